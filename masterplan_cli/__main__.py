"""The command's entry: answers `--version` before anything heavy is imported, and turns our own bugs into status 3."""

import sys


def main() -> None:
    """Run the command line and exit with its status."""
    if sys.argv[1:] == ["--version"]:
        from masterplan_cli import __version__

        print(f"masterplan {__version__}")
        return
    from masterplan_cli.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
