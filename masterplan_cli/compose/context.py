"""The only names a chapter template may see, gathered for one book in one language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from markupsafe import Markup

from masterplan_cli.compose.escape import write_markdown
from masterplan_cli.compose.foreign import find_foreign
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.foreign import Foreign
from masterplan_cli.document.parse import inlines as parse_inlines
from masterplan_cli.document.table import Column, Table
from masterplan_cli.exhibits.catalog import find
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.legal_and_plans import bare_name, citation
from masterplan_cli.model.entity import Localized, LocalText
from masterplan_cli.model.evidence import Series
from masterplan_cli.units import Kind, Month, Period, Value


class UnknownName(Exception):
    """A template asks for an exhibit, a figure, a source or a word that does not exist."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest value of a series of the profile's indicators."""

    name: LocalText
    unit: LocalText
    year: int
    value: Decimal
    source: str | None


@dataclass(frozen=True, slots=True)
class Movement:
    """The oldest and the newest value of a series without a change of method in between.

    `unit` is empty where it is a percentage, or where the name says it already: an index, a ratio.
    """

    name: LocalText
    unit: str
    percent: str
    first_year: int
    first: Decimal
    last_year: int
    last: Decimal


@dataclass
class Studio:
    """What the books of one language share: the scene and the exhibits built so far.

    `origins` gives `file:line` by entity id in draft documents, and is empty otherwise. `titles` gives the titles
    of the books by id, `yearly` those of the books of which there is one for each year, the newest first.
    """

    scene: Scene
    origins: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    yearly: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    built: dict[str, Table | Chart | None] = field(default_factory=dict)

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The vocabulary of the profile in the scene's language."""
        return terms(self.scene)

    @cached_property
    def foreign(self) -> Foreign:
        """What the books of this language say in another one."""
        return find_foreign(self.scene.profile, self.scene.language)

    def exhibit(self, name: str) -> Table | Chart | None:
        """The exhibit called `name` or `name/argument`, built once. Raises UnknownName."""
        if name not in self.built:
            plain, _, argument = name.partition("/")
            exhibit = find(plain)
            if exhibit is None:
                raise UnknownName(name)
            made = exhibit.build(self.scene, argument)
            if isinstance(made, Chart) and made.data is None and made.table:
                data = self.exhibit(made.table)
                made = replace(made, data=data) if isinstance(data, Table) else made
            self.built[name] = self._with_origins(made) if self.origins and isinstance(made, Table) else made
        return self.built[name]

    def _with_origins(self, table: Table) -> Table:
        if not any(row.key in self.origins for row in table.rows):
            return table
        column = Column("origin", self.scene.word("origin"), "code", 1.5)
        rows = (
            row if row.kind == "group" else replace(row, cells=(*row.cells, self.origins.get(row.key)))
            for row in table.rows
        )
        return replace(table, columns=(*table.columns, column), rows=tuple(rows))

    def part_of(self, name: str) -> str:
        """The profile part that the exhibit needs."""
        exhibit = find(name.partition("/")[0])
        if exhibit is None:
            raise UnknownName(name)
        return exhibit.part


def full_name(name: str, argument: object = "") -> str:
    """`name/argument`, or the bare name."""
    return f"{name}/{argument}" if argument not in ("", None) else name


def make_context(studio: Studio, prose: list[str], year: int | None = None) -> dict[str, Any]:
    """The names for one chapter; Markdown fields placed by `prose()` are appended to `prose`. In the book of an
    evaluated `year`, `annual` is its evaluation, and `annual_fact` and `annual_value` look up its figures."""
    scene = studio.scene
    return {
        "profile": scene.profile,
        "document": scene.profile.document,
        "region": scene.profile.region,
        "vision": scene.profile.vision,
        "analysis": scene.analysis,
        "dimensions": scene.catalogues.taxonomy.dimensions,
        "term": studio.terms,
        **_placing(studio, prose),
        **_asking(studio),
        **_books(studio),
        **_figures(scene),
        **(_of_year(scene, year) if year else {}),
        **_writing(scene),
    }


def _placing(studio: Studio, prose: list[str]) -> dict[str, Callable[..., Any]]:
    def exhibit(name: str, argument: object = "") -> Markup:
        wanted = full_name(name, argument)
        if studio.exhibit(wanted) is None:
            return Markup(f"\n\n[@](missing:{studio.part_of(wanted)})\n\n")
        return Markup(f"\n\n[@](exhibit:{wanted})\n\n")

    def ref(name: str, argument: object = "") -> Markup:
        return Markup(f"[@](ref:{full_name(name, argument)})")

    def cite(source: str | None) -> Markup:
        return Markup(f"[@](cite:{source})") if source else Markup("")

    def place_prose(text: str | Localized | None) -> Markup:
        prose.append(studio.scene.markdown(text))
        return Markup(f"\n\n[@](prose:{len(prose) - 1})\n\n")

    return {
        "exhibit": exhibit,
        "ref": ref,
        "chapter": lambda name: Markup(f"[@](ref:chapter:{name})"),
        "cite": cite,
        "prose": place_prose,
        "missing": lambda part: Markup(f"\n\n[@](missing:{part})\n\n"),
        "inline": lambda text: write_markdown(parse_inlines(studio.scene.markdown(text))),
    }


def _books(studio: Studio) -> dict[str, Callable[..., Any]]:
    def book(id: str) -> str:
        """The title of a book of the set in its layout, or its bare subject where the set lacks it."""
        return studio.titles.get(id) or studio.scene.word(f"book.{id}")

    def book_number(id: str) -> str:
        """`Buku 2` for a numbered book of the set, otherwise its title."""
        first, _, rest = book(id).partition(" ")
        number, _, _ = rest.partition(" ")
        return f"{first} {number}" if number.isdigit() else book(id)

    return {"book": book, "book_number": book_number, "yearly_books": lambda id: studio.yearly.get(id, ())}


def _asking(studio: Studio) -> dict[str, Callable[..., Any]]:
    profile = studio.scene.profile

    def has(path: str) -> bool:
        value: Any = profile
        for step in path.split("."):
            value = getattr(value, step, None)
        return bool(value)

    def has_exhibit(name: str, argument: object = "") -> bool:
        return studio.exhibit(full_name(name, argument)) is not None

    def latest(series_id: str) -> Latest | None:
        return next((_latest(series) for series in profile.profile if series.id == series_id), None)

    def movements() -> list[Movement]:
        """The charted series that have moved, in profile order."""
        return [found for series in profile.profile if series.chart and (found := _movement(studio.scene, series))]

    return {"has": has, "has_exhibit": has_exhibit, "latest": latest, "movements": movements}


def _movement(scene: Scene, series: Series) -> Movement | None:
    since = max(series.breaks, default=0)
    values = {y: figure.value for y, figure in series.values.items() if figure.value is not None and y >= since}
    if len(values) < 2:
        return None
    first, last = min(values), max(values)
    unit = scene.say(series.unit)
    is_said = unit == "%" or unit.casefold() in scene.say(series.name).casefold()
    ends = (first, values[first], last, values[last])
    return Movement(series.name, "" if is_said else unit, "%" if unit == "%" else "", *ends)


def _latest(series: Series) -> Latest | None:
    years = [year for year, figure in series.values.items() if figure.value is not None]
    if not years:
        return None
    figure = series.values[max(years)]
    assert figure.value is not None
    return Latest(series.name, series.unit, max(years), figure.value, figure.source)


def _figures(scene: Scene) -> dict[str, Callable[..., Any]]:
    ledger = scene.analysis.ledger

    def value(name: str) -> Value:
        if name not in ledger:
            raise UnknownName(name)
        return ledger[name].value

    def fact(name: str, style: str = "short") -> Markup:
        computed = value(name)
        return Markup(write_figure(scene, computed, ledger[name].kind, style))

    return {
        "value": value,
        "fact": fact,
        "has_fact": lambda name: name in ledger and ledger[name].value is not None,
    }


def _of_year(scene: Scene, year: int) -> dict[str, Any]:
    figures = _figures(scene)
    return {
        "annual": scene.analysis.annual[year],
        **{f"annual_{name}": _prefixed(figures[name], f"annual.{year}.") for name in ("fact", "value")},
        "has_annual_fact": _prefixed(figures["has_fact"], f"annual.{year}."),
    }


def _prefixed(look_up: Callable[..., Any], prefix: str) -> Callable[..., Any]:
    return lambda name, *more: look_up(f"{prefix}{name}", *more)


def write_figure(scene: Scene, value: Value, kind: Kind, style: str = "short") -> str:
    """A computed figure for running text: money in words of scale unless `style` is `full`."""
    formats = scene.language.formats
    if kind in ("money", "million") and isinstance(value, int):
        return formats.money(value) if style == "full" else formats.short_money(value)
    if isinstance(value, Month):
        return formats.month(value)
    return formats.cell(value, kind)


def _writing(scene: Scene) -> dict[str, Callable[..., Any]]:
    formats = scene.language.formats

    def organisation(id: str | None) -> str:
        found = scene.organisations.get(id or "")
        return scene.say(found.name) if found else "–"

    def offices(ids: Sequence[str]) -> list[str]:
        return [scene.office(id) for id in ids]

    def budget_of(id: str) -> int:
        return scene.analysis.budget.by_programme[id]

    def dimension(id: str) -> str:
        found = scene.dimensions.get(id) or scene.subdimensions.get(id)
        return scene.say(found.name) if found else id

    def listing(items: Sequence[str | Localized]) -> str:
        return formats.listing([scene.say(item) for item in items])

    return {
        "money": lambda amount: Markup(formats.money(amount)),
        "short": lambda amount: Markup(formats.short_money(amount)),
        "number": lambda amount, places=None: Markup(formats.number(amount, places)),
        "date": lambda day: Markup(formats.date(day)),
        "month": lambda month: Markup(formats.month(month)),
        "regulation": lambda item: citation(scene, item),
        "period": lambda period: Markup(formats.period(period)),
        "year": lambda year: Markup(str(year)),
        "listing": listing,
        "say": scene.say,
        "office": scene.office,
        "offices": offices,
        "budget_of": budget_of,
        "organisation": organisation,
        "dimension": dimension,
        "programme": scene.programmes.__getitem__,
        "word": scene.word,
    }


def terms(scene: Scene) -> Mapping[str, str]:
    """The vocabulary that depends on the kind of region and on what offices are called."""
    kind, offices = scene.profile.region.kind, scene.profile.document.organisation_term
    chosen = {
        key.removeprefix(prefix): text
        for prefix in (f"term.{kind}.", f"term.{offices}.")
        for key, text in scene.language.words.items()
        if key.startswith(prefix)
    }
    chosen["region"] = scene.say(scene.profile.region.name)
    chosen["place"] = bare_name(scene)
    chosen["head_of_region"] = scene.word("term.head-of-region", head=chosen["head"], place=chosen["place"])
    chosen["village"] = scene.profile.region.village_term
    chosen["villages"] = scene.word("term.villages", village=scene.profile.region.village_term)
    chosen["government"] = scene.word("term.government", region=scene.say(scene.profile.region.name))
    reference = next((plan for plan in scene.profile.plans if plan.role == "reference"), None)
    chosen["reference_plan"] = _plan_name(scene, reference.period) if reference else "RPJMD"
    return chosen


def _plan_name(scene: Scene, period: Period | None) -> str:
    return f"RPJMD {scene.language.formats.period(period)}" if period else "RPJMD"
