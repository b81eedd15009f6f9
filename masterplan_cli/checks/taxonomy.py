"""The edition of the taxonomy must be one that is shipped; the pipeline asks this before it can load the catalogues."""

from collections.abc import Iterable, Sequence

from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.diagnostics.suggest import nearest
from masterplan_cli.model.profile import Profile

UNKNOWN_TAXONOMY = Rule("MP214", "unknown-taxonomy", Severity.ERROR)


def unknown_taxonomy(profile: Profile, known: Sequence[str]) -> Iterable[Finding]:
    """A finding if the profile names an edition that is not among `known`."""
    if profile.taxonomy in known:
        return
    facts = {"value": profile.taxonomy, "known": ", ".join(sorted(known))}
    suggestion = nearest(profile.taxonomy, known)
    if suggestion:
        facts["suggestion"] = suggestion
    yield Finding(UNKNOWN_TAXONOMY, ("taxonomy",), facts)
