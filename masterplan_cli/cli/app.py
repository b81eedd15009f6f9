"""The Typer application: every command with its options, one function each; the work is in the command's own file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from masterplan_cli.cli.help import help_text

BUG = 3

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
    force: Annotated[bool, typer.Option("--force", help=help_text("force"))] = False,
    templates: Templates = None,
) -> None:
    from masterplan_cli.cli.build import BuildOptions, run_build

    options = BuildOptions(
        output, tuple(formats), tuple(books), language, draft=draft, strict=strict, force=force, templates=templates
    )
    raise typer.Exit(run_build(profiles, options))


@app.command(help=help_text("check"), no_args_is_help=True)
def check(
    profiles: Profiles,
    format: Annotated[
        str, typer.Option("--format", "-f", help=help_text("check-format"), metavar="text|json")
    ] = "text",
    strict: Strict = False,
    language: Language = "",
) -> None:
    from masterplan_cli.cli.check import run_check

    raise typer.Exit(run_check(profiles, format, language, strict=strict))


@app.command(name="list", help=help_text("list"))
def list_(
    what: Annotated[str, typer.Argument(help=help_text("what"), metavar="[WHAT]", show_default=False)] = "",
    language: Language = "",
    templates: Templates = None,
) -> None:
    from masterplan_cli.cli.list import run_list

    raise typer.Exit(run_list(what, language, templates))


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
    """Run the application; a bug of ours ends with status 3 and a request to report it."""
    from masterplan_cli.cli.console import report_bug

    try:
        app(standalone_mode=True)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        report_bug(error)
        return BUG
    return 0
