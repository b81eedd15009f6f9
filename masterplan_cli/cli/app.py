"""The Typer application: every command with its options, one function each; the work is in the command's own file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from masterplan_cli.cli.help import help_text

WRONG_USE, BUG = 2, 3

app = typer.Typer(
    name="masterplan",
    help=help_text("masterplan"),
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Profiles = Annotated[list[Path], typer.Argument(help=help_text("profiles"), metavar="PROFILE...", show_default=False)]
Languages = Annotated[str, typer.Option("--language", "-l", help=help_text("languages"), metavar="id|en|all")]
Language = Annotated[str, typer.Option("--language", "-l", help=help_text("language"), metavar="id|en")]
Strict = Annotated[bool, typer.Option("--strict", help=help_text("strict"))]
Templates = Annotated[Path | None, typer.Option("--templates", help=help_text("templates"), metavar="DIR")]


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=help_text("quiet"))]
Deny = Annotated[list[str], typer.Option("--deny", help=help_text("deny"), metavar="CODE|NAME")]
Allow = Annotated[list[str], typer.Option("--allow", help=help_text("allow"), metavar="CODE|NAME")]
Most = Annotated[int, typer.Option("--max-findings", help=help_text("max-findings"), metavar="N", min=0)]


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help=help_text("version"))] = False) -> None:
    """Show the version, or nothing."""
    if version:
        from masterplan_cli import __version__

        typer.echo(f"masterplan {__version__}")
        raise typer.Exit


@app.command(help=help_text("build"), no_args_is_help=True)
def build(
    profiles: Profiles,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help_text("output"), metavar="DIR")] = None,
    formats: Annotated[list[str], typer.Option("--format", "-f", help=help_text("format"), metavar="FORMAT")] = [],  # noqa: B006 - typer reads the default once
    books: Annotated[list[str], typer.Option("--book", "-b", help=help_text("book"), metavar="BOOK")] = [],  # noqa: B006 - typer reads the default once
    language: Languages = "",
    draft: Annotated[bool, typer.Option("--draft", help=help_text("draft"))] = False,
    strict: Strict = False,
    deny: Deny = [],  # noqa: B006 - typer reads the default once
    allow: Allow = [],  # noqa: B006 - typer reads the default once
    force: Annotated[bool, typer.Option("--force", help=help_text("force"))] = False,
    check: Annotated[bool, typer.Option("--check", help=help_text("build-check"))] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help=help_text("jobs"), metavar="N", min=0)] = 1,
    quiet: Quiet = False,
    most: Most = 50,
    templates: Templates = None,
) -> None:
    from masterplan_cli.cli.build import BuildOptions, run_build
    from masterplan_cli.cli.findings import Showing

    showing = Showing(strict=strict, quiet=quiet, deny=tuple(deny), allow=tuple(allow), most=most)
    choice = (output, tuple(formats), tuple(books), language)
    options = BuildOptions(*choice, showing, draft=draft, force=force, check=check, jobs=jobs, templates=templates)
    raise typer.Exit(run_build(profiles, options))


@app.command(help=help_text("check"), no_args_is_help=True)
def check(
    profiles: Profiles,
    format: Annotated[
        str,
        typer.Option("--format", "-f", help=help_text("check-format"), metavar="text|json|github|gitlab|sarif|junit"),
    ] = "text",
    strict: Strict = False,
    deny: Deny = [],  # noqa: B006 - typer reads the default once
    allow: Allow = [],  # noqa: B006 - typer reads the default once
    quiet: Quiet = False,
    most: Most = 50,
    language: Language = "",
) -> None:
    from masterplan_cli.cli.check import run_check
    from masterplan_cli.cli.findings import Showing

    showing = Showing(strict=strict, quiet=quiet, deny=tuple(deny), allow=tuple(allow), most=most)
    raise typer.Exit(run_check(profiles, format, language, showing))


@app.command(name="list", help=help_text("list"))
def list_(
    what: Annotated[str, typer.Argument(help=help_text("what"), metavar="[WHAT]", show_default=False)] = "",
    language: Language = "",
    templates: Templates = None,
) -> None:
    from masterplan_cli.cli.list import run_list

    raise typer.Exit(run_list(what, language, templates))


@app.command(help=help_text("explain"))
def explain(
    what: Annotated[
        str, typer.Argument(help=help_text("explain-what"), metavar="[CODE|FIGURE]", show_default=False)
    ] = "",
    profile: Annotated[
        Path | None, typer.Argument(help=help_text("explain-profile"), metavar="[PROFILE]", show_default=False)
    ] = None,
    search: Annotated[str, typer.Option("--search", "-s", help=help_text("search"), metavar="WORD")] = "",
    every: Annotated[bool, typer.Option("--all", "-a", help=help_text("all"))] = False,
    language: Language = "",
) -> None:
    from masterplan_cli.cli.explain import ExplainOptions, run_explain

    raise typer.Exit(run_explain(ExplainOptions(what, profile, search, every, language)))


@app.command(help=help_text("fix"), no_args_is_help=True)
def fix(
    profiles: Profiles,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=help_text("yes"))] = False,
    language: Language = "",
) -> None:
    from masterplan_cli.cli.fix import run_fix

    raise typer.Exit(run_fix(profiles, language, write=yes))


@app.command(help=help_text("new"))
def new(
    file: Annotated[
        Path | None, typer.Argument(help=help_text("new-file"), metavar="[FILE]", show_default=False)
    ] = None,
    name: Annotated[str, typer.Option("--name", help=help_text("new-name"))] = "",
    kind: Annotated[str, typer.Option("--kind", help=help_text("new-kind"), metavar="kota|kabupaten")] = "",
    province: Annotated[str, typer.Option("--province", help=help_text("new-province"))] = "",
    period: Annotated[str, typer.Option("--period", help=help_text("new-period"), metavar="YYYY-YYYY")] = "",
    date: Annotated[str, typer.Option("--date", help=help_text("new-date"), metavar="YYYY-MM-DD")] = "",
    full: Annotated[bool, typer.Option("--full/--minimal", help=help_text("new-full"))] = False,
    force: Annotated[bool, typer.Option("--force", help=help_text("new-force"))] = False,
    language: Language = "",
) -> None:
    from masterplan_cli.cli.new import NewOptions, run_new

    raise typer.Exit(run_new(NewOptions(file, name, kind, province, period, date, language, full=full, force=force)))


templates = typer.Typer(help=help_text("templates-group"), no_args_is_help=True, rich_markup_mode=None)
app.add_typer(templates, name="templates")


@templates.command(name="copy", help=help_text("templates-copy"), no_args_is_help=True)
def templates_copy(
    folder: Annotated[Path, typer.Argument(help=help_text("templates-folder"), metavar="DIR", show_default=False)],
    language: Language = "",
) -> None:
    from masterplan_cli.cli.templates import run_templates_copy

    raise typer.Exit(run_templates_copy(folder, language))


@app.command(help=help_text("schema"))
def schema(
    language: Language = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=help_text("schema-output"), metavar="FILE")
    ] = None,
) -> None:
    from masterplan_cli.cli.schema import run_schema

    raise typer.Exit(run_schema(language, output))


def run() -> int:
    """Run the application; a bug of ours ends with status 3 and a request to report it. Raises BrokenPipeError."""
    from masterplan_cli.cli.console import report_bug

    try:
        app(standalone_mode=True)
    except SystemExit as leaving:
        return _status(leaving)
    except BrokenPipeError:
        raise
    except Exception as error:
        report_bug(error)
        return BUG
    return 0


def _status(leaving: SystemExit) -> int:
    if isinstance(leaving.code, str):
        print(leaving.code, file=sys.stderr)
        return WRONG_USE
    return leaving.code or 0
