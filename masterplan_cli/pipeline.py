"""The stages in order, and the public Python API: load, check, analyze, compose, render, build.

Prints nothing, opens nothing: files come in through `ProfileFiles` and `Store` and leave as artifacts. What only a
build needs is imported by the stage that needs it, so that `check` starts fast.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from masterplan_cli import __version__
from masterplan_cli.checks.catalog import CHECKS
from masterplan_cli.checks.catalog import RULES as CHECK_RULES
from masterplan_cli.checks.taxonomy import unknown_taxonomy
from masterplan_cli.checks.waivers import RULES as WAIVER_RULES
from masterplan_cli.checks.waivers import apply_waivers
from masterplan_cli.diagnostics.diagnostic import Diagnostic, in_order
from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.diagnostics.locate import locate
from masterplan_cli.diagnostics.outcome import Outcome
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from masterplan_cli.loading import decode, include, logo, outlines, shape, syntax, yaml_reader
from masterplan_cli.loading.files import ProfileFiles
from masterplan_cli.loading.load import Loaded, Rest, load, load_synonyms, load_text, load_with_rest
from masterplan_cli.loading.logo import Logo, read_logo
from masterplan_cli.loading.outlines import Wanted, read_map
from masterplan_cli.model.catalogue import Catalogues, FundingCatalogue, R, Taxonomy
from masterplan_cli.model.outline import Outline
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import (
    CodeBooks,
    CompletenessRules,
    Framework,
    ReadinessModel,
    Reference,
    Regulations,
    Rubric,
    Scheme,
    Thresholds,
)
from masterplan_cli.source.text import SourceText
from masterplan_cli.store import Artifact, Store

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from masterplan_cli.analysis.analysis import Analysis
    from masterplan_cli.compose.plan import BookPlan
    from masterplan_cli.document.overview import DocumentSet
    from masterplan_cli.document.theme import Theme
    from masterplan_cli.model.region import Layout

FUNDING = "daerah-2022"
SYNONYMS = "words/synonyms.yaml"
BOOK_ORDER = {
    "three-books": ("strategic-analysis", "masterplan", "executive-summary", "roadmap", "quick-wins"),
    "four-books": ("strategic-analysis", "masterplan", "quick-wins", "roadmap", "executive-summary"),
}
"""Reading order of the main books by layout of the set; the companions follow."""
COMPANIONS = ("annual-evaluation", "draft-regulation", "completeness")


@dataclass(frozen=True, slots=True)
class Checked:
    """A profile that may be built: the profile, its places, the catalogues it uses, the outlines of its map file."""

    loaded: Loaded[Profile]
    catalogues: Catalogues
    outlines: tuple[Outline, ...] = ()
    logo: Logo = field(default_factory=Logo)

    @property
    def profile(self) -> Profile:
        """The profile itself."""
        return self.loaded.value


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: formats, books and languages by name; empty means all. `draft` shows profile lines."""

    formats: tuple[str, ...] = ()
    books: tuple[str, ...] = ()
    languages: tuple[LanguageCode, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A document set with its files, ready to be written, and the analysis behind it."""

    documents: "DocumentSet"
    artifacts: tuple[Artifact, ...]
    analysis: "Analysis"


def load_profile(files: ProfileFiles, name: str, store: Store) -> Outcome[Loaded[Profile]]:
    """Read and validate the profile called `name`, with the files it includes."""
    return load(files, name, Profile, load_synonyms(SYNONYMS, store.read(SYNONYMS)))


@dataclass(frozen=True, slots=True)
class StoreShelf:
    """The catalogues of a store."""

    store: Store

    def names(self, folder: str) -> tuple[str, ...]:
        """Ids of the catalogues in a folder, sorted."""
        prefix = f"catalogues/{folder}/"
        return tuple(name.removeprefix(prefix).removesuffix(".yaml") for name in self.store.names(prefix[:-1]))

    def read(self, folder: str, id: str, model: type[R]) -> R:
        """One catalogue. Raises KeyError where there is none."""
        name = f"catalogues/{folder}/{id}.yaml"
        return load_text(SourceText(name, self.store.read(name)), model)


def taxonomies(store: Store) -> tuple[str, ...]:
    """Ids of the taxonomies that are shipped."""
    return StoreShelf(store).names("taxonomies")


def load_catalogues(store: Store, taxonomy: str) -> Catalogues:
    """The catalogues for that edition of the taxonomy. Raises KeyError if it is not shipped."""
    shelf = StoreShelf(store)
    return Catalogues(
        taxonomy=shelf.read("taxonomies", taxonomy, Taxonomy),
        funding=shelf.read("funding", FUNDING, FundingCatalogue),
        shelf=shelf,
    )


SHIPPED: tuple[tuple[str, type[Reference]], ...] = (
    ("taxonomies", Taxonomy),
    ("funding", FundingCatalogue),
    ("frameworks", Framework),
    ("regulations", Regulations),
    ("evaluation", Scheme),
    ("rubrics", Rubric),
    ("readiness", ReadinessModel),
    ("completeness", CompletenessRules),
    ("thresholds", Thresholds),
)
"""Folders of catalogues whose files are of one kind."""


def shipped(store: Store) -> tuple[tuple[str, Reference], ...]:
    """Every catalogue with its folder."""
    shelf = StoreShelf(store)
    found: list[tuple[str, Reference]] = [
        (folder, shelf.read(folder, id, model)) for folder, model in SHIPPED for id in shelf.names(folder)
    ]
    codes = (("affairs", Framework), ("code-books", CodeBooks))
    return (*found, *(("codes", shelf.read("codes", id, model)) for id, model in codes))


def check(files: ProfileFiles, name: str, store: Store) -> Outcome[Checked]:
    """Load a profile and run every check; the value is there if no finding is an error.

    Where the shape is wrong in places, the sound rest is checked too, so that one run shows all errors.
    """
    synonyms = load_synonyms(SYNONYMS, store.read(SYNONYMS))
    outcome, rest = load_with_rest(files, name, Profile, synonyms, STAND_INS)
    if outcome.value is None:
        more = _errors_of(rest, store) if rest else ()
        return Outcome(None, in_order((*outcome.diagnostics, *more)))
    profile, known = outcome.value.value, taxonomies(store)
    if profile.taxonomy not in known:
        unknown = locate(unknown_taxonomy(profile, known), outcome.value.locator)
        return Outcome(None, in_order((*outcome.diagnostics, *unknown)))
    catalogues = load_catalogues(store, profile.taxonomy)
    region = profile.region
    reading = read_map(files, region.map, [Wanted(each.code, each.name) for each in region.districts])
    found = [finding for each in CHECKS for finding in each.run(profile, catalogues)]
    theme = profile.document.theme
    picture = read_logo(files, theme.logo if theme else None)
    found += (*reading.findings, *picture.findings)
    findings = apply_waivers(profile, found, all_rules())
    diagnostics = in_order((*outcome.diagnostics, *locate(findings, outcome.value.locator)))
    fine = not any(diagnostic.is_error for diagnostic in diagnostics)
    lines = tuple(Outline(district, rings) for district, rings in reading.outlines)
    return Outcome(Checked(outcome.value, catalogues, lines, picture) if fine else None, diagnostics)


STAND_INS = {
    "document": {"title": "-", "date": "2000-01-01", "period": "1900-2100"},
    "region": {"kind": "kota", "name": "-", "province": "-"},
}
"""What takes the place of keys without which nothing else of a profile could be checked."""


def _errors_of(rest: Rest[Profile], store: Store) -> tuple[Diagnostic, ...]:
    """The errors in the sound rest of a profile that are not only an effect of what was left out."""
    sound = rest.salvaged
    profile = sound.value
    if profile.taxonomy not in taxonomies(store):
        return locate(unknown_taxonomy(profile, taxonomies(store)), rest.locator)
    catalogues = load_catalogues(store, profile.taxonomy)
    found = []
    lost = {_as_meant(id) for id in sound.lost_ids}
    for finding in (finding for each in CHECKS for finding in each.run(profile, catalogues)):
        at = sound.original(finding.at)
        is_effect = _as_meant(finding.facts.get("id", "")) in lost or not sound.is_whole(at)
        if finding.rule.severity is Severity.ERROR and not is_effect:
            related = tuple(replace(each, at=sound.original(each.at)) for each in finding.related)
            found.append(replace(finding, at=at, related=related))
    return locate(found, rest.locator)


def _as_meant(id: str) -> str:
    """An id without the spaces and capitals in which a wrong one may differ from the one that refers to it."""
    return id.casefold().strip().replace(" ", "-").replace("_", "-")


def all_rules() -> tuple[Rule, ...]:
    """Everything that can be said about an input, by code."""
    rules = (
        *decode.RULES,
        *yaml_reader.RULES,
        *syntax.RULES,
        *include.RULES,
        *outlines.RULES,
        *logo.RULES,
        *shape.RULES,
        *CHECK_RULES,
        *WAIVER_RULES,
    )
    return tuple(sorted(dict.fromkeys(rules), key=lambda rule: rule.code))


def analyze(checked: Checked) -> "Analysis":
    """Everything that is computed from the profile."""
    from masterplan_cli.analysis.analysis import analyze as analyze_profile

    return analyze_profile(checked.profile, checked.catalogues)


def book_plans(store: Store, layout: "Layout" = "three-books") -> "tuple[BookPlan, ...]":
    """All book plans under their names in `layout`: the shipped ones in reading order, then those of an overlay."""
    from masterplan_cli.compose.plan import BookPlan

    names = {name.removeprefix("books/").removesuffix(".yaml") for name in store.names("books")}
    known = (*BOOK_ORDER[layout], *COMPANIONS)
    ordered = [name for name in known if name in names] + sorted(names - set(known))
    return tuple(
        load_text(SourceText(f"books/{name}.yaml", store.read(f"books/{name}.yaml")), BookPlan).in_layout(layout)
        for name in ordered
    )


def languages_in_order(profile: Profile, wanted: Sequence[LanguageCode]) -> tuple[LanguageCode, ...]:
    """The wanted languages (all if none), the profile's own first."""
    chosen = [code for code in LANGUAGES if not wanted or code in wanted]
    return tuple(sorted(chosen, key=lambda code: code != profile.document.language))


def compose_documents(
    checked: Checked, analysis: "Analysis", store: Store, order: Order, cache: "BytecodeCache | None" = None
) -> "DocumentSet":
    """The numbered books. Raises TemplateProblem for a broken template."""
    from masterplan_cli.compose.compose import Workshop, compose
    from masterplan_cli.render.catalog import FORMATS

    plans = tuple(
        plan for plan in book_plans(store, checked.profile.document.layout) if not order.books or plan.id in order.books
    )
    languages = languages_in_order(checked.profile, order.languages)
    origins = _origins(checked) if order.draft else {}
    workshop = Workshop(store, cache, origins, checked.outlines)
    documents = compose(checked.profile, analysis, checked.catalogues, plans, languages, workshop, __version__)
    return replace(documents, formats=order.formats or FORMATS, theme=_theme(checked))


def _theme(checked: Checked) -> "Theme":
    from masterplan_cli.document.theme import ACCENT, PRIMARY, Picture, Theme

    stated, found = checked.profile.document.theme, checked.logo
    picture = Picture(found.media, found.content) if found.media else None
    if stated is None:
        return Theme(logo=picture)
    return Theme(stated.primary or PRIMARY, stated.accent or ACCENT, picture)


def _origins(checked: Checked) -> dict[str, str]:
    """`file:line` of every entity with an id, for draft documents."""
    origins: dict[str, str] = {}
    for address, (file, line) in checked.loaded.locator.lines().items():
        if len(address) == 2 and isinstance(address[0], str) and isinstance(address[1], int):
            items = getattr(checked.profile, address[0], ())
            entity = items[address[1]] if address[1] < len(items) else None
            if (id := getattr(entity, "id", None)) is not None:
                origins[id] = f"{file}:{line}"
    return origins


def slug_of(profile: Profile) -> str:
    """The name of the folder that the documents of a profile are written to."""
    from masterplan_cli.compose.slug import slug_of as slug_of_profile

    return slug_of_profile(profile)


def render(documents: "DocumentSet", store: Store) -> tuple[Artifact, ...]:
    """The files of the set's formats, sorted by name."""
    from masterplan_cli.render.catalog import RENDERERS

    artifacts = [
        artifact
        for renderer in RENDERERS
        if renderer.format in documents.formats
        for artifact in renderer.render(documents, store)
    ]
    return tuple(sorted(artifacts, key=lambda artifact: artifact.name))


def build(checked: Checked, store: Store, order: Order, cache: "BytecodeCache | None" = None) -> Built:
    """Analyse, compose and render a checked profile."""
    analysis = analyze(checked)
    documents = compose_documents(checked, analysis, store, order, cache)
    return Built(documents, render(documents, store), analysis)


__all__ = [
    "Built",
    "Checked",
    "Diagnostic",
    "Order",
    "all_rules",
    "analyze",
    "book_plans",
    "build",
    "check",
    "compose_documents",
    "load_profile",
    "render",
    "slug_of",
]
