"""Files in and out: reading profiles and templates, writing document sets so that nothing is lost or half written.

Only `cli/` imports this. No YAML, no rendering.
"""

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from masterplan_cli.loading.files import FileProblem
from masterplan_cli.store import Artifact

MANIFEST = "manifest.json"
PACKAGE = Path(__file__).parent


class DiskProblem(Exception):
    """A file or folder that cannot be read or written; `key` names the sentence, `path` what it is about."""

    def __init__(self, key: str, path: str, detail: str = "") -> None:
        super().__init__(f"{key}: {path} {detail}".strip())
        self.key = key
        self.path = path
        self.detail = detail


@cache
def template_folder() -> Path:
    """The shipped templates: inside the package (wheel) or beside it (checkout, editable install, sdist)."""
    for folder in (PACKAGE / "templates", PACKAGE.parent / "templates"):
        if (folder / "books").is_dir():
            return folder
    raise DiskProblem("templates-missing", "templates")


OVERLAID = ("books", "chapters", "formats", "words")
"""The folders of templates that shape documents; messages of the command itself are not among what users change."""


def copy_templates(folder: Path) -> int:
    """Copy the templates that shape documents into a new or empty folder; how many. Raises DiskProblem."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise DiskProblem("not-empty", folder.name)
        count = 0
        for name in OVERLAID:
            for path in sorted((template_folder() / name).rglob("*")):
                if path.is_file() and not path.name.startswith((".", "cli.", "findings.", "rules.", "synonyms.")):
                    _write_file(folder / path.relative_to(template_folder()), path.read_bytes())
                    count += 1
        return count
    except OSError as error:
        raise DiskProblem("cannot-write", folder.name, error.strerror or "") from error


class PackagedStore:
    """Templates, words, style sheets and catalogues as shipped, with an optional folder laid over them."""

    def __init__(self, overlay: Path | None = None) -> None:
        self._overlay = overlay.resolve() if overlay else None

    def _folders(self) -> Iterator[Path]:
        if self._overlay:
            yield self._overlay
        yield template_folder()
        yield PACKAGE

    def read(self, name: str) -> str:
        """The text called `name`. Raises KeyError if there is none."""
        for folder in self._folders():
            path = folder / name
            if _is_inside(path, folder) and path.is_file():
                return path.read_text(encoding="utf-8")
        raise KeyError(name)

    def names(self, folder: str) -> tuple[str, ...]:
        """All names directly below `folder`, sorted."""
        found = {
            f"{folder}/{path.name}"
            for root in self._folders()
            if (root / folder).is_dir()
            for path in (root / folder).iterdir()
            if path.is_file() and not path.name.startswith(".")
        }
        return tuple(sorted(found))


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


class DiskFiles:
    """The folder of a root profile, read-only, as `loading/` asks for it."""

    def __init__(self, root: Path) -> None:
        self._root = root.name
        self._folder = root.parent
        self._shown = root.parent.as_posix()

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of a regular file inside the folder. Raises FileProblem."""
        path = self._folder / name
        try:
            if name != self._root and not _is_inside(path, self._folder):
                raise FileProblem("outside", name)
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except FileNotFoundError as error:
            raise FileProblem("missing", name) from error
        except NotADirectoryError as error:
            raise FileProblem("missing", name) from error
        except PermissionError as error:
            raise FileProblem("directory" if path.is_dir() else "permission", name) from error
        except OSError as error:
            raise FileProblem("unreadable", name) from error
        try:
            return _bounded(descriptor, name, limit)
        finally:
            os.close(descriptor)

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Names of files below the folder that match `pattern`."""
        found = (path for path in self._folder.glob(pattern) if not path.is_dir())
        return tuple(sorted(path.relative_to(self._folder).as_posix() for path in found))

    def shown(self, name: str) -> str:
        """The name with the folder as the user wrote it."""
        return name if self._shown == "." else f"{self._shown}/{name}"


def _bounded(descriptor: int, name: str, limit: int) -> bytes:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise FileProblem("directory", name)
    if not stat.S_ISREG(mode):
        raise FileProblem("not-regular", name)
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise FileProblem("unreadable", name) from error
    if len(content) > limit:
        raise FileProblem("too-large", name)
    return content


def template_cache_folder(version: str) -> Path | None:
    """A private folder for compiled templates in the user's cache, or None where there cannot be one."""
    if os.name == "nt":
        root = os.environ.get("LOCALAPPDATA")
    else:
        root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    if not root or not os.path.isabs(root):
        return None
    folder = Path(root) / "masterplan" / version
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return None
    if os.name != "nt" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        return None
    return folder


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder: names that changed, and how many there are in all."""

    changed: tuple[str, ...]
    names: tuple[str, ...]
    removed: tuple[str, ...]


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> dict[str, frozenset[str]]:
    """Digests by name of what the tool wrote into `folder` last time; empty if it did not.

    While a build replaces files, a name has two digests, the old one and the new one.
    """
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {
            str(name): frozenset(str(entry[key]) for key in ("sha256", "before") if entry.get(key))
            for name, entry in files.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_set(folder: Path, artifacts: Iterable[Artifact], facts: dict[str, str], *, force: bool = False) -> Written:
    """Write a document set: stage everything, then put it in place file by file.

    The manifest is written twice: before the first replacement with the old and new digests, and at the end.
    Raises DiskProblem, before anything is replaced, if a file that would be overwritten was not written by the
    tool or was edited since (unless `force`), or if the folder cannot be written.
    """
    wanted = {artifact.name: artifact.content for artifact in artifacts}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            return _replace(folder, wanted, facts, force)
    except OSError as error:
        raise DiskProblem(
            "cannot-write", os.path.basename(error.filename or folder.name), error.strerror or ""
        ) from error


def stale_names(folder: Path, artifacts: Iterable[Artifact]) -> tuple[str, ...]:
    """Names of missing, changed and left-over files, sorted: what a build would write or remove. Writes nothing."""
    wanted = {artifact.name: digest(artifact.content) for artifact in artifacts}
    known = read_manifest(folder)
    found = {name for name, content in wanted.items() if _digest_of(folder / name) != content}
    left_over = {name for name in known if name not in wanted and _digest_of(folder / name) is not None}
    return tuple(sorted(found | left_over))


def _replace(folder: Path, wanted: dict[str, bytes], facts: dict[str, str], force: bool) -> Written:
    known = read_manifest(folder)
    present = {name: _digest_of(folder / name) for name in {*wanted, *known}}
    if not force:
        _refuse_foreign(wanted, known, present)
    changed = tuple(sorted(name for name, content in wanted.items() if present[name] != digest(content)))
    stale = tuple(sorted(name for name in known if name not in wanted and present[name] in known[name]))
    final: _Files = {
        name: {"bytes": len(content), "sha256": digest(content)} for name, content in sorted(wanted.items())
    }
    _sweep_staging(folder)
    staging = folder / f".masterplan-{secrets.token_hex(8)}"
    staging.mkdir(mode=0o700)
    try:
        for name in changed:
            _write_file(staging / name, wanted[name])
        if changed or stale:
            _write_manifest(folder, staging, _transition(final, present, stale), facts)
        for name in changed:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(staging / name, folder / name)
        for name in stale:
            (folder / name).unlink(missing_ok=True)
        _write_manifest(folder, staging, final, facts)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Written(changed, tuple(sorted(wanted)), stale)


_Files = dict[str, dict[str, int | str]]


def _transition(final: _Files, present: dict[str, str | None], stale: tuple[str, ...]) -> _Files:
    files = {name: {**entry, "before": present[name] or ""} for name, entry in final.items()}
    return files | {name: {"sha256": present[name] or ""} for name in stale}


def _refuse_foreign(wanted: dict[str, bytes], known: dict[str, frozenset[str]], present: dict[str, str | None]) -> None:
    for name in sorted(wanted):
        found = present[name]
        if found is None or found == digest(wanted[name]) or found in known.get(name, ()):
            continue
        raise DiskProblem("edited-since" if name in known else "not-ours", name)


def _digest_of(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        return "directory"


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all. Raises DiskProblem."""
    staged = path.with_name(f".masterplan-{secrets.token_hex(8)}")
    try:
        _write_file(staged, content)
        os.replace(staged, path)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise DiskProblem("cannot-write", path.name, error.strerror or "") from error


def rewrite_file(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of a file that holds `before`, whole or not at all, with the same permissions.

    A symbolic link stays one; the file that it leads to is written. Raises DiskProblem, also if the file has changed
    since it was read.
    """
    try:
        real = path.resolve(strict=True)
        if real.read_bytes() != before:
            raise DiskProblem("edited-meanwhile", path.name)
        mode = stat.S_IMODE(real.stat().st_mode)
        staged = real.with_name(f".masterplan-{secrets.token_hex(8)}")
        try:
            _write_file(staged, after)
            staged.chmod(mode)
            os.replace(staged, real)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        raise DiskProblem("cannot-write", path.name, error.strerror or "") from error


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _write_manifest(folder: Path, staging: Path, files: _Files, facts: dict[str, str]) -> None:
    text = json.dumps({"manifest": 1, **facts, "files": files}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    _write_file(staging / MANIFEST, text.encode())
    os.replace(staging / MANIFEST, folder / MANIFEST)


def _sweep_staging(folder: Path) -> None:
    for path in folder.glob(".masterplan-*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DiskProblem("folder-busy", folder.name) from error
        yield
    finally:
        os.close(descriptor)
