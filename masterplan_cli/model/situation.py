"""Who and what there is today: organisations, issues, readiness, inventories, gaps, SWOT."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from masterplan_cli.model.entity import (
    Code,
    DimensionRef,
    Direction,
    Entity,
    Identifier,
    LocalText,
    Number,
    OrganisationRef,
    PlanRef,
    Prose,
    ReadinessRef,
    ReasonRef,
    Refers,
    SeriesRef,
    SourceRef,
    Status,
    SubdimensionRef,
    Year,
    doc,
)
from masterplan_cli.model.evidence import Figure

FactorRef = Annotated[str, Refers("factor")]
Score = Annotated[Number, Field(ge=1, le=4)]
Element = Literal["nature", "structure", "infrastructure", "superstructure", "culture"]
ELEMENTS: tuple[Element, ...] = ("nature", "structure", "infrastructure", "superstructure", "culture")


class Organisation(Entity):
    """A Perangkat Daerah or a partner."""

    id: Identifier = doc("Kode lembaga, misalnya diskominfo", "Code, e.g. diskominfo")
    name: LocalText = doc("Nama resmi", "Official name")
    abbreviation: str | None = doc("Singkatan", "Abbreviation", None)
    kind: Literal[
        "agency",
        "secretariat",
        "district",
        "village",
        "council",
        "vertical",
        "enterprise",
        "private",
        "university",
        "community",
        "media",
    ] = doc(
        "Jenis: agency untuk perangkat daerah, selain itu mitra",
        "Kind: agency for offices of the region, otherwise a partner",
        "agency",
    )
    affairs: tuple[Code, ...] = doc("Kode urusan dan bidang", "Codes of governmental affairs", ())
    confirmed: bool = doc(
        "Salah bila nama resminya belum dipastikan", "False if the official name is not confirmed yet", True
    )
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    note: LocalText | None = doc("Catatan", "Note", None)


class Issue(Entity):
    """A strategic issue."""

    id: Identifier = doc("Kode isu", "Code of the issue")
    name: LocalText = doc("Isu dalam satu frasa", "The issue in a phrase")
    text: Prose = doc("Uraian", "Description")
    dimensions: tuple[DimensionRef, ...] = doc("Dimensi terkait", "Dimensions concerned", ())
    series: tuple[SeriesRef, ...] = doc(
        "Indikator profil yang menjadi bukti", "Profile indicators that are evidence", ()
    )
    plan_refs: tuple[PlanRef, ...] = doc("Acuan rencana", "References to plans", ())
    sources: tuple[SourceRef, ...] = doc("Kode sumber", "Codes of the sources", ())


class Potential(Entity):
    """A strength of the region worth building on."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Potensi", "Potential")
    text: Prose = doc("Uraian", "Description")
    dimensions: tuple[DimensionRef, ...] = doc("Dimensi terkait", "Dimensions concerned", ())
    sources: tuple[SourceRef, ...] = doc("Kode sumber", "Codes of the sources", ())


class Trend(Entity):
    """A development outside the region that changes its future."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Tren", "Trend")
    text: Prose = doc("Uraian", "Description")
    effect: Prose | None = doc("Dampak bagi daerah", "Effect on the region", None)
    dimensions: tuple[DimensionRef, ...] = doc("Dimensi terkait", "Dimensions concerned", ())
    sources: tuple[SourceRef, ...] = doc("Kode sumber", "Codes of the sources", ())


class ReadinessComponent(Entity):
    """One component of readiness with its condition and, where assessed, a score from 1 to 4."""

    id: Identifier = doc("Kode", "Code")
    element: Element = doc("Unsur kesiapan", "Element of readiness")
    component: ReadinessRef | None = doc(
        "Komponen model kesiapan, misalnya digital", "Component of the readiness model, e.g. digital", None
    )
    name: LocalText = doc("Komponen", "Component")
    condition: Prose = doc("Kondisi saat ini", "Present condition")
    score: Score | None = doc("Skor 1 sampai 4, hanya bila sudah dinilai", "Score 1 to 4, only if assessed", None)
    target: Score | None = doc("Skor yang dituju", "Score aimed at", None)
    weight: Number = doc("Bobot dalam unsurnya", "Weight within its element", Decimal(1), gt=0)
    status: Literal["assessed", "proposed"] = doc("Status penilaian", "Status of the assessment", "assessed")
    sources: tuple[SourceRef, ...] = doc("Bukti: kode sumber", "Evidence: codes of the sources", ())
    unknown: LocalText | None = doc("Apa yang belum diketahui", "What is not known yet", None)
    ask: LocalText | None = doc("Kepada siapa data diminta", "Whom to ask for it", None)


class Application(Entity):
    """An application or digital service in use."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Nama aplikasi atau layanan", "Name of the application or service")
    function: LocalText = doc("Kegunaan", "What it does")
    owner: OrganisationRef | None = doc("Pengelola", "Who runs it", None)
    users: tuple[OrganisationRef, ...] = doc("Lembaga pengguna", "Organisations that use it", ())
    origin: Literal["central", "local", "partner"] = doc(
        "Asal: central (pusat), local (daerah), partner (mitra)", "Origin: central, local or partner", "local"
    )
    subdimension: SubdimensionRef | None = doc("Subdimensi", "Sub-dimension", None)
    status: Literal["running", "planned", "stopped", "unknown"] = doc("Status", "Status", "running")
    since: LocalText | None = doc("Sejak", "Since", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    note: LocalText | None = doc("Catatan", "Note", None)


class InfrastructureItem(Entity):
    """A piece of digital or public infrastructure."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Prasarana", "Infrastructure")
    unit: LocalText | None = doc("Satuan", "Unit", None)
    quantity: Figure | None = doc("Jumlah atau cakupan", "Quantity or coverage", None)
    condition: LocalText | None = doc("Kondisi", "Condition", None)
    owner: OrganisationRef | None = doc("Pengelola", "Who runs it", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class Desired(Entity):
    """The condition aimed at, which is always somebody's decision or proposal."""

    value: Number | None = doc("Nilai yang diinginkan", "Desired value", None)
    text: LocalText | None = doc("Kondisi yang diinginkan", "Desired condition", None)
    year: Year | None = doc("Tahun", "Year", None)
    basis: LocalText | None = doc("Dasar penetapan", "Basis", None)
    status: Status = doc("Status", "Status", "proposed")


class Gap(Entity):
    """The distance between the present and the desired condition of an element or a sub-dimension."""

    id: Identifier = doc("Kode kesenjangan", "Code of the gap")
    name: LocalText = doc("Kesenjangan dalam satu frasa", "The gap in a phrase")
    subdimension: SubdimensionRef | None = doc("Subdimensi", "Sub-dimension", None)
    element: Element | None = doc("Unsur kesiapan", "Element of readiness", None)
    unit: LocalText | None = doc("Satuan", "Unit", None)
    direction: Direction = doc("Arah yang diinginkan", "Desired direction", "up")
    present: Figure = doc("Kondisi saat ini", "Present condition")
    desired: Desired | None = doc("Kondisi yang diinginkan", "Desired condition", None)
    series: SeriesRef | None = doc("Indikator profil terkait", "Related profile indicator", None)
    cause: Prose | None = doc("Penyebab", "Cause", None)
    response: Prose | None = doc("Tanggapan", "Response", None)
    priority: Literal["high", "medium", "low"] | None = doc("Prioritas", "Priority", None)
    issues: tuple[ReasonRef, ...] = doc("Isu yang terkait", "Issues concerned", ())


class Factor(Entity):
    """A factor of the SWOT analysis."""

    id: Identifier = doc("Kode, misalnya S1", "Code, e.g. S1")
    text: LocalText = doc("Faktor", "Factor")
    weight: Number | None = doc("Bobot (jumlah per kelompok 1)", "Weight (sums to 1 within a group)", None)
    rating: Score | None = doc(
        "Peringkat 1 sampai 4: makin besar makin kuat pengaruhnya, juga pada kelemahan dan ancaman",
        "Rating 1 to 4: the greater, the stronger its effect, also of weaknesses and threats",
        None,
    )
    sources: tuple[SourceRef, ...] = doc("Kode sumber", "Codes of the sources", ())


class Swot(Entity):
    """Strengths, weaknesses, opportunities and threats."""

    strengths: tuple[Factor, ...] = doc("Kekuatan", "Strengths", ())
    weaknesses: tuple[Factor, ...] = doc("Kelemahan", "Weaknesses", ())
    opportunities: tuple[Factor, ...] = doc("Peluang", "Opportunities", ())
    threats: tuple[Factor, ...] = doc("Ancaman", "Threats", ())
    status: Literal["assessed", "proposed"] = doc(
        "Status bobot dan peringkat", "Status of the weights and ratings", "assessed"
    )
    note: Prose | None = doc("Catatan", "Note", None)


class Strategy(Entity):
    """A TOWS strategy; cites the factors it joins and the gaps it closes."""

    id: Identifier = doc("Kode strategi", "Code of the strategy")
    kind: Literal["so", "wo", "st", "wt"] = doc("Jenis: so, wo, st, atau wt", "Kind: so, wo, st or wt")
    text: LocalText = doc("Strategi", "Strategy")
    factors: tuple[FactorRef, ...] = doc("Faktor yang dirujuk", "Factors cited", ())
    gaps: tuple[ReasonRef, ...] = doc("Kesenjangan yang dijawab", "Gaps answered", ())
    dimensions: tuple[DimensionRef, ...] = doc("Dimensi", "Dimensions", ())
    status: Status = doc("Status", "Status", "proposed")
