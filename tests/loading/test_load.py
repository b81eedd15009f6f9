"""Reading profiles: scalars, limits, encodings, included files; input beside expectation."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.disk import DiskFiles
from masterplan_cli.loading.load import load
from masterplan_cli.loading.yaml_reader import read_yaml
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.text import SourceText

HEAD = """\
schema: 1
document: {title: Plan, date: 2026-01-15, period: 2026-2030}
region: {kind: kota, name: Kota Uji, province: Provinsi Uji}
"""


def read(text: str) -> object:
    reading = read_yaml(SourceText("p.yaml", text))
    assert not reading.findings
    return reading.data


def found(folder: Path, content: bytes | str, name: str = "p.yaml") -> list[tuple[str, int | None]]:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return [(each.rule.code, line_of(each)) for each in load(DiskFiles(folder / name), name, Profile).diagnostics]


def line_of(diagnostic: Diagnostic) -> int | None:
    span = diagnostic.span
    return span.source.position(span.start)[0] if span else None


class Typed(BaseModel):
    code: str
    switch: bool
    count: int
    word: str


def test_scalars_are_typed_by_the_field() -> None:
    data = read("code: 13.10\nswitch: no\ncount: 08\nword: no\n")
    assert data == {"code": "13.10", "switch": "no", "count": "08", "word": "no"}
    assert Typed.model_validate(data) == Typed(code="13.10", switch=False, count=8, word="no")


def test_no_value_is_none_and_everything_else_is_text() -> None:
    assert read("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: 12:30\ng: 1_000\nh: 2022-04-21\ni: 2018-2023\n") == {
        "a": None, "b": None, "c": None, "d": "", "e": "null", "f": "12:30", "g": "1_000", "h": "2022-04-21",
        "i": "2018-2023",
    }  # fmt: skip


def test_keys_of_the_user_are_left_out() -> None:
    assert read("a: 1\nx-note: {b: [1, 2]}\nc: [{x-y: 1, d: 2}]\n") == {"a": "1", "c": [{"d": "2"}]}


@pytest.mark.parametrize("text", ["\ufeff" + HEAD, HEAD.replace("\n", "\r\n")])
def test_byte_order_mark_and_windows_line_ends(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


def test_lines_are_right_with_windows_line_ends(tmp_path: Path) -> None:
    assert found(tmp_path, (HEAD + "visi: {}\n").replace("\n", "\r\n")) == [("MP102", 4)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [("MP004", 1)]),
        (b"schema: 1\nregion: {name: Pari\xe1man}\n", [("MP001", 2)]),
        ("schema: 1\n".encode("utf-16"), [("MP001", 1)]),
        (b"schema: 1\n\x00\x01\x02", [("MP002", 2)]),
        (b"- a\n- b\n", [("MP005", 1)]),
        (b"schema: 1\n\ta: b\n", [("MP021", 2)]),
    ],
)
def test_files_that_are_no_profile(content: bytes, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert found(tmp_path, content) == expected


def test_brackets_without_end_are_refused_at_once(tmp_path: Path) -> None:
    begin = time.process_time()
    assert [code for code, _ in found(tmp_path, "[" * 100_000)] == ["MP007"]
    assert time.process_time() - begin < 5


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    assert [code for code, _ in found(tmp_path, "\n".join(lines))] == ["MP009"]


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "p.yaml").open("wb") as stream:
        stream.truncate(1 << 30)
    codes = [each.rule.code for each in load(DiskFiles(tmp_path / "p.yaml"), "p.yaml", Profile).diagnostics]
    assert codes == ["MP006"]


def test_five_mistakes_are_five_findings_at_their_lines(tmp_path: Path) -> None:
    text = (
        "schema: 1\n"
        "document: {title: Plan, date: 15-01-2026x, period: 2026-2030}\n"
        "region: {kind: city, name: Kota Uji, provinsi: Provinsi Uji}\n"
        "vision: {statement: A, statement: B}\n"
        "programmes:\n"
        "  - {id: A.1, name: Satu, subdimension: GOV-1, budget: {2026: {apbd: 1.500}}}\n"
    )
    assert sorted(found(tmp_path, text)) == [("MP010", 4), ("MP102", 3), ("MP103", 3), ("MP113", 2), ("MP117", 6)]


def test_lists_of_included_files_are_joined_and_findings_point_into_them(tmp_path: Path) -> None:
    (tmp_path / "programmes").mkdir()
    one = "programmes:\n  - {id: A.1, name: Satu, subdimension: GOV-1}\n"
    two = "programmes:\n  - {id: A.2, name: Dua, subdimension: GOV-1}\n  - {id: A.3, name: Tiga, subdimensi: GOV-1}\n"
    (tmp_path / "programmes" / "a.yaml").write_text(one, encoding="utf-8")
    (tmp_path / "programmes" / "b.yaml").write_text(two, encoding="utf-8")
    root = HEAD + "include: [programmes/*.yaml]\n"
    (tmp_path / "p.yaml").write_text(root, encoding="utf-8")
    outcome = load(DiskFiles(tmp_path / "p.yaml"), "p.yaml", Profile)
    assert [(each.file.rsplit("/", 1)[-1], line_of(each), each.address) for each in outcome.diagnostics] == [
        ("b.yaml", 3, "programmes[2].subdimensi")
    ]
    (tmp_path / "programmes" / "b.yaml").write_text(two.replace("subdimensi:", "subdimension:"), encoding="utf-8")
    loaded = load(DiskFiles(tmp_path / "p.yaml"), "p.yaml", Profile).value
    assert loaded is not None
    assert [programme.id for programme in loaded.value.programmes] == ["A.1", "A.2", "A.3"]


def test_includes_stay_inside_and_do_not_nest(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("sources: []\n", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(outside)
    (inside / "nested.yaml").write_text("include: [other.yaml]\n", encoding="utf-8")
    (inside / "twice.yaml").write_text("region: {kind: kota}\n", encoding="utf-8")
    for name, code in (
        ("../outside.yaml", "MP051"),
        ("/etc/passwd", "MP051"),
        ("link.yaml", "MP044"),
        ("nested.yaml", "MP053"),
        ("twice.yaml", "MP054"),
        ("nowhere.yaml", "MP040"),
    ):
        assert [each for each, _ in found(inside, HEAD + f"include: [{name}]\n")] == [code], name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("p.yaml", "MP053"),
        ("./p.yaml", "MP053"),
        ("folder", "MP041"),
        ("device.yaml", "MP044"),
        ("away/x.yaml", "MP044"),
        ("a/../../outside.yaml", "MP051"),
        ("~/x.yaml", "MP051"),
        ("C:/x.yaml", "MP051"),
        ("[a.yaml]", "MP050"),
        ("none/*.yaml", "MP052"),
    ],
)
def test_an_include_that_cannot_be_is_found_on_its_line(tmp_path: Path, name: str, code: str) -> None:
    inside = tmp_path / "inside"
    (inside / "folder").mkdir(parents=True)
    (inside / "device.yaml").symlink_to("/dev/zero")
    (inside / "away").symlink_to(tmp_path)
    (tmp_path / "x.yaml").write_text("sources: []\n", encoding="utf-8")
    line = HEAD.count("\n") + 2
    assert found(inside, f"{HEAD}include:\n  - {name}\n") == [(code, line)]


def test_files_that_include_each_other_end_with_the_finding_in_the_included_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("sources: []\ninclude: [b.yaml]\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("include: [a.yaml]\n", encoding="utf-8")
    (tmp_path / "p.yaml").write_text(f"{HEAD}include: [a.yaml, b.yaml]\n", encoding="utf-8")
    diagnostics = load(DiskFiles(tmp_path / "p.yaml"), "p.yaml", Profile).diagnostics
    places = [(each.rule.code, each.file.rsplit("/", 1)[-1], line_of(each)) for each in diagnostics]
    assert places == [("MP053", "a.yaml", 2), ("MP053", "b.yaml", 1)]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [each for each, _ in found(tmp_path, HEAD + "include: [pipe.yaml]\n")] == ["MP042"]


def test_thousands_of_findings_end(tmp_path: Path) -> None:
    items = "".join(f"  - {{id: s{n}, judul: Data}}\n" for n in range(20_000))
    diagnostics = found(tmp_path, HEAD + "sources:\n" + items)
    assert 1000 <= len(diagnostics) <= 20_000
    assert any(code == "MP199" for code, _ in diagnostics)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}\"'\n \t#&*!|>%@`,?\\x0\u2028\ud7ff~<")), max_size=60))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    read_yaml(SourceText("p.yaml", text))
