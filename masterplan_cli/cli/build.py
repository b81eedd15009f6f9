"""`masterplan build`: check, compute, and write the document set of each profile."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from masterplan_cli.cli.check import show_diagnostics
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
)  # fmt: skip
from masterplan_cli.disk import (
    DiskFiles,
    DiskProblem,
    PackagedStore,
    Written,
    digest,
    template_cache_folder,
    write_set,
)  # fmt: skip
from masterplan_cli.language.language import LANGUAGES, LanguageCode

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from masterplan_cli.pipeline import Built


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options of one run, as typed."""

    output: Path | None
    formats: tuple[str, ...]
    books: tuple[str, ...]
    language: str
    draft: bool
    strict: bool
    force: bool
    templates: Path | None


def run_build(profiles: list[Path], options: BuildOptions) -> int:
    """Build every profile; the status is the worst of theirs."""
    language = _message_language(options.language)
    if complaint := _wrong_use(options, len(profiles), language or "id"):
        err(complaint)
        return WRONG_USE
    return max(_build_one(profile, options, language) for profile in profiles)


def _message_language(option: str) -> LanguageCode | None:
    return chosen_language(option if option in LANGUAGES else "")


def _wrong_use(options: BuildOptions, profiles: int, language: LanguageCode) -> str | None:
    from masterplan_cli.pipeline import book_plans
    from masterplan_cli.render.catalog import RENDERERS

    if options.language not in ("", "all", *LANGUAGES):
        return say(language, "use.language", given=options.language)
    formats = tuple(renderer.format for renderer in RENDERERS)
    if wrong := [name for name in options.formats if name not in formats]:
        return say(language, "use.format", given=wrong[0], known=", ".join(formats))
    if options.templates is not None and not options.templates.is_dir():
        return say(language, "use.templates", given=options.templates)
    books = tuple(plan.id for plan in book_plans(PackagedStore(options.templates)))
    if wrong := [name for name in options.books if name not in books]:
        return say(language, "use.book", given=wrong[0], known=", ".join(books))
    if options.output is not None and profiles > 1:
        return say(language, "use.output")
    return None


def _build_one(path: Path, options: BuildOptions, language: LanguageCode | None) -> int:
    from masterplan_cli import __version__, pipeline
    from masterplan_cli.compose.compose import TemplateProblem

    store = PackagedStore(options.templates)
    outcome = pipeline.check(DiskFiles(path), path.name, store)
    spoken = language or (outcome.value.profile.document.language if outcome.value else "id")
    if outcome.diagnostics:
        show_diagnostics(outcome.diagnostics, spoken, path, err)
    if outcome.value is None or (options.strict and any(d.rule.severity <= 1 for d in outcome.diagnostics)):
        err(say(spoken, "build.nothing-written"))
        return PROBLEMS
    order = pipeline.Order(options.formats, options.books, _languages(options.language), draft=options.draft)
    try:
        built = pipeline.build(outcome.value, store, order, _template_cache())
        folder = options.output or Path("build") / built.documents.slug
        facts = {
            "tool": f"masterplan {__version__}",
            "profile": digest(path.read_bytes()),
            "edition": built.documents.edition,
        }
        written = write_set(folder, built.artifacts, facts, force=options.force)
    except TemplateProblem as problem:
        err(say(spoken, "build.template", template=problem.template, line=problem.line or 1, problem=problem.problem))
        return PROBLEMS
    except DiskProblem as problem:
        err(problem_text(spoken, problem))
        return PROBLEMS
    _report(built, folder, written, spoken)
    return FINE


def _languages(option: str) -> tuple[LanguageCode, ...]:
    return tuple(code for code in LANGUAGES if option in ("", "all", code))


def _template_cache() -> "BytecodeCache | None":
    from jinja2 import FileSystemBytecodeCache

    from masterplan_cli import __version__

    folder = template_cache_folder(__version__)
    return FileSystemBytecodeCache(str(folder)) if folder else None


def _report(built: "Built", folder: Path, written: Written, language: LanguageCode) -> None:
    for name in written.names:
        out(shown_path(folder / name))
    ledger = built.analysis.ledger
    score = str(ledger["completeness.score"].value).replace(".", "," if language == "id" else ".")
    err(
        say(
            language,
            "build.done",
            count=len(written.names),
            changed=len(written.changed),
            folder=shown_path(folder),
            score=score,
            missing=ledger["completeness.missing"].value,
        )
    )
