"""Tables of coverage: what each programme serves, matrices, what nothing serves, the crosswalk to another taxonomy."""

from collections.abc import Callable, Iterable, Iterator

from masterplan_cli.analysis.coverage import Coverage, Link
from masterplan_cli.document.table import Cell, Column, Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import column, columns, group, lines, row, table
from masterplan_cli.model.catalogue import TAGS, Taxonomy

MAIN, SUPPORTING, INDICATIVE = "●", "○", "◌"
WIDE = 10
"""A matrix with more columns than this is printed on a wide page."""


def mapping(scene: Scene, _: str) -> Table | None:
    """Every programme with the items of each framework that it serves; indicative ones are marked as such."""
    shown = [each for each in _frameworks(scene) if each.links or each.indicative]
    if not shown or not any(each.links for each in shown):
        return None
    rows: list[Row] = []
    for id, programmes in scene.programmes_of_dimension.items():
        if programmes:
            rows.append(group(scene.say(scene.dimensions[id].name)))
        for p in programmes:
            cells = (_served(each, p.id, _short(scene, each.name)) for each in shown)
            rows.append(row(p.id, scene.say(p.name), *cells, key=p.id))
    heads = (
        *columns(scene, "code:code:0.9", "programme::2.4"),
        *(Column(each.name, scene.word(f"coverage.{each.name}"), width=2) for each in shown),
    )
    return table(
        scene,
        "coverage.mapping",
        heads,
        rows,
        notes=tuple(_notes(scene, shown)),
        proposal=is_proposal(scene.programmes_in_order),
        landscape=True,
        header_columns=2,
    )


def _served(coverage: Coverage, id: str, name: Callable[[str], str]) -> Cell:
    links = coverage.by_row[id]
    if not links:
        hints = ", ".join(name(link.column) for link in coverage.indicative_by_row[id])
        return f"{INDICATIVE} {hints}" if hints else None
    main = ", ".join(name(link.column) for link in links if link.main)
    others = ", ".join(name(link.column) for link in links if not link.main)
    return lines(f"{MAIN} {main}" if main else "", f"{SUPPORTING} {others}" if others else "")


def _notes(scene: Scene, shown: Iterable[Coverage]) -> Iterator[str]:
    yield scene.word("note.coverage")
    if any(each.indicative for each in shown):
        yield scene.word("note.indicative")
    doubtful = [each.name for each in shown if not scene.catalogues.framework(each.name).verified]
    if doubtful:
        names = scene.language.formats.listing([scene.word(f"coverage.{name}") for name in doubtful])
        yield scene.word("note.unverified", names=names)


def _frameworks(scene: Scene) -> list[Coverage]:
    return [scene.analysis.coverages[id] for id in TAGS.values()]


def _short(scene: Scene, name: str) -> Callable[[str], str]:
    """How an item is called in a narrow cell: goals and priorities by number, others by name."""
    if name in ("sdg", "national-priorities", "u4ssc"):
        return lambda id: id
    names = _names(scene, name)
    return lambda id: names.get(id, id)


def _names(scene: Scene, name: str) -> dict[str, str]:
    """Names of the columns of a coverage by id."""
    if name == "missions":
        return scene.plan_nodes
    if name == "subdimensions":
        return {id: scene.say(part.name) for id, part in scene.subdimensions.items()}
    if name == "organisations":
        return {id: scene.say(organisation.name) for id, organisation in scene.organisations.items()}
    return {item.id: scene.say(item.name) for item in scene.catalogues.framework(name).items}


def _code(name: str, id: str) -> str | None:
    """The code under which a column is known to readers; names of offices and themes need none."""
    if name == "missions":
        return id.rpartition("/")[2]
    return id if name in ("sdg", "national-priorities", "u4ssc", "subdimensions") else None


def matrix(scene: Scene, name: str) -> Table | None:
    """Programmes by the columns of one coverage, with the number of links of each row and column."""
    coverage = scene.analysis.coverages.get(name or "sdg")
    if coverage is None or not coverage.links:
        return None
    names = _names(scene, coverage.name)
    heads = (
        *columns(scene, "code:code:1.4", "programme::4"),
        *(Column(id, _code(coverage.name, id) or names.get(id, id), width=0.6) for id in coverage.columns),
        column(scene, "links:integer:0.8"),
    )
    rows: list[Row] = []
    for programme in scene.programmes_in_order:
        links = coverage.by_row[programme.id]
        if links:
            marks = _marks(coverage.columns, links)
            rows.append(row(programme.id, scene.say(programme.name), *marks, len(links), key=programme.id))
    counts = (str(len(links)) for links in coverage.by_column.values())
    rows.append(row(None, scene.word("total"), *counts, len(coverage.links), kind="total"))
    return table(
        scene,
        "coverage.matrix",
        heads,
        rows,
        caption=scene.word("exhibit.coverage.matrix", name=scene.word(f"coverage.{coverage.name}")),
        notes=(scene.word("note.coverage"),),
        proposal=is_proposal(scene.programmes_in_order),
        landscape=len(coverage.columns) > WIDE,
        header_columns=2,
    )


def _marks(ids: Iterable[str], links: Iterable[Link]) -> Iterator[Cell]:
    marks = {link.column: MAIN if link.main else SUPPORTING for link in links}
    return (marks.get(id, "") for id in ids)


def summary(scene: Scene, name: str) -> Table | None:
    """Every column of one coverage with its programmes; what no programme serves says so."""
    coverage = scene.analysis.coverages.get(name or "sdg")
    if coverage is None or not coverage.links:
        return None
    names = _names(scene, coverage.name)
    rows = []
    for id, links in coverage.by_column.items():
        main = [link.row for link in links if link.main]
        others = [link.row for link in links if not link.main]
        served = ", ".join((*main, *others)) or scene.word("not-served")
        rows.append(row(_code(coverage.name, id), names.get(id, id), len(main), len(others), served, key=id))
    heads = columns(
        scene, "code:code:0.8", "served-item::3", "main:integer:0.7", "supporting:integer:0.9", "codes:text:4"
    )
    has_codes = any(each.cells[0] for each in rows)
    if not has_codes:
        heads, rows = heads[1:], [row(*each.cells[1:], key=each.key) for each in rows]
    return table(
        scene,
        "coverage.summary",
        heads,
        rows,
        caption=scene.word("exhibit.coverage.summary", name=scene.word(f"coverage.{coverage.name}")),
        proposal=is_proposal(scene.programmes_in_order),
        header_columns=2 if has_codes else 1,
    )


def overview(scene: Scene, _: str) -> Table | None:
    """One line for each coverage: items, how many are served, how many by nothing."""
    ledger = scene.analysis.ledger
    rows = []
    for name in scene.analysis.coverages:
        if f"coverage.{name}.items" in ledger:
            keys = ("items", "main", "covered", "uncovered", "share", "links")
            rows.append(row(scene.word(f"coverage.{name}"), *(ledger[f"coverage.{name}.{key}"].value for key in keys)))
    heads = columns(
        scene,
        "served::3",
        "items:integer:0.8",
        "mainly:integer:1",
        "covered:integer:1",
        "uncovered:integer:1",
        "share:percent:1",
        "links:integer:0.8",
    )
    return table(scene, "coverage.overview", heads, rows, notes=(scene.word("note.coverage-share"),))


def crosswalk(scene: Scene, _: str) -> Table | None:
    """Where every sub-dimension goes in the newest edition that says where this one's dimensions went."""
    other = _successor(scene)
    if other is None:
        return None
    rows: list[Row] = []
    for dimension in scene.dimensions.values():
        rows.append(group(scene.say(dimension.name)))
        for part in dimension.subdimensions:
            goal = other.dimension_of(part.id)
            number = len(scene.programmes_of.get(part.id, ()))
            rows.append(row(part.id, scene.say(part.name), scene.say(goal.name) if goal else None, number, key=part.id))
    notes = [scene.word("note.draft-edition")] if other.draft else []
    notes += [scene.say(other.note)] if other.note else []
    heads = columns(scene, "code:code:0.8", "subdimension::3", "aspect::2.4", "programmes:integer:0.9")
    caption = scene.word("exhibit.taxonomy.crosswalk", name=scene.say(other.name))
    return table(scene, "taxonomy.crosswalk", heads, rows, caption=caption, notes=notes, header_columns=2)


def _successor(scene: Scene) -> Taxonomy | None:
    own = scene.catalogues.taxonomy.id
    found = [t for t in scene.catalogues.taxonomies.values() if t.crosswalk and t.crosswalk.edition == own]
    return max(found, key=lambda taxonomy: (taxonomy.date, taxonomy.id), default=None)
