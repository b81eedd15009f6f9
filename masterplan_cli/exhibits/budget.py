"""Tables and charts of the money; every number is taken from `analysis.budget`, none is added up here."""

from masterplan_cli.analysis.budget import Matrix
from masterplan_cli.document.chart import Chart, Series, StackedBars
from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import columns, group, row, table, year_columns


def by_dimension(scene: Scene, _: str) -> Table | None:
    """Dimension by year."""
    names = {id: scene.say(dimension.name) for id, dimension in scene.dimensions.items()}
    return _matrix(scene, "budget.by-year-dimension", "dimension", scene.analysis.budget.dimension_year, names)


def by_source(scene: Scene, _: str) -> Table | None:
    """Funding source by year."""
    return _matrix(scene, "budget.by-year-source", "funding", scene.analysis.budget.funding_year, scene.funding_names)


def by_organisation(scene: Scene, _: str) -> Table | None:
    """Lead organisation by year."""
    matrix = scene.analysis.budget.organisation_year
    names = {id: scene.office(id) if id else scene.word("no-lead") for id in matrix.rows}
    return _matrix(scene, "budget.by-organisation", "lead", matrix, names)


def by_horizon(scene: Scene, _: str) -> Table | None:
    """Horizon by year."""
    matrix = scene.analysis.budget.horizon_year
    names = {id: scene.word(f"horizon.{id}") for id in matrix.rows}
    return _matrix(scene, "budget.by-horizon", "horizon", matrix, names)


def _matrix(scene: Scene, name: str, head: str, matrix: Matrix, names: dict[str, str]) -> Table | None:
    if not matrix.total:
        return None
    heads = (
        *columns(scene, f"{head}::2.4"),
        *year_columns(matrix.years, "million"),
        *columns(scene, "total:million:1.2"),
    )
    rows = [
        row(names.get(id, id), *(matrix.amount(id, year) for year in matrix.years), matrix.row_totals[id], key=id)
        for id in matrix.rows
    ]
    rows.append(_total(scene, matrix))
    return table(scene, name, heads, rows, proposal=_is_proposal(scene), landscape=len(matrix.years) > 6)


def _total(scene: Scene, matrix: Matrix) -> Row:
    years = (matrix.year_totals[year] for year in matrix.years)
    return row(scene.word("total"), *years, matrix.total, kind="total")


def _is_proposal(scene: Scene) -> bool:
    return any(programme.status == "proposed" for programme in scene.profile.programmes)


def by_programme(scene: Scene, _: str) -> Table | None:
    """Programme by year under its dimension, with the dimension's subtotal."""
    budget = scene.analysis.budget
    matrix, dimensions = budget.programme_year, budget.dimension_year
    if not matrix.total:
        return None
    heads = (
        *columns(scene, "code:code:1", "programme::3"),
        *year_columns(matrix.years, "million"),
        *columns(scene, "total:million:1.2"),
    )
    rows: list[Row] = []
    for id, dimension in scene.dimensions.items():
        chosen = scene.programmes_of_dimension.get(id, ())
        if not chosen:
            continue
        rows.append(group(scene.say(dimension.name)))
        for programme in chosen:
            years = (matrix.amount(programme.id, year) or None for year in matrix.years)
            cells = (programme.id, scene.say(programme.name), *years, matrix.row_totals[programme.id])
            rows.append(row(*cells, key=programme.id))
        totals = (dimensions.amount(id, year) for year in matrix.years)
        subtotal = scene.word("subtotal", name=scene.say(dimension.name))
        rows.append(row(None, subtotal, *totals, dimensions.row_totals[id], kind="subtotal"))
    totals = (matrix.year_totals[year] for year in matrix.years)
    rows.append(row(None, scene.word("total"), *totals, matrix.total, kind="total"))
    return table(
        scene, "budget.by-programme", heads, rows, proposal=_is_proposal(scene), landscape=True, header_columns=2
    )


def source_chart(scene: Scene, _: str) -> Chart | None:
    """Stacked bars of funding sources by year."""
    names = scene.funding_names
    return _chart(scene, "budget.by-year-source", scene.analysis.budget.funding_year, names)


def dimension_chart(scene: Scene, _: str) -> Chart | None:
    """Stacked bars of dimensions by year."""
    names = {id: scene.say(dimension.name) for id, dimension in scene.dimensions.items()}
    return _chart(scene, "budget.by-year-dimension", scene.analysis.budget.dimension_year, names)


def _chart(scene: Scene, beside: str, matrix: Matrix, names: dict[str, str]) -> Chart | None:
    if not matrix.total:
        return None
    formats = scene.language.formats
    peak = max(matrix.years, key=lambda year: (matrix.year_totals[year], -year))
    least = min(matrix.years, key=lambda year: (matrix.year_totals[year], year))
    largest = max(matrix.rows, key=lambda id: matrix.row_totals[id])
    return Chart(
        name=f"{beside}-chart",
        caption=scene.word(f"exhibit.{beside}-chart"),
        drawing=StackedBars(
            categories=tuple(str(year) for year in matrix.years),
            series=tuple(
                Series(names.get(id, id), tuple(matrix.amount(id, year) for year in matrix.years))
                for id in matrix.rows
                if matrix.row_totals[id]
            ),
            unit=scene.word("unit.billion"),
            kind="money",
        ),
        alternative=scene.word(
            "alternative.budget",
            total=formats.short_money(matrix.total),
            peak=str(peak),
            peak_amount=formats.short_money(matrix.year_totals[peak]),
            least=str(least),
            least_amount=formats.short_money(matrix.year_totals[least]),
            largest=names.get(largest, largest),
            largest_amount=formats.short_money(matrix.row_totals[largest]),
        ),
        table=beside,
        proposal=_is_proposal(scene),
    )
