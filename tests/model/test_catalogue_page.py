"""`docs/catalogues.md` says what is shipped; its table is made from the catalogues (`make goldens`)."""

from pathlib import Path

import pytest

from masterplan_cli.disk import PackagedStore
from masterplan_cli.model.reference import Reference
from masterplan_cli.pipeline import shipped

PAGE = Path(__file__).parents[2] / "docs" / "catalogues.md"
BEGIN, END = "<!-- table: made by `make goldens` -->", "<!-- end of table -->"


def rows_of(catalogue: Reference) -> tuple[int, int]:
    """How many rows there are, and how many of them are verified."""
    items = getattr(catalogue, "items", None)
    items = getattr(catalogue, "sources", None) or getattr(catalogue, "dimensions", None) if items is None else items
    rows = tuple(items if items is not None else catalogue.components)  # type: ignore[attr-defined]
    return len(rows), sum(getattr(row, "verified", True) for row in rows) if catalogue.verified else 0


def table() -> str:
    """The table of what is shipped."""
    lines = ["| Catalogue | Name | Edition | Date | Rows | Verified | Source |", "|---|---|---|---|---:|---|---|"]
    for folder, each in shipped(PackagedStore()):
        count, verified = rows_of(each)
        word = "yes" if verified == count else "no" if not verified else f"{verified} of {count}"
        name = f"`{folder}/{each.id}`"
        cells = (name, each.name.en, each.edition, each.date, str(count), word, each.source)
        lines.append(f"| {' | '.join(cell or '' for cell in cells)} |")
    return "\n".join(lines)


def test_the_page_lists_what_is_shipped(request: pytest.FixtureRequest) -> None:
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    expected = f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"
    if request.config.getoption("--regenerate"):
        PAGE.write_text(expected, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == expected
