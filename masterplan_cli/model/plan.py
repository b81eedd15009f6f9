"""Planning documents as trees (vision, missions, goals, targets, programmes) and the legal basis."""

from typing import Literal

from masterplan_cli.model.entity import (
    Code,
    Date,
    Direction,
    Entity,
    Identifier,
    LocalText,
    Number,
    OrganisationRef,
    Prose,
    SourceRef,
    Year,
    Years,
    doc,
)
from masterplan_cli.model.evidence import Figure
from masterplan_cli.model.priority import Attainment


class Baseline(Entity):
    """Where an indicator starts: a sourced value of a year, or an admission that it is unknown."""

    value: Number | None = doc("Nilai awal", "Starting value", None)
    text: LocalText | None = doc("Nilai awal yang bukan angka", "Starting value that is not a number", None)
    year: Year | None = doc("Tahun data", "Year of the figure", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    grade: Literal["A", "B", "C"] | None = doc("Mutu bukti", "Evidence grade", None)
    note: LocalText | None = doc("Catatan", "Note", None)
    unknown: bool = doc("Benar bila belum diketahui", "True if not known yet", False)
    ask: LocalText | None = doc("Kepada siapa data diminta", "Whom to ask for it", None)


class Indicator(Entity):
    """A measure with unit, direction, baseline and yearly targets."""

    id: Identifier = doc("Kode indikator", "Code of the indicator")
    name: LocalText = doc("Nama indikator", "Name of the indicator")
    unit: LocalText = doc("Satuan", "Unit")
    direction: Direction = doc("Arah yang diinginkan", "Desired direction", "up")
    baseline: Baseline | None = doc("Nilai awal", "Baseline", None)
    targets: dict[Year, Number] = doc("Target per tahun", "Target by year", {})
    formula: Prose | None = doc("Cara hitung", "How it is computed", None)
    attainment: Attainment | None = doc(
        "Rumus capaian; tanpa isian berlaku pilihan pada methods",
        "Formula of attainment; without it the choice under methods holds",
        None,
    )
    tolerance: Number | None = doc(
        "Simpangan dari target yang masih dianggap tercapai, untuk rumus range",
        "How far from the target still counts as reached, for the formula range",
        None,
        ge=0,
    )
    lowest: Number | None = doc("Nilai terkecil yang mungkin", "Smallest possible value", None)
    highest: Number | None = doc("Nilai terbesar yang mungkin", "Greatest possible value", None)
    verification: LocalText | None = doc("Sumber data pemantauan", "Data source for monitoring", None)
    owner: OrganisationRef | None = doc("Penanggung jawab data", "Who keeps the data", None)
    source: SourceRef | None = doc("Sumber target", "Source of the targets", None)


class PlanProgramme(Entity):
    """A programme of a planning document."""

    id: Identifier = doc("Kode, unik dalam rencana", "Code, unique in the plan")
    name: LocalText = doc("Nama program", "Name of the programme")
    lead: OrganisationRef | None = doc("Penanggung jawab", "Lead organisation", None)
    indicators: tuple[Indicator, ...] = doc("Indikator", "Indicators", ())
    note: LocalText | None = doc("Catatan", "Note", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class Target(Entity):
    """A sasaran."""

    id: Identifier = doc("Kode", "Code")
    text: LocalText = doc("Sasaran", "Target (sasaran)")
    indicators: tuple[Indicator, ...] = doc("Indikator sasaran", "Indicators", ())
    programmes: tuple[PlanProgramme, ...] = doc("Program", "Programmes", ())


class Goal(Entity):
    """A tujuan."""

    id: Identifier = doc("Kode", "Code")
    text: LocalText = doc("Tujuan", "Goal (tujuan)")
    indicators: tuple[Indicator, ...] = doc("Indikator tujuan", "Indicators", ())
    targets: tuple[Target, ...] = doc("Sasaran", "Targets", ())


class Mission(Entity):
    """A misi."""

    id: Identifier = doc("Kode, misalnya m3", "Code, e.g. m3")
    text: LocalText = doc("Misi", "Mission")
    note: LocalText | None = doc("Catatan", "Note", None)
    goals: tuple[Goal, ...] = doc("Tujuan", "Goals", ())
    programmes: tuple[PlanProgramme, ...] = doc("Program di bawah misi", "Programmes under the mission", ())


class Plan(Entity):
    """A planning document: RPJPN, RPJMN, RPJPD, RPJMD, RTRW, Renstra and the like."""

    id: Identifier = doc("Kode rencana", "Code of the plan")
    kind: Literal["rpjpn", "rpjmn", "rpjpd", "rpjmd", "rtrw", "renstra", "rkpd", "other"] = doc("Jenis", "Kind")
    name: LocalText = doc("Nama", "Name")
    role: Literal["reference", "successor", "context"] = doc(
        "reference: acuan penyelarasan; successor: rencana penerus; context: konteks",
        "reference: what the programmes are aligned with; successor: what a later edition moves to; context",
        "context",
    )
    period: Years | None = doc("Periode", "Period", None)
    regulation: LocalText | None = doc("Peraturan penetapan", "Regulation that sets it", None)
    vision: LocalText | None = doc("Visi", "Vision", None)
    summary: Prose | None = doc("Arah yang relevan", "Relevant directions", None)
    indicators: tuple[Indicator, ...] = doc(
        "Indikator makro, yang tidak terikat tujuan atau sasaran", "Macro indicators, not tied to a goal or target", ()
    )
    missions: tuple[Mission, ...] = doc("Misi", "Missions", ())
    programmes: tuple[PlanProgramme, ...] = doc(
        "Program yang tidak terikat misi", "Programmes not tied to a mission", ()
    )
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    note: Prose | None = doc("Catatan", "Note", None)


class LegalReference(Entity):
    """A regulation on which the plan rests, with its state on the document's date."""

    id: Identifier = doc("Kode", "Code")
    kind: Literal[
        "uu",
        "perppu",
        "pp",
        "perpres",
        "keppres",
        "inpres",
        "permen",
        "kepmen",
        "inmen",
        "perda",
        "perkada",
        "keputusan",
        "other",
    ] = doc("Jenis peraturan", "Kind of regulation")
    number: Code = doc("Nomor", "Number")
    year: Year = doc("Tahun", "Year")
    title: LocalText = doc("Tentang", "Title (tentang)")
    issuer: LocalText | None = doc(
        "Lembaga penerbit, untuk permen dan kepmen", "Issuing body, for ministerial rules", None
    )
    status: Literal["valid", "amended", "repealed"] = doc(
        "Keadaan pada tanggal dokumen", "State on the document's date", "valid"
    )
    valid_from: Date | None = doc("Mulai berlaku", "In force from", None)
    repealed_on: Date | None = doc("Tanggal dicabut", "Date of repeal", None)
    repealed_by: LocalText | None = doc("Peraturan yang mencabut", "Regulation that repeals it", None)
    amended_by: tuple[LocalText, ...] = doc("Peraturan yang mengubah", "Regulations that amend it", ())
    note: LocalText | None = doc("Perubahan atau catatan", "Amendments or note", None)
    relevance: LocalText | None = doc("Kaitan dengan rencana ini", "What it means for this plan", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class FiscalYear(Entity):
    """One year of the regional budget; every amount in whole rupiah as a sourced figure."""

    revenue: Figure | None = doc("Pendapatan (realisasi), rupiah", "Revenue (realised), rupiah", None)
    own_revenue: Figure | None = doc("PAD (realisasi), rupiah", "Own revenue (realised), rupiah", None)
    transfers: Figure | None = doc("Transfer (realisasi), rupiah", "Transfers (realised), rupiah", None)
    spending_budget: Figure | None = doc("Belanja (anggaran), rupiah", "Spending (budget), rupiah", None)
    spending: Figure | None = doc("Belanja (realisasi), rupiah", "Spending (realised), rupiah", None)
    note: LocalText | None = doc("Catatan", "Note", None)
