"""The city's colours: whether they can be read on paper. Mending a shade for the documents is `render/`'s."""

from collections.abc import Iterator

from masterplan_cli.checks.check import Check
from masterplan_cli.colour import READABLE, WHITE, contrast, readable
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile

FAINT_COLOUR = Rule("MP890", "faint-colour", Severity.WARNING)


def colours(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Colours of text with a contrast below 4.5 on white (WCAG 2.2, success criterion 1.4.3)."""
    theme = profile.document.theme
    for key in ("primary", "accent"):
        colour = getattr(theme, key) if theme else None
        if colour and contrast(colour, WHITE) < READABLE:
            facts = {
                "colour": colour,
                "ratio": f"{contrast(colour, WHITE):.1f}",
                "least": f"{READABLE}",
                "mended": readable(colour, WHITE),
            }
            yield Finding(FAINT_COLOUR, ("document", "theme", key), facts)


CHECKS: tuple[Check, ...] = (Check("theme", (FAINT_COLOUR,), colours),)
