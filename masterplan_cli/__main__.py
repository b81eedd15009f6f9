"""The command's entry: answers `--version` before anything heavy is imported, and ends in the ways a shell expects."""

import gc
import os
import signal
import sys


def main() -> None:
    """Run the command line and exit with its status; 128 and the signal's number if one ends it."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)
    sys.unraisablehook = _leave_nevertheless
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 128 + 13
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"masterplan: {error.strerror}", file=sys.stderr)
        status = 2
    sys.exit(status)


def _leave(number: int, _: object) -> None:
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def _leave_nevertheless(lost: "sys.UnraisableHookArgs") -> None:
    """A signal can arrive in a callback of a library, where exceptions are lost: it is sent again a moment later."""
    code = lost.exc_value.code if isinstance(lost.exc_value, SystemExit) else None
    if not isinstance(code, int) or code <= 128:
        sys.__unraisablehook__(lost)
        return
    from threading import Timer

    signal.signal(code - 128, _leave)
    Timer(0.01, os.kill, (os.getpid(), code - 128)).start()


def _run() -> int:
    if sys.argv[1:] == ["--version"]:
        from masterplan_cli import __version__

        print(f"masterplan {__version__}")
        return 0
    gc.disable()  # one short run: what it makes it needs to the end, and collecting it costs a sixth of the time
    from masterplan_cli.cli.app import run

    return run()


if __name__ == "__main__":
    main()
