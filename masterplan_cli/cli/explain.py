"""`masterplan explain`: what a finding means, or how a figure came about, down to the lines of the profile."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from masterplan_cli.cli.console import (
    FINE,
    PROBLEMS,
    WRONG_USE,
    chosen_language,
    err,
    out,
    say,
    sentences_of_findings,
    shown_path,
    visible,
)  # fmt: skip
from masterplan_cli.cli.findings import language_of
from masterplan_cli.diagnostics.finding import Rule
from masterplan_cli.diagnostics.policy import PolicyProblem, find_rule
from masterplan_cli.diagnostics.suggest import nearest
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.language.language import LanguageCode

if TYPE_CHECKING:
    from masterplan_cli.analysis.analysis import Analysis
    from masterplan_cli.analysis.ledger import Computed
    from masterplan_cli.analysis.trace import Leaf, Operand
    from masterplan_cli.pipeline import Checked

_PLACEHOLDER = re.compile(r"\{\w+\}")
_TITLE = re.compile(r"\A# [^\n]*\n")
"""The heading of a page; the code and name that it bears are said already."""
_FEW = 12
"""How many values of one address are listed unless all are asked for."""
_LONGEST = 72


@dataclass(frozen=True, slots=True)
class ExplainOptions:
    """The words and options of one run, as typed."""

    what: str
    profile: Path | None
    search: str
    every: bool
    language: str


def run_explain(options: ExplainOptions) -> int:
    """Explain one thing, or list what can be explained."""
    try:
        wanted = chosen_language(options.language)
    except ValueError:
        err(say("id", "use.language", given=options.language))
        return WRONG_USE
    what, profile = options.what, options.profile
    if what and profile is None and Path(what).suffix in (".yaml", ".yml"):
        what, profile = "", Path(what)
    language: LanguageCode = wanted or (language_of(profile) if profile else "id")
    if what and not options.search and (rule := _rule_called(what)):
        out(_page(rule, language))
        return FINE
    ledger = None
    if profile is not None:
        ledger = _Figures.of(profile, language, every=options.every)
        if ledger is None:
            err(say(language, "explain.broken" if profile.is_file() else "explain.no-file", file=shown_path(profile)))
            return PROBLEMS
    if not what or options.search:
        return _list(options.search, ledger, language)
    if ledger is None:
        err(_unknown(what, [name for rule in _rules() for name in (rule.code, rule.name)], language, "explain.unknown"))
        return WRONG_USE
    if what not in ledger.analysis.ledger:
        err(_unknown(what, [figure.name for figure in ledger.analysis.ledger], language, "explain.no-figure"))
        return WRONG_USE
    out("\n".join(ledger.explain(what)))
    return FINE


def _rules() -> tuple[Rule, ...]:
    from masterplan_cli.pipeline import all_rules

    return all_rules()


def _rule_called(word: str) -> Rule | None:
    try:
        return find_rule(_rules(), word)
    except PolicyProblem:
        return None


def _unknown(word: str, names: list[str], language: LanguageCode, key: str) -> str:
    meant = nearest(word, names)
    hint = f" {say(language, 'explain.suggest', suggestion=meant)}" if meant else ""
    return say(language, key, given=word) + hint


def _page(rule: Rule, language: LanguageCode) -> str:
    """The page of a rule; where none is written, its sentences."""
    from masterplan_cli.diagnostics.sentences import frame_word

    sentences = sentences_of_findings(language)
    head = f"{rule.code} {rule.name} ({frame_word(rule.severity.name.lower(), sentences)})"
    said = _PLACEHOLDER.sub("…", sentences[rule.code]["message"])
    try:
        page = PackagedStore().read(f"explanations/{language}/{rule.code}.md")
    except KeyError:
        page = "\n\n".join(_PLACEHOLDER.sub("…", text) for text in sentences[rule.code].values())
    return f"{head}: {said}\n\n{_TITLE.sub('', page).strip()}"


def _list(word: str, figures: "_Figures | None", language: LanguageCode) -> int:
    """Codes and, with a profile, figures whose name or words hold `word`; all of them without a word."""
    sentences = sentences_of_findings(language)
    rows = [(f"{rule.code} {rule.name}", sentences[rule.code]["message"]) for rule in _rules()]
    if figures is not None:
        named = [
            (figure.name, f"{figures.value(figure)}  {figures.rule(figure)}") for figure in figures.analysis.ledger
        ]
        rows = [*rows, *named] if word else named
    found = [row for row in rows if word.casefold() in " ".join(row).casefold()]
    for name, words in found:
        out(f"{name:<38} {words}".rstrip())
    if not found:
        err(say(language, "explain.nothing", given=word))
        return WRONG_USE
    if figures is None:
        err(say(language, "explain.figures"))
    return FINE


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of one profile with what it takes to write them down."""

    checked: "Checked"
    analysis: "Analysis"
    language: LanguageCode
    every: bool

    @classmethod
    def of(cls, path: Path, language: LanguageCode, *, every: bool) -> "_Figures | None":
        """The figures of a profile; None if it has errors."""
        from masterplan_cli import pipeline

        checked = pipeline.check(DiskFiles(path), path.name, PackagedStore()).value
        return cls(checked, pipeline.analyze(checked), language, every) if checked else None

    def value(self, figure: "Computed") -> str:
        """A figure's value as the documents write it."""
        from masterplan_cli.language.format import formats_for

        return formats_for(self.language).cell(figure.value, figure.kind) or "–"

    def rule(self, figure: "Computed") -> str:
        """A figure's rule in words; its name where there are none."""
        from masterplan_cli.cli.console import words_of_rules

        return words_of_rules(self.language).get(f"rule.{figure.rule}", figure.rule)

    def explain(self, name: str) -> Iterator[str]:
        """The tree of a figure: its rule, its operands, and the values of the profile with place and source."""
        yield from self._tree(name, "", set())

    def _tree(self, name: str, indent: str, seen: set[str]) -> Iterator[str]:
        from masterplan_cli.analysis.trace import operands

        figure = self.analysis.ledger[name]
        if name in seen:
            yield f"{indent}{name} = {self.value(figure)} ({say(self.language, 'explain.above')})"
            return
        seen.add(name)
        yield f"{indent}{name} = {self.value(figure)}"
        yield f"{indent}  {say(self.language, 'explain.rule')}: {self.rule(figure)}"
        for operand in operands(self.analysis.ledger, self.checked.profile, name):
            if operand.figure is not None:
                yield from self._tree(operand.name, f"{indent}  ", seen)
            else:
                yield from self._values(operand, f"{indent}  ")

    def _values(self, operand: "Operand", indent: str) -> Iterator[str]:
        count = len(operand.leaves)
        yield f"{indent}{visible(operand.name)} ({count})"
        shown = operand.leaves if self.every else operand.leaves[:_FEW]
        for leaf in shown:
            yield f"{indent}  {self._leaf(leaf)}"
        if count > len(shown):
            yield f"{indent}  {say(self.language, 'explain.more', count=count - len(shown))}"

    def _leaf(self, leaf: "Leaf") -> str:
        from masterplan_cli.source.address import show_address

        locator = self.checked.loaded.locator
        span = locator.locate(leaf.address)
        line = span.source.position(span.start)[0] if span else 1
        file = span.source.name if span else locator.name
        if not leaf.is_stated:
            written = f"{leaf.value} ({say(self.language, 'explain.default')})"
        else:
            written = " ".join(span.source.text[span.start : min(span.end, span.start + 400)].split()) if span else ""
        item = f" [{leaf.item}]" if leaf.item else ""
        because = "; ".join(self._origins(leaf))
        end = f"  ({because})" if because else ""
        return f"{visible(file)}:{line}  {visible(show_address(leaf.address))}{item}: {_shortened(written)}{end}"

    def _origins(self, leaf: "Leaf") -> Iterator[str]:
        """Titles and years of the sources, else the assumption behind an amount."""
        from masterplan_cli.model.entity import Localized, pick

        sources = {source.id: source for source in self.checked.profile.sources}
        known = [sources[code] for code in leaf.sources if code in sources]
        for source in known:
            title = visible(pick(source.title, self.language))
            yield f"{say(self.language, 'explain.source')}: {title}{f', {source.year}' if source.year else ''}"
        if not known and isinstance(leaf.assumption, str | Localized):
            words = " ".join(pick(leaf.assumption, self.language).split())
            yield f"{say(self.language, 'explain.assumption')}: {_shortened(words)}"


def _shortened(text: str) -> str:
    return visible(text) if len(text) <= _LONGEST else f"{visible(text[: _LONGEST - 1])}…"
