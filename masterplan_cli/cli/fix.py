"""`masterplan fix`: writes only what is certain, place by place; every other byte of the profile stays as it is."""

import difflib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from masterplan_cli.cli.console import FINE, PROBLEMS, WRONG_USE, chosen_language, err, out, problem_text, say, visible
from masterplan_cli.cli.findings import Showing, language_of
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.edit import Edit, edit_of
from masterplan_cli.disk import DiskFiles, DiskProblem, PackagedStore, rewrite_file
from masterplan_cli.language.language import LanguageCode
from masterplan_cli.loading.files import ProfileFiles

_MARK = b"\xef\xbb\xbf"
_ROUNDS = 5
"""A mended key may show that its value needs mending too; so many times it is looked again."""


@dataclass(frozen=True, slots=True)
class _Overlay:
    """The profile's files, with new contents in the place of some. Fulfils `ProfileFiles`."""

    files: ProfileFiles
    contents: Mapping[str, bytes]

    def read(self, name: str, limit: int) -> bytes:
        """The new content where there is one."""
        return self.contents[name] if name in self.contents else self.files.read(name, limit)

    def glob(self, pattern: str) -> tuple[str, ...]:
        """The names on the disk."""
        return self.files.glob(pattern)

    def shown(self, name: str) -> str:
        """The name as the user knows it."""
        return self.files.shown(name)


def run_fix(profiles: list[Path], language_option: str, *, write: bool) -> int:
    """Show what can be mended with certainty, and with `write` mend it; status 1 if errors are left."""
    try:
        wanted = chosen_language(language_option)
    except ValueError:
        err(say("id", "use.language", given=language_option))
        return WRONG_USE
    return max(_fix_one(path, wanted or language_of(path), write=write) for path in profiles)


def _fix_one(path: Path, language: LanguageCode, *, write: bool) -> int:
    files = DiskFiles(path)
    before: dict[str, bytes] = {}
    found = _check(files, path.name)
    mended: dict[str, bytes] = {}
    count = 0
    for _ in range(_ROUNDS):
        edits = _certain(found)
        if not edits:
            break
        after = _Overlay(files, mended | _applied(files, path, edits, mended, before))
        again = _check(after, path.name)
        if _new_errors(found, again):
            break
        mended, found, count = dict(after.contents), again, count + len(edits)
    if not mended:
        err(say(language, "fix.nothing", file=path.name))
    for name in sorted(mended):
        out(_difference(files.shown(name), before[name], mended[name]))
    if mended and not write:
        err(say(language, "fix.shown", count=count, file=path.name))
    elif mended:
        try:
            for name in sorted(mended):
                rewrite_file(path.parent / name, before[name], mended[name])
        except DiskProblem as problem:
            err(problem_text(language, problem))
            return PROBLEMS
        err(say(language, "fix.written", count=count, file=path.name))
    failing = [diagnostic for diagnostic in found if diagnostic.is_error]
    if failing:
        err(Showing(quiet=True).text(failing, language, path, sys.stderr))
    return PROBLEMS if failing else FINE


def _check(files: ProfileFiles, name: str) -> tuple[Diagnostic, ...]:
    from masterplan_cli import pipeline

    return pipeline.check(files, name, PackagedStore()).diagnostics


def _certain(found: Iterable[Diagnostic]) -> list[Edit]:
    """The edits that stand alone: where two findings want the same key in one place, neither is certain."""
    candidates = [(d, edit) for d in found if d.waived is None and (edit := edit_of(d)) is not None]
    wanted = [
        (d.file, d.address.rpartition(".")[0], edit.text) for d, edit in candidates if d.rule.name == "unknown-key"
    ]
    sure = [
        edit
        for d, edit in candidates
        if d.rule.name != "unknown-key" or wanted.count((d.file, d.address.rpartition(".")[0], edit.text)) == 1
    ]
    sure.sort(key=lambda edit: (edit.span.source.name, edit.span.start))
    apart: list[Edit] = []
    for edit in sure:
        last = apart[-1].span if apart else None
        if last is None or last.source.name != edit.span.source.name or edit.span.start >= last.end:
            apart.append(edit)
    return apart


def _applied(
    files: DiskFiles, path: Path, edits: Sequence[Edit], mended: Mapping[str, bytes], before: dict[str, bytes]
) -> dict[str, bytes]:
    """New contents by file name; `before` takes up what the files hold now."""
    folder = files.shown("")
    contents: dict[str, bytes] = {}
    for shown in dict.fromkeys(edit.span.source.name for edit in edits):
        own = [edit for edit in edits if edit.span.source.name == shown]
        name = shown.removeprefix(folder)
        text, parts, end = own[0].span.source.text, list[str](), 0
        for edit in own:
            parts += [text[end : edit.span.start], edit.text]
            end = edit.span.end
        before.setdefault(name, mended.get(name) or files.read(name, 1 << 26))
        mark = _MARK if before[name].startswith(_MARK) else b""
        contents[name] = mark + "".join((*parts, text[end:])).encode()
    return contents


def _new_errors(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether the text cannot be read any more; that inside a mended key more is seen than before is no harm."""
    known = {diagnostic.rule.code for diagnostic in before}
    return any(diagnostic.rule.code < "MP100" and diagnostic.rule.code not in known for diagnostic in after)


def _difference(name: str, before: bytes, after: bytes) -> str:
    lines = [visible(text) for text in difflib.unified_diff(_lines(before), _lines(after), name, name, lineterm="")]
    return "\n".join(lines)


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
