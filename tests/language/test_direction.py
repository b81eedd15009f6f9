"""Right-to-left text among other text: set apart once, line by line, and bare again for data."""

import pytest

from masterplan_cli.language.direction import bare, isolated, isolated_lines, runs_right_to_left

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Kota Pariaman 2024", "Kota Pariaman 2024"),
        ("日本 😀 Kế", "日本 😀 Kế"),
        ("مدينة (2)", f"{RLI}مدينة (2){PDI}"),
        ("(2) עיר", f"{RLI}(2) עיר{PDI}"),
        ("Kota مدينة", f"{LRI}Kota مدينة{PDI}"),
        (f"a {RLI}مدينة{PDI} b", f"a {RLI}مدينة{PDI} b"),
    ],
)
def test_isolated(text: str, expected: str) -> None:
    assert isolated(text) == expected
    assert bare(expected) == bare(text)


@pytest.mark.parametrize(("text", "expected"), [("Kota 日本 😀", False), ("Kota م", True), ("שלב", True), ("", False)])
def test_runs_right_to_left(text: str, expected: bool) -> None:
    assert runs_right_to_left(text) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("a", "b"), ("a", "b")),
        ((f"a {RLI}b", "c", f"d{PDI} e"), (f"a {RLI}b{PDI}", f"{RLI}c{PDI}", f"{RLI}d{PDI} e")),
        ((f"{LRI}a{PDI}", "b"), (f"{LRI}a{PDI}", "b")),
        ((f"{LRI}a {RLI}b", "c"), (f"{LRI}a {RLI}b{PDI}{PDI}", f"{LRI}{RLI}c{PDI}{PDI}")),
        ((f"a{PDI}", "b"), (f"a{PDI}", "b")),
    ],
)
def test_each_line_is_set_apart_for_itself(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert isolated_lines(lines) == expected
