"""JSON: numbers stay numbers, nothing is rounded, the order never changes."""

import json
from datetime import date
from decimal import Decimal

from masterplan_cli.document.blocks import TableBlock
from masterplan_cli.document.overview import LedgerEntry
from masterplan_cli.document.table import Column, Row
from masterplan_cli.render import json as leaf
from masterplan_cli.units import Kind, Month, Period, Value

from .build import MemoryStore, book, documents, full_book, table


def files(*books: object, **changes: object) -> dict[str, str]:
    return {a.name: a.content.decode() for a in leaf.render(documents(*books, **changes), MemoryStore())}  # type: ignore[arg-type]


def test_values_keep_their_type_and_digits() -> None:
    values: tuple[tuple[Value, Kind], ...] = (
        (10**17 + 1, "money"),
        (Decimal("0.10"), "decimal"),
        (Decimal("1E+3"), "decimal"),
        (None, "money"),
        (True, "mark"),
        (Month(2023, 3), "month"),
        (Period(2023, 2032), "period"),
        (date(2022, 12, 15), "date"),
        ('a "b"\n<', "text"),
        (Decimal("NaN"), "decimal"),
    )
    columns = tuple(Column(f"c{i}", "x", kind) for i, (_, kind) in enumerate(values))
    block = TableBlock(table(Row(tuple(value for value, _ in values)), columns=columns), "Tabel 1.1", "t")
    text = files(book(block))["buku-2.json"]
    cells = json.loads(text, parse_float=Decimal)["tables"][0]["rows"][0]["cells"]
    assert cells == [
        10**17 + 1,
        Decimal("0.10"),
        1000,
        None,
        True,
        "2023-03",
        "2023-2032",
        "2022-12-15",
        'a "b"\n<',
        None,
    ]
    assert "0.10" in text


def test_a_book_tells_tables_outline_and_sources() -> None:
    data = json.loads(files(full_book())["buku-2.json"])
    first = data["tables"][0]
    assert [row["kind"] for row in first["rows"]] == ["group", "row", "row", "subtotal", "total"]
    assert first["rows"][1] == {"kind": "row", "key": "p-1", "cells": ["Layanan satu pintu", 1_250_000_000]}
    assert first["rows"][4]["cells"][1] == {"value": 52.59, "kind": "percent"}
    assert first["proposal"] is True
    assert first["notes"] == ["Harga tahun 2022."]
    assert data["outline"][0]["title"] == "Pendahuluan"
    assert [source["id"] for source in data["sources"]] == ["bps", "rpjmd"]


def test_the_ledger_says_rule_and_inputs() -> None:
    entry = LedgerEntry("completeness.score", Decimal("52.59"), "percent", "share", ("a", "b"))
    text = files(ledger=(entry,))["data.json"]
    figures = json.loads(text)["figures"]
    assert figures == [
        {"name": "completeness.score", "value": 52.59, "kind": "percent", "rule": "share", "inputs": ["a", "b"]}
    ]
    assert text.endswith("}\n")
