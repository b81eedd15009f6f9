"""Coverage: which missions, sub-dimensions, organisations and framework items programmes serve, and which none does.

The first reference of a list is the main contribution, further ones support. Where a programme names no item of a
framework, the catalogue's default for its dimension is kept apart as indicative and never counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from masterplan_cli.analysis.alignment import Alignment
from masterplan_cli.analysis.figures import percent
from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.model.catalogue import TAGS, Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import Programme
from masterplan_cli.model.reference import Framework

MANY = 5
"""A programme that serves more items of one framework than this is said to be linked too widely."""


@dataclass(frozen=True, slots=True)
class Link:
    """A row serves a column, as its main contribution or in support."""

    row: str
    column: str
    main: bool


@dataclass(frozen=True)
class Coverage:
    """Links between rows (programmes) and columns (what they serve), each pair at most once."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    links: tuple[Link, ...]
    indicative: tuple[Link, ...] = ()

    @cached_property
    def by_row(self) -> Mapping[str, tuple[Link, ...]]:
        """Links of every row, in the order of the links."""
        return _grouped(self.rows, ((link.row, link) for link in self.links))

    @cached_property
    def by_column(self) -> Mapping[str, tuple[Link, ...]]:
        """Links of every column, in the order of the links."""
        return _grouped(self.columns, ((link.column, link) for link in self.links))

    @cached_property
    def indicative_by_row(self) -> Mapping[str, tuple[Link, ...]]:
        """Indicative links of every row."""
        return _grouped(self.rows, ((link.row, link) for link in self.indicative))

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Columns that no row serves."""
        return tuple(column for column, links in self.by_column.items() if not links)

    @property
    def mainly_covered(self) -> tuple[str, ...]:
        """Columns that are the main contribution of at least one row."""
        return tuple(column for column, links in self.by_column.items() if any(link.main for link in links))

    @property
    def wide(self) -> tuple[str, ...]:
        """Rows linked to more than `MANY` columns."""
        return tuple(row for row, links in self.by_row.items() if len(links) > MANY)

    def transposed(self) -> "Coverage":
        """Rows and columns exchanged."""
        turned = tuple(Link(link.column, link.row, link.main) for link in self.links)
        hints = tuple(Link(link.column, link.row, link.main) for link in self.indicative)
        return replace(self, rows=self.columns, columns=self.rows, links=turned, indicative=hints)


def _grouped(keys: Iterable[str], pairs: Iterable[tuple[str, Link]]) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {key: [] for key in keys}
    for key, link in pairs:
        found[key].append(link)
    return {key: tuple(links) for key, links in found.items()}


def cover(name: str, columns: Iterable[str], named: Mapping[str, Iterable[str]]) -> Coverage:
    """Links from the columns that each row names in order; the first one is main, what is no column is left out."""
    known = tuple(dict.fromkeys(columns))
    held = frozenset(known)
    links = []
    for row, targets in named.items():
        kept = [target for target in dict.fromkeys(targets) if target in held]
        links += [Link(row, target, index == 0) for index, target in enumerate(kept)]
    return Coverage(name, tuple(named), known, tuple(links))


def coverages(profile: Profile, catalogues: Catalogues, alignment: Alignment) -> dict[str, Coverage]:
    """All coverages by name: missions, sub-dimensions, organisations, and the frameworks."""
    programmes = profile.programmes
    missions = _missions(alignment)
    parts = [part.id for dimension in catalogues.taxonomy.dimensions for part in dimension.subdimensions]
    found = [
        cover(
            "missions",
            dict.fromkeys(missions.values()),
            {p.id: [missions[ref] for ref in p.plan_refs if ref in missions] for p in programmes},
        ),
        cover("subdimensions", parts, {p.id: (p.subdimension, *p.also) for p in programmes}),
        cover(
            "organisations",
            (organisation.id for organisation in profile.organisations),
            {p.id: (p.lead or "", *p.support) for p in programmes},
        ),
    ]
    found += [_of_framework(field, id, profile, catalogues) for field, id in TAGS.items()]
    return {coverage.name: coverage for coverage in found}


def _missions(alignment: Alignment) -> dict[str, str]:
    """The mission of every node of the reference plan that belongs to one."""
    missions: dict[str, str] = {}
    current = ""
    for node in alignment.nodes:
        if node.depth == 0:
            current = node.ref if node.kind == "mission" else ""
        if current:
            missions[node.ref] = current
    return missions


def _of_framework(field: str, id: str, profile: Profile, catalogues: Catalogues) -> Coverage:
    framework = catalogues.framework(id)
    named = {p.id: _items(framework, getattr(p, field)) for p in profile.programmes}
    coverage = cover(id, (item.id for item in framework.items), named)
    silent = [p for p in profile.programmes if not named[p.id]]
    return replace(coverage, indicative=tuple(_defaults(framework, silent, catalogues)))


def _items(framework: Framework, codes: Iterable[str]) -> list[str]:
    found = (framework.item_of(code) for code in codes)
    return [item.id for item in found if item is not None]


def _defaults(framework: Framework, programmes: Iterable[Programme], catalogues: Catalogues) -> Iterable[Link]:
    if not framework.defaults:
        return
    dimensions = catalogues.taxonomy.dimension_ids
    for programme in programmes:
        for item in framework.defaults.get(dimensions.get(programme.subdimension, ""), ()):
            yield Link(programme.id, item, main=False)


def coverage_figures(found: Mapping[str, Coverage]) -> Iterable[Computed]:
    """What chapters say about coverage. A framework that no programme names has no figures."""
    for name, coverage in found.items():
        if not coverage.links:
            continue
        inputs = (f"programmes[*].{_SAYS.get(name, name)}",)
        counts = {
            "items": len(coverage.columns),
            "links": len(coverage.links),
            "covered": len(coverage.columns) - len(coverage.uncovered),
            "main": len(coverage.mainly_covered),
            "uncovered": len(coverage.uncovered),
            "programmes": sum(bool(links) for links in coverage.by_row.values()),
            "wide": len(coverage.wide),
        }
        yield from (Computed(f"coverage.{name}.{key}", n, "integer", "count", inputs) for key, n in counts.items())
        share = percent(counts["main"], counts["items"])
        sources = (f"coverage.{name}.main", f"coverage.{name}.items")
        yield Computed(f"coverage.{name}.share", share, "percent", "part-of-total", sources)


_SAYS = {
    "missions": "plan_refs",
    "subdimensions": "subdimension",
    "organisations": "lead",
    **{framework: field for field, framework in TAGS.items()},
}
