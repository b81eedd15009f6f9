"""Tables and the picture of priorities: criteria, ranking with contributions, firmness, the first programmes."""

from decimal import Decimal
from fractions import Fraction

from masterplan_cli.analysis.priority import Priority, ends
from masterplan_cli.analysis.ranking import Place, display
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.diagram import Axis, Quadrants, Spot
from masterplan_cli.document.table import Cell, Column, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.picture import chart, data_table
from masterplan_cli.exhibits.programmes import dates, unranked_main
from masterplan_cli.exhibits.tabulate import columns, prose, row, table, with_notes
from masterplan_cli.model.priority import Criterion

SHOWN = 20
MAIN_PARTS = 2
MOST_SPOTS = 40
"""The drawing counts points that stand together where there are more."""


def _criteria(scene: Scene) -> dict[str, Criterion]:
    rules = scene.profile.prioritisation
    return {criterion.id: criterion for criterion in rules.criteria} if rules else {}


def _is_proposal(scene: Scene) -> bool:
    rules = scene.profile.prioritisation
    return rules is not None and rules.status == "proposed"


def criteria(scene: Scene, _: str) -> Table | None:
    """Criteria with their scale, direction and weight; how the weights came about."""
    rules, priority = scene.profile.prioritisation, scene.analysis.priority
    if rules is None:
        return None
    weights = {measure.id: display(measure.weight * 100, 1) for measure in priority.measures} if priority else {}
    rows = []
    for criterion in rules.criteria:
        low, high = ends(criterion)
        scale = f"{scene.language.formats.number(_plain(low))}–{scene.language.formats.number(_plain(high))}"
        words = (scene.say(criterion.name), prose(scene, criterion.description), scale)
        sort = scene.word(f"direction.{criterion.direction}")
        rows.append(row(*words, sort, weights.get(criterion.id), key=criterion.id))
    heads = columns(scene, "criterion::2", "meaning::3.4", "scale::0.8", "sort::1.4", "weight-share:percent:0.9")
    made = table(scene, "priority.criteria", heads, rows, proposal=_is_proposal(scene))
    return with_notes(made, _weight_notes(scene, priority))


def _plain(value: Fraction) -> int | Decimal:
    return int(value) if value.denominator == 1 else display(value, 2)


def _weight_notes(scene: Scene, priority: Priority | None) -> list[str]:
    if priority is None:
        return [scene.word("note.weights-refused")]
    notes = [scene.word(f"note.weights-{priority.weights.kind}"), scene.word("note.missing-scores")]
    if (found := priority.weights.ahp) is not None:
        names = {id: scene.say(criterion.name) for id, criterion in _criteria(scene).items()}
        ids = list(names)
        ratio = scene.language.formats.number(display(found.ratio))
        notes.append(scene.word("note.consistency", ratio=ratio, table=scene.word(f"random-index.{found.table}")))
        if found.doubts:
            worst = found.doubts[0]
            pair = {"first": names[ids[worst.row]], "second": names[ids[worst.column]]}
            notes.append(scene.word("note.doubt", **pair))
    return notes


def ranking(scene: Scene, _: str) -> Table | None:
    """Every place with what each criterion contributes, and the place by the second method."""
    priority = scene.analysis.priority
    if priority is None:
        return None
    names = {id: scene.say(criterion.name) for id, criterion in _criteria(scene).items()}
    group = scene.word("column.contribution")
    parts = tuple(Column(f"part-{m.id}", names.get(m.id, m.id), "decimal", 1.0, group) for m in priority.measures)
    heads = (
        *columns(scene, "rank:integer:0.6", "code:code:1", "programme::2.8"),
        *parts,
        *columns(scene, "score:decimal:0.9", "second-rank:integer:0.8"),
    )
    ranks = priority.second.ranks if priority.second else {}
    rows = [
        row(place.rank, place.id, _name(scene, place.id), *_parts(priority, place), display(place.score),
            ranks.get(place.id), key=place.id)
        for place in priority.places
    ]  # fmt: skip
    made = table(scene, "priority.ranking", heads, rows, proposal=_is_proposal(scene), landscape=True, header_columns=3)
    return with_notes(made, _ranking_notes(scene, priority))


def _parts(priority: Priority, place: Place) -> list[Cell]:
    return [display(place.parts[m.id]) if m.id in place.parts else None for m in priority.measures]


def _name(scene: Scene, id: str) -> str:
    return scene.say(scene.programmes[id].name)


def _ranking_notes(scene: Scene, priority: Priority) -> list[str]:
    formats = scene.language.formats
    notes = [scene.word(f"note.method-{priority.method}"), scene.word("note.ties")]
    if priority.second:
        agreement = {
            "spearman": formats.number(display(priority.second.spearman, 2)),
            "kendall": formats.number(display(priority.second.kendall, 2)),
            "method": scene.word(f"method.{priority.second.method}"),
        }
        notes.append(scene.word("note.agreement", **agreement))
    if priority.unscored:
        notes.append(scene.word("note.unscored", ids=", ".join(priority.unscored)))
    return notes


def main(scene: Scene, _: str) -> Table | None:
    """The most important programmes by the ranking and the criteria that carry them; without one, by a fixed rule."""
    priority = scene.analysis.priority
    return unranked_main(scene) if priority is None else _ranked_main(scene, priority)


def _ranked_main(scene: Scene, priority: Priority) -> Table | None:
    budget = scene.analysis.budget.by_programme
    rows = []
    for place in priority.places[: priority.top]:
        programme = scene.programmes[place.id]
        cells = (place.rank, place.id, scene.say(programme.name), scene.office(programme.lead), dates(scene, programme))
        rows.append(row(*cells, budget[place.id], display(place.score), _reasons(scene, place), key=place.id))
    heads = columns(
        scene,
        "rank:integer:0.5",
        "code:code:0.9",
        "programme::2.4",
        "lead::1",
        "dates::1.1",
        "budget:million:1.1",
        "score:decimal:0.7",
        "carried-by::2",
    )
    caption = scene.word("exhibit.programmes.main.ranked")
    made = table(scene, "programmes.main", heads, rows, caption=caption, proposal=_is_proposal(scene), header_columns=3)
    return with_notes(made, (_limits(scene, priority),))


def _limits(scene: Scene, priority: Priority) -> str:
    """Method and weights in one sentence."""
    formats = scene.language.formats
    names = {id: scene.say(criterion.name) for id, criterion in _criteria(scene).items()}
    said = [f"{names[m.id]} {formats.number(display(m.weight * 100, 1))}%" for m in priority.measures]
    method = scene.word(f"method.{priority.method}")
    return scene.word("note.limits", method=method, weights="; ".join(said))


def _reasons(scene: Scene, place: Place) -> str:
    names = {id: scene.say(criterion.name) for id, criterion in _criteria(scene).items()}
    best = sorted(place.parts, key=lambda id: -place.parts[id])[:MAIN_PARTS]
    return "; ".join(names[id] for id in best if place.parts[id])


def sensitivity(scene: Scene, _: str) -> Table | None:
    """For each criterion the span of weights in which the same programmes stay at the top."""
    priority = scene.analysis.priority
    if priority is None or not priority.firmness.intervals:
        return None
    names = {id: scene.say(criterion.name) for id, criterion in _criteria(scene).items()}
    rows = [
        row(names[i.criterion], *(display(x * 100, 1) for x in (i.weight, i.low, i.high)), key=i.criterion)
        for i in priority.firmness.intervals
    ]
    heads = columns(scene, "criterion::2.4", "weight-share:percent:1", "from-weight:percent:1", "to-weight:percent:1")
    notes = [scene.word("note.intervals", top=str(priority.top))]
    if (pair := priority.firmness.fragile) is not None:
        shown = [scene.language.formats.number(display(x * 100, 1)) for x in (pair.weight, pair.tie)]
        facts = {"first": pair.first, "second": pair.second, "criterion": names[pair.criterion]}
        notes.append(scene.word("note.fragile", **facts, weight=shown[0], tie=shown[1]))
    return with_notes(table(scene, "priority.sensitivity", heads, rows), notes)


def firmness(scene: Scene, _: str) -> Table | None:
    """The share of all conceivable weights with which a programme is at the top."""
    priority = scene.analysis.priority
    if priority is None or priority.top >= len(priority.places):
        return None
    ranks = {place.id: place.rank for place in priority.places}
    rows = [
        row(ranks[id], id, _name(scene, id), display(share * 100, 1), key=id)
        for id, share in priority.firmness.accepted[:SHOWN]
    ]
    heads = columns(scene, "rank:integer:0.6", "code:code:1", "programme::3.4", "accepted:percent:1.2")
    made = table(scene, "priority.firmness", heads, rows, header_columns=3)
    return with_notes(made, (scene.word("note.lattice", top=str(priority.top), steps=str(priority.firmness.steps)),))


def to_the_top(scene: Scene, _: str) -> Table | None:
    """What would bring the next programmes to the top."""
    priority = scene.analysis.priority
    if priority is None:
        return None
    names = {id: scene.say(criterion.name) for id, criterion in _criteria(scene).items()}
    rows = [
        row(step.id, _name(scene, step.id), names[step.criterion], _plain(step.score), _plain(step.needed), key=step.id)
        for step in priority.firmness.to_the_top
    ]
    heads = columns(scene, "code:code:1", "programme::3", "criterion::2", "score:decimal:0.7", "needed:decimal:0.9")
    return table(scene, "priority.to-the-top", heads, rows, header_columns=2)


def picture(scene: Scene, _: str) -> Chart | None:
    """Impact and ease of every programme that is scored on both."""
    priority = scene.analysis.priority
    if priority is None or not priority.spots:
        return None
    spots = [(spot, display(spot.ease * 100, 0), display(spot.impact * 100, 0)) for spot in priority.spots]
    heads = columns(
        scene, "code:code:1", "programme::3", "impact-share:decimal:0.8", "ease-share:decimal:0.8", "quadrant::1.4"
    )
    quadrants = ("plan", "do-first", "reconsider", "fill-in")
    names = {quadrant: scene.word(f"quadrant.{quadrant}") for quadrant in quadrants}
    rows = [row(s.id, _name(scene, s.id), y, x, names[s.quadrant], key=s.id) for s, x, y in spots]
    counts = {key.replace("-", "_"): str(sum(s.quadrant == key for s, _, _ in spots)) for key in quadrants}
    drawing = Quadrants(
        spots=tuple(Spot(str(n), f"{s.id} {_name(scene, s.id)}", x, y) for n, (s, x, y) in enumerate(spots, 1)),
        x=Axis(scene.word("column.ease-share"), 0, 50, 100),
        y=Axis(scene.word("column.impact-share"), 0, 50, 100),
        names=tuple(names[quadrant] for quadrant in quadrants),  # type: ignore[arg-type]
    )
    return chart(
        scene,
        "priority.matrix",
        drawing,
        counts,
        data=data_table(scene, "priority.matrix", heads, rows),
        notes=[scene.word("note.counted-points", count=str(MOST_SPOTS))] if len(spots) > MOST_SPOTS else (),
        proposal=_is_proposal(scene),
        labels=("no-data",),
    )
