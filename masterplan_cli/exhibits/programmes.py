"""Tables of the programmes themselves: who, what, why, indicators, the main ones."""

from decimal import Decimal

from masterplan_cli.document.inline import Inlines, Strong, Text
from masterplan_cli.document.parse import inlines
from masterplan_cli.document.table import Cell, Rich, Row, Table
from masterplan_cli.exhibits.direction import (
    indicator_heads,
    indicator_rows,
    indicator_table,
    plan_names,
    sources_of,
)
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import columns, group, lines, month_span, row, table, words
from masterplan_cli.language.format import rounded
from masterplan_cli.model.programme import Programme
from masterplan_cli.model.reference import CODE, SEGMENTS_OF_SUBACTIVITY

MAIN = 12


def is_proposal(programmes: tuple[Programme, ...] | list[Programme]) -> bool:
    """Whether any of them is proposed."""
    return any(programme.status == "proposed" for programme in programmes)


def of_subdimension(scene: Scene, id: str) -> Table | None:
    """The programmes whose main sub-dimension is `id`, with everything that describes them."""
    chosen = scene.programmes_of.get(id, ())
    rows = [_programme(scene, programme) for programme in chosen]
    if rows:
        total = sum(scene.analysis.budget.by_programme[programme.id] for programme in chosen)
        rows.append(row(None, scene.word("total"), None, None, None, None, total, kind="total"))
    heads = columns(
        scene,
        "code:code:0.9",
        "programme::4",
        "beneficiaries::1.6",
        "offices::1.2",
        "dates::1.2",
        "plan-ref::1.6",
        "budget:money:1.6",
    )
    sub = scene.subdimensions.get(id)
    caption = scene.word("exhibit.programmes.of-subdimension", name=scene.say(sub.name) if sub else id)
    return table(
        scene,
        f"programmes.of-subdimension/{id}",
        heads,
        rows,
        caption=caption,
        proposal=is_proposal(chosen),
        landscape=True,
        header_columns=2,
    )


def _programme(scene: Scene, programme: Programme) -> Row:
    return row(
        programme.id,
        _description(scene, programme),
        words(scene, programme.beneficiaries),
        _offices(scene, programme),
        dates(scene, programme),
        plan_names(scene, programme.plan_refs) or words(scene, programme.unplanned),
        scene.analysis.budget.by_programme[programme.id],
        key=programme.id,
    )


def _description(scene: Scene, programme: Programme) -> Cell:
    name = scene.say(programme.name)
    paragraphs: list[Inlines] = [(Strong((Text(name),)),)]
    if programme.description and (run := inlines(scene.markdown(programme.description))):
        paragraphs.append(run)
    if programme.innovation:
        paragraphs.append((Text(f"{scene.word('innovation')}: {scene.say(programme.innovation)}"),))
    return Rich(tuple(paragraphs)) if len(paragraphs) > 1 else name


def _offices(scene: Scene, programme: Programme) -> Cell:
    if programme.lead is None and not programme.support:
        return None
    support = ", ".join(scene.office(id) for id in programme.support)
    return lines(scene.office(programme.lead), scene.word("with", offices=support) if support else "")


def dates(scene: Scene, programme: Programme) -> str:
    """The computed span of a programme on the calendar."""
    slot = scene.analysis.schedule.slots[programme.id]
    return month_span(scene.language.formats, slot.start, slot.end)


def reasons(scene: Scene, dimension: str) -> Table | None:
    """What each programme of a dimension answers, how its amount was reached, and why it has its scores."""
    chosen = scene.programmes_of_dimension.get(dimension, ())
    scored = any(programme.scores_note for programme in chosen)
    rows = [
        row(
            programme.id,
            lines(*(scene.reasons.get(id, id) for id in programme.why)),
            words(scene, programme.assumption),
            *((words(scene, programme.scores_note),) if scored else ()),
            key=programme.id,
        )
        for programme in chosen
        if programme.why or programme.assumption or programme.scores_note
    ]
    heads = columns(scene, "code:code:0.8", "answers::3", "assumption::3.4", *(("scores-note::2.4",) if scored else ()))
    caption = scene.word("exhibit.programmes.reasons", dimension=scene.say(scene.dimensions[dimension].name))
    name = f"programmes.reasons/{dimension}"
    return table(scene, name, heads, rows, caption=caption, proposal=is_proposal(chosen))


def indicators(scene: Scene, id: str) -> Table | None:
    """Indicators of the programmes of a sub-dimension."""
    chosen = scene.programmes_of.get(id, ())
    found = [(programme.id, indicator) for programme in chosen for indicator in programme.indicators]
    sub = scene.subdimensions.get(id)
    return indicator_table(
        scene,
        f"programmes.indicators/{id}",
        [indicator for _, indicator in found],
        [code for code, _ in found],
        caption=scene.word("exhibit.programmes.indicators", name=scene.say(sub.name) if sub else id),
        proposal=is_proposal(chosen),
    )


def by_dimension(scene: Scene, _: str) -> Table | None:
    """How many programmes each dimension has, of which kind, and what they need."""
    budget = scene.analysis.budget
    rows: list[Row] = []
    for id, dimension in scene.dimensions.items():
        chosen = scene.programmes_of_dimension[id]
        need = budget.dimension_year.row_totals[id]
        rows.append(row(scene.say(dimension.name), *_counts(scene, chosen), need, _share(need, budget.total), key=id))
    everything = scene.programmes_in_order
    rows.append(
        row(
            scene.word("total"),
            *_counts(scene, everything),
            budget.total,
            _share(budget.total, budget.total),
            kind="total",
        )
    )
    heads = columns(
        scene,
        "dimension::2.4",
        "programmes:integer:1",
        "new:integer:0.8",
        "continuing:integer:0.9",
        "quick-wins:integer:0.9",
        "budget:money:2",
        "share:percent:0.9",
    )
    if not everything:
        return None
    return table(scene, "programmes.by-dimension", heads, rows, proposal=is_proposal(everything))


def _counts(scene: Scene, chosen: tuple[Programme, ...]) -> tuple[int, int, int, int]:
    horizons = scene.analysis.schedule.horizons
    return (
        len(chosen),
        sum(p.type == "new" for p in chosen),
        sum(p.type == "continuing" for p in chosen),
        sum(horizons[p.id] == "quick-win" for p in chosen),
    )


def _share(part: int, whole: int) -> Decimal | None:
    return rounded(Decimal(part) * 100 / whole, 1) if whole else None


def unranked_main(scene: Scene) -> Table | None:
    """The twelve main programmes: on the critical chain or answering a high priority first, then by budget.

    Rule: two points for the critical chain, two for a gap of high priority, one for a quick win; ties by budget.
    """
    budget = scene.analysis.budget.by_programme
    chosen = sorted(scene.programmes_in_order, key=lambda p: (-_points(scene, p), -budget[p.id], p.id))[:MAIN]
    rows = (
        row(p.id, scene.say(p.name), scene.office(p.lead), dates(scene, p), budget[p.id], _reason(scene, p), key=p.id)
        for p in chosen
    )
    heads = columns(
        scene, "code:code:0.9", "programme::2.4", "lead::1.1", "dates::1.2", "budget:money:1.6", "reason::2.4"
    )
    return table(
        scene,
        "programmes.main",
        heads,
        rows,
        proposal=is_proposal(chosen),
        notes=(scene.word("note.main"),),
        header_columns=2,
    )


def _points(scene: Scene, programme: Programme) -> int:
    high = any(id in scene.high_gaps for id in programme.why)
    critical = programme.id in scene.analysis.schedule.critical_chain
    return 2 * critical + 2 * high + (scene.analysis.schedule.horizons[programme.id] == "quick-win")


def _reason(scene: Scene, programme: Programme) -> Cell:
    answered = next((scene.reasons[id] for id in programme.why if id in scene.reasons), "")
    critical = scene.word("on-critical-chain") if programme.id in scene.analysis.schedule.critical_chain else ""
    return lines(answered, critical)


def nomenclature(scene: Scene, _: str) -> Table | None:
    """Nomenclature codes with their edition."""
    rows = (
        row(p.id, scene.say(p.name), edition, code, _digits(scene, edition, code), key=p.id)
        for p in scene.programmes_in_order
        for edition, code in p.codes.items()
    )
    heads = columns(
        scene, "code:code:0.9", "programme::4", "edition:code:1.8", "nomenclature:code:1.2", "edition-check::1.4"
    )
    return table(scene, "nomenclature", heads, rows, header_columns=2)


def _digits(scene: Scene, edition: str, code: str) -> str:
    """Whether the code is written as its edition prescribes, as far as the catalogue knows."""
    book = scene.catalogues.code_books.edition_of(edition)
    if book is None:
        return scene.word("edition.unknown")
    if not CODE.fullmatch(code) or not book.fits(code):
        return scene.word("edition.differs" if book.verified else "edition.doubtful")
    is_sure = book.verified or code.count(".") + 1 < SEGMENTS_OF_SUBACTIVITY
    return scene.word("edition.fits" if is_sure else "edition.unverified")


def all_indicators(scene: Scene, _: str) -> Table | None:
    """Every programme indicator with baseline and every yearly target, under its dimension."""
    found = {
        id: [(programme.id, indicator) for programme in programmes for indicator in programme.indicators]
        for id, programmes in scene.programmes_of_dimension.items()
    }
    everything = [indicator for pairs in found.values() for _, indicator in pairs]
    years = sorted({year for indicator in everything for year in indicator.targets})
    rows: list[Row] = []
    for id, pairs in found.items():
        if pairs:
            rows.append(group(scene.say(scene.dimensions[id].name)))
            rows += indicator_rows(scene, [indicator for _, indicator in pairs], [code for code, _ in pairs], years)
    return table(
        scene,
        "monitoring.indicators",
        indicator_heads(scene, years, has_codes=True),
        rows,
        sources=sources_of(everything),
        notes=(scene.word("note.down"),) if any(indicator.direction == "down" for indicator in everything) else (),
        proposal=is_proposal(scene.programmes_in_order),
        landscape=len(years) > 5,
        header_columns=2,
    )
