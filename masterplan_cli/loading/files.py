"""What loading needs from a disk: read one file, list the files of a pattern. `disk.py` brings the real one."""

from typing import Literal, Protocol

Obstacle = Literal["missing", "directory", "not-regular", "permission", "too-large", "outside", "unreadable"]
"""Why a file cannot be read. `not-regular`: a pipe or device. `outside`: beyond the root file's folder."""


class FileProblem(Exception):
    """A file that cannot be read; becomes a finding."""

    def __init__(self, obstacle: Obstacle, name: str) -> None:
        super().__init__(f"{obstacle}: {name}")
        self.obstacle: Obstacle = obstacle
        self.name = name


class ProfileFiles(Protocol):
    """Read access to the root file's folder. Names are relative to it, with forward slashes."""

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of a regular file inside the folder. Raises FileProblem, also above `limit` bytes."""
        ...

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Names of the files inside the folder that match `pattern` (`*`, `?`, `[]`, `**`), in any order."""
        ...

    def shown(self, name: str) -> str:
        """The name under which the user knows the file, such as `examples/pariaman.yaml`."""
        ...
