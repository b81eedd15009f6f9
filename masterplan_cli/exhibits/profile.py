"""Tables and charts of the region and of the indicators of its profile."""

from collections.abc import Iterable, Iterator

from masterplan_cli.document.chart import Chart, Lines
from masterplan_cli.document.chart import Series as Line
from masterplan_cli.document.table import Cell, Column, Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import (
    columns,
    figure_cell,
    lines,
    prose,
    row,
    table,
    unique,
    words,
    year_columns,
)
from masterplan_cli.model.evidence import Figure, Series

HEADLINES, RECENT_YEARS = 10, 5


def identity(scene: Scene, _: str) -> Table | None:
    """What identifies the region, one fact a row."""
    region = scene.profile.region
    facts: list[tuple[str, Cell]] = [
        ("region-code", region.code),
        ("bps-code", region.bps_code),
        ("province", region.province),
        ("capital", region.capital),
        ("founded", words(scene, region.founded)),
        ("motto", words(scene, region.motto)),
        ("area", figure_cell(scene, region.area_km2)),
        ("coastline", figure_cell(scene, region.coastline_km)),
        ("latitude", words(scene, region.latitude)),
        ("longitude", words(scene, region.longitude)),
        *(
            (f"leader:{scene.say(leader.role)}", lines(leader.name, scene.say(leader.note)))
            for leader in region.leaders
        ),
    ]
    rows = (
        row(key.partition(":")[2] or scene.word(f"identity.{key}"), value) for key, value in facts if value is not None
    )
    figures = [figure for figure in (region.area_km2, region.coastline_km) if figure]
    sources = [
        region.founded_source,
        region.position_source,
        *(figure.source for figure in figures),
        *(leader.source for leader in region.leaders),
    ]
    notes = [note for figure in figures for note in figure_notes(scene, "", figure)]
    heads = columns(scene, "fact::1.4", "content:decimal:3")
    return table(scene, "region.identity", heads, rows, sources=sources, notes=notes)


def figure_notes(scene: Scene, name: str, figure: Figure) -> Iterator[str]:
    """The remarks on one figure: its note and what other sources say."""
    prefix = f"{name}: " if name else ""
    if figure.note:
        yield f"{prefix}{scene.say(figure.note)}"
    for other in figure.conflicts:
        value = scene.language.formats.number(other.value) if other.value is not None else scene.say(other.text)
        reason = scene.say(other.note)
        yield prefix + scene.word("note.conflict", value=value) + (f" {reason}" if reason else "")


def districts(scene: Scene, _: str) -> Table | None:
    """The districts with totals of what can be added up."""
    items = scene.profile.region.districts
    optional = [name for name in ("urban_villages", "villages", "population") if any(getattr(d, name) for d in items)]
    heads = columns(
        scene,
        "code:code:1",
        "district::2",
        "capital::1.5",
        "area:decimal:1",
    )
    villages = scene.word("column.villages", village=scene.profile.region.village_term)
    titles = {
        "urban_villages": scene.word("column.urban-villages"),
        "villages": villages[:1].upper() + villages[1:],
        "population": scene.word("column.population"),
    }
    heads += tuple(Column(name.replace("_", "-"), titles[name], "integer") for name in optional)
    rows: list[Row] = [
        row(d.code, d.name, d.capital, d.area_km2, *(getattr(d, name) for name in optional), key=d.name) for d in items
    ]
    if len(items) > 1:
        area = sum(d.area_km2 for d in items if d.area_km2) if all(d.area_km2 for d in items) else None
        totals = (
            sum(getattr(d, name) or 0 for d in items) if all(getattr(d, name) is not None for d in items) else None
            for name in optional
        )
        rows.append(row(None, scene.word("total"), None, area, *totals, kind="total"))
    return table(
        scene,
        "region.districts",
        heads,
        rows,
        sources=(d.source for d in items),
        notes=(scene.say(scene.profile.region.districts_note),),
        header_columns=2,
    )


def boundaries(scene: Scene, _: str) -> Table | None:
    """Neighbours by side."""
    items = scene.profile.region.boundaries
    rows = (row(scene.word(f"side.{item.side}"), scene.say(item.text), key=item.side) for item in items)
    return table(
        scene, "region.boundaries", columns(scene, "side::1", "neighbour::4"), rows, sources=(i.source for i in items)
    )


def hazards(scene: Scene, _: str) -> Table | None:
    """Natural hazards."""
    items = scene.profile.region.hazards
    rows = (row(scene.say(item.name), prose(scene, item.text), key=item.id) for item in items)
    return table(
        scene, "region.hazards", columns(scene, "hazard::1", "description::4"), rows, sources=(i.source for i in items)
    )


def latest(series: Series) -> tuple[int, Figure] | None:
    """The newest year of a series that has a value."""
    known = [year for year, figure in series.values.items() if figure.value is not None or figure.text is not None]
    return (max(known), series.values[max(known)]) if known else None


def indicators(scene: Scene, group: str) -> Table | None:
    """A group's series year by year; without a group, the newest value of every series."""
    if not group:
        return _newest(scene, "profile.indicators", scene.profile.profile)
    chosen = [series for series in scene.profile.profile if series.group == group]
    years = sorted({year for series in chosen for year in series.values})[-8:]
    heads = (*columns(scene, "indicator::2.4", "unit::1"), *year_columns(years, "decimal"))
    rows = (
        row(
            scene.say(series.name),
            scene.say(series.unit),
            *(figure_cell(scene, series.values.get(year)) for year in years),
            key=series.id,
        )
        for series in chosen
    )
    caption = scene.word("exhibit.profile.indicators.group", group=scene.word(f"group.{group}"))
    return table(
        scene,
        f"profile.indicators/{group}",
        heads,
        rows,
        caption=caption,
        sources=_sources(chosen),
        notes=_notes(scene, chosen),
        landscape=len(years) > 6,
    )


def _sources(series: Iterable[Series]) -> Iterator[str | None]:
    for each in series:
        for figure in each.values.values():
            yield figure.source
            yield from (other.source for other in figure.conflicts)


def _notes(scene: Scene, series: Iterable[Series]) -> Iterator[str]:
    for each in series:
        name = scene.say(each.name)
        if each.note:
            yield f"{name}: {scene.say(each.note)}"
        for year, figure in each.values.items():
            yield from figure_notes(scene, f"{name} {year}", figure)


def _newest(scene: Scene, name: str, chosen: Iterable[Series]) -> Table | None:
    rows = []
    sources: list[str | None] = []
    for series in chosen:
        found = latest(series)
        year, figure = found if found else (None, None)
        rows.append(
            row(
                scene.say(series.name),
                figure_cell(scene, figure) or scene.word("unknown"),
                scene.say(series.unit),
                year,
                figure.grade if figure else None,
                key=series.id,
            )
        )
        sources.append(figure.source if figure else None)
    heads = columns(scene, "indicator::3", "value:decimal:1.2", "unit::1.2", "year:year:0.7", "grade::0.6")
    return table(scene, name, heads, rows, sources=sources)


def city_figures(scene: Scene, _: str) -> Table | None:
    """The headline series, recent and well sourced: those drawn as charts first, then in profile order."""
    known = [series for series in scene.profile.profile if _is_headline(scene, series)]
    chosen = [series for series in known if series.chart] + [series for series in known if not series.chart]
    return _newest(scene, "city.figures", chosen[:HEADLINES])


def _is_headline(scene: Scene, series: Series) -> bool:
    """Whether the newest value is recent and not of weak evidence."""
    found = latest(series)
    if found is None or found[1].value is None:
        return False
    return found[0] >= scene.profile.document.date.year - RECENT_YEARS and found[1].grade != "C"


def trend(scene: Scene, id: str) -> Chart | None:
    """One series over the years, cut where a new method begins."""
    series = next((each for each in scene.profile.profile if each.id == id), None)
    if series is None or sum(figure.value is not None for figure in series.values.values()) < 3:
        return None
    known = sorted(year for year, figure in series.values.items() if figure.value is not None)
    years = range(known[0], known[-1] + 1)
    values = tuple(series.values[year].value if year in series.values else None for year in years)
    name, unit = scene.say(series.name), scene.say(series.unit)
    numbers = {year: value for year, value in zip(years, values, strict=True) if value is not None}
    write = scene.language.formats.number
    return Chart(
        name=f"profile.trend/{id}",
        caption=scene.word("exhibit.profile.trend", name=name, first=str(known[0]), last=str(known[-1])),
        drawing=Lines(
            categories=tuple(str(year) for year in years),
            series=(Line(name, values),),
            unit=unit,
            breaks=tuple(str(year) for year in series.breaks if year in years),
        ),
        alternative=scene.word(
            "alternative.trend",
            name=name,
            unit=unit,
            first=str(known[0]),
            last=str(known[-1]),
            start=write(numbers[known[0]]),
            end=write(numbers[known[-1]]),
            least=write(min(numbers.values())),
            greatest=write(max(numbers.values())),
        ),
        table=f"profile.indicators/{series.group}",
        sources=unique(figure.source for figure in series.values.values()),
    )
