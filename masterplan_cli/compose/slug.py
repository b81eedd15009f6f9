"""The name of the folder that a document set is written to; apart, because a run asks for it before it builds."""

from masterplan_cli.model.profile import Profile


def slug_of(profile: Profile) -> str:
    """The name of the output folder: the stated one, or the region's name in lower-case ASCII."""
    if profile.document.slug:
        return profile.document.slug
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in profile.region.name.lower()).split()
    return "-".join(words) or "masterplan"
