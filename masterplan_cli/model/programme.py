"""Direction, programmes, quick wins and the action plan."""

from typing import Annotated, Literal

from masterplan_cli.model.entity import (
    Code,
    CriterionRef,
    Date,
    DimensionRef,
    EndMonth,
    Entity,
    FundingRef,
    Horizon,
    Identifier,
    IsoThemeRef,
    KpiRef,
    LegalRef,
    LocalText,
    Number,
    OrganisationRef,
    PemdiRef,
    PlanRef,
    PriorityRef,
    ProgrammeRef,
    Prose,
    ReasonRef,
    Refers,
    Rupiah,
    SdgRef,
    SpbeRef,
    StartMonth,
    Status,
    SubdimensionRef,
    Year,
    doc,
)
from masterplan_cli.model.plan import Indicator

SmartMissionRef = Annotated[str, Refers("smart-mission")]
Stream = Literal["policy", "capacity", "infrastructure", "application", "literacy"]
STREAMS: tuple[Stream, ...] = ("policy", "capacity", "infrastructure", "application", "literacy")


class SmartMission(Entity):
    """A mission of the smart city."""

    id: Identifier = doc("Kode misi", "Code of the mission")
    text: LocalText = doc("Misi", "Mission")
    dimensions: tuple[DimensionRef, ...] = doc("Dimensi", "Dimensions", ())
    plan_refs: tuple[PlanRef, ...] = doc("Keterkaitan dengan rencana daerah", "Relation to regional plans", ())


class SmartGoal(Entity):
    """A goal under a mission, measured by indicators."""

    id: Identifier = doc("Kode tujuan", "Code of the goal")
    text: LocalText = doc("Tujuan", "Goal")
    mission: SmartMissionRef | None = doc("Misi", "Mission", None)
    dimension: DimensionRef | None = doc("Dimensi", "Dimension", None)
    indicators: tuple[Indicator, ...] = doc("Indikator", "Indicators", ())


class Principle(Entity):
    """A principle that decisions follow."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Prinsip", "Principle")
    text: LocalText = doc("Uraian", "Description")


class DimensionDirection(Entity):
    """Goal and strategy of a dimension or sub-dimension."""

    of: Annotated[str, Refers("dimension-or-subdimension")] = doc(
        "Kode dimensi atau subdimensi", "Code of the dimension or sub-dimension"
    )
    goal: LocalText = doc("Tujuan", "Goal")
    strategy: Prose | None = doc("Strategi", "Strategy", None)


class Vision(Entity):
    """The smart city vision and what hangs on it."""

    statement: LocalText = doc("Visi kota cerdas", "Smart city vision")
    status: Status = doc("Status", "Status", "proposed")
    explanation: Prose | None = doc("Penjelasan visi", "Explanation of the vision", None)
    keywords: tuple[LocalText, ...] = doc("Kata kunci", "Keywords", ())
    missions: tuple[SmartMission, ...] = doc("Misi", "Missions", ())
    goals: tuple[SmartGoal, ...] = doc("Tujuan", "Goals", ())
    principles: tuple[Principle, ...] = doc("Prinsip", "Principles", ())
    directions: tuple[DimensionDirection, ...] = doc(
        "Arah tiap dimensi dan subdimensi", "Direction of each dimension and sub-dimension", ()
    )


class Milestone(Entity):
    """A dated result on the way."""

    name: LocalText = doc("Tonggak capaian", "Milestone")
    month: EndMonth = doc("Bulan, misalnya 2024-06", "Month, e.g. 2024-06")


class Programme(Entity):
    """One programme of the masterplan."""

    id: Identifier = doc("Kode program, tetap sepanjang umur rencana", "Code, stable for the life of the plan")
    name: LocalText = doc("Nama program", "Name of the programme")
    subdimension: SubdimensionRef = doc("Subdimensi utama", "Main sub-dimension")
    also: tuple[SubdimensionRef, ...] = doc("Subdimensi pendukung", "Other sub-dimensions served", ())
    status: Status = doc(
        "existing (berjalan), approved (disetujui), proposed (usulan)",
        "existing, approved or proposed",
        "proposed",
    )
    type: Literal["new", "continuing"] = doc("Baru atau lanjutan", "New or continuing", "new")
    stream: Stream | None = doc("Aliran rencana aksi yang terutama", "Main stream of the action plan", None)
    description: Prose | None = doc("Uraian", "Description", None)
    why: tuple[ReasonRef, ...] = doc(
        "Kesenjangan, strategi, atau isu yang dijawab", "Gaps, strategies or issues answered", ()
    )
    innovation: LocalText | None = doc(
        "Inovasi: apa yang menjadi lebih mudah bagi warga", "Innovation: what becomes easier for people", None
    )
    beneficiaries: LocalText | None = doc("Penerima manfaat", "Beneficiaries", None)
    legal_basis: tuple[LegalRef, ...] = doc("Dasar hukum", "Legal basis", ())
    lead: OrganisationRef | None = doc("Penanggung jawab", "Lead organisation", None)
    support: tuple[OrganisationRef, ...] = doc("Pendukung dan mitra", "Supporting organisations and partners", ())
    location: LocalText | None = doc("Lokasi", "Location", None)
    plan_refs: tuple[PlanRef, ...] = doc(
        "Acuan RPJMD, misalnya rpjmd-2018/m3", "RPJMD reference, e.g. rpjmd-2018/m3", ()
    )
    unplanned: LocalText | None = doc(
        "Keterangan bila belum terakomodasi RPJMD", "Remark if the RPJMD does not hold it", None
    )
    horizon: Horizon | None = doc("quick-win, short, medium, atau long", "quick-win, short, medium or long", None)
    start: StartMonth | None = doc("Bulan mulai, misalnya 2023-03", "First month, e.g. 2023-03", None)
    end: EndMonth | None = doc("Bulan selesai", "Last month", None)
    depends_on: tuple[ProgrammeRef, ...] = doc(
        "Program yang harus selesai lebih dahulu", "Programmes that must finish first", ()
    )
    milestones: tuple[Milestone, ...] = doc("Tonggak capaian", "Milestones", ())
    indicators: tuple[Indicator, ...] = doc("Indikator", "Indicators", ())
    budget: dict[Year, dict[FundingRef, Rupiah]] = doc(
        "Anggaran per tahun dan sumber dana", "Budget by year and funding source", {}
    )
    assumption: LocalText | None = doc("Dasar perkiraan anggaran", "How the amount was reached", None)
    scores: dict[CriterionRef, Number] = doc(
        "Nilai tiap kriteria prioritas, menurut skalanya", "Score on each criterion of priority, on its scale", {}
    )
    scores_note: LocalText | None = doc("Alasan pemberian nilai", "Why these scores were given", None)
    mandatory: bool = doc(
        "Benar bila program wajib dijalankan, berapa pun nilainya",
        "True if the programme has to be carried out whatever its score",
        False,
    )
    excludes: tuple[ProgrammeRef, ...] = doc(
        "Program yang tidak perlu bila program ini dipilih", "Programmes that this one makes needless", ()
    )
    codes: dict[str, Code] = doc("Kode nomenklatur menurut edisi", "Nomenclature codes by edition", {})
    sdg: tuple[SdgRef, ...] = doc(
        "Tujuan atau target SDG, yang utama lebih dahulu, misalnya 11 atau 11.2",
        "SDG goals or targets, the main one first, e.g. 11 or 11.2",
        (),
    )
    iso_37122: tuple[IsoThemeRef, ...] = doc(
        "Tema ISO 37122, yang utama lebih dahulu", "ISO 37122 themes, the main one first", ()
    )
    spbe: tuple[SpbeRef, ...] = doc(
        "Domain arsitektur SPBE, yang utama lebih dahulu", "Domains of the SPBE architecture, the main one first", ()
    )
    pemdi: tuple[PemdiRef, ...] = doc(
        "Aspek Indeks Pemdi, yang utama lebih dahulu", "Aspects of the Pemdi index, the main one first", ()
    )
    u4ssc: tuple[KpiRef, ...] = doc(
        'Kode U4SSC, yang utama lebih dahulu, misalnya EC-ICT atau "EC: ICT: ICT: 1C"',
        'U4SSC codes, the main one first, e.g. EC-ICT or "EC: ICT: ICT: 1C"',
        (),
    )
    national_priorities: tuple[PriorityRef, ...] = doc(
        "Prioritas nasional, yang utama lebih dahulu, misalnya PN-7",
        "National priorities, the main one first, e.g. PN-7",
        (),
    )
    only_application: bool = doc(
        "Benar bila program hanya membuat aplikasi", "True if the programme only builds an application", False
    )
    note: LocalText | None = doc("Keterangan", "Remark", None)


class QuickWin(Entity):
    """A quick win with one field per indicator of the official rubric."""

    programme: ProgrammeRef = doc("Kode program", "Code of the programme")
    year: Year = doc("Tahun pelaksanaan", "Year")
    name: LocalText = doc("Nama quick win", "Name of the quick win")
    problem: LocalText | None = doc("Masalah yang dijawab", "Problem it answers", None)
    formulation: LocalText | None = doc(
        "Perumusan: siapa terlibat dan masalah RPJMD mana",
        "Formulation: who was involved, which RPJMD problem",
        None,
    )
    appeal: LocalText | None = doc("Daya tarik", "Appeal", None)
    benefit: LocalText | None = doc("Manfaat bagi warga", "Benefit to citizens", None)
    uniqueness: LocalText | None = doc("Keunikan", "Uniqueness", None)
    partnership: LocalText | None = doc("Peluang kemitraan", "Partnership", None)
    development: LocalText | None = doc("Potensi pengembangan", "Potential for development", None)
    sustainability: LocalText | None = doc("Strategi keberlanjutan", "Sustainability", None)
    resources: LocalText | None = doc("Sumber daya", "Resources", None)
    risk: LocalText | None = doc("Risiko dan mitigasi", "Risk and mitigation", None)
    continuity: LocalText | None = doc("Kelanjutan tahun berikutnya", "Continuity in the next year", None)
    before: LocalText | None = doc("Keadaan sebelum", "Before", None)
    after: LocalText | None = doc("Keadaan yang dituju", "After", None)


class Activity(Entity):
    """An item of the action plan. Its money stands in the programmes it names, so that nothing is counted twice."""

    id: Identifier = doc("Kode kegiatan", "Code of the activity")
    stream: Stream = doc(
        "policy, capacity, infrastructure, application, atau literacy",
        "policy, capacity, infrastructure, application or literacy",
    )
    name: LocalText = doc("Kegiatan", "Activity")
    output: LocalText | None = doc("Keluaran", "Output", None)
    lead: OrganisationRef | None = doc("Penanggung jawab", "Lead organisation", None)
    support: tuple[OrganisationRef, ...] = doc("Pendukung", "Supporting organisations", ())
    start: StartMonth | None = doc("Bulan mulai", "First month", None)
    end: EndMonth | None = doc("Bulan selesai", "Last month", None)
    programmes: tuple[ProgrammeRef, ...] = doc(
        "Program yang membiayai atau dilayani", "Programmes that pay for it or are served", ()
    )
    status: Status = doc("Status", "Status", "proposed")


class Event(Entity):
    """A participation event."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Kegiatan", "Event")
    date: Date | None = doc("Tanggal", "Date", None)
    place: LocalText | None = doc("Tempat", "Place", None)
    participants: LocalText | None = doc("Peserta", "Participants", None)
    output: LocalText | None = doc("Hasil", "Output", None)
    source: Annotated[str, Refers("source")] | None = doc("Kode sumber", "Code of the source", None)
