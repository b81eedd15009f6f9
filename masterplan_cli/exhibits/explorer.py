"""The programme explorer: all programmes in one table, with what readers may filter them by."""

from collections.abc import Mapping
from dataclasses import replace

from masterplan_cli.document.explorer import Amount, Entry, Explorer, Facet, Option
from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import columns, row, span, table
from masterplan_cli.model.entity import HORIZONS
from masterplan_cli.model.programme import Programme

STATUSES = ("existing", "approved", "proposed")


def programmes(scene: Scene, _: str) -> Table | None:
    """Every programme with its dates, money and facets, in the order of the taxonomy."""
    chosen = scene.programmes_in_order
    heads = columns(
        scene, "code:code:1", "programme::2.6", "lead::1.2", "status::1", "dates::1.1", "budget:million:1.2"
    )
    rows = [_row(scene, programme) for programme in chosen]
    whole = table(
        scene, "programmes.explorer", heads, rows, landscape=True, header_columns=2, proposal=is_proposal(chosen)
    )
    if whole is None:
        return None
    entries = tuple(_entry(scene, programme) for programme in chosen)
    schedule, period = scene.analysis.schedule, scene.profile.document.period
    first, last = min(period.first, schedule.first.year), max(period.last, schedule.last.year)
    explorer = Explorer(_facets(scene, entries), entries, first, last, scene.analysis.budget.years)
    return replace(whole, explorer=explorer)


def _row(scene: Scene, programme: Programme) -> Row:
    slot = scene.analysis.schedule.slots[programme.id]
    return row(
        programme.id,
        scene.say(programme.name),
        scene.office(programme.lead) if programme.lead else None,
        scene.word(f"status.{programme.status}"),
        span(slot.start, slot.end, scene),
        scene.analysis.budget.by_programme[programme.id],
        key=programme.id,
    )


def _entry(scene: Scene, programme: Programme) -> Entry:
    slot = scene.analysis.schedule.slots[programme.id]
    offices = tuple(dict.fromkeys(id for id in (programme.lead, *programme.support) if id))
    amounts = tuple(
        Amount(str(year), source, rupiah)
        for year, by_source in sorted(programme.budget.items())
        for source, rupiah in by_source.items()
    )
    active = {str(year) for year in range(slot.start.year, slot.end.year + 1)}
    known = [scene.organisations[id] for id in offices if id in scene.organisations]
    named = [f"{scene.office(each.id)} {scene.say(each.name)}" for each in known]
    words = (
        programme.id,
        scene.say(programme.name),
        scene.say(scene.subdimensions[programme.subdimension].name),
        *named,
        scene.say(programme.innovation),
        scene.say(programme.beneficiaries),
    )
    return Entry(
        key=programme.id,
        words=" ".join(word for word in words if word),
        values=(
            (scene.dimension_ids[programme.subdimension],),
            offices,
            tuple(sorted(active | {amount.year for amount in amounts if amount.rupiah})),
            (scene.analysis.schedule.horizons[programme.id],),
            tuple(dict.fromkeys(amount.source for amount in amounts if amount.rupiah)),
            (programme.status,),
        ),
        start=slot.start,
        end=slot.end,
        critical=slot.critical,
        amounts=amounts,
    )


def _facets(scene: Scene, entries: tuple[Entry, ...]) -> tuple[Facet, ...]:
    years = sorted({year for entry in entries for year in entry.values[2]})
    offered: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("dimension", {id: scene.say(dimension.name) for id, dimension in scene.dimensions.items()}),
        ("organisation", {id: _organisation(scene, id) for id in scene.organisations}),
        ("year", dict(zip(years, years, strict=True))),
        ("horizon", {horizon: scene.word(f"horizon.{horizon}") for horizon in HORIZONS}),
        ("source", scene.funding_names),
        ("status", {status: scene.word(f"status.{status}") for status in STATUSES}),
    )
    return tuple(
        Facet(key, scene.word(f"explorer.{key}"), _used(names, {value for e in entries for value in e.values[at]}))
        for at, (key, names) in enumerate(offered)
    )


def _organisation(scene: Scene, id: str) -> str:
    organisation = scene.organisations[id]
    name = scene.say(organisation.name)
    return f"{scene.office(organisation.id)} ({name})" if organisation.abbreviation else name


def _used(names: Mapping[str, str], used: set[str]) -> tuple[Option, ...]:
    return tuple(Option(key, label) for key, label in names.items() if key in used)
