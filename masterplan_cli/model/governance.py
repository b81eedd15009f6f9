"""Bodies, risks, change, collaboration, money to be had, monitoring, evaluation, glossary and annexes."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from masterplan_cli.model.entity import (
    Date,
    Entity,
    FundingRef,
    Identifier,
    IndicatorRef,
    IntakeRef,
    LocalText,
    Number,
    OrganisationRef,
    ProgrammeRef,
    Prose,
    QuestionRef,
    Rupiah,
    SchemeRef,
    SourceRef,
    Status,
    Year,
    doc,
)
from masterplan_cli.model.evidence import Figure
from masterplan_cli.model.plan import FiscalYear

Five = Annotated[int, Field(ge=1, le=5)]
Percent = Annotated[Number, Field(gt=0, le=100)]
Share = Annotated[Number, Field(ge=0, le=100)]


class Member(Entity):
    """A seat in a body; the office, not the person, holds it."""

    role: LocalText = doc("Kedudukan dalam tim, misalnya ketua", "Role in the body, e.g. chair")
    holder: LocalText = doc("Jabatan yang menduduki", "Office that holds the seat")
    organisation: OrganisationRef | None = doc("Lembaga", "Organisation", None)


class Body(Entity):
    """Dewan, Tim Pelaksana, Forum or a working group."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Nama", "Name")
    kind: Literal["council", "team", "forum", "working-group"] = doc("Jenis", "Kind")
    status: Status = doc("Status", "Status", "proposed")
    decree: LocalText | None = doc("Keputusan pembentukan", "Decree that sets it up", None)
    members: tuple[Member, ...] = doc("Susunan", "Members", ())
    duties: tuple[LocalText, ...] = doc("Tugas", "Duties", ())
    meetings: LocalText | None = doc("Jadwal rapat", "Meetings", None)
    last_meeting: Date | None = doc("Tanggal rapat terakhir", "Date of the last meeting", None)


class Governance(Entity):
    """How the plan is steered."""

    bodies: tuple[Body, ...] = doc("Kelembagaan", "Bodies", ())
    note: Prose | None = doc("Catatan", "Note", None)


class Risk(Entity):
    """A risk with likelihood and impact from 1 to 5."""

    id: Identifier = doc("Kode risiko", "Code of the risk")
    name: LocalText = doc("Risiko", "Risk")
    category: LocalText | None = doc("Kategori", "Category", None)
    cause: LocalText | None = doc("Penyebab", "Cause", None)
    effect: LocalText | None = doc("Akibat", "Effect", None)
    likelihood: Five | None = doc("Kemungkinan 1 sampai 5", "Likelihood 1 to 5", None)
    impact: Five | None = doc("Dampak 1 sampai 5", "Impact 1 to 5", None)
    treatment: LocalText | None = doc("Penanganan", "Treatment", None)
    owner: OrganisationRef | None = doc("Penanggung jawab", "Owner", None)
    programmes: tuple[ProgrammeRef, ...] = doc("Program terkait", "Programmes concerned", ())


class Change(Entity):
    """A line of the change management plan."""

    id: Identifier = doc("Kode", "Code")
    stakeholder: LocalText = doc("Pemangku kepentingan", "Stakeholder")
    effect: LocalText = doc("Perubahan yang dialami", "What changes for them")
    intervention: LocalText = doc("Langkah pendampingan", "Intervention")
    owner: OrganisationRef | None = doc("Penanggung jawab", "Owner", None)
    time: LocalText | None = doc("Waktu", "When", None)
    measure: LocalText | None = doc("Ukuran keberhasilan", "Measure of success", None)


class Collaboration(Entity):
    """Work with other regions or partners."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Kerja sama", "Collaboration")
    partners: tuple[LocalText, ...] = doc("Mitra", "Partners", ())
    scope: LocalText | None = doc("Ruang lingkup", "Scope", None)
    programmes: tuple[ProgrammeRef, ...] = doc("Program terkait", "Programmes concerned", ())
    agreement: LocalText | None = doc("Dasar perjanjian", "Agreement", None)
    status: Status = doc("Status", "Status", "proposed")
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class FundingOption(Entity):
    """A way to pay, with its conditions."""

    funding: FundingRef = doc("Sumber dana", "Funding source")
    use: LocalText = doc("Peruntukan", "What it is for")
    condition: LocalText | None = doc("Syarat dan langkah", "Conditions and steps", None)
    status: Status = doc("Status", "Status", "proposed")


class Fiscal(Entity):
    """The region's money: realised years, and ceilings where they are set."""

    history: dict[Year, FiscalYear] = doc("Realisasi APBD per tahun", "Budget outcome by year", {})
    ceilings: dict[Year, dict[FundingRef, Rupiah]] = doc(
        "Pagu per tahun dan sumber dana", "Ceilings by year and source", {}
    )
    ceilings_status: Status = doc("Status pagu", "Status of the ceilings", "proposed")
    ceilings_basis: Prose | None = doc("Dasar penetapan pagu", "Basis of the ceilings", None)
    share_limit: Percent = doc(
        "Bagian pagu yang boleh dipakai program kota cerdas, dalam persen",
        "Share of the ceilings that smart city programmes may use, in per cent",
        Decimal(100),
    )
    stress: Percent | None = doc(
        "Skenario pagu turun: bagian pagu yang masih tersedia, dalam persen, misalnya 80",
        "Scenario of lower ceilings: the share of them that is still available, in per cent, e.g. 80",
        None,
    )
    stress_basis: Prose | None = doc("Dasar skenario pagu turun", "Basis of the scenario of lower ceilings", None)
    options: tuple[FundingOption, ...] = doc("Strategi pembiayaan", "Financing options", ())
    note: Prose | None = doc("Catatan", "Note", None)


class MonitoringStep(Entity):
    """A recurring step of monitoring and evaluation."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Kegiatan pemantauan", "Monitoring step")
    frequency: LocalText = doc("Frekuensi", "Frequency")
    lead: OrganisationRef | None = doc("Penanggung jawab", "Lead organisation", None)
    output: LocalText | None = doc("Keluaran", "Output", None)


class Result(Figure):
    """What an indicator reached in one year; where it falls short, why, and what is done about it."""

    cause: LocalText | None = doc("Penyebab bila target tidak tercapai", "Cause where the target was missed", None)
    follow_up: LocalText | None = doc("Tindak lanjut yang disepakati", "Follow-up that was agreed", None)


class Realisation(Entity):
    """What an indicator reached, year by year, as it becomes known."""

    indicator: IndicatorRef = doc("Kode indikator", "Code of the indicator")
    values: dict[Year, Result] = doc("Realisasi per tahun", "Realised values by year")
    breaks: tuple[Year, ...] = doc(
        "Tahun mulai cara ukur baru; sejak itu realisasi tidak dinilai terhadap target lama",
        "Years with which a new method begins; from then on results are not held against the old targets",
        (),
    )


class Progress(Entity):
    """How far a programme was carried out by the end of one year, and what was spent in it."""

    physical: Share | None = doc(
        "Kemajuan fisik sejak awal program sampai akhir tahun, dalam persen",
        "Physical progress from the start of the programme to the end of the year, in per cent",
        None,
    )
    spent: dict[FundingRef, Rupiah] = doc(
        "Realisasi anggaran tahun itu menurut sumber dana", "Money spent in that year by funding source", {}
    )
    cause: LocalText | None = doc(
        "Penyebab bila program tertinggal dari jadwal", "Cause where the programme is behind its schedule", None
    )
    follow_up: LocalText | None = doc("Tindak lanjut yang disepakati", "Follow-up that was agreed", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    note: LocalText | None = doc("Catatan", "Note", None)


class ProgrammeProgress(Entity):
    """The execution of a programme, year by year, as it becomes known."""

    programme: ProgrammeRef = doc("Kode program", "Code of the programme")
    years: dict[Year, Progress] = doc("Pelaksanaan per tahun", "Execution by year")


class Monitoring(Entity):
    """How the plan is followed, and what was reached."""

    steps: tuple[MonitoringStep, ...] = doc("Jadwal pemantauan", "Monitoring schedule", ())
    realisation: tuple[Realisation, ...] = doc("Realisasi indikator", "Realised indicators", ())
    progress: tuple[ProgrammeProgress, ...] = doc("Pelaksanaan program", "Execution of the programmes", ())
    until: Year | None = doc(
        "Tahun terakhir yang realisasinya dimuat; tanpa isian, tahun tanggal dokumen",
        "Last year whose results are shown; the year of the document's date unless given",
        None,
    )
    note: Prose | None = doc("Catatan", "Note", None)


class Answer(Entity):
    """What is known of one question of the evaluation: its score, or the evidence for it."""

    question: QuestionRef = doc("Kode pertanyaan dalam skema, misalnya O-4", "Code of the question, e.g. O-4")
    score: Number | None = doc(
        "Skor menurut penilaian, dalam skala skema", "Score as assessed, within the scheme's scale", None
    )
    evidence: LocalText | None = doc("Bukti yang tersedia", "Evidence at hand", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    note: LocalText | None = doc("Catatan", "Note", None)


class Evaluation(Entity):
    """The national evaluation as far as the region takes part."""

    scheme: SchemeRef | None = doc("Skema evaluasi, misalnya kominfo-2023", "Scheme, e.g. kominfo-2023", None)
    intake: IntakeRef | None = doc(
        "Kelompok daerah dalam skema, yang menentukan bobot",
        "Group of regions in the scheme; it sets the weights",
        None,
    )
    history: dict[Year, Figure] = doc("Indeks pencapaian per tahun", "Index of achievement by year", {})
    answers: tuple[Answer, ...] = doc("Jawaban dan bukti tiap pertanyaan", "Answers and evidence by question", ())
    status: Prose = doc("Keadaan evaluasi", "State of the evaluation")
    year: Year | None = doc("Tahun", "Year", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class Term(Entity):
    """A term or an abbreviation."""

    term: LocalText = doc("Istilah atau singkatan", "Term or abbreviation")
    meaning: LocalText = doc("Arti", "Meaning")
    abbreviation: bool = doc("Benar bila singkatan", "True for an abbreviation", False)


class Annex(Entity):
    """A further text at the end of Book 2."""

    id: Identifier = doc("Kode", "Code")
    title: LocalText = doc("Judul lampiran", "Title")
    text: Prose = doc("Isi", "Text")
