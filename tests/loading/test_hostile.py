"""Profiles from strangers and from cats on keyboards: no traceback, no wait, a line for every refusal."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masterplan_cli import pipeline
from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.show_text import show_text
from masterplan_cli.disk import DiskFiles, PackagedStore

HEAD = (
    "document: {title: Plan, date: 2026-01-15, period: 2026-2030}\n"
    "region: {kind: kota, name: Kota Uji, province: Provinsi Uji}\n"
)
EXAMPLE = (Path(__file__).parent.parent.parent / "examples" / "minimal.yaml").read_bytes()


def diagnostics(folder: Path, content: bytes) -> tuple[pipeline.Diagnostic, ...]:
    (folder / "p.yaml").write_bytes(content)
    return pipeline.check(DiskFiles(folder / "p.yaml"), "p.yaml", PackagedStore()).diagnostics


REFUSED = {
    "a tag of Python": "vision: {statement: !!python/object/apply:os.system [ls]}",
    "a tag by its address": "vision: {statement: !<tag:yaml.org,2002:python/name:os.system> x}",
    "a tag by a handle": "%TAG ! tag:example.org,2026:\n---\nvision: {statement: !x y}",
    "binary": "vision: {statement: !!binary aGFsbG8=}",
    "an empty integer": 'sources: [{id: s, title: T, year: !!int ""}]',
    "no truth": "document: {title: P, date: 2026-01-15, period: 2026, fictional: !!bool maybe}",
    "an impossible day": "document: {title: P, date: 2024-13-45, period: 2026}",
    "day nought": "document: {title: P, date: 0000-00-00, period: 2026}",
    "seconds since 1970": "document: {title: P, date: 1700000000, period: 2026}",
    "base sixty": "sources: [{id: s, title: T, year: 190:20:30}]",
    "octal": "sources: [{id: s, title: T, year: 0o3751}]",
    "not a number": "gaps: [{id: g, name: G, present: {value: .nan}}]",
    "infinity": "gaps: [{id: g, name: G, present: {value: .inf}}]",
    "five thousand digits": f"sources: [{{id: s, title: T, year: {'9' * 5000}}}]",
    "a letter beyond Unicode": r'vision: {statement: "\U00110000"}',
    "an escape too large": r'vision: {statement: "\Ueeeeeeee"}',
    "a zero character": r'vision: {statement: "a\0b"}',
    "an escape sequence": r'vision: {statement: "\e[31mred"}',
    "a merge key": "x-a: &a {title: T}\nvision: {<<: *a}",
    "a second document": "---\nvision: {statement: V}",
    "a thousand brackets": "vision: " + "[" * 1000,
    "thirty thousand brackets": "vision: " + "[" * 30_000,
    "thirty thousand keys deep": "vision: " + "{a: " * 30_000,
    "a key twice, once escaped": 'vision: {statement: A, "stat\\u0065ment": B}',
    "a list as key": "vision: {[a]: b}",
    "an alias to itself": "vision: &v {statement: *v}",
    "a hundred thousand quotes": "vision: " + '"' * 100_001,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    body = REFUSED[name]
    text = body if body.startswith("%") else HEAD + body + "\n"
    start = time.perf_counter()
    found = [each for each in diagnostics(tmp_path, text.encode()) if each.is_error]
    assert time.perf_counter() - start < 5
    assert found
    assert all(each.span is not None for each in found)
    assert len(show_text(found, sentences_of_findings("en"))) < 64 << 10


KEPT = {"on": "on", "no": "no", "08": "08", "12:30": "12:30", "1e3": "1e3", "0x1F": "0x1F", "2018-2023": "2018-2023"}


@pytest.mark.parametrize("written", KEPT)
def test_no_word_changes_its_meaning(written: str, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(f"{HEAD}vision: {{statement: {written}}}\n", encoding="utf-8")
    outcome = pipeline.load_profile(DiskFiles(tmp_path / "p.yaml"), "p.yaml", PackagedStore())
    assert outcome.value is not None
    assert outcome.value.value.vision is not None
    assert outcome.value.value.vision.statement == KEPT[written]


def test_messages_cannot_speak_to_terminal_or_runner(tmp_path: Path) -> None:
    text = HEAD + 'programmes: [{id: A, name: A, subdimension: "::error file=x::\\u202eboo\\u200b"}]\n'
    shown = show_text(diagnostics(tmp_path, text.encode()), sentences_of_findings("en"))
    assert not any(line.startswith("::") for line in shown.splitlines())
    assert all(character.isprintable() or character == "\n" for character in shown)
    assert "\u202e" not in shown
    assert "\u200b" not in shown


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_change_of_bytes_makes_it_fail(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(EXAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        drop = data.draw(st.integers(0, 12))
        content[at : at + drop] = data.draw(
            st.binary(max_size=6)
            | st.sampled_from(
                [b"\n", b"  ", b": ", b"- ", b"[", b"}", b'"', b"'", b"&a ", b"*a", b"!x ", b"\t", b"|\n", b"#"]
            )
        )
    for each in diagnostics(tmp_path, bytes(content)):
        assert each.rule.code.startswith("MP")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(tmp_path: Path, content: bytes) -> None:
    assert diagnostics(tmp_path, content)
