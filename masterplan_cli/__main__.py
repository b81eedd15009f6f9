"""The command's entry: answers `--version` before anything heavy is imported, and turns our own bugs into status 3."""

import gc
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    if sys.argv[1:] == ["--version"]:
        from masterplan_cli import __version__

        print(f"masterplan {__version__}")
        return
    gc.disable()  # one short run: what it makes it needs to the end, and collecting it costs a sixth of the time
    from masterplan_cli.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
