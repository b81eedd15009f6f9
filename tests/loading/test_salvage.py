"""What can still be checked of data with mistakes: the sound rest, and the way back to the user's addresses."""

from pathlib import Path

from pydantic import BaseModel

from masterplan_cli import pipeline
from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.sentences import help_text
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.loading.salvage import salvage


class Item(BaseModel):
    id: str
    size: int = 0


class Box(BaseModel):
    name: str
    items: tuple[Item, ...] = ()


def test_a_wrong_value_is_left_out_and_the_rest_stays() -> None:
    sound = salvage({"name": "box", "items": [{"id": "a", "size": "x"}, {"id": "b"}]}, Box, {})
    assert sound is not None
    assert [item.id for item in sound.value.items] == ["a", "b"]
    assert sound.gone == {("items", 0, "size")}


def test_an_item_without_its_key_is_left_out_and_later_ones_keep_their_address() -> None:
    sound = salvage({"name": "box", "items": [{"size": 1}, {"id": "b"}]}, Box, {})
    assert sound is not None
    assert [item.id for item in sound.value.items] == ["b"]
    assert sound.original(("items", 0, "id")) == ("items", 1, "id")
    assert not sound.is_whole(("items", 0))
    assert sound.is_whole(("items", 1))


def test_ids_that_went_with_their_entity_are_known() -> None:
    sound = salvage({"name": "box", "items": [{"id": ["no text"]}, {"id": "b", "size": "x"}]}, Box, {})
    assert sound is not None
    assert sound.lost_ids == frozenset()
    assert [item.id for item in sound.value.items] == ["b"]


def test_nothing_is_left_where_the_root_itself_is_wrong() -> None:
    assert salvage({"items": []}, Box, {}) is None


MIXED = """\
schema: 1
document: {title: Plan, date: 2026-01-15, period: 2026-2030}
region: {kind: kota, name: Kota Uji, province: Provinsi Uji}
organisations: [{id: diskominfo, name: Dinas}]
programmes:
  - {id: GOV-1.01, name: Satu, subdimension: GOV-1, lead: diskominfo, anggaran: {2026: {apbd: 1 juta}}}
  - {id: GOV-1.02, name: Dua, subdimension: GOV-9, lead: diskominf}
  - {id: GOV-1.03, name: Tiga, subdimension: GOV-1, start: 2026-13, depends_on: [GOV-1.01]}
"""


def test_mistakes_of_shape_and_of_sense_come_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(MIXED, encoding="utf-8")
    found = pipeline.check(DiskFiles(tmp_path / "p.yaml"), "p.yaml", PackagedStore()).diagnostics
    places = [(d.rule.name, d.span.source.position(d.span.start)[0] if d.span else 0) for d in found if d.is_error]
    assert places == [
        ("unknown-key", 6),
        ("unknown-reference", 7),
        ("unknown-reference", 7),
        ("not-a-month", 8),
    ]


def test_a_key_that_is_also_the_name_of_a_form_is_suggested_as_it_is_written(tmp_path: Path) -> None:
    text = MIXED.replace("period: 2026-2030", "periode: 2026-2030")
    (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
    first = pipeline.check(DiskFiles(tmp_path / "p.yaml"), "p.yaml", PackagedStore()).diagnostics[0]
    assert help_text(first, sentences_of_findings("en")) == "Did you mean `period`?"
