"""How priorities are set, and which formula is used where two are in use: the criteria, their weights, the choices."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from masterplan_cli.model.entity import (
    CriterionRef,
    Entity,
    Identifier,
    LocalText,
    Number,
    Prose,
    Status,
    doc,
)

Attainment = Literal[
    "ratio_up", "ratio_down", "mirror_down", "from_baseline", "cumulative", "last", "range", "milestone"
]
"""Formulas of attainment; `analysis/attainment.py` computes them."""

Missing = Literal["exclude", "neutral", "worst"]
"""What a missing score means: the criterion is left out for that programme, the middle of the scale, its worst end."""


class Scale(Entity):
    """The fixed scale on which a criterion is scored."""

    low: Number = doc("Nilai terendah", "Lowest score", Decimal(1))
    high: Number = doc("Nilai tertinggi", "Highest score", Decimal(4))


class Criterion(Entity):
    """What programmes are compared by."""

    id: Identifier = doc("Kode kriteria", "Code of the criterion")
    name: LocalText = doc("Nama kriteria", "Name of the criterion")
    description: Prose | None = doc("Arti nilai terendah dan tertinggi", "What the lowest and highest score mean", None)
    direction: Literal["benefit", "cost"] = doc(
        "benefit: makin tinggi makin baik; cost: makin rendah makin baik",
        "benefit: the higher the better; cost: the lower the better",
        "benefit",
    )
    scale: Scale | None = doc("Skala nilai; tanpa isian 1 sampai 4", "Scale of the scores; 1 to 4 unless set", None)
    weight: Annotated[Number, Field(ge=0)] | None = doc(
        "Bobot, untuk weights: direct; jumlah seluruhnya 1 atau 100",
        "Weight, for weights: direct; all together 1 or 100",
        None,
    )
    rank: Annotated[int, Field(ge=1)] | None = doc(
        "Urutan kepentingan (1 terpenting), untuk weights: roc; yang setara diberi urutan sama",
        "Order of importance (1 is first), for weights: roc; equals share a rank",
        None,
    )
    role: Literal["impact", "ease"] | None = doc(
        "Sumbu pada matriks dampak dan kemudahan", "Axis in the picture of impact and ease", None
    )
    missing: Missing | None = doc("Arti nilai kosong untuk kriteria ini", "What a missing score means here", None)


class Comparison(Entity):
    """One judgement of a pair on the scale of Saaty, from 1 (equal) to 9 (extremely more important)."""

    prefer: CriterionRef = doc("Kriteria yang lebih penting", "The more important criterion")
    over: CriterionRef = doc("Kriteria pembanding", "The criterion compared with")
    by: Annotated[Number, Field(ge=1, le=9)] = doc("Seberapa lebih penting, 1 sampai 9", "By how much, 1 to 9")


class Judge(Entity):
    """One person or group that compared the criteria in pairs."""

    name: LocalText = doc("Penilai", "Judge")
    comparisons: tuple[Comparison, ...] = doc("Perbandingan berpasangan", "Comparisons of pairs", ())


class Prioritisation(Entity):
    """Criteria, weights and method by which the programmes are ranked."""

    method: Literal["saw", "topsis"] = doc(
        "Metode peringkat: saw (jumlah tertimbang) atau topsis",
        "Method of ranking: saw (weighted sum) or topsis",
        "saw",
    )
    weights: Literal["direct", "roc", "ahp"] = doc(
        "Asal bobot: direct (ditetapkan), roc (dari urutan), atau ahp (dari perbandingan berpasangan)",
        "Where the weights come from: direct (set), roc (from an order) or ahp (from comparisons of pairs)",
        "direct",
    )
    criteria: tuple[Criterion, ...] = doc("Kriteria", "Criteria", ())
    judges: tuple[Judge, ...] = doc("Para penilai, untuk weights: ahp", "The judges, for weights: ahp", ())
    missing: Missing = doc(
        "Arti nilai kosong: exclude (kriteria dilewati), neutral (tengah skala), atau worst (terburuk)",
        "What a missing score means: exclude (the criterion is left out), neutral (middle) or worst",
        "exclude",
    )
    inconsistency_waiver: LocalText | None = doc(
        "Alasan tertulis bila rasio konsistensi di atas 0,10 tetap diterima",
        "Written reason if a consistency ratio above 0.10 is accepted all the same",
        None,
    )
    status: Status = doc("Status penilaian", "Status of the scores", "proposed")
    basis: Prose | None = doc(
        "Siapa yang menilai, kapan, dan berdasarkan apa", "Who scored, when and on what basis", None
    )


class Methods(Entity):
    """Which formula is used where more than one is in use."""

    attainment_up: Attainment = doc(
        "Rumus capaian indikator yang diharapkan naik", "Formula of attainment where more is better", "ratio_up"
    )
    attainment_down: Attainment = doc(
        "Rumus capaian indikator yang diharapkan turun", "Formula of attainment where less is better", "mirror_down"
    )
    readiness: Literal["arithmetic", "geometric"] = doc(
        "Indeks kesiapan: rata-rata hitung atau rata-rata ukur",
        "Index of readiness: arithmetic or geometric mean",
        "arithmetic",
    )
    readiness_basis: Prose | None = doc(
        "Dasar skor kesiapan: pedoman, penilai, dan siapa yang memastikannya",
        "Basis of the scores of readiness: the guidelines, who assessed and who confirms",
        None,
    )
