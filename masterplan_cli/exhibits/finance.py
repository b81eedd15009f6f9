"""Tables of ceilings and of who carries the plan: feasibility, postponement, selection, owners, concentration."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from masterplan_cli.analysis.financing import Financing
from masterplan_cli.analysis.fiscal import Feasibility
from masterplan_cli.analysis.ranking import display
from masterplan_cli.analysis.selection import Selection
from masterplan_cli.document.table import Cell, Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import columns, row, table, with_notes, year_columns
from masterplan_cli.units import Period

WHOLE = 100
"""Per cent of the ceilings that may be used where nothing else is said."""


def _is_proposal(scene: Scene) -> bool:
    fiscal = scene.profile.fiscal
    return fiscal is not None and fiscal.ceilings_status == "proposed"


def feasibility(scene: Scene, _: str) -> Table | None:
    """Need, ceiling, difference, ratio and verdict by year and source; a source without any ceiling has one row."""
    financing = scene.analysis.financing
    if financing is None:
        return None
    limited = {cell.source for cell in financing.cells if cell.ceiling is not None}
    rows = [_verdict_row(scene, cell) for cell in financing.cells if cell.source in limited]
    rows += _without_ceilings(scene, [cell for cell in financing.cells if cell.source not in limited])
    heads = columns(
        scene,
        "year:text:0.9",
        "funding::1.8",
        "need:million:1.2",
        "ceiling:million:1.2",
        "room:million:1.2",
        "used:percent:0.8",
        "verdict::1.2",
    )
    made = table(scene, "fiscal.feasibility", heads, rows, proposal=_is_proposal(scene), header_columns=2)
    limits = {
        name: scene.language.formats.number(scene.catalogues.thresholds[f"fiscal-{name}"]) for name in ("tight", "over")
    }
    notes = [scene.word("note.verdicts", **limits)]
    if financing.share != WHOLE:
        notes.append(scene.word("note.share-limit", share=scene.language.formats.number(financing.share)))
    return with_notes(made, notes)


def _verdict_row(scene: Scene, cell: Feasibility) -> Row:
    ratio = Decimal(cell.need) * 100 / cell.ceiling if cell.ceiling else None
    shown: Cell = None if ratio is None else ratio.quantize(Decimal("0.1"))
    source = scene.funding_names.get(cell.source, cell.source)
    return row(str(cell.year), source, cell.need, cell.ceiling, cell.room, shown, scene.word(f"verdict.{cell.verdict}"))


def _without_ceilings(scene: Scene, cells: Sequence[Feasibility]) -> Iterator[Row]:
    """One row for each source that has no ceiling in any year: the need of all its years together."""
    for source in dict.fromkeys(cell.source for cell in cells):
        own = [cell for cell in cells if cell.source == source]
        years = scene.language.formats.period(Period(min(cell.year for cell in own), max(cell.year for cell in own)))
        name = scene.funding_names.get(source, source)
        yield row(years, name, sum(cell.need for cell in own), None, None, None, scene.word("verdict.unknown"))


STRESS = "stress"
"""The argument that asks for the scenario of lower ceilings."""


def _case(scene: Scene, name: str, argument: str) -> tuple[Financing | None, str, str]:
    """The financing that an argument asks for, with the name and the caption of its table."""
    if argument != STRESS:
        return scene.analysis.financing, name, ""
    stress = scene.analysis.stress
    share = scene.language.formats.number(stress.share.normalize()) if stress else ""
    return stress, f"{name}/{STRESS}", scene.word(f"exhibit.{name}.stress", share=share)


def postponement(scene: Scene, argument: str) -> Table | None:
    """For each year and source above its ceiling the postponement that costs least; of the plan or of the scenario."""
    financing, name, caption = _case(scene, "fiscal.postponement", argument)
    if financing is None:
        return None
    deficits = {(cell.year, cell.source): -(cell.room or 0) for cell in financing.cells}
    rows = []
    for year, source, found in financing.postponed:
        said = ", ".join(found.ids) if found else scene.word("nothing-helps")
        paid = scene.funding_names.get(source, source)
        rows.append(row(str(year), paid, deficits[year, source], said, found.freed if found else None))
    heads = columns(scene, "year:text:0.7", "funding::1.6", "deficit:million:1.1", "postponed::3", "freed:million:1.1")
    made = table(scene, name, heads, rows, caption=caption, proposal=_is_proposal(scene), header_columns=2)
    notes = [scene.word("note.loss-by-score" if financing.ranked else "note.loss-by-count")]
    limited = [(year, source) for year, source, found in financing.postponed if found and not found.proven]
    if limited:
        cells = ", ".join(f"{scene.funding_names.get(source, source)} {year}" for year, source in limited)
        notes.append(scene.word("note.loss-limited", cells=cells))
    return with_notes(made, tuple(notes))


def selection(scene: Scene, argument: str) -> Table | None:
    """The programmes left out once the best set within all ceilings is chosen; of the plan or of the scenario."""
    financing, name, caption = _case(scene, "fiscal.selection", argument)
    if financing is None or financing.selection is None or not financing.left_out:
        return None
    ranks = {place.id: place.rank for place in scene.analysis.priority.places} if scene.analysis.priority else {}
    budget = scene.analysis.budget.by_programme
    rows = [
        row(id, scene.say(scene.programmes[id].name), ranks.get(id), budget[id], key=id) for id in financing.left_out
    ]
    heads = columns(scene, "code:code:1", "programme::3.4", "rank:integer:0.7", "budget:million:1.2")
    made = table(scene, name, heads, rows, caption=caption, proposal=_is_proposal(scene), header_columns=2)
    found = financing.selection
    if not found.feasible:
        return with_notes(made, (scene.word("note.mandatory-too-much"),))
    counts = {"chosen": str(len(found.chosen)), "left": str(len(financing.left_out))}
    proof = scene.word("note.proven") if found.proven else scene.word("note.gap", gap=_gap(scene, found))
    return with_notes(made, (scene.word("note.selection", **counts), proof))


def _gap(scene: Scene, found: Selection) -> str:
    """How many per cent better than this choice the best one is at most, rounded up."""
    percent = Decimal(found.gap * 100) / max(found.value, 1)
    return scene.language.formats.number(percent.quantize(Decimal("0.1"), rounding=ROUND_CEILING))


def owners(scene: Scene, _: str) -> Table | None:
    """What each lead organisation carries, and how many programmes it runs in each year."""
    loads = scene.analysis.ownership.loads
    years = scene.analysis.budget.years
    running = scene.word("column.running")
    heads = (
        *columns(scene, "lead::1.8", "programmes:integer:0.9", "share:percent:0.8", "budget:million:1.2"),
        *year_columns(years, "integer", running),
    )
    rows = [
        row(
            scene.office(load.organisation),
            load.programmes,
            display(load.share * 100, 1),
            load.amount,
            *(load.running[year] for year in years),
            key=load.organisation,
        )
        for load in loads
    ]
    return table(scene, "owners.load", heads, rows, landscape=len(years) > 5)


def concentration(scene: Scene, _: str) -> Table | None:
    """How far the programmes of each dimension lie with few organisations."""
    rows = [
        row(
            scene.say(scene.dimensions[each.dimension].name),
            each.programmes,
            each.leads,
            scene.office(each.largest),
            display(each.largest_share * 100, 1),
            display(each.index, 2),
            key=each.dimension,
        )
        for each in scene.analysis.ownership.concentration
    ]
    heads = columns(
        scene,
        "dimension::1.6",
        "programmes:integer:0.9",
        "leads:integer:0.9",
        "largest::1.2",
        "share:percent:0.8",
        "concentration:decimal:1",
    )
    made = table(scene, "owners.concentration", heads, rows)
    return with_notes(made, (scene.word("note.herfindahl"),))
