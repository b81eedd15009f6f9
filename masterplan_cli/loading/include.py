"""Putting a profile together from its root file and the files it includes, with the way back from value to file.

Only the root file may include; which files there are on the disk is asked through `ProfileFiles`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.diagnostics.locate import locate
from masterplan_cli.loading.decode import decode
from masterplan_cli.loading.files import FileProblem, Obstacle, ProfileFiles
from masterplan_cli.loading.limits import Limits
from masterplan_cli.loading.places import FilePlaces, ProfilePlaces, Stretch
from masterplan_cli.loading.yaml_reader import read_yaml
from masterplan_cli.source.address import Address
from masterplan_cli.source.text import SourceText

EMPTY_FILE = Rule("MP004", "empty-file", Severity.ERROR)
NOT_A_MAPPING = Rule("MP005", "not-a-mapping", Severity.ERROR)
FILE_TOO_LARGE = Rule("MP006", "file-too-large", Severity.ERROR)
MISSING_FILE = Rule("MP040", "missing-file", Severity.ERROR)
FOLDER_AS_FILE = Rule("MP041", "folder-as-file", Severity.ERROR)
SPECIAL_FILE = Rule("MP042", "special-file", Severity.ERROR)
FORBIDDEN_FILE = Rule("MP043", "forbidden-file", Severity.ERROR)
FILE_OUTSIDE = Rule("MP044", "file-outside", Severity.ERROR)
UNREADABLE_FILE = Rule("MP045", "unreadable-file", Severity.ERROR)
BAD_INCLUDE = Rule("MP050", "bad-include", Severity.ERROR)
INCLUDE_OUTSIDE = Rule("MP051", "include-outside", Severity.ERROR)
INCLUDE_WITHOUT_MATCH = Rule("MP052", "include-without-match", Severity.ERROR)
NESTED_INCLUDE = Rule("MP053", "nested-include", Severity.ERROR)
KEY_IN_TWO_FILES = Rule("MP054", "key-in-two-files", Severity.ERROR)
TOO_MANY_FILES = Rule("MP055", "too-many-files", Severity.ERROR)
RULES = (
    EMPTY_FILE,
    NOT_A_MAPPING,
    FILE_TOO_LARGE,
    MISSING_FILE,
    FOLDER_AS_FILE,
    SPECIAL_FILE,
    FORBIDDEN_FILE,
    FILE_OUTSIDE,
    UNREADABLE_FILE,
    BAD_INCLUDE,
    INCLUDE_OUTSIDE,
    INCLUDE_WITHOUT_MATCH,
    NESTED_INCLUDE,
    KEY_IN_TWO_FILES,
    TOO_MANY_FILES,
)

_OBSTACLES: dict[Obstacle, Rule] = {
    "missing": MISSING_FILE,
    "directory": FOLDER_AS_FILE,
    "not-regular": SPECIAL_FILE,
    "permission": FORBIDDEN_FILE,
    "too-large": FILE_TOO_LARGE,
    "outside": FILE_OUTSIDE,
    "unreadable": UNREADABLE_FILE,
}
_OUTSIDE = re.compile(r"[/~]|[A-Za-z]:|.*\\|(?:.*/)?\.\.(?:/|\Z)", re.DOTALL)
_WILDCARD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The data of all files in one mapping. `is_complete` is False where some of it could not be read."""

    data: dict[str, Any]
    places: ProfilePlaces
    diagnostics: tuple[Diagnostic, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class _File:
    places: FilePlaces
    data: dict[str, Any]


def gather(files: ProfileFiles, root_name: str, limits: Limits) -> Gathered:
    """Read the root file and what it includes, and put them together."""
    gathering = _Gathering(files, root_name, limits)
    gathering.read_all()
    data, places, findings = _merge(gathering.root, gathering.found)
    diagnostics = (*gathering.diagnostics, *locate(findings, places))
    return Gathered(data, places, diagnostics, gathering.is_complete)


class _Gathering:
    """The files as they come in, and what is left of the limits."""

    def __init__(self, files: ProfileFiles, root_name: str, limits: Limits) -> None:
        self._files = files
        self._root_name = root_name
        self._limits = limits
        self._bytes = limits.bytes
        self._values = limits.values
        self.root = FilePlaces(SourceText(files.shown(root_name), ""), limits)
        self.found: list[_File] = []
        self.diagnostics: list[Diagnostic] = []
        self.is_complete = True

    def read_all(self) -> None:
        """Read the root file, then the included ones in the order in which it names them."""
        try:
            self._read(self._root_name)
        except FileProblem as problem:
            self._fail([self._obstacle(problem, ())], self.root)
        if self.found:
            self.root = self.found[0].places
            include = self.found[0].data.pop("include", None)
            for name, address in self._included(include):
                self._read_included(name, address)

    def _read(self, name: str) -> None:
        content = self._files.read(name, self._bytes)
        if len(content) > self._bytes:
            raise FileProblem("too-large", name)
        self._bytes -= len(content)
        source, findings = decode(self._files.shown(name), content)
        places = FilePlaces(source, self._limits)
        if findings:
            self._fail(findings, places)
            return
        reading = read_yaml(source, replace(self._limits, values=self._values))
        self._values -= reading.size
        self._fail(reading.findings, places)
        self.is_complete &= reading.is_complete
        if isinstance(reading.data, dict):
            self.found.append(_File(places, reading.data))
        elif reading.is_complete:
            self._fail([_not_a_mapping(reading.data)], places)

    def _included(self, include: Any) -> Iterator[tuple[str, Address]]:
        seen = {self._root_name}
        patterns = include if isinstance(include, list) else [] if include is None else [include]
        for index, pattern in enumerate(patterns):
            address: Address = ("include", index) if isinstance(include, list) else ("include",)
            for name in self._matching(pattern, address):
                if name in seen:
                    continue
                if len(seen) >= self._limits.files:
                    self._fail([Finding(TOO_MANY_FILES, address, {"limit": str(self._limits.files)})], self.root)
                    return
                seen.add(name)
                yield name, address

    def _matching(self, pattern: Any, address: Address) -> Iterable[str]:
        if not isinstance(pattern, str) or not pattern or len(pattern) > 200:
            self._fail([Finding(BAD_INCLUDE, address)], self.root)
            return ()
        if _OUTSIDE.match(pattern):
            self._fail([Finding(INCLUDE_OUTSIDE, address, {"pattern": pattern})], self.root)
            return ()
        plain = "/".join(step for step in pattern.split("/") if step not in ("", "."))
        if plain == self._root_name:
            self._fail([Finding(NESTED_INCLUDE, address, {"file": plain})], self.root)
            return ()
        if not _WILDCARD.search(plain):
            return (plain,)
        names = sorted(self._files.glob(plain))
        if not names:
            self._fail([Finding(INCLUDE_WITHOUT_MATCH, address, {"pattern": pattern})], self.root)
        return names

    def _read_included(self, name: str, address: Address) -> None:
        before = len(self.found)
        try:
            self._read(name)
        except FileProblem as problem:
            self._fail([self._obstacle(problem, address)], self.root)
        for file in self.found[before:]:
            if "include" in file.data:
                del file.data["include"]
                self._fail([Finding(NESTED_INCLUDE, ("include",), {"file": name}, "key")], file.places)

    def _obstacle(self, problem: FileProblem, address: Address) -> Finding:
        facts = {"file": problem.name, "limit": f"{self._limits.bytes >> 20} MiB"}
        return Finding(_OBSTACLES[problem.obstacle], address, facts)

    def _fail(self, findings: Iterable[Finding], places: FilePlaces) -> None:
        for diagnostic in locate(findings, places):
            self.diagnostics.append(diagnostic)
            self.is_complete &= diagnostic.rule not in _LOSING


_LOSING = frozenset(
    (*_OBSTACLES.values(), EMPTY_FILE, NOT_A_MAPPING, BAD_INCLUDE, INCLUDE_OUTSIDE, INCLUDE_WITHOUT_MATCH)
)
"""Rules after which parts of the profile may be missing only because a file is."""


def _not_a_mapping(data: Any) -> Finding:
    if data is None:
        return Finding(EMPTY_FILE)
    return Finding(NOT_A_MAPPING, (), {"found": "form-list" if isinstance(data, list) else "form-text"})


def _merge(root: FilePlaces, files: Iterable[_File]) -> tuple[dict[str, Any], ProfilePlaces, list[Finding]]:
    data: dict[str, Any] = {}
    stretches: dict[str, tuple[Stretch, ...]] = {}
    findings: list[Finding] = []
    for file in files:
        for key, value in file.data.items():
            if data.get(key) is None:
                data[key], stretches[key] = value, (Stretch(file.places),)
            elif isinstance(value, list) and isinstance(data[key], list):
                stretches[key] += (Stretch(file.places, len(data[key])),)
                data[key] = [*data[key], *value]
            elif value is not None:
                findings.append(_twice(key, file.places))
    return data, ProfilePlaces(root, stretches), findings


def _twice(key: str, places: FilePlaces) -> Finding:
    first = Related((key,), "first-defined-here", "key")
    return Finding(KEY_IN_TWO_FILES, (key,), {"key": key}, "key", (first,), span=places.locate((key,), "key"))
