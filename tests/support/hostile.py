"""A profile whose names nobody would wish for: endless, right to left, pictures, piles of marks, hidden characters."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from pydantic import BaseModel

from masterplan_cli.model.entity import Localized
from masterplan_cli.model.profile import Profile

NAMES = (
    ("Layanan terpadu satu pintu berbasis elektronik untuk warga di semua kelurahan dan desa. " * 4)[:300],
    "مشروع المدينة الذكية لخدمة المواطنين 2024 (المرحلة 2)",
    "🏙️🚀 Kota 👩🏽‍💻👨‍👩‍👧‍👦 pintar 🇮🇩✨ 日本語の都市計画",
    ("Pengembanganlayananterpadusatupintu" * 9)[:300],
    "עיר חכמה לכל תושב – שלב 2, Smart City",
    "Z̷̛̤a̶͎̐l̵͝g̸͉̈́o̷ Kế hoạch đô thị",
    "Kota\u200bcer\u200ddas\u2060pin\u00adtar\ufeff Uji",
)
PLACES = ("name", "title", "statement", "text", "goal", "description", "motto", "what", "role", "term")
"""The fields that get such a name."""


def spoilt(profile: Profile) -> Profile:
    """The profile with a hostile name in every field that is a name, the region's among them."""
    names = cycle(NAMES)
    region = profile.region.model_copy(update={"name": f"{NAMES[1]} {NAMES[0][:80]}"})
    return _spoil(profile, "", names).model_copy(update={"region": region})  # type: ignore[no-any-return]


def _spoil(value: Any, name: str, names: Iterator[str]) -> Any:
    match value:
        case Localized():
            if name not in PLACES:
                return value
            chosen = next(names)
            return value.model_copy(update={"id": value.id and chosen, "en": value.en and chosen})
        case BaseModel():
            fields = {field: getattr(value, field) for field in type(value).model_fields}
            return value.model_copy(update={field: _spoil(inner, field, names) for field, inner in fields.items()})
        case tuple():
            return tuple(_spoil(inner, name, names) for inner in value)
        case _:
            return value
