"""Breaking words for a width: letters keep their marks, nothing unseen takes room, each line has its direction."""

import pytest

from masterplan_cli.render.drawing.lettering import fit, width


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("e\u0301", "e"),
        ("Ko\u200bta", "Kota"),
        ("a\ufe0f", "a"),
        ("\u2067Kota\u2069", "Kota"),
        ("pin\u00adtar", "pintar"),
    ],
)
def test_marks_and_hidden_characters_take_no_room(text: str, same: str) -> None:
    assert width(text, 10) == width(same, 10)


@pytest.mark.parametrize("text", ["Z\u0337\u0322" * 30, "👩🏽\u200d💻" * 24, "日本語の都市計画" * 8, "abcdefgh" * 10])
@pytest.mark.parametrize("room", [40, 70, 130])
def test_no_line_begins_with_a_mark_or_loses_a_letter(text: str, room: float) -> None:
    lines = fit(text, 10, room, 99).lines
    assert len(lines) > 1
    assert not any(line[0] in "\u0337\u0322\u200d" or line.endswith("\u200d") for line in lines)
    assert "".join(line.removesuffix("-") for line in lines) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("pengembanganlayanan", ("pengemba-", "nganlaya-", "nan")),
        ("日本語の都市計画", ("日本語の都", "市計画")),
        ("a \u2067مشروع المدينة\u2069 b", ("a \u2067مشروع\u2069", "\u2067المدينة\u2069 b")),
    ],
)
def test_lines_end_as_their_script_wants(text: str, lines: tuple[str, ...]) -> None:
    assert fit(text, 10, 56, 9).lines == lines
