"""The forms of the desk by the rules of axe-core, in both languages, wide and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.given import SPINE, Given
from tests.pages.browsing import by_axe, in_chromium, served
from tests.pages.test_axe import PATIENCE, violations
from web.app import close, create_app

pytestmark = [in_chromium, by_axe, pytest.mark.slow]
RULES = "&".join(
    f"rules/{n}/rule={rule}"
    for n, rule in enumerate(("remark_period", "adjusts", "seats", "purpose", "first_meeting", "funds", "place"))
)
PAGES = (
    "/skrivebord?",
    "/indfoer?",
    "/indfoer/file-document?",
    f"/indfoer/adopt-kommissorium?rules/2/value/0/of=br&{RULES}",
    "/indfoer/record-decision?",
    "/indfoer/publish-agenda?items/0/number=1&items/1/number=2",
    "/indfoer/enter-agreement?provisions/0/number=1&provisions/0/carries_out/0/number=2&parties/0=br",
    "/berigtig/af/h1?",
)


@pytest.fixture
def database_url() -> str | None:
    """What a page looks like does not depend on the database."""
    return None


@pytest.fixture
def address(given: Given) -> Iterator[str]:
    given(*SPINE)
    app = create_app(given.archive)
    with served(app) as found:
        yield found
    close(app)


@pytest.mark.parametrize(("language", "scheme"), [("da", "light"), ("en", "dark")])
def test_no_form_breaks_a_rule(browser: Browser, address: str, language: str, scheme: Literal["light", "dark"]) -> None:
    with browser.new_page(color_scheme=scheme) as page:
        page.set_default_timeout(PATIENCE)
        broken = [one for path in PAGES for one in violations(page, f"{address}{path}&lang={language}")]

    assert broken == []
