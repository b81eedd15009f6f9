"""Every figure of the ledger leads back to values of the profile; addresses mean what they say."""

import functools
from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.analysis.ledger import Computed, Ledger
from masterplan_cli.analysis.trace import find, operands
from masterplan_cli.cli.console import words_of_rules
from masterplan_cli.disk import DiskFiles, PackagedStore
from tests.support.profiles import make_profile, programme

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.yaml"))


@functools.cache
def checked(path: Path) -> pipeline.Checked:
    found = pipeline.check(DiskFiles(path), path.name, PackagedStore()).value
    assert found is not None
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_figure_of_the_examples_resolves_to_lines_of_the_profile(path: Path) -> None:
    profile, ledger = checked(path).profile, pipeline.analyze(checked(path)).ledger
    locator = checked(path).loaded.locator
    for figure in ledger:
        found = operands(ledger, profile, figure.name)
        assert found, f"{figure.name} has no inputs"
        for operand in found:
            assert operand.figure is None or operand.figure.name != figure.name
            for leaf in operand.leaves[:20]:
                assert locator.locate(leaf.address) is not None, leaf.address
        if figure.value:
            assert any(operand.figure or operand.leaves for operand in found), f"{figure.name} comes from nowhere"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_rule_has_words(path: Path, language: str) -> None:
    rules = {f"rule.{figure.rule}" for figure in pipeline.analyze(checked(path)).ledger}
    assert rules <= words_of_rules("id" if language == "id" else "en").keys()


def test_both_languages_explain_the_same_rules() -> None:
    assert words_of_rules("id").keys() == words_of_rules("en").keys()


PROFILE = make_profile(
    organisations=[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
    programmes=[
        programme("GOV-1.01", lead="a", budget={"2026": {"apbd": 5, "csr": 2}}, assumption="five times one"),
        programme("GOV-1.011", "GOV-2", lead="b", budget={"2027": {"apbd": 7}}),
    ],
    sources=[{"id": "s1", "title": "Data"}],
    profile=[{"id": "ipm", "name": "IPM", "unit": "%", "values": {"2022": {"value": "77.6", "source": "s1"}}}],
)


@pytest.mark.parametrize(
    ("address", "values"),
    [
        ("programmes[*].budget", [5, 2, 7]),
        ("programmes[*].budget.2026", [5, 2]),
        ("programmes[*].budget.*.apbd", [5, 7]),
        ("programmes[lead=a].budget", [5, 2]),
        ("programmes[lead=a|b].budget.2027", [7]),
        ("programmes[GOV-1.01].budget", [5, 2]),
        ("programmes[1].budget", [7]),
        ("programmes[lead=None].budget", []),
        ("programmes[*].end", []),
    ],
)
def test_what_an_address_finds(address: str, values: list[int]) -> None:
    assert [leaf.value for leaf in find(PROFILE, address)] == values


def test_a_leaf_knows_its_item_source_and_assumption() -> None:
    amount = next(find(PROFILE, "programmes[0].budget"))
    assert (amount.address, amount.item) == (("programmes", 0, "budget", "2026", "apbd"), "GOV-1.01")
    assert (amount.sources, amount.assumption, amount.is_stated) == ((), "five times one", True)
    figure = next(find(PROFILE, "profile[ipm].values.2022"))
    assert (figure.sources, figure.item) == (("s1",), "ipm")
    assert not next(find(PROFILE, "taxonomy")).is_stated


@pytest.mark.parametrize("address", ["", "plans.", "a[", "a..b"])
def test_what_is_no_address_is_refused(address: str) -> None:
    ledger = Ledger([Computed("x", 1, "integer", "count", (address,))])
    with pytest.raises(ValueError):  # noqa: PT011 - the address itself is the message
        operands(ledger, PROFILE, "x")
