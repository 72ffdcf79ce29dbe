"""Every page by the rules of axe-core (WCAG 2.2 AA and best practices), in both languages, wide and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.answers.examples import Examples
from tests.pages.browsing import AXE, by_axe, in_chromium
from tests.pages.test_pages import ALONE, ANSWERING, addresses

pytestmark = [in_chromium, by_axe, pytest.mark.slow]

WIDTHS = (1280, 390)
PATIENCE = 120_000  # milliseconds: the first search makes the index
# What differs from all other pages: a day that is not today's, a mistake, a question asked back.
OTHERS = ("/aftaler?on=2012-06-01&known=2013-01-01", "/aftaler/findes-ikke", "/moeder?from=juni+2012")
_RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values:
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}});
  return found.violations.map(one => [one.id, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary]);
}"""


def violations(page: Page, address: str) -> Iterator[tuple[str, int, Any]]:
    page.goto(address)
    page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script of the page, whose policy forbids it
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for violation in page.evaluate(_RUN):
            yield address, width, violation


# Each language in a scheme of colours of its own: all four together take twice the time and find no more.
@pytest.mark.parametrize(("language", "scheme"), [("da", "light"), ("en", "dark")])
def test_no_page_breaks_a_rule(
    browser: Browser, example: Examples, example_address: str, language: str, scheme: Literal["light", "dark"]
) -> None:
    found = [address for name in (*ANSWERING, *ALONE) for address in addresses(example, name, lang=language)[:1]]
    found += [f"{other}{'&' if '?' in other else '?'}lang={language}" for other in OTHERS]

    with browser.new_page(color_scheme=scheme) as page:
        page.set_default_timeout(PATIENCE)
        broken = [one for path in found for one in violations(page, example_address + path)][:20]

    assert broken == []
