"""A form that comes after its session has ended is kept, and there after signing in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from werkzeug.test import TestResponse

from tests.given import BR, PSF
from tests.people.browser import Browser
from tests.people.house import ADDRESS, House
from web.people.asking import renew_by

TYPED = {"name": "Følgegruppen", "kind": "group", "established_on!": "null"}


@pytest.fixture
def house(tmp_path: Path, database_url: str | None) -> Iterator[House]:
    found = House(tmp_path, database_url)
    found.given.when(PSF)
    found.account("anna")
    found.given.when({"command": "grant-role", "who": "anna", "role": "recorder", "reason": "Ansat"})
    yield found
    found.close()


def opened(browser: Browser) -> dict[str, str]:
    """What a form carries unseen."""
    page = lxml.html.document_fromstring(browser.get("/indfoer/establish-body").get_data(as_text=True))
    return {one.get("name"): one.get("value") for one in page.xpath("//main//input[@type='hidden']")}


def sent_late(house: House, browser: Browser, minutes: float = 24 * 60) -> str:
    """A form that lay open for a day; gives where its sender is led."""
    hidden = opened(browser)
    house.clock.forward(minutes)
    response = browser.client.post(
        "/indfoer/establish-body", data={**hidden, **TYPED, "_do": "preview"}, base_url=ADDRESS
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


def test_what_was_typed_is_there_where_the_provider_ended_the_session(house: House) -> None:
    renew_by(house.app, lambda kept: False)
    browser = house.browser()
    id = house.people.sessions.begin("anna", renew_at=house.clock() + 15 * 60)
    browser.client.set_cookie("__Host-forumarkiv", id, domain="arkiv.example", secure=True)

    back = sent_late(house, browser, minutes=16)

    house.sign_in(browser, "anna", til=back)
    assert "Følgegruppen" in browser.get(back).get_data(as_text=True)


def test_a_form_of_before_signing_in_anew_in_another_tab_is_shown_again(house: House) -> None:
    browser = house.signed_in("anna")
    hidden = opened(browser)
    house.sign_in(browser, "anna")

    def sent(**headers: str) -> TestResponse:
        form = {**hidden, **TYPED, "_do": "preview"}
        return browser.client.post("/indfoer/establish-body", data=form, base_url=ADDRESS, headers=headers)

    assert sent().status_code == sent(Origin="https://andre.example").status_code == 403
    assert house.people.database.rows("SELECT 1 FROM drafts") == []
    again = sent(Origin=ADDRESS)

    assert again.status_code == 303
    page = lxml.html.document_fromstring(browser.get(again.headers["Location"]).get_data(as_text=True))
    assert page.xpath("//input[@name='name']/@value") == ["Følgegruppen"]
    assert house.given.archive.known.type_of("foelgegruppen") is None
    old = browser.client.post("/log-ud", data={"_token": "x"}, base_url=ADDRESS, headers={"Origin": ADDRESS})
    assert old.status_code == 403, "what is no form of the desk is not kept"


def test_a_draft_is_found_by_the_recorders_of_its_body_alone(house: House) -> None:
    given = house.given
    group = {"command": "establish-body", "id": "gruppe", "name": "Gruppen", "kind": "group", "established_on": None,
             "parent": "psf"}  # fmt: skip
    given(BR, group)
    for handle, bodies in (("bo", ["psf"]), ("carl", ["br"])):
        house.account(handle)
        given.when({"command": "grant-role", "who": handle, "role": "recorder", "bodies": bodies, "reason": "Ansat"})
    browser = house.signed_in("anna")
    page = lxml.html.document_fromstring(browser.get("/indfoer/call-meeting").get_data(as_text=True))
    hidden = {one.get("name"): one.get("value") for one in page.xpath("//main//input[@type='hidden']")}
    form = {**hidden, "body": "gruppe", "_do": "put-away"}
    browser.client.post("/indfoer/call-meeting", data=form, base_url="https://arkiv.example")

    def drafts_of(handle: str) -> list[str]:
        desk = house.signed_in(handle).get("/skrivebord").get_data(as_text=True)
        hrefs = lxml.html.document_fromstring(desk).xpath("//main//a/@href")
        return [str(href) for href in hrefs if "/kladder/" in href]

    assert len(drafts_of("anna")) == len(drafts_of("bo")) == 1
    assert drafts_of("carl") == []
    assert house.signed_in("carl").get(drafts_of("bo")[0]).status_code == 404


def test_a_form_that_names_the_draft_of_another_leaves_it_alone(house: House) -> None:
    given = house.given
    given(BR)
    house.account("carl")
    given.when({"command": "grant-role", "who": "carl", "role": "recorder", "bodies": ["br"], "reason": "Ansat"})

    def sent(browser: Browser, do: str, **more: str) -> TestResponse:
        page = lxml.html.document_fromstring(browser.get("/indfoer/call-meeting").get_data(as_text=True))
        hidden = {one.get("name"): one.get("value") for one in page.xpath("//main//input[@type='hidden']")}
        form = {**hidden, "_do": do, **more}
        return browser.client.post("/indfoer/call-meeting", data=form, base_url=ADDRESS, headers={"Origin": ADDRESS})

    def kept() -> list[tuple[Any, ...]]:
        return [tuple(row) for row in house.people.database.rows("SELECT id, made_by, body, said FROM drafts")]

    assert sent(house.signed_in("anna"), "put-away", body="psf").status_code == 303
    (annas,) = kept()
    carl = house.signed_in("carl")
    assert sent(carl, "put-away", body="br", _draft=annas[0]).status_code == 303
    assert (annas in kept(), len(kept())) == (True, 2)

    meeting = {"id": "m9", "body": "br", "date": "2012-05-08", "called_on": "2012-01-08", "_draft": annas[0]}
    shown = lxml.html.document_fromstring(sent(carl, "preview", **meeting).get_data(as_text=True))
    hidden = {one.get("name"): one.get("value") for one in shown.xpath("//main//input[@type='hidden']")}
    recorded = carl.client.post("/indfoer/call-meeting", data={**hidden, "_do": "record"}, base_url=ADDRESS)
    assert (recorded.status_code, house.given.archive.known.type_of("m9")) == (303, "meeting")
    assert annas in kept()

    house.clock.forward(24 * 60)
    late = carl.client.post("/indfoer/call-meeting", data={**hidden, "_do": "record"}, base_url=ADDRESS)
    assert late.status_code == 303
    assert annas in kept()


def test_grants_are_offered_to_those_alone_who_may_see_them(house: House) -> None:
    house.account("bo")
    house.given.when(
        {"command": "grant-role", "id": "bos-rolle", "who": "bo", "role": "administrator", "reason": "Leder"}
    )

    assert "bos-rolle" not in house.signed_in("anna").get("/indfoer/revoke-role").get_data(as_text=True)
    assert "bos-rolle" in house.signed_in("bo").get("/indfoer/revoke-role").get_data(as_text=True)
    assert house.signed_in("anna").get("/berigtig/af/bos-rolle").status_code == 404


def test_a_form_of_more_than_16_mb_is_too_large(house: House) -> None:
    """Sent without files it is read at once, and what bounds other forms does not count."""
    browser = house.signed_in("anna")
    hidden = opened(browser)

    def sent(megabytes: int) -> int:
        form = {**hidden, **TYPED, "name": "x" * (megabytes * 1_000_000), "_do": "change"}
        return browser.client.post("/indfoer/establish-body", data=form, base_url=ADDRESS).status_code

    assert (sent(17), sent(50)) == (413, 413)
    assert sent(15) != 413


def test_whoever_reads_may_choose_whose_desk_they_see(house: House) -> None:
    house.account("bo")
    house.given.when({"command": "grant-role", "who": "bo", "role": "reader", "reason": "Medlem"})
    browser = house.signed_in("bo")

    assert browser.post("/skrivebord", {"body": ["psf"]}).status_code == 303
    assert "Partnerskabsforum" in browser.get("/skrivebord").get_data(as_text=True)
    assert browser.post("/indfoer/establish-body", {"_form": "k", **TYPED}, page="/skrivebord").status_code == 403
