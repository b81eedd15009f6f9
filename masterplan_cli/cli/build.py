"""`masterplan build`: check, compute, and write the document set of each profile."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

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
from masterplan_cli.cli.findings import Showing, language_of, policy_complaint
from masterplan_cli.diagnostics.policy import PolicyProblem
from masterplan_cli.disk import (
    DiskFiles,
    DiskProblem,
    PackagedStore,
    Written,
    digest,
    stale_names,
    template_cache_folder,
    write_set,
)  # fmt: skip
from masterplan_cli.language.language import LANGUAGES, LanguageCode

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from masterplan_cli.compose.plan import BookPlan
    from masterplan_cli.pipeline import Built, Checked


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options of one run, as typed."""

    output: Path | None
    formats: tuple[str, ...]
    books: tuple[str, ...]
    language: str
    showing: Showing
    draft: bool
    force: bool
    check: bool
    jobs: int
    templates: Path | None


@dataclass(slots=True)
class _Done:
    """How one profile went: its status, and what is to be said about it on either stream."""

    status: int = FINE
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)

    def fail(self, *words: str) -> "_Done":
        """This profile has problems, for the reasons in `words`."""
        self.status = PROBLEMS
        self.err += [text for text in words if text]
        return self


def run_build(profiles: list[Path], options: BuildOptions) -> int:
    """Build every profile; the status is the worst of theirs."""
    language = _message_language(options.language)
    complaint = _wrong_use(options, len(profiles), language or "id") or _shared_folder(profiles, language)
    if complaint:
        err(complaint)
        return WRONG_USE
    worst = FINE
    for done in _in_turn(profiles, options, language):
        if done.out:
            out("\n".join(done.out))
        if done.err:
            err("\n".join(done.err))
        worst = max(worst, done.status)
    return worst


def _in_turn(profiles: list[Path], options: BuildOptions, language: LanguageCode | None) -> Iterator[_Done]:
    """What became of each profile, in their order; several are built at once if `--jobs` says so."""
    jobs = min(options.jobs or os.cpu_count() or 1, len(profiles))
    if len(profiles) > 1:
        gc.enable()
    if jobs == 1:
        yield from (_build_one(profile, options, language) for profile in profiles)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_leave_quietly) as pool:
        try:
            running = [pool.submit(_build_one, profile, options, language) for profile in profiles]
            for future in running:
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_quietly() -> None:
    """A worker that is interrupted clears its staging folder and says nothing; the command itself speaks."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: sys.exit(128 + number))


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
    try:
        options.showing.policy()
    except PolicyProblem as problem:
        return policy_complaint(problem, language)
    return None


def _shared_folder(profiles: list[Path], language: LanguageCode | None) -> str | None:
    """Two profiles that would be written to one folder, told before anything is written."""
    if len(profiles) < 2:
        return None
    from masterplan_cli import pipeline

    store, first = PackagedStore(), dict[str, Path]()
    for path in profiles:
        loaded = pipeline.load_profile(DiskFiles(path), path.name, store).value
        if loaded is None:
            continue
        slug = pipeline.slug_of(loaded.value)
        if other := first.get(slug.casefold()):
            facts = {"one": shown_path(other), "other": shown_path(path), "folder": shown_path(Path("build") / slug)}
            return say(language or loaded.value.document.language, "use.same-folder", **facts)
        first[slug.casefold()] = path
    return None


def _build_one(path: Path, options: BuildOptions, language: LanguageCode | None) -> _Done:
    from masterplan_cli import pipeline
    from masterplan_cli.compose.compose import TemplateProblem

    store, done, showing = PackagedStore(options.templates), _Done(), options.showing
    outcome = pipeline.check(DiskFiles(path), path.name, store)
    spoken = language or (outcome.value.profile.document.language if outcome.value else language_of(path))
    diagnostics = showing.policy().apply(outcome.diagnostics)
    if diagnostics and (text := showing.in_short(diagnostics, spoken, path, sys.stderr)):
        done.err.append(text)
    if outcome.value is None or showing.fails(diagnostics):
        return done.fail(say(spoken, "build.nothing-written"))
    try:
        return _write(path, outcome.value, options, spoken, done)
    except TemplateProblem as problem:
        place = {"template": problem.template, "line": problem.line or 1, "problem": problem.problem}
        return done.fail(say(spoken, "build.template", **place))
    except DiskProblem as problem:
        return done.fail(problem_text(spoken, problem))


def _write(path: Path, checked: "Checked", options: BuildOptions, language: LanguageCode, done: _Done) -> _Done:
    """Write the documents, or say which of them `--check` finds stale. Raises TemplateProblem and DiskProblem."""
    from masterplan_cli import __version__, pipeline

    order = pipeline.Order(options.formats, options.books, _languages(options.language), draft=options.draft)
    store = PackagedStore(options.templates)
    built = pipeline.build(checked, store, order, _template_cache())
    folder = options.output or Path("build") / built.documents.slug
    done.err += _left_out(built, options.books, pipeline.book_plans(store), language)
    if options.check:
        return _compare(built, folder, language, done, quiet=options.showing.quiet)
    facts = {
        "tool": f"masterplan {__version__}",
        "profile": digest(path.read_bytes()),
        "edition": built.documents.edition,
    }
    written = write_set(folder, built.artifacts, facts, force=options.force)
    if not options.showing.quiet:
        _report(built, folder, written, language, done)
    return done


def _compare(built: "Built", folder: Path, language: LanguageCode, done: _Done, *, quiet: bool) -> _Done:
    stale = stale_names(folder, built.artifacts)
    if stale:
        done.out += [shown_path(folder / name) for name in stale]
        return done.fail(say(language, "build.stale", count=len(stale), folder=shown_path(folder)))
    if not quiet:
        done.err.append(say(language, "build.fresh", count=len(built.artifacts), folder=shown_path(folder)))
    return done


def _left_out(
    built: "Built", wanted: tuple[str, ...], plans: "tuple[BookPlan, ...]", language: LanguageCode
) -> list[str]:
    """Why a book that was asked for is not there."""
    missing = [plan for plan in plans if plan.id in wanted and plan.id in built.documents.left_out]
    return [say(language, "build.left-out", book=plan.subject(language), part=plan.needs) for plan in missing]


def _languages(option: str) -> tuple[LanguageCode, ...]:
    return tuple(code for code in LANGUAGES if option in ("", "all", code))


def _template_cache() -> "BytecodeCache | None":
    from jinja2 import FileSystemBytecodeCache

    from masterplan_cli import __version__

    folder = template_cache_folder(__version__)
    return FileSystemBytecodeCache(str(folder)) if folder else None


def _report(built: "Built", folder: Path, written: Written, language: LanguageCode, done: _Done) -> None:
    done.out += [shown_path(folder / name) for name in written.names]
    ledger = built.analysis.ledger
    score = str(ledger["completeness.score"].value).replace(".", "," if language == "id" else ".")
    done.err.append(
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
