"""A form that comes after its session has ended is kept, and there after signing in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from tests.given import PSF
from tests.people.browser import Browser
from tests.people.house import House

TYPED = {"name": "Følgegruppen", "kind": "group", "established_on!": "null"}


@pytest.fixture
def house(tmp_path: Path, database_url: str | None) -> Iterator[House]:
    found = House(tmp_path, database_url)
    found.given.when(PSF)
    found.account("anna")
    yield found
    found.close()


def sent_late(house: House, browser: Browser) -> str:
    """A form that lay open for a day; gives where its sender is led."""
    page = lxml.html.document_fromstring(browser.get("/indfoer/establish-body").get_data(as_text=True))
    hidden = {one.get("name"): one.get("value") for one in page.xpath("//main//input[@type='hidden']")}
    house.clock.forward(24 * 60)
    response = browser.client.post(
        "/indfoer/establish-body", data={**hidden, **TYPED, "_do": "preview"}, base_url="https://arkiv.example"
    )
    assert response.status_code == 303
    return parse_qs(urlsplit(response.headers["Location"]).query)["til"][0]


def test_what_was_typed_is_there_after_signing_in(house: House) -> None:
    browser = house.signed_in("anna")

    back = sent_late(house, browser)
    house.sign_in(browser, "anna", til=back)
    page = lxml.html.document_fromstring(browser.get(back).get_data(as_text=True))

    assert page.xpath("//input[@name='name']/@value") == ["Følgegruppen"]
    assert house.given.archive.known.type_of("foelgegruppen") is None
