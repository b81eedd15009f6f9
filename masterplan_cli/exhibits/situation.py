"""Tables of what there is today: potentials, trends, issues, readiness, inventories, gaps, SWOT."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from masterplan_cli.analysis.inventory import ALIKE
from masterplan_cli.analysis.position import reached_share
from masterplan_cli.analysis.readiness import shown
from masterplan_cli.document.chart import Chart, Radar, Series
from masterplan_cli.document.table import Cell, Column, Row, Table, Typed
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.profile import figure_notes
from masterplan_cli.exhibits.tabulate import columns, figure_cell, group, lines, prose, row, table, without_empty, words
from masterplan_cli.language.format import rounded
from masterplan_cli.model.situation import ELEMENTS, Factor, Gap, ReadinessComponent


def potentials(scene: Scene, _: str) -> Table | None:
    """Potentials with the dimensions they serve."""
    items = scene.profile.potentials
    rows = (
        row(scene.say(item.name), prose(scene, item.text), ", ".join(item.dimensions) or None, key=item.id)
        for item in items
    )
    sources = (source for item in items for source in item.sources)
    return table(
        scene, "potentials", columns(scene, "potential::1.4", "description::4", "dimensions::1"), rows, sources=sources
    )


def trends(scene: Scene, _: str) -> Table | None:
    """Trends and their effect on the region."""
    items = scene.profile.trends
    rows = (
        row(scene.say(item.name), prose(scene, item.text), prose(scene, item.effect), key=item.id) for item in items
    )
    sources = (source for item in items for source in item.sources)
    return table(scene, "trends", columns(scene, "trend::1.4", "description::3", "effect::3"), rows, sources=sources)


def issues(scene: Scene, _: str) -> Table | None:
    """Strategic issues."""
    items = scene.profile.issues
    rows = (row(item.id, scene.say(item.name), prose(scene, item.text), key=item.id) for item in items)
    sources = (source for item in items for source in item.sources)
    heads = columns(scene, "code:code:1", "issue::1.6", "description::4")
    return table(scene, "issues.list", heads, rows, sources=sources, header_columns=2)


def issue_matrix(scene: Scene, _: str) -> Table | None:
    """Issues against the dimensions, with marks."""
    dimensions = list(scene.dimensions)
    heads = (
        *columns(scene, "issue::3"),
        *(Column(id, scene.say(scene.dimensions[id].name), "mark", 1) for id in dimensions),
    )
    rows = (
        row(scene.say(item.name), *(id in item.dimensions for id in dimensions), key=item.id)
        for item in scene.profile.issues
    )
    return table(scene, "issues.by-dimension", heads, rows)


def readiness(scene: Scene, element: str) -> Table | None:
    """The components of an element with condition and evidence; without one, of all elements under their heads."""
    items = [item for item in scene.profile.readiness if element in ("", item.element)]
    if not items:
        return None
    scored = any(item.score is not None for item in items)
    specs = ["component::1.4", "condition::4"]
    if scored:
        specs += ["score:decimal:0.7", "target:decimal:0.7"]
    specs += ["evidence-source::1.6", "not-known::2"]
    heads, rows = without_empty(
        columns(scene, *specs),
        tuple(_readiness_rows(scene, items, scored, is_grouped=not element)),
        {"evidence-source"},
    )
    title = scene.word(f"element.{element}").lower() if element else ""
    return table(
        scene,
        f"readiness.scores/{element}" if element else "readiness.scores",
        heads,
        rows,
        caption=scene.word("exhibit.readiness.scores.one", element=title) if element else "",
        sources=(source for item in items for source in item.sources),
        proposal=any(item.status == "proposed" for item in items),
    )


def readiness_summary(scene: Scene, _: str) -> Table | None:
    """The five elements with counts and scores, and the composite; None where nothing is scored."""
    found = scene.analysis.readiness
    if found.index is None:
        return None
    rows = [
        row(
            scene.word(f"element.{each.element}"),
            each.components,
            each.scored,
            each.evidenced,
            shown(each.score),
            each.lowest,
            shown(each.target),
            key=each.element,
        )
        for each in found.elements
    ]
    counts = (scene.analysis.ledger[f"readiness.{name}"].value for name in ("components", "scored", "evidenced"))
    index = scene.word(f"readiness-index.{found.method}")
    rows.append(row(index, *counts, shown(found.index), found.lowest, None, kind="total"))
    heads = columns(
        scene,
        "element::2",
        "components:integer:1",
        "scored:integer:0.9",
        "evidenced:integer:1",
        "score:decimal:0.8",
        "lowest-score:decimal:1",
        "target:decimal:0.8",
    )
    proposal = any(item.status == "proposed" for item in scene.profile.readiness)
    return table(scene, "readiness.summary", heads, rows, notes=(scene.word("note.readiness-mean"),), proposal=proposal)


def readiness_model(scene: Scene, _: str) -> Table | None:
    """The components of the readiness model and what the profile describes of each."""
    model = scene.catalogues.readiness
    described: dict[str, list[ReadinessComponent]] = {}
    for item in scene.profile.readiness:
        described.setdefault(item.component or "", []).append(item)
    if not described.keys() - {""}:
        return None
    rows = []
    for component in model.items:
        found = described.get(component.id, [])
        names = "; ".join(scene.say(item.name) for item in found) or scene.word("not-described")
        scores = [item.score for item in found if item.score is not None]
        score = min(scores) if scores else None
        element, role = scene.word(f"element.{component.element}"), scene.word(f"readiness-role.{component.role}")
        rows.append(row(element, role, scene.say(component.name), names, score, key=component.id))
    heads = columns(
        scene, "element::1.2", "readiness-role::1", "component::1.6", "described-by::3", "score:decimal:0.7"
    )
    notes = (scene.word("note.lowest-score"), scene.say(model.note))
    return table(scene, "readiness.model", heads, rows, notes=notes, header_columns=3)


def _readiness_rows(
    scene: Scene, items: Sequence[ReadinessComponent], scored: bool, *, is_grouped: bool
) -> Iterator[Row]:
    for element in ELEMENTS:
        chosen = [item for item in items if item.element == element]
        if chosen and is_grouped:
            yield group(scene.word(f"element.{element}"))
        for item in chosen:
            scores: tuple[Cell, ...] = (item.score, item.target) if scored else ()
            ask = scene.word("ask", who=scene.say(item.ask)) if item.ask else ""
            unknown = lines(scene.say(item.unknown), ask)
            evidence = lines(*(scene.source_names.get(id, id) for id in item.sources))
            yield row(scene.say(item.name), prose(scene, item.condition), *scores, evidence, unknown, key=item.id)


def position(scene: Scene, _: str) -> Table | None:
    """Each dimension's measured gaps and the mean share reached."""
    if not any(each.gaps for each in scene.analysis.positions):
        return None
    rows = (
        row(
            scene.say(scene.dimensions[each.dimension].name), each.gaps, each.measured, each.reached, key=each.dimension
        )
        for each in scene.analysis.positions
    )
    heads = columns(scene, "dimension::2.4", "gaps:integer:1", "measured:integer:1", "reached:percent:1.2")
    return table(scene, "readiness.position", heads, rows, notes=(scene.word("note.position"),))


def position_chart(scene: Scene, _: str) -> Chart | None:
    """The radar of the six dimensions; None where fewer than one dimension is measured."""
    found = scene.analysis.positions
    if not any(each.reached is not None for each in found):
        return None
    names = tuple(scene.say(scene.dimensions[each.dimension].name) for each in found)
    write = scene.language.formats.cell
    told = "; ".join(
        f"{name} {write(each.reached, 'percent') if each.reached is not None else scene.word('no-measured-gap')}"
        for name, each in zip(names, found, strict=True)
    )
    return Chart(
        name="readiness.position-chart",
        caption=scene.word("exhibit.readiness.position-chart"),
        drawing=Radar(
            axes=names,
            series=(
                Series(scene.word("series.reached"), tuple(each.reached for each in found)),
                Series(scene.word("series.desired"), tuple(100 for _ in found)),
            ),
            maximum=100,
            unit="%",
            kind="percent",
        ),
        alternative=scene.word("alternative.position", values=told),
        table="readiness.position",
        proposal=True,
    )


def applications(scene: Scene, _: str) -> Table | None:
    """The inventory of applications and services."""
    items = scene.profile.applications
    rows = (
        row(
            scene.say(item.name),
            words(scene, item.function),
            scene.office(item.owner) if item.owner else None,
            scene.word(f"origin.{item.origin}"),
            item.subdimension,
            scene.word(f"application-status.{item.status}"),
            words(scene, item.since),
            key=item.id,
        )
        for item in items
    )
    heads = columns(
        scene,
        "application::1.6",
        "function::2",
        "owner::1",
        "origin::0.9",
        "subdimension:code:0.9",
        "status::0.9",
        "since::0.9",
    )
    notes = (f"{scene.say(item.name)}: {scene.say(item.note)}" for item in items if item.note)
    return table(scene, "applications.inventory", heads, rows, sources=(item.source for item in items), notes=notes)


def applications_by_dimension(scene: Scene, _: str) -> Table | None:
    """How many applications serve each dimension, by origin."""
    origins = ("central", "local", "partner")
    counts: Counter[tuple[str, str]] = Counter(
        (scene.dimension_ids.get(a.subdimension or "", ""), a.origin) for a in scene.profile.applications
    )
    if not counts:
        return None
    heads = (
        *columns(scene, "dimension::2.4"),
        *(Column(origin, scene.word(f"origin.{origin}"), "integer", 1) for origin in origins),
        *columns(scene, "total:integer:1"),
    )
    keys = [*scene.dimensions, *([""] if any(dimension == "" for dimension, _ in counts) else [])]
    rows = [
        row(
            scene.say(scene.dimensions[key].name) if key else scene.word("no-dimension"),
            *(counts[key, origin] for origin in origins),
            sum(counts[key, origin] for origin in origins),
            key=key,
        )
        for key in keys
    ]
    sums = [sum(counts[key, origin] for key in keys) for origin in origins]
    rows.append(row(scene.word("total"), *sums, sum(sums), kind="total"))
    return table(scene, "applications.by-dimension", heads, rows)


def applications_alike(scene: Scene, _: str) -> Table | None:
    """The pairs of applications with the closest names; those that are alike are to be compared."""
    names = {item.id: scene.say(item.name) for item in scene.profile.applications}
    owners = {item.id: scene.office(item.owner) if item.owner else None for item in scene.profile.applications}
    rows = (
        row(
            names[pair.first],
            owners[pair.first],
            names[pair.second],
            owners[pair.second],
            _percent(pair.likeness),
            scene.word("likeness.alike" if pair.is_alike else "likeness.apart"),
        )
        for pair in scene.analysis.inventory.closest
    )
    heads = columns(
        scene,
        "application::2.2",
        "owner::1.1",
        "other-application::2.2",
        "other-owner::1.1",
        "likeness:percent:0.9",
        "likeness-verdict::1.2",
    )
    limit = scene.language.formats.cell(_percent(ALIKE), "percent")
    return table(scene, "applications.alike", heads, rows, notes=(scene.word("note.alike", limit=limit),))


def _percent(share: Fraction) -> Decimal:
    return rounded(Decimal(share.numerator) * 100 / share.denominator, 1)


def infrastructure(scene: Scene, _: str) -> Table | None:
    """The inventory of infrastructure."""
    items = scene.profile.infrastructure
    rows = (
        row(
            scene.say(item.name),
            figure_cell(scene, item.quantity),
            words(scene, item.unit),
            item.quantity.year if item.quantity else None,
            words(scene, item.condition),
            scene.office(item.owner) if item.owner else None,
            key=item.id,
        )
        for item in items
    )
    heads = columns(
        scene, "infrastructure::2", "quantity:decimal:1.2", "unit::1", "year:year:0.7", "condition::2.4", "owner::1"
    )
    sources = (source for item in items for source in (item.source, item.quantity.source if item.quantity else None))
    notes = (
        note for item in items if item.quantity for note in figure_notes(scene, scene.say(item.name), item.quantity)
    )
    return table(scene, "infrastructure.inventory", heads, rows, sources=sources, notes=notes)


def gaps_of_elements(scene: Scene, _: str) -> Table | None:
    """Gaps of the readiness elements."""
    chosen = [gap for gap in scene.profile.gaps if gap.element and not gap.subdimension]
    return _gaps(scene, "gaps.elements", "element", chosen, lambda gap: scene.word(f"element.{gap.element}"))


def gaps_of_subdimensions(scene: Scene, _: str) -> Table | None:
    """Gaps of the sub-dimensions, in the order of the taxonomy."""
    order = {id: index for index, id in enumerate(scene.subdimensions)}
    chosen = sorted(
        (gap for gap in scene.profile.gaps if gap.subdimension), key=lambda gap: order.get(gap.subdimension or "", 99)
    )
    return _gaps(
        scene, "gaps.subdimensions", "subdimension", chosen, lambda gap: f"{gap.subdimension} {_sub(scene, gap)}"
    )


def _sub(scene: Scene, gap: Gap) -> str:
    found = scene.subdimensions.get(gap.subdimension or "")
    return scene.say(found.name) if found else ""


def _gaps(scene: Scene, name: str, first: str, chosen: Sequence[Gap], title: Callable[[Gap], str]) -> Table | None:
    rows = (
        row(
            title(gap),
            scene.say(gap.name),
            lines(condition(scene, gap), scene.say(gap.present.note)),
            desired(scene, gap),
            prose(scene, gap.cause),
            prose(scene, gap.response),
            scene.word(f"priority.{gap.priority}") if gap.priority else None,
            key=gap.id,
        )
        for gap in chosen
    )
    heads = columns(
        scene, f"{first}::1.4", "gap::1.8", "present::1.8", "desired::1.8", "cause::2", "response::2.4", "priority::0.9"
    )
    return table(
        scene,
        name,
        heads,
        rows,
        sources=(gap.present.source for gap in chosen),
        landscape=True,
        proposal=any(gap.desired and gap.desired.status == "proposed" for gap in chosen),
        header_columns=2,
    )


def condition(scene: Scene, gap: Gap) -> str:
    """The present condition in words: value with unit and year, or what is said instead."""
    present = gap.present
    if present.value is not None:
        return _amount(scene, gap, scene.language.formats.number(present.value), present.year)
    if present.text is not None:
        return scene.say(present.text)
    return scene.word("unknown-ask", who=scene.say(present.ask)) if present.ask else scene.word("unknown")


def desired(scene: Scene, gap: Gap) -> Cell:
    """The desired condition in words."""
    if gap.desired is None:
        return None
    goal = gap.desired
    if goal.value is not None:
        amount = _amount(scene, gap, scene.language.formats.number(goal.value), goal.year)
        return lines(amount, scene.say(goal.text))
    return f"{scene.say(goal.text)} ({goal.year})" if goal.year else words(scene, goal.text)


def _amount(scene: Scene, gap: Gap, number: str, year: int | None) -> str:
    unit = scene.say(gap.unit)
    shown = f"{number}{'' if unit.startswith('%') else ' '}{unit}".rstrip()
    return f"{shown} ({year})" if year else shown


def gaps_measured(scene: Scene, _: str) -> Table | None:
    """Gaps with a number on both sides, their distance and the share reached."""
    rows: list[Row] = []
    chosen: list[Gap] = []
    for gap in scene.profile.gaps:
        share = reached_share(gap)
        if share is None or gap.desired is None or gap.desired.value is None or gap.present.value is None:
            continue
        chosen.append(gap)
        rows.append(
            row(
                scene.say(gap.name),
                words(scene, gap.unit),
                gap.present.value,
                gap.present.year,
                gap.desired.value,
                gap.desired.year,
                abs(gap.desired.value - gap.present.value),
                Typed(rounded(share * 100, 1), "percent"),
                key=gap.id,
            )
        )
    heads = columns(
        scene,
        "gap::3",
        "unit::1.2",
        "present:decimal:1.1",
        "year:year:0.7",
        "desired:decimal:1.1",
        "target-year:year:0.7",
        "distance:decimal:1.1",
        "reached:percent:1",
    )
    return table(
        scene,
        "gaps.measured",
        heads,
        rows,
        sources=(gap.present.source for gap in chosen),
        landscape=True,
        proposal=any(gap.desired and gap.desired.status == "proposed" for gap in chosen),
    )


def swot_factors(scene: Scene, _: str) -> Table | None:
    """The factors of the SWOT analysis, group by group."""
    swot = scene.profile.swot
    if swot is None:
        return None
    groups = ("strengths", "weaknesses", "opportunities", "threats")
    rated = any(factor.weight is not None for name in groups for factor in getattr(swot, name))
    specs = ["code:code:0.6", "factor::5", *(["weight:decimal:0.8", "rating:decimal:0.8"] if rated else [])]
    rows: list[Row] = []
    for name in groups:
        factors: Iterable[Factor] = getattr(swot, name)
        rows.append(group(scene.word(f"swot.{name}")))
        for factor in factors:
            extra: tuple[Cell, ...] = (factor.weight, factor.rating) if rated else ()
            rows.append(row(factor.id, scene.say(factor.text), *extra, key=factor.id))
    sources = (source for name in groups for factor in getattr(swot, name) for source in factor.sources)
    notes = [scene.word("note.swot-scale")] if rated else []
    proposal = rated and swot.status == "proposed"
    heads = columns(scene, *specs)
    return table(scene, "swot.factors", heads, rows, sources=sources, notes=notes, proposal=proposal)


def swot_strategies(scene: Scene, _: str) -> Table | None:
    """Strategies by the kind of factors they join."""
    rows: list[Row] = []
    for kind in ("so", "wo", "st", "wt"):
        chosen = [strategy for strategy in scene.profile.strategies if strategy.kind == kind]
        if chosen:
            rows.append(group(scene.word(f"strategy.{kind}")))
        rows += (
            row(s.id, scene.say(s.text), ", ".join(s.factors) or None, ", ".join(s.gaps) or None, key=s.id)
            for s in chosen
        )
    heads = columns(scene, "code:code:0.8", "strategy::4", "factors::1.4", "gaps-answered::2")
    proposal = any(strategy.status == "proposed" for strategy in scene.profile.strategies)
    return table(scene, "swot.strategies", heads, rows, proposal=proposal)
