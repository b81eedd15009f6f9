"""Builders of small valid profiles, so that a test states only what it is about."""

from typing import Any

from masterplan_cli.disk import PackagedStore
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.pipeline import load_catalogues


def programme(id: str, subdimension: str = "GOV-1", **fields: Any) -> dict[str, Any]:
    """A programme as it would stand in a profile."""
    return {"id": id, "name": f"Programme {id}", "subdimension": subdimension, **fields}


def make_profile(*, period: str = "2026-2030", **parts: Any) -> Profile:
    """A profile with a document, a region and the given parts."""
    return Profile.model_validate(
        {
            "document": {"title": "Plan", "date": "2026-01-15", "period": period},
            "region": {"kind": "kota", "name": "Kota Uji", "province": "Provinsi Uji"},
            **parts,
        }
    )


def catalogues() -> Catalogues:
    """The shipped catalogues."""
    return load_catalogues(PackagedStore(), "kominfo-2017")
