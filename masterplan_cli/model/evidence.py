"""Sources, single sourced figures and the series they form; and what is openly unknown."""

from typing import Literal

from masterplan_cli.model.entity import (
    DimensionRef,
    Direction,
    Entity,
    Grade,
    Identifier,
    LocalText,
    Number,
    OutcomeRef,
    Prose,
    SourceRef,
    Year,
    doc,
)

Group = Literal[
    "population",
    "welfare",
    "economy",
    "finance",
    "digital",
    "tourism",
    "environment",
    "services",
    "agriculture",
]
"""Groups of profile indicators, in the order of their tables."""
Part = Literal[
    "region",
    "sources",
    "profile",
    "plans",
    "legal_basis",
    "organisations",
    "issues",
    "potentials",
    "trends",
    "readiness",
    "applications",
    "infrastructure",
    "gaps",
    "swot",
    "strategies",
    "vision",
    "programmes",
    "quick_wins",
    "action_plan",
    "fiscal",
    "governance",
    "risks",
    "change",
    "collaboration",
    "participation",
    "monitoring",
    "evaluation",
    "glossary",
]
"""Parts of a profile whose completeness is measured."""


class Source(Entity):
    """Where a fact comes from."""

    id: Identifier = doc(
        "Kode sumber, dirujuk oleh angka dan fakta", "Code of the source, referred to by figures and facts"
    )
    title: LocalText = doc("Judul dokumen, halaman, atau data", "Title of the document, page or data set")
    publisher: LocalText | None = doc("Penerbit atau lembaga", "Publisher or institution", None)
    author: str | None = doc("Penulis", "Author", None)
    year: Year | None = doc("Tahun terbit", "Year of publication", None)
    date: str | None = doc("Tanggal terbit, ditulis 2022-09-28", "Date of publication, written 2022-09-28", None)
    url: str | None = doc("Alamat laman", "Web address", None)
    note: Prose | None = doc("Catatan tentang keandalan atau cara membaca", "Note on reliability or reading", None)


class Alternative(Entity):
    """A value from another source that contradicts the one used."""

    value: Number | None = doc("Nilai lain", "The other value", None)
    text: LocalText | None = doc("Nilai lain berupa teks", "The other value as text", None)
    source: SourceRef = doc("Sumber nilai lain", "Source of the other value")
    note: LocalText | None = doc("Mengapa tidak dipakai", "Why it is not used", None)


class Figure(Entity):
    """One value with its source and grade; or an open admission that it is unknown or does not apply.

    Exactly one of `value`, `text`, `unknown` and `not_applicable` is set.
    """

    value: Number | None = doc("Nilai, dengan titik desimal", "Value, with a decimal point", None)
    text: LocalText | None = doc("Nilai yang bukan angka", "A value that is not a number", None)
    year: Year | None = doc("Tahun data", "Year of the figure", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    grade: Grade | None = doc(
        "Mutu bukti: A kuat, B satu sumber, C lemah", "Evidence grade: A strong, B one source, C weak", None
    )
    note: LocalText | None = doc("Catatan untuk pembaca", "Note for the reader", None)
    conflicts: tuple[Alternative, ...] = doc("Nilai lain yang bertentangan", "Contradicting values", ())
    estimate: bool = doc("Benar bila angka ini perkiraan", "True if this is an estimate", False)
    unknown: bool = doc("Benar bila nilainya belum diketahui", "True if the value is not known yet", False)
    ask: LocalText | None = doc("Kepada siapa data diminta", "Whom to ask for it", None)
    not_applicable: bool = doc("Benar bila tidak berlaku untuk daerah ini", "True if it does not apply here", False)
    reason: LocalText | None = doc("Alasan tidak berlaku", "Why it does not apply", None)


class Series(Entity):
    """One indicator of the region's profile over the years."""

    id: Identifier = doc("Kode indikator", "Code of the indicator")
    name: LocalText = doc("Nama indikator", "Name of the indicator")
    unit: LocalText = doc("Satuan", "Unit")
    direction: Direction = doc(
        "Arah yang diinginkan: up, down, atau neutral", "Desired direction: up, down or neutral", "neutral"
    )
    group: Group = doc(
        "Kelompok: population, welfare, economy, finance, digital, tourism, environment, services, agriculture",
        "Group: population, welfare, economy, finance, digital, tourism, environment, services, agriculture",
        "welfare",
    )
    dimension: DimensionRef | None = doc("Dimensi kota cerdas", "Smart city dimension", None)
    outcome: OutcomeRef | None = doc(
        "Indikator luaran evaluasi nasional yang diukurnya, misalnya eco-hdi",
        "Outcome indicator of the national evaluation that it measures, e.g. eco-hdi",
        None,
    )
    definition: Prose | None = doc("Definisi dan cara hitung", "Definition and method", None)
    values: dict[Year, Figure] = doc("Nilai per tahun", "Values by year")
    breaks: tuple[Year, ...] = doc(
        "Tahun mulai metode baru; garis grafik diputus",
        "Years with which a new method begins; the line is cut",
        (),
    )
    note: Prose | None = doc("Catatan", "Note", None)
    chart: bool = doc("Benar bila digambar sebagai grafik", "True to draw it as a chart", False)


class Unknown(Entity):
    """Something the plan needs that is not a single figure and has not been found."""

    id: Identifier = doc("Kode", "Code")
    part: Part = doc(
        "Bagian profil yang kurang, misalnya plans atau governance",
        "The profile part that lacks it, e.g. plans",
    )
    what: LocalText = doc("Apa yang belum ditemukan", "What has not been found")
    ask: LocalText = doc("Kepada siapa data diminta", "Whom to ask for it")
    why: LocalText | None = doc("Mengapa diperlukan", "Why it is needed", None)
