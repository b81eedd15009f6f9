"""`Profile`: the root of a city profile."""

from typing import Annotated

from pydantic import Field

from masterplan_cli.model.entity import Entity, doc
from masterplan_cli.model.evidence import Series, Source, Unknown
from masterplan_cli.model.governance import (
    Annex,
    Change,
    Collaboration,
    Evaluation,
    Fiscal,
    Governance,
    Monitoring,
    Risk,
    Term,
)
from masterplan_cli.model.plan import LegalReference, Plan
from masterplan_cli.model.priority import Methods, Prioritisation
from masterplan_cli.model.programme import Activity, Event, Programme, QuickWin, Vision
from masterplan_cli.model.region import Document, Region
from masterplan_cli.model.situation import (
    Application,
    Gap,
    InfrastructureItem,
    Issue,
    Organisation,
    Potential,
    ReadinessComponent,
    Strategy,
    Swot,
    Trend,
)
from masterplan_cli.model.waiver import Waiver


class Profile(Entity):
    """One city profile: everything that the documents are made of."""

    schema_version: Annotated[int, Field(ge=1, le=1)] = Field(
        1,
        alias="schema",
        description="Version of this format",
        json_schema_extra={"x-description-id": "Versi format ini"},
    )
    taxonomy: str = doc("Edisi taksonomi dimensi", "Edition of the taxonomy of dimensions", "kominfo-2017")
    document: Document = doc("Identitas dokumen", "Identity of the document")
    region: Region = doc("Daerah", "The region")
    sources: tuple[Source, ...] = doc("Sumber data", "Sources", ())
    profile: tuple[Series, ...] = doc("Indikator profil daerah", "Indicators of the region's profile", ())
    plans: tuple[Plan, ...] = doc("Dokumen perencanaan", "Planning documents", ())
    legal_basis: tuple[LegalReference, ...] = doc("Landasan hukum", "Legal basis", ())
    organisations: tuple[Organisation, ...] = doc("Perangkat Daerah dan mitra", "Offices and partners", ())
    issues: tuple[Issue, ...] = doc("Isu strategis", "Strategic issues", ())
    potentials: tuple[Potential, ...] = doc("Potensi unggulan", "Potentials", ())
    trends: tuple[Trend, ...] = doc("Tren", "Trends", ())
    readiness: tuple[ReadinessComponent, ...] = doc("Kesiapan daerah", "Readiness", ())
    applications: tuple[Application, ...] = doc(
        "Inventaris aplikasi dan layanan", "Inventory of applications and services", ()
    )
    infrastructure: tuple[InfrastructureItem, ...] = doc("Inventaris prasarana", "Inventory of infrastructure", ())
    gaps: tuple[Gap, ...] = doc("Kesenjangan", "Gaps", ())
    swot: Swot | None = doc("Analisis SWOT", "SWOT analysis", None)
    strategies: tuple[Strategy, ...] = doc("Strategi", "Strategies", ())
    vision: Vision | None = doc("Arah kota cerdas", "Direction of the smart city", None)
    programmes: tuple[Programme, ...] = doc("Program", "Programmes", ())
    quick_wins: tuple[QuickWin, ...] = doc("Quick win", "Quick wins", ())
    action_plan: tuple[Activity, ...] = doc("Rencana aksi", "Action plan", ())
    prioritisation: Prioritisation | None = doc(
        "Penentuan prioritas: kriteria, bobot, dan metode",
        "How priorities are set: criteria, weights and method",
        None,
    )
    methods: Methods | None = doc(
        "Pilihan rumus, bila ada lebih dari satu yang lazim",
        "Choice of formulas where more than one is in use",
        None,
    )
    fiscal: Fiscal | None = doc("Kemampuan keuangan", "Fiscal capacity", None)
    governance: Governance | None = doc("Tata kelola", "Governance", None)
    risks: tuple[Risk, ...] = doc("Risiko", "Risks", ())
    change: tuple[Change, ...] = doc("Manajemen perubahan", "Change management", ())
    collaboration: tuple[Collaboration, ...] = doc("Kolaborasi", "Collaboration", ())
    participation: tuple[Event, ...] = doc("Partisipasi", "Participation", ())
    monitoring: Monitoring | None = doc("Pemantauan dan realisasi", "Monitoring and realised values", None)
    evaluation: Evaluation | None = doc("Evaluasi nasional", "National evaluation", None)
    glossary: tuple[Term, ...] = doc("Daftar istilah dan singkatan", "Glossary and abbreviations", ())
    annexes: tuple[Annex, ...] = doc("Lampiran", "Annexes", ())
    unknowns: tuple[Unknown, ...] = doc("Hal yang belum ditemukan", "What has not been found", ())
    waivers: tuple[Waiver, ...] = doc(
        "Temuan yang diterima untuk sementara, dengan alasannya",
        "Findings that are accepted for a while, with the reason",
        (),
    )
