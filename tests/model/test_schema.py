"""The schema for editors accepts what the loader accepts, and refuses what it refuses, but for `docs/schema.md`.

Editors read YAML 1.2's core types; the mutants of the examples are read that way here, too.
"""

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from masterplan_cli import pipeline
from masterplan_cli.disk import PackagedStore
from masterplan_cli.loading.load import load_words
from masterplan_cli.model.schema import enum_values, profile_schema

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "bench"))
from mutate import NAME, Mutator, TextFiles  # noqa: E402

HEAD = (
    "document: {title: Plan, date: 2026-01-15, period: 2026-2030}\n"
    "region: {kind: kota, name: Kota Uji, province: Provinsi Uji}\n"
)


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema: null, true and false, numbers; all else is text; keys are texts as in JSON."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:
        return {str(key.value): self.construct_object(value, deep=True) for key, value in node.value}


Core.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))
for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))
Core.add_constructor("tag:yaml.org,2002:bool", lambda loader, node: node.value.lower() == "true")


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(profile_schema("en"))


def shape_errors(text: str) -> set[str]:
    files = TextFiles(text.encode())
    return {each.rule.code for each in pipeline.load_profile(files, NAME, PackagedStore()).diagnostics if each.is_error}


def schema_errors(text: str) -> list[str]:
    found = validator().iter_errors(yaml.load(text, Loader=Core))
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message[:200]}" for each in found]


@pytest.mark.parametrize("name", ["minimal", "port-marlow", "pariaman"])
def test_the_schema_accepts_the_examples(name: str) -> None:
    assert schema_errors((ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8")) == []


SAMPLED = {"minimal": 3, "port-marlow": 67}
"""Every how manieth mutant is compared; `bench/mutate.py` goes through them all."""


@pytest.mark.parametrize("example", SAMPLED)
def test_loader_and_schema_agree_on_mutants(example: str) -> None:
    text = (ROOT / "examples" / f"{example}.yaml").read_text(encoding="utf-8")
    mutants = [each for each in Mutator(text).all(SAMPLED[example], 0) if each.kind != "truncate"]
    compared, differing = 0, []
    for mutant in mutants:
        changed = mutant.content.decode()
        codes = shape_errors(changed)
        if any(code < "MP1" for code in codes):
            continue
        compared += 1
        errors = schema_errors(changed)
        if bool(codes) != bool(errors):
            differing.append((mutant.kind, mutant.at, codes, errors[:1]))
    assert compared >= 30
    assert differing == []


VALUES = {
    "title": ["Plan", "2026", "true", "no", "13.10", '"2026"', "{id: a}", "[a]", "", "~"],
    "date": ["2026-01-15", "2026-13-01", "2026-04-31", "15-01-2026", "0", "2026", '"2026-01-15"', "1700000000"],
    "period": ["2026-2030", "2026", "2026–2030", "lima", "2026/2030", "20262030"],
    "fictional": ["true", "True", "yes", "ya", "1", "2", '"true"', "mungkin"],
    "status": ["draft", "Draft", "rancangan", "final"],
    "edition": ["1.0", '"1.0"', "1", "[1]", "x" * 65],
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in VALUES.items() for value in values])
def test_loader_and_schema_agree_on_values(key: str, value: str) -> None:
    given = {"title": "Plan", "date": "2026-01-15", "period": "2026-2030"} | {key: value}
    text = HEAD.replace(HEAD.split("\n")[0], f"document: {{{', '.join(f'{k}: {v}' for k, v in given.items())}}}")
    assert bool(shape_errors(text)) == bool(schema_errors(text)), (shape_errors(text), schema_errors(text))


AMOUNTS = [
    "1250000000", "1_250_000_000", "Rp1.250.000.000", "Rp 350", "1,25 miliar", "350 juta", "350 Juta", '"350"', "1.250",
    "1.250.000", "-5", "1,25", "350 jt", "true", "[1]", "1000000000000000000", "12_50", "Rp1.250,00", "1.250 juta", "~",
]  # fmt: skip


@pytest.mark.parametrize("amount", AMOUNTS)
def test_loader_and_schema_agree_on_amounts(amount: str) -> None:
    written = f'"{amount}"' if "," in amount else amount
    text = f"{HEAD}programmes: [{{id: A, name: A, subdimension: GOV-1, budget: {{2026: {{apbd: {written}}}}}}}]\n"
    assert bool(shape_errors(text)) == bool(schema_errors(text)), (shape_errors(text), schema_errors(text))


SCALARS = [
    "2025",
    '"2025"',
    "1899",
    '"1899"',
    "3",
    "6",
    "0",
    '"3"',
    "2.5",
    "abc",
    "true",
    "77.65",
    '"77.65"',
    "[1]",
    "~",
]
FIELDS = {
    "year": "sources: [{{id: s, title: T, year: {0}}}]",
    "likelihood": "risks: [{{id: r, name: R, likelihood: {0}}}]",
    "score": "readiness: [{{id: r, element: nature, name: N, condition: C, score: {0}}}]",
    "count": "region: {{kind: kota, name: K, province: P, districts: [{{name: D, villages: {0}}}]}}",
    "number": "gaps: [{{id: g, name: G, present: {{value: {0}}}}}]",
    "target year": "programmes: [{{id: A, name: A, subdimension: G, indicators: [{{id: i, name: I, unit: u,"
    " targets: {{{0}: 1}}}}]}}]",
    "identifier": "sources: [{{id: {0}, title: T}}]",
    "month": "programmes: [{{id: A, name: A, subdimension: G, start: {0}}}]",
    "code": "legal_basis: [{{id: l, kind: uu, number: {0}, year: 2020, title: T}}]",
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field in FIELDS for value in SCALARS])
def test_loader_and_schema_agree_on_scalars(field: str, value: str) -> None:
    if field == "target year" and value == "[1]":
        pytest.skip("not a key of YAML")
    if field == "score" and value in ('"2025"', '"1899"', '"77.65"'):
        pytest.skip("docs/schema.md: the range of a quoted decimal number")
    line = FIELDS[field].format(value)
    head = HEAD.splitlines()[0] + "\n" if line.startswith("region") else HEAD
    text = f"{head}{line}\n"
    assert bool(shape_errors(text)) == bool(schema_errors(text)), (shape_errors(text), schema_errors(text))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_enum_value_has_its_label(language: str) -> None:
    name = f"words/enums.{language}.yaml"
    labels = load_words(name, PackagedStore().read(name))
    values = enum_values(profile_schema("en"))
    assert [value for key, value in values if value not in labels and f"{key}.{value}" not in labels] == []
    known = {value for _, value in values} | {f"{key}.{value}" for key, value in values}
    assert labels.keys() <= known, "no label without a value"


def test_descriptions_are_in_the_chosen_language() -> None:
    indonesian, english = profile_schema("id"), profile_schema("en")
    assert indonesian["properties"]["programmes"]["description"] == "Program"
    assert english["properties"]["programmes"]["description"] == "Programmes"
    assert "x-description-id" not in str(indonesian)
