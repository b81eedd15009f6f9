"""`masterplan new`: a commented profile to begin with, from what the options or the user at the terminal say."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from masterplan_cli.cli.console import (
    FINE,
    PROBLEMS,
    WRONG_USE,
    chosen_language,
    err,
    out,
    problem_text,
    say,
    shown_path,
)
from masterplan_cli.disk import DiskProblem, PackagedStore, write_file
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from masterplan_cli.units import Period, parse_period

_KINDS = ("kota", "kabupaten")
_PLAN_YEARS = 5


@dataclass(frozen=True, slots=True)
class NewOptions:
    """The options of one run, as typed; what is empty is asked for."""

    file: Path | None
    name: str
    kind: str
    province: str
    period: str
    date: str
    language: str
    full: bool
    force: bool


def run_new(options: NewOptions) -> int:
    """Write the profile; status 2 if something is not said and nobody can be asked."""
    try:
        language: LanguageCode = chosen_language(options.language) or _asked_language()
    except ValueError:
        err(say("id", "use.language", given=options.language))
        return WRONG_USE
    try:
        day = date.fromisoformat(options.date) if options.date else date.today()
        facts = _facts(options, language, day)
    except _Unsaid as unsaid:
        err(say(language, unsaid.args[0], given=unsaid.args[1]))
        return WRONG_USE
    except ValueError:
        err(say(language, "new.date", given=options.date))
        return WRONG_USE
    file = options.file or Path(f"{_slug(str(facts['name']))}.yaml")
    if not options.force and (file.exists() or file.is_symlink()):
        err(say(language, "new.exists", file=shown_path(file)))
        return PROBLEMS
    size = "full" if options.full else "minimal"
    text = Template(PackagedStore().read(f"starter/{size}.{language}.yaml"))
    written = {
        name: value if isinstance(value, int | date | Period) else _quoted(value) for name, value in facts.items()
    }
    try:
        write_file(file, text.substitute(written).encode())
    except DiskProblem as problem:
        err(problem_text(language, problem))
        return PROBLEMS
    out(shown_path(file))
    err(say(language, "new.done", file=shown_path(file)))
    return FINE


class _Unsaid(Exception):
    """Something that the profile cannot do without is not said, or not understood; names its sentence."""


def _asked_language() -> LanguageCode:
    if not _is_terminal():
        return "id"
    while True:
        answer = _ask("Bahasa / Language (id, en)", "id").casefold()
        for code in LANGUAGES:
            if code == answer:
                return code


def _facts(options: NewOptions, language: LanguageCode, day: date) -> dict[str, str | int | date | Period]:
    name = _line(options.name or _needed(language, "name"))
    own = name.partition(" ")[0].casefold()
    kind = options.kind or (own if own in _KINDS else _needed(language, "kind", "kota", _is_kind))
    if kind.strip().casefold() not in _KINDS:
        raise _Unsaid("new.kind", kind)
    kind = kind.strip().casefold()
    if own not in _KINDS:
        name = f"{kind.capitalize()} {name}"
    province = _line(options.province or _needed(language, "province"))
    usual = f"{day.year}-{day.year + _PLAN_YEARS - 1}"
    given = options.period or (_needed(language, "period", usual, _is_period) if _is_terminal() else usual)
    try:
        period = parse_period(given)
    except ValueError as error:
        raise _Unsaid("new.period", given) from error
    title = say(language, "new.title", name=name)
    last = min(period.first + 1, period.last)
    years = {"first_year": period.first, "second_year": last}
    return {"title": title, "name": name, "kind": kind, "province": province, "date": day, "period": period, **years}


def _line(text: str) -> str:
    """One line without what cannot be printed, which no profile may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _is_kind(answer: str) -> bool:
    return answer.casefold() in _KINDS


def _is_period(answer: str) -> bool:
    try:
        return bool(parse_period(answer))
    except ValueError:
        return False


def _needed(language: LanguageCode, what: str, usual: str = "", fits: Callable[[str], bool] = bool) -> str:
    """The user's answer; what does not fit is said and asked again."""
    if not _is_terminal():
        raise _Unsaid("new.unsaid", f"--{what}")
    while not fits(answer := _ask(say(language, f"new.ask-{what}"), usual).strip()):
        if answer:
            err(say(language, f"new.{what}", given=answer))
    return answer


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(question: str, usual: str = "") -> str:
    """The user's answer; Ctrl-D leaves the command. The question goes to standard error."""
    sys.stderr.write(f"{question} [{usual}]: " if usual else f"{question}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        sys.exit(WRONG_USE)
    return line.strip() or usual


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9'()./-]*(?: [A-Za-z0-9'()./-]+)*")
_NO_TEXT = frozenset(("null", "Null", "NULL"))


def _quoted(text: str) -> str:
    """A YAML scalar that means exactly `text`, which is one printable line; in quotation marks where it must."""
    if _PLAIN.fullmatch(text) and text not in _NO_TEXT:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "profile"
