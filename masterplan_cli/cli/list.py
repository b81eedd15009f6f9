"""`masterplan list`: what there is to choose from."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from masterplan_cli.cli.console import FINE, WRONG_USE, chosen_language, err, out, say
from masterplan_cli.disk import PackagedStore
from masterplan_cli.language.language import LanguageCode
from masterplan_cli.model.reference import Reference

if TYPE_CHECKING:
    from masterplan_cli.compose.plan import BookPlan

KINDS = ("books", "chapters", "exhibits", "formats", "taxonomies", "catalogues", "checks")


def run_list(what: str, language_option: str, templates: Path | None) -> int:
    """Print one list, or all of them."""
    try:
        language = chosen_language(language_option) or "id"
    except ValueError:
        err(say("id", "use.language", given=language_option))
        return WRONG_USE
    if what and what not in KINDS:
        err(say(language, "use.list", given=what, known=", ".join(KINDS)))
        return WRONG_USE
    store = PackagedStore(templates)
    for kind in (what,) if what else KINDS:
        if not what:
            out(f"{kind}:")
        indent = "" if what else "  "
        for name, description in _rows(kind, store, language):
            out(f"{indent}{name:<34} {description}".rstrip())
    return FINE


def _rows(kind: str, store: PackagedStore, language: LanguageCode) -> Iterator[tuple[str, str]]:
    match kind:
        case "books" | "chapters":
            yield from _books(kind, store, language)
        case "exhibits":
            from masterplan_cli.exhibits.catalog import EXHIBITS

            yield from ((exhibit.name, exhibit.part) for exhibit in EXHIBITS)
        case "formats":
            from masterplan_cli.render.catalog import RENDERERS

            yield from ((renderer.format, "") for renderer in RENDERERS)
        case "taxonomies" | "catalogues":
            from masterplan_cli.pipeline import shipped

            for folder, catalogue in shipped(store):
                if kind == "catalogues" or folder == kind:
                    yield catalogue.id, _described(catalogue, language)
        case _:
            from masterplan_cli.pipeline import all_rules

            yield from ((rule.code, f"{rule.severity.name.lower():<8} {rule.name}") for rule in all_rules())


def _described(catalogue: Reference, language: LanguageCode) -> str:
    word = say(language, "list.verified" if catalogue.verified else "list.unverified")
    return f"{catalogue.edition or '-':<10} {catalogue.date:<11} {word:<20} {catalogue.name.pick(language)}"


def _books(kind: str, store: PackagedStore, language: LanguageCode) -> Iterator[tuple[str, str]]:
    from masterplan_cli.pipeline import book_plans

    for plan in book_plans(store):
        if kind == "books":
            yield plan.id, _told(plan, language)
        else:
            yield from ((f"{plan.id}/{name}", "") for name in (*plan.front, *plan.chapters))


def _told(plan: "BookPlan", language: LanguageCode) -> str:
    """The title of a book, and on what it depends."""
    if not plan.needs:
        return plan.subject(language)
    when = say(language, "list.each-year" if plan.each_year else "list.only-when", part=plan.needs)
    return f"{plan.subject(language)} ({when})"
