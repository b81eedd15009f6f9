"""Breaks a profile in every way it can be broken by hand, and counts what `masterplan check` notices.

Each key is deleted if it is required, omitted if it is not (renamed to `x-…`, which the loader drops), written twice, given a value of another form, and
misspelt; each reference is broken; the text is cut at every 1 % of its bytes. A mutant is *found* if there is a
finding that the sound profile does not have, *at the line* if one of them stands on the changed line (a missing key: on
the line of the entry that lacks it). Mutants that leave a valid profile are listed by kind and key with what they are.

Usage: python bench/mutate.py PROFILE [--every N] [--offset K] [--step P] [--list]
"""

import argparse
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from masterplan_cli import pipeline
from masterplan_cli.checks.ids import references
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.disk import PackagedStore
from masterplan_cli.loading.fields import is_required
from masterplan_cli.loading.files import FileProblem
from masterplan_cli.loading.places import FilePlaces
from masterplan_cli.loading.yaml_reader import read_yaml
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address, show_address
from masterplan_cli.source.text import SourceText

NAME = "profile.yaml"
SECONDS = 30
KINDS = ("delete", "omit", "duplicate", "retype", "misspell", "break", "truncate")


@dataclass(frozen=True, slots=True)
class TextFiles:
    """One text as the only file of a folder. Fulfils `ProfileFiles`."""

    content: bytes

    def read(self, name: str, limit: int) -> bytes:
        if name != NAME:
            raise FileProblem("missing", name)
        return self.content

    def glob(self, pattern: str) -> tuple[str, ...]:
        return ()

    def shown(self, name: str) -> str:
        return name


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed text, and the lines on which a finding would be exact."""

    kind: str
    at: Address
    content: bytes
    lines: frozenset[int]


@dataclass(slots=True)
class Result:
    """What came of the mutants of one kind."""

    made: int = 0
    found: int = 0
    exact: int = 0
    silent: Counter[str] = field(default_factory=Counter)
    elsewhere: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)


def check(content: bytes) -> tuple[Diagnostic, ...]:
    return pipeline.check(TextFiles(content), NAME, PackagedStore()).diagnostics


def told(diagnostics: tuple[Diagnostic, ...]) -> dict[tuple[Any, ...], int]:
    """What was found, without its place, and the line of each."""
    return {
        (each.rule.code, each.address, tuple(sorted(each.facts.items()))): (
            each.span.source.position(each.span.start)[0] if each.span else 0
        )
        for each in diagnostics
    }


class Mutator:
    """The mutants of one text, in its order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.source = SourceText(NAME, text)
        self.places = FilePlaces(self.source)
        self.data = read_yaml(self.source).data

    def line(self, offset: int) -> int:
        return self.source.position(offset)[0]

    def keys(self, node: Any = None, at: Address = ()) -> Iterator[tuple[Address, Any]]:
        node = self.data if at == () else node
        if isinstance(node, dict):
            for key, value in node.items():
                yield (*at, key), value
                yield from self.keys(value, (*at, key))
        elif isinstance(node, list):
            for index, value in enumerate(node):
                yield from self.keys(value, (*at, index))

    def changed(self, kind: str, at: Address, start: int, end: int, new: str, *lines: int) -> Mutant:
        text = self.text[:start] + new + self.text[end:]
        return Mutant(kind, at, text.encode(), frozenset(lines or (self.line(start),)))

    def entry_lines(self, at: Address) -> tuple[int, ...]:
        """Lines on which an entry that lacks a key can be shown: its own key, its first line, its id, its parent."""
        spans = (
            self.places.locate(at, "key"),
            self.places.locate(at),
            self.places.locate((*at, "id")),
            self.places.locate(at[:-1], "key"),
        )
        return tuple(self.line(span.start) for span in spans if span)

    def of_key(self, at: Address, value: Any) -> Iterator[Mutant]:
        key = self.places.locate(at, "key")
        span = self.places.locate(at)
        if key is None or span is None or self.text[key.start : key.end] != str(at[-1]):
            return
        name, here = str(at[-1]), self.line(key.start)
        kind = "delete" if is_required(Profile, at) else "omit"
        yield self.changed(kind, at, key.start, key.end, f"x-{name}", here, *self.entry_lines(at[:-1]))
        column = self.source.position(key.start)[1] - 1
        start = self.text[: key.start].rfind("\n") + 1
        is_block = re.fullmatch(r"[ ]*(- +)*", self.text[start : key.start]) is not None
        again = f"{name}: 1\n{' ' * column}" if is_block else f"{name}: 1, "
        yield self.changed("duplicate", at, key.start, key.start, again, here, here + 1)
        if value is not None and span.start >= key.end:
            yield from self.retyped(at, value, span.start, span.end)
        if len(name) > 2 and not name.isdigit():
            wrong = name[0] + name[2] + name[1] + name[3:] if name[1] != name[2] else name + name[-1]
            yield self.changed("misspell", at, key.start, key.end, wrong)

    def retyped(self, at: Address, value: Any, start: int, end: int) -> Iterator[Mutant]:
        """A text, also one in two languages, as a list; a list or another mapping as a text."""
        if isinstance(value, str):
            if self.text[start] not in "|>":
                yield self.changed("retype", at, start, end, "[{a: b}]")
        elif self.text[start] in "[{":
            is_text = isinstance(value, dict) and value.keys() <= {"id", "en"}
            yield self.changed("retype", at, start, end, "[retyped]" if is_text else "retyped")
        else:
            key = self.places.locate(at, "key")
            assert key is not None
            colon = self.text.index(":", key.end) + 1
            is_text = isinstance(value, dict) and value.keys() <= {"id", "en"}
            yield self.changed("retype", at, colon, end, " [retyped]" if is_text else " retyped")

    def of_reference(self, at: Address, is_key: bool) -> Iterator[Mutant]:
        span = self.places.locate(at, "key" if is_key else "value")
        if span is not None and span.end > span.start and self.text[span.end - 1].isalnum():
            yield self.changed("break", at, span.end, span.end, "xq")

    def cuts(self, step: int) -> Iterator[Mutant]:
        content = self.text.encode()
        for share in range(step, 100, step):
            cut = content[: len(content) * share // 100]
            last = cut.decode(errors="replace").rstrip().count("\n") + 1
            yield Mutant("truncate", (f"{share} %",), cut, frozenset((last, last + 1)))

    def all(self, every: int, offset: int, step: int = 1) -> Iterator[Mutant]:
        number = offset
        profile = pipeline.check(TextFiles(self.text.encode()), NAME, PackagedStore()).value
        assert profile is not None
        places: list[Callable[[], Iterator[Mutant]]] = [
            partial(self.of_key, at, value) for at, value in self.keys() if not _is_own(at)
        ]
        places += [partial(self.of_reference, at, is_key) for _, _, at, is_key in references(profile.profile)]
        for make in places:
            for mutant in make():
                number += 1
                if number % every == 0:
                    yield mutant
        yield from self.cuts(step)


def _is_own(at: Address) -> bool:
    return any(isinstance(step, str) and step.startswith("x-") for step in at)


def shape(at: Address) -> str:
    """An address with its indexes and years left out: `programmes.budget.apbd`."""
    return ".".join(str(step) for step in at if isinstance(step, str) and not step.isdigit())


def run(text: str, every: int, offset: int, step: int = 1) -> tuple[dict[str, Result], float]:
    """Check every mutant; the results by kind, and the seconds of the slowest."""
    before = told(check(text.encode()))
    results = {kind: Result() for kind in KINDS}
    slowest = 0.0
    for mutant in Mutator(text).all(every, offset, step):
        result = results[mutant.kind]
        result.made += 1
        start = time.perf_counter()
        signal.alarm(SECONDS)
        try:
            after = told(check(mutant.content))
        except Exception:  # counted, because none may happen
            result.crashes.append(f"{show_address(mutant.at)}: {traceback.format_exc(limit=-2)}")
            continue
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.perf_counter() - start)
        new = {line for finding, line in after.items() if finding not in before}
        if not new:
            result.silent[shape(mutant.at)] += 1
            continue
        result.found += 1
        if new & mutant.lines:
            result.exact += 1
        else:
            result.elsewhere.append(f"{show_address(mutant.at)}: {sorted(mutant.lines)} {sorted(new)[:4]}")
    return results, slowest


def main() -> None:
    """Run, and print one line for each kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("profile", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--offset", type=int, default=0)
    parser.add_argument("--step", type=int, default=1, help="cut at every so many per cent")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    results, slowest = run(options.profile.read_text(encoding="utf-8"), options.every, options.offset, options.step)
    print(f"{'kind':<10} {'mutants':>8} {'found':>8} {'at line':>8} {'silent':>8} {'crashes':>8}")
    for kind, result in results.items():
        found, exact = (
            f"{100 * n / max(1, of):.1f} %" for n, of in ((result.found, result.made), (result.exact, result.found))
        )
        print(f"{kind:<10} {result.made:>8} {found:>8} {exact:>8} {result.silent.total():>8} {len(result.crashes):>8}")
    wrong = [result for kind, result in results.items() if kind not in ("omit", "truncate")]
    made, found, exact = (sum(getattr(each, name) for each in wrong) for name in ("made", "found", "exact"))
    print(f"wrong profiles: {made}, found {100 * found / made:.2f} %, of these at the line {100 * exact / found:.2f} %")
    print(f"slowest: {slowest:.2f} s")
    for kind, result in results.items() if options.list else ():
        print(f"\n{kind} silent: " + ", ".join(f"{at} ({n})" for at, n in result.silent.most_common()))
        print(f"{kind} elsewhere:\n  " + "\n  ".join(result.elsewhere[:60]))
        print("\n".join(result.crashes[:5]))
    sys.exit(any(result.crashes for result in results.values()))


if __name__ == "__main__":
    main()
