"""Pages lead to forms that whoever reads them may record, and to no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from archive.problems import Problem
from archive.rehearsal import tried
from archive.rights.belonging import Belonging
from archive.rights.judging import Actor
from tests.answers.examples import Examples
from tests.given import DECISION, JUSTERING, MEETING, SPINE
from tests.pages.conftest import example as example
from tests.people.browser import Browser
from tests.people.house import House
from web.desk.mending import mended
from web.pages.allowed import belonging_in

OTHER = {"command": "establish-body", "id": "sf", "name": "Styringsforum", "kind": "forum", "established_on": None}
REMARK = {"command": "remark-on-minutes", "remark": "b1", "from": "BR", "on": "2012-05-20", "text": "Mangler et punkt."}
MINUTES = {"command": "record-minutes", "items": [{"number": "3", "text": "Drøftet."}]}
_HREF = re.compile(r'href="(/(?:skrivebord/|indfoer|berigtig)[^"]*)"')
# Of psf, of the other body, of neither.
OURS = ("/organer/psf", "/moeder/m1", "/beslutninger/d1", "/justeringer/j1")
OTHERS = ("/organer/sf", "/moeder/m2", "/beslutninger/d2", "/organer/br")
PAGES = (*OURS, *OTHERS, "/aftaler/h1", "/revisionsspor", "/skrivebord", "/indfoer")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    found = House(tmp_path_factory.mktemp("house"))
    given = found.given(*SPINE, JUSTERING, OTHER, {**MEETING, "id": "m2", "body": "sf"})
    given({**DECISION, "id": "d2", "meeting": "m2"})
    for meeting in ("m1", "m2"):
        given({**MINUTES, "meeting": meeting})
        given({"command": "dispatch-minutes", "meeting": meeting, "on": "2012-05-10"}, {**REMARK, "meeting": meeting})
    grant = {"command": "grant-role", "reason": "Prøve"}
    for who in ("reader", "auditor", "administrator", "recorder", "limited"):
        found.account(who)
        limit = {"bodies": ["psf"]} if who == "limited" else {}
        given({**grant, "who": who, "role": "recorder" if who == "limited" else who, **limit})
    yield found
    found.close()


@pytest.fixture(scope="module")
def browsers(house: House) -> dict[str, Browser]:
    return {who: house.signed_in(who) for who in ("reader", "auditor", "administrator", "recorder", "limited")}


def led_to(browser: Browser, page: str) -> set[str]:
    """The forms that a page leads to, without what fills them in, and without itself in the other language."""
    response = browser.get(page)
    assert response.status_code == 200, page
    found = {urlsplit(unescape(one)).path for one in _HREF.findall(response.get_data(as_text=True))}
    return found - {urlsplit(page).path}


@pytest.mark.parametrize("who", ["reader", "auditor"])
@pytest.mark.parametrize("page", sorted(set(PAGES) - {"/indfoer"}))  # a page of forms, which does not open for them
def test_who_may_only_read_is_led_to_no_form(browsers: dict[str, Browser], who: str, page: str) -> None:
    assert led_to(browsers[who], page) == set()


def test_who_only_administers_is_led_to_what_gives_and_takes_roles(browsers: dict[str, Browser]) -> None:
    browser = browsers["administrator"]

    assert led_to(browser, "/indfoer") == {"/indfoer/grant-role", "/indfoer/revoke-role"}
    assert led_to(browser, "/skrivebord") == {"/indfoer"}
    for page in (*OURS, *OTHERS, "/aftaler/h1", "/revisionsspor"):
        assert led_to(browser, page) == set(), page


@pytest.mark.parametrize("page", PAGES)
def test_who_records_without_a_limit_is_led_to_every_form(browsers: dict[str, Browser], page: str) -> None:
    found = led_to(browsers["recorder"], page)

    assert found
    assert page != "/indfoer" or "/indfoer/grant-role" not in found


@pytest.mark.parametrize("page", OURS)
def test_who_records_for_a_body_is_led_to_what_is_its_as_who_records_for_all(
    browsers: dict[str, Browser], page: str
) -> None:
    no_party_of_theirs = {"/skrivebord/br-godkendelse"}
    that_there_is_such_a_body = {"/berigtig/4", "/berigtig/af/psf"} if page == "/organer/psf" else set()
    theirs = led_to(browsers["recorder"], page) - no_party_of_theirs - that_there_is_such_a_body

    assert led_to(browsers["limited"], page) == theirs


@pytest.mark.parametrize("page", OTHERS)
def test_who_records_for_a_body_is_not_led_to_what_is_anothers(browsers: dict[str, Browser], page: str) -> None:
    assert led_to(browsers["limited"], page) == set()


def test_who_records_for_a_body_adjusts_others_agreements_by_its_own_decisions(browsers: dict[str, Browser]) -> None:
    assert led_to(browsers["limited"], "/aftaler/h1") == {"/skrivebord/justering"}


def test_of_the_audit_trail_a_limited_recorder_mends_what_they_may_say_something_of(
    house: House, browsers: dict[str, Browser]
) -> None:
    """As the archive itself answers: whatever *Berigtig* leads there is not refused for what it belongs to."""
    all_of = led_to(browsers["recorder"], "/revisionsspor?limit=200")
    browser = browsers["limited"]
    led = led_to(browser, "/revisionsspor?limit=200")

    for address in all_of:
        position = int(address.rpartition("/")[2])
        assert is_beyond_limit(house, position) is (address not in led), address
    assert led < all_of


def is_beyond_limit(house: House, position: int) -> bool:
    own = house.app.extensions["forumarkiv"]
    with own.at(None, None, "da") as moment:
        taken_out = mended(moment.view, position).voiding("Prøve", True)
    try:
        tried(house.given.archive, taken_out, actor=Actor("limited"))
    except Problem as problem:
        return problem.slug == "not-allowed"
    return False


def test_nobody_signs_in_and_everybody_is_led_to_every_form(tmp_path_factory: pytest.TempPathFactory) -> None:
    open_house = House(tmp_path_factory.mktemp("open"), required=False, public_url=None)
    open_house.given(*SPINE, JUSTERING)
    browser = open_house.browser()

    for page in ("/organer/psf", "/moeder/m1", "/beslutninger/d1", "/aftaler/h1", "/indfoer"):
        assert led_to(browser, page), page
    open_house.close()


def test_with_sign_in_nobody_sees_a_page_at_all(house: House) -> None:
    for page in PAGES:
        answer = house.browser().get(page)
        assert (answer.status_code, urlsplit(answer.location).path) == (303, "/log-ind"), page
        assert "til" in parse_qs(urlsplit(answer.location).query)


@pytest.mark.slow
def test_pages_say_where_a_record_belongs_as_the_archive_does(example: Examples) -> None:
    own = example.client.application.extensions["forumarkiv"]
    judged = Belonging(own.archive.known)
    compared = 0
    with own.at(None, None, "da") as moment:
        shown = belonging_in(moment.view)
        for recorded in own.archive.recorded_after(0, 10_000):
            for _, event in recorded.events:
                record = moment.view.knowledge.made(event.originator_id)
                if record is not None:
                    assert shown.of_thing(record.id) == judged.of_thing(record.id), record.id
                    assert shown.of_record(record.owner, record) == judged.of_record(record.owner, record), record.id
                    compared += 1
    assert compared > 100
