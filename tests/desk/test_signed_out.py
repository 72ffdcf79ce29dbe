"""What was typed is its sender's alone, where they signed out in another tab or somebody ended their session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from werkzeug.test import TestResponse

from tests.given import PSF
from tests.people.browser import Browser
from tests.people.house import ADDRESS, House

FORM = "/indfoer/establish-body"
TYPED = {"name": "Følgegruppen", "kind": "group", "established_on!": "null", "parent": "psf"}
OURS = {"Origin": ADDRESS}


@pytest.fixture
def house(tmp_path: Path, database_url: str | None) -> Iterator[House]:
    found = House(tmp_path, database_url)
    found.given.when(PSF)
    for handle in ("anna", "bo"):
        found.account(handle)
        found.given.when({"command": "grant-role", "who": handle, "role": "recorder", "reason": "Ansat"})
    yield found
    found.close()


def hidden(page: str) -> dict[str, str]:
    inputs = lxml.html.document_fromstring(page).xpath("//main//input[@type='hidden']")
    return {one.get("name"): one.get("value") for one in inputs}


def opened(browser: Browser) -> dict[str, str]:
    """A form that is filled in, with what it carries unseen."""
    return {**hidden(browser.get(FORM).get_data(as_text=True)), **TYPED, "_do": "preview"}


def sent(browser: Browser, form: dict[str, str], headers: dict[str, str] | None = None) -> TestResponse:
    return browser.client.post(FORM, data=form, base_url=ADDRESS, headers=OURS if headers is None else headers)


def back(response: TestResponse) -> str:
    """Where one is led after signing in."""
    assert (response.status_code, urlsplit(response.headers["Location"]).path) == (303, "/log-ind")
    return parse_qs(urlsplit(response.headers["Location"]).query)["til"][0]


def name_in(browser: Browser, address: str) -> str:
    page = lxml.html.document_fromstring(browser.get(address).get_data(as_text=True))
    return str(page.xpath("string(//input[@name='name']/@value)"))


def sign_out(browser: Browser) -> None:
    assert browser.post("/log-ud", {}, page="/skrivebord").status_code in (200, 303)


def kept(house: House) -> list[tuple[str, int]]:
    rows = house.people.database.rows("SELECT made_by, alone FROM drafts ORDER BY saved_at")
    return [(row[0], row[1]) for row in rows]


def test_who_signed_out_in_another_tab_gets_it_back(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)

    found = back(sent(browser, form))
    house.sign_in(browser, "anna", til=found)

    assert name_in(browser, found) == "Følgegruppen"
    assert house.given.archive.known.type_of("foelgegruppen") is None


def test_who_had_their_session_ended_by_an_administrator_gets_it_back(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    house.people.sessions.end_all("anna")

    found = back(sent(browser, form))
    house.sign_in(browser, "anna", til=found)

    assert name_in(browser, found) == "Følgegruppen"


def test_another_who_signs_in_never_sees_it(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)
    found = back(sent(browser, form))

    house.sign_in(browser, "bo", til=found)

    assert name_in(browser, found) == ""
    assert "/kladder/" not in browser.get("/skrivebord").get_data(as_text=True)
    assert browser.get(f"/kladder/{found.rpartition('=')[2]}").status_code == 404
    assert name_in(house.signed_in("anna"), found) == "Følgegruppen"


def test_a_form_of_somebody_else_is_kept_for_them_and_not_shown_to_who_is_signed_in_now(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)
    house.sign_in(browser, "bo")

    response = sent(browser, form)

    page = response.get_data(as_text=True)
    assert (response.status_code, "Følgegruppen" in page) == (403, False)
    assert "en anden" in page
    assert kept(house) == [("anna", 1)]
    assert house.given.archive.known.type_of("foelgegruppen") is None
    assert "/kladder/" in house.signed_in("anna").get("/skrivebord").get_data(as_text=True)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://andre.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_what_the_browser_does_not_say_is_ours_is_not_kept(house: House, headers: dict[str, str]) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)

    assert back(sent(browser, form, headers)) == FORM
    assert kept(house) == []


@pytest.mark.parametrize("token", ["", "0" * 128, "æ" * 128, "{hash}" + "0" * 64])
def test_a_token_that_was_not_given_keeps_nothing(house: House, token: str) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)

    said = token.replace("{hash}", form["_token"][:64])

    assert back(sent(browser, {**form, "_token": said})) == FORM
    assert kept(house) == []


def test_a_session_that_was_ended_more_than_an_hour_ago_keeps_nothing(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)
    house.clock.forward(61)

    assert back(sent(browser, form)) == FORM
    assert kept(house) == []


def test_of_who_is_disabled_nothing_is_kept(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    house.people.accounts.disable("anna")

    assert back(sent(browser, form)) == FORM
    assert kept(house) == []


def test_of_who_is_signed_out_no_more_than_a_million_bytes_are_read(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)

    assert back(sent(browser, {**form, "name": "x" * 1_100_000})) == FORM
    assert kept(house) == []


def test_what_is_put_away_by_oneself_is_for_the_recorders_of_its_body_again(house: House) -> None:
    browser = house.signed_in("anna")
    form = opened(browser)
    sign_out(browser)
    found = back(sent(browser, form))
    house.sign_in(browser, "anna", til=found)

    again = {**hidden(browser.get(found).get_data(as_text=True)), **TYPED, "_do": "put-away"}
    assert sent(browser, again).status_code == 303

    assert kept(house) == [("anna", 0)]
    assert "/kladder/" in house.signed_in("bo").get("/skrivebord").get_data(as_text=True)


def test_a_draft_that_others_see_is_left_as_it_was(house: House) -> None:
    browser = house.signed_in("anna")
    assert sent(browser, {**opened(browser), "_do": "put-away"}).status_code == 303
    (shared,) = house.people.database.rows("SELECT id FROM drafts")
    form = {**hidden(browser.get(f"{FORM}?_draft={shared[0]}").get_data(as_text=True)), **TYPED, "name": "Hemmelig"}
    sign_out(browser)

    found = back(sent(browser, {**form, "_do": "preview"}))

    assert kept(house) == [("anna", 0), ("anna", 1)]
    assert name_in(house.signed_in("bo"), f"{FORM}?_draft={shared[0]}") == "Følgegruppen"
    assert name_in(house.signed_in("anna"), found) == "Hemmelig"
