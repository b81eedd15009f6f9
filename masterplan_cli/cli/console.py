"""What all commands share: speaking to the terminal, choosing the language, reporting our own bugs."""

import os
import re
import sys
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from masterplan_cli import __version__
from masterplan_cli.cli.help import preferred_language
from masterplan_cli.disk import DiskProblem, PackagedStore
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from masterplan_cli.loading.load import load_sentences, load_words

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
CLOSED_PIPE = 128 + 13
"""The reader has left; what a shell reports for a command that SIGPIPE ended."""


@cache
def sentences(language: LanguageCode) -> Mapping[str, str]:
    """The command line's own sentences."""
    name = f"words/cli.{language}.yaml"
    return load_words(name, PackagedStore().read(name))


@cache
def sentences_of_findings(language: LanguageCode) -> Mapping[str, Mapping[str, str]]:
    """The sentences of all rules, by code."""
    name = f"words/findings.{language}.yaml"
    return load_sentences(name, PackagedStore().read(name))


@cache
def words_of_rules(language: LanguageCode) -> Mapping[str, str]:
    """What the rules of computed figures say, by `rule.<name>`."""
    name = f"words/rules.{language}.yaml"
    return load_words(name, PackagedStore().read(name))


def say(language: LanguageCode, key: str, **facts: object) -> str:
    """The sentence called `key`, filled."""
    return sentences(language)[key].format(**{name: visible(str(value)) for name, value in facts.items()})


def visible(text: str) -> str:
    """`text` with everything that could steer a terminal shown as an escape."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\u{{{ord(c):x}}}" for c in text)


def out(text: str) -> None:
    """Print on standard output."""
    _write(sys.stdout, _no_commands(text))


def out_raw(text: str) -> None:
    """Print a form for programs on standard output; its writer has escaped what must be."""
    _write(sys.stdout, text)


def err(text: str) -> None:
    """Print a message for people, on standard error."""
    _write(sys.stderr, _no_commands(text))


_COMMAND = re.compile(r"^(?=\s*(?:::(?!:)|##\[|##vso\[))", re.MULTILINE)


def _no_commands(text: str) -> str:
    """`text` without lines that a CI runner would take for its own commands (a file may be called `::error::`)."""
    return _COMMAND.sub("| ", text) if ":" in text or "#" in text else text


def _write(stream: object, text: str) -> None:
    write = getattr(stream, "write")  # noqa: B009 - streams of tests are duck-typed
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        write(f"{text}\n".encode(encoding, "backslashreplace").decode(encoding))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(CLOSED_PIPE)
    except OSError as error:
        sys.exit(f"masterplan: {error.strerror}" if stream is sys.stdout else WRONG_USE)


def chosen_language(option: str) -> LanguageCode | None:
    """The language of messages that an option or the environment asks for, if any. Raises ValueError."""
    if option:
        for code in LANGUAGES:
            if option == code:
                return code
        raise ValueError(option)
    return preferred_language()


def shown_path(path: Path) -> str:
    """A path as the user wrote it, with forward slashes."""
    return visible(path.as_posix())


def problem_text(language: LanguageCode, problem: DiskProblem) -> str:
    """A disk problem as a sentence."""
    return say(language, f"disk.{problem.key}", path=problem.path, detail=problem.detail)


def report_bug(error: BaseException) -> None:
    """Say that this is our bug and what to send us."""
    language = preferred_language() or "id"
    err(say(language, "bug", version=__version__))
    err("".join(traceback.format_exception(error)).rstrip())
