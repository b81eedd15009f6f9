"""`masterplan explain`: codes, figures, lists and searches, from outside."""

import pytest

from tests.cli.commands import ROOT, masterplan

PROFILE = "examples/minimal.yaml"


def explain(*arguments: str, **environment: str) -> str:
    done = masterplan("explain", *arguments, cwd=ROOT, **environment)
    assert done.status == 0, done.err
    return done.out


@pytest.mark.parametrize("word", ["MP712", "mp712", "unused-waiver"])
def test_a_code_or_a_name_has_a_page_with_both_examples(word: str) -> None:
    page = explain(word, "-l", "en")
    assert page.startswith("MP712 unused-waiver (warning): ")
    assert page.index("## Wrong") < page.index("## Right")
    assert "## Benar" in explain(word, "-l", "id")


def test_a_figure_leads_to_the_lines_of_the_profile() -> None:
    text = explain("budget.annual-mean", PROFILE, "-l", "en")
    lines = (ROOT / PROFILE).read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if "250 juta" in line)
    assert f"examples/minimal.yaml:{number}  programmes[0].budget.2026.apbd [GOV-1.01]: 250 juta" in text
    assert text.splitlines()[0].startswith("budget.annual-mean = Rp")
    assert "Rule: The total divided by" in text


def test_a_profile_that_is_not_there_is_not_said_to_be_wrong() -> None:
    done = masterplan("explain", "budget.total", "examples/none.yaml", "-l", "en", cwd=ROOT)
    assert (done.status, done.out, done.err) == (1, "", "There is no file examples/none.yaml.\n")


def test_lists_and_searches() -> None:
    assert "MP201 unknown-reference" in explain()
    assert "budget.total" in explain(PROFILE)
    found = explain("--search", "budget", PROFILE, "-l", "en").splitlines()
    assert any(line.startswith("budget.total ") for line in found)
    assert any(line.startswith("MP404 ") for line in found)
    assert all("budget" in line.casefold() for line in found)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("unknown-referense",), "unknown-reference"),
        (("budget.totl", PROFILE), "budget.total"),
        (("budget.total",), "budget.total profile.yaml"),
        (("--search", "xyzzy"), "xyzzy"),
        (("budget.total", "nowhere.yaml"), ""),
    ],
)
def test_what_cannot_be_explained(arguments: tuple[str, ...], hint: str) -> None:
    done = masterplan("explain", *arguments, "-l", "en", cwd=ROOT)
    assert done.status == (1 if "nowhere.yaml" in arguments else 2)
    assert hint in done.err
