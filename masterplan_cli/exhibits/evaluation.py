"""Tables of the evaluation pre-check: every question with its evidence, the possible range, outcome indicators."""

import re
from collections.abc import Iterator
from itertools import groupby

from masterplan_cli.analysis.evaluation import Judged, PreCheck, rounded_score
from masterplan_cli.document.chart import Chart, Series, StackedBars
from masterplan_cli.document.table import Cell, Row, Table, Typed
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.legal_and_plans import citation
from masterplan_cli.exhibits.tabulate import columns, figure_cell, group, row, table, unique
from masterplan_cli.model.catalogue import DefaultIndicator
from masterplan_cli.model.evidence import Series as ProfileSeries

_PLACE = re.compile(r"([a-z_.]+)\[([0-9]+)\]")
_SHOWN = 4


def pre_check(scene: Scene, _: str) -> Table | None:
    """Every question of the scheme: what the profile holds for it, and the score that is possible with that."""
    found = scene.analysis.evaluation
    rows: list[Row] = []
    for component in found.components:
        weight = scene.language.formats.cell(component.weight, "percent")
        rows.append(group(f"{scene.say(component.component.name)} ({weight})"))
        own = (each for each in found.judged if each.component == component.component.id)
        rows += [_row(scene, tuple(alike)) for _, alike in groupby(own, _likeness)]
    heads = columns(
        scene, "question-code:code:1", "question::4", "evidence-state::1.3", "evidence::3", "low:decimal:0.8",
        "high:decimal:0.8",
    )  # fmt: skip
    return table(scene, "evaluation.precheck", heads, rows, notes=_notes(scene, found), header_columns=2)


def _likeness(judged: Judged) -> str:
    """Questions that only the evaluation itself can answer stand together by their group."""
    if judged.question.evidence == "stated-only" and judged.answer is None and judged.question.group:
        return judged.question.group.pick("id")
    return judged.question.id


def _row(scene: Scene, alike: tuple[Judged, ...]) -> Row:
    first, last = alike[0], alike[-1]
    code = first.question.id if len(alike) == 1 else f"{first.question.id}–{last.question.id}"
    if len(alike) > 1 and first.question.group:
        words = scene.word("questions-of", name=scene.say(first.question.group), count=str(len(alike)))
    else:
        words = scene.say(first.question.text)
    return row(
        code,
        words,
        scene.word(f"evidence-state.{first.state}"),
        _evidence(scene, first),
        rounded_score(first.current.low),
        rounded_score(first.current.high),
        key=first.question.id,
    )


def _evidence(scene: Scene, judged: Judged) -> Cell:
    if judged.answer is not None and judged.answer.evidence is not None:
        return scene.say(judged.answer.evidence)
    names = unique(_place_name(scene, address) for address in judged.where)
    rest = len(names) - _SHOWN
    shown = "; ".join(names[:_SHOWN])
    return f"{shown}; {scene.word('and-more', count=str(rest))}" if rest > 0 else shown or None


def _place_name(scene: Scene, address: str) -> str:
    """What stands at an address, as a reader would call it."""
    profile = scene.profile
    found = _PLACE.match(address)
    if address == "document.regulation":
        regulations = {item.id: item for item in profile.legal_basis}
        return citation(scene, regulations[profile.document.regulation or ""])
    if found is None:
        return scene.word(f"part.{'fiscal' if address.startswith('fiscal') else 'programmes'}")
    part, index = found[1], int(found[2])
    match part:
        case "programmes":
            return profile.programmes[index].id
        case "quick_wins":
            return profile.quick_wins[index].programme
        case "action_plan":
            return profile.action_plan[index].id
        case "legal_basis":
            item = profile.legal_basis[index]
            kind = scene.word(f"legal-kind.{item.kind}")
            return scene.word("legal-short", kind=kind, number=item.number, year=str(item.year))
        case "governance.bodies":
            return scene.say(profile.governance.bodies[index].name) if profile.governance else ""
        case "fiscal.options":
            return scene.funding_names[profile.fiscal.options[index].funding] if profile.fiscal else ""
        case "evaluation.answers":
            return scene.word("evidence-state.answered")
        case _:
            return scene.say(getattr(profile, part)[index].name)


def _notes(scene: Scene, found: PreCheck) -> Iterator[str]:
    intake = next(each for each in found.scheme.intakes if each.id == found.intake)
    key = "note.scheme" if found.is_chosen else "note.scheme-assumed"
    yield scene.word(key, scheme=scene.say(found.scheme.name), intake=scene.say(intake.name))
    if found.scheme.note:
        yield scene.say(found.scheme.note)
    yield scene.word("note.evidence-states")


def score_range(scene: Scene, _: str) -> Table | None:
    """Components with their weights, how their questions stand, and the possible scores."""
    found = scene.analysis.evaluation
    rows = []
    for each in found.components:
        states = [each.states.get(state, 0) for state in ("answered", "present")]
        absent = sum(each.states.get(state, 0) for state in ("planned", "expired", "missing"))
        bounds = (each.current.low, each.current.high, each.reachable.high)
        scores = (rounded_score(bound) for bound in bounds)
        name = scene.say(each.component.name)
        rows.append(row(name, each.weight, each.questions, *states, absent, *scores, key=each.component.id))
    ledger = scene.analysis.ledger
    finals = [ledger[f"evaluation.{name}"].value for name in ("range.low", "range.high", "reachable.high")]
    totals = [ledger[f"evaluation.{name}"].value for name in ("questions", "answered", "present")]
    rest = sum(each.state in ("planned", "expired", "missing") for each in found.judged)
    weights = sum(each.weight for each in found.components)
    rows.append(row(scene.word("final-score"), weights, *totals, rest, *finals, kind="total"))
    heads = columns(
        scene, "evaluation-component::2.2", "evaluation-weight:percent:0.9", "questions:integer:1",
        "answered:integer:0.9", "with-evidence:integer:1", "without-evidence:integer:1", "low:decimal:0.9",
        "high:decimal:0.9", "reachable:decimal:1.1",
    )  # fmt: skip
    return table(scene, "evaluation.range", heads, rows, notes=tuple(_notes(scene, found)))


def range_chart(scene: Scene, _: str) -> Chart | None:
    """Bars from zero: what is certain, what the evidence allows, what more evidence would allow."""
    found = scene.analysis.evaluation
    names = tuple(scene.say(each.component.name) for each in found.components)
    low = tuple(rounded_score(each.current.low) for each in found.components)
    high = tuple(rounded_score(each.current.high) for each in found.components)
    best = tuple(rounded_score(each.reachable.high) for each in found.components)
    drawing = StackedBars(
        categories=names,
        series=(
            Series(scene.word("score.certain"), low),
            Series(scene.word("score.possible"), tuple(b - a for a, b in zip(low, high, strict=True))),
            Series(scene.word("score.with-evidence"), tuple(b - a for a, b in zip(high, best, strict=True))),
        ),
        unit=scene.word("unit.score"),
    )
    formats = scene.language.formats
    ledger = scene.analysis.ledger
    words = {
        name: formats.cell(ledger[f"evaluation.{key}"].value, "decimal")
        for name, key in (("low", "range.low"), ("high", "range.high"), ("best", "reachable.high"))
    }
    return Chart(
        name="evaluation.range-chart",
        caption=scene.word("exhibit.evaluation.range-chart"),
        drawing=drawing,
        alternative=scene.word("alternative.evaluation", **words),
        table="evaluation.range",
    )


def outcomes(scene: Scene, _: str) -> Table | None:
    """Outcome indicators of the evaluation by dimension, with the newest value of the series that measures each."""
    measured = {series.outcome: series for series in scene.profile.profile if series.outcome}
    rows: list[Row] = []
    for dimension in scene.catalogues.taxonomies[scene.analysis.evaluation.scheme.taxonomy].dimensions:
        if dimension.indicators:
            rows.append(group(scene.say(dimension.name)))
        rows += [_outcome(scene, indicator, measured.get(indicator.id)) for indicator in dimension.indicators]
    sources = (
        figure.source for series in measured.values() for figure in [series.values[max(series.values)]] if series.values
    )
    heads = columns(scene, "indicator::3.4", "unit::1", "value:decimal:1", "year:year:0.8", "evidence-state::1.4")
    return table(scene, "evaluation.outcomes", heads, rows, sources=sources)


def _outcome(scene: Scene, indicator: DefaultIndicator, series: ProfileSeries | None) -> Row:
    years = [y for y, f in series.values.items() if f.value is not None or f.text is not None] if series else []
    if series is None or not years:
        state = scene.word("evidence-state.planned" if series else "evidence-state.missing")
        return row(scene.say(indicator.name), scene.say(indicator.unit), None, None, state, key=indicator.id)
    year = max(years)
    value = figure_cell(scene, series.values[year])
    cells = (scene.say(indicator.name), scene.say(series.unit), value, Typed(year, "year"))
    return row(*cells, scene.word("evidence-state.present"), key=indicator.id)
