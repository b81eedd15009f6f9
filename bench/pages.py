"""The HTML of one book beside markdown-it-py alone on the same book's Markdown: seconds as a ratio in one run, and memory.

Usage: python bench/pages.py. Prints, per number of programmes, the least CPU seconds of several runs and the peak of what
the rendering itself allocates; nothing is asserted.
"""

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from markdown_it import MarkdownIt  # noqa: E402
from profiles import make_profile  # noqa: E402

from masterplan_cli import pipeline  # noqa: E402
from masterplan_cli.disk import DiskFiles, PackagedStore  # noqa: E402
from masterplan_cli.document.overview import DocumentSet  # noqa: E402
from masterplan_cli.render import html, markdown  # noqa: E402
from masterplan_cli.store import Store  # noqa: E402


def least(work: Callable[[], object], runs: int) -> float:
    """The least CPU seconds of some runs."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def peak(work: Callable[[], object]) -> float:
    """The most MiB that a run holds beyond what was there."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def composed(path: Path, store: Store) -> DocumentSet:
    """Buku 2 of a profile, composed in Indonesian."""
    checked = pipeline.check(DiskFiles(path), path.name, store).value
    if checked is None:
        raise SystemExit(f"{path} has errors")
    order = pipeline.Order(books=("masterplan",), languages=("id",))
    return pipeline.compose_documents(checked, pipeline.analyze(checked), store, order)


def main() -> None:
    """Print all rows."""
    store = PackagedStore()
    with tempfile.TemporaryDirectory() as scratch:
        paths = [("examples/pariaman.yaml", ROOT / "examples" / "pariaman.yaml")]
        for count in (10, 100, 1_000):
            path = Path(scratch) / f"p{count}.yaml"
            path.write_text(make_profile(count), encoding="utf-8")
            paths.append((f"{count} programmes", path))
        for name, path in paths:
            documents = composed(path, store)
            text = next(a.content.decode() for a in markdown.render(documents, store) if a.name.endswith(".md"))
            runs = 3 if len(text) < 2**20 else 1
            parser = MarkdownIt("commonmark").enable("table")
            bare = least(lambda text=text, parser=parser: parser.render(text), runs)  # type: ignore[misc]
            ours = least(lambda documents=documents: html.render(documents, store), runs)  # type: ignore[misc]
            memory = peak(lambda documents=documents: html.render(documents, store))  # type: ignore[misc]
            size = len(text) / 2**20
            print(
                f"{name:<26} {size:6.2f} MiB of Markdown; markdown-it-py {bare:7.3f} s; our HTML {ours:7.3f} s, "
                f"{ours / bare:5.2f} x; peak {memory:6.1f} MiB, {memory / size:5.1f} x the Markdown",
                flush=True,
            )


if __name__ == "__main__":
    main()
