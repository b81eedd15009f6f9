"""Every drawing in Chromium, by measured boxes: no text covers another, none leaves the picture."""

import json
from collections.abc import Iterator

import pytest

from masterplan_cli.render.svg import draw_parts
from tests.test_examples import NAMES, build

from .build import DRAWINGS, chart
from .diagrams import DIAGRAMS, EXTREMES, LABELS
from .test_browser import ARGUMENTS, CHROMIUM

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]

MEASURE = """
() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect(), found = [];
  const boxes = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => {
    const box = t.getBoundingClientRect(), size = parseFloat(t.getAttribute('font-size'));
    // The box of a text is its line; letters take from the ascent of capitals to a short descent.
    const top = box.top + (box.height - size) / 2;
    return {left: box.left, right: box.right, top: top + size * 0.1, bottom: top + size * 0.95, words: t.textContent};
  });
  for (const box of boxes)
    if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5
        || box.bottom > frame.bottom + 0.5)
      found.push([svg.parentNode.id, 'outside', box.words, '']);
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom - 0.5; j++)
      if (boxes[i].left < boxes[j].right - 0.5 && boxes[j].left < boxes[i].right - 0.5)
        found.push([svg.parentNode.id, 'covered', boxes[i].words, boxes[j].words]);
  return found;
})
"""


def assert_apart(drawn: dict[str, str]) -> None:
    """Measure all pictures on one page."""
    page_text = "".join(f'<div id="{name}">{svg}</div>' for name, svg in drawn.items())
    with playwright.sync_playwright() as session:
        browser = session.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        page = browser.new_page()
        page.set_content(f"<!doctype html><title>x</title><body>{page_text}</body>")
        found = page.evaluate(MEASURE)
        browser.close()
    assert not found, json.dumps(found[:40], indent=1, ensure_ascii=False) + f" {len(found)}"


def _drawn() -> Iterator[tuple[str, str]]:
    named = {**{f"simple-{i}": d for i, d in enumerate(DRAWINGS)}, **DIAGRAMS, **EXTREMES}
    for name, drawing in named.items():
        parts = draw_parts(chart(drawing, name), name, "id", LABELS)
        # The parts of one drawing are alike; the first and the last are enough.
        for number in sorted({0, len(parts) - 1}):
            yield f"{name}-{number}", parts[number]


def test_no_text_covers_another_or_leaves_the_picture() -> None:
    assert_apart(dict(_drawn()))


def _of_examples() -> Iterator[tuple[str, str]]:
    for name in NAMES:
        for book in build(name).built.documents.books:
            for figure in book.figures():
                ident = f"{name}-{book.stem}-{figure.anchor}".replace(".", "-")
                drawings = draw_parts(figure.chart, ident, book.language, book.words)
                yield from ((f"{ident}-{number}", svg) for number, svg in enumerate(drawings))


def test_the_figures_of_the_examples_are_as_clear() -> None:
    assert_apart(dict(_of_examples()))
