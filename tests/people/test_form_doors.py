"""Forms that one may not send do not open: a page says who may, and how to ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from archive.grammar import COMMANDS
from archive.grammar.grants import OF_RIGHTS
from tests.given import DECISION, JUSTERING, MEETING, SPINE
from tests.people.browser import Browser
from tests.people.house import House
from web.desk.own.listed import KINDS

OTHER = {"command": "establish-body", "id": "sf", "name": "Styringsforum", "kind": "forum", "established_on": None}
SOURCE = {"document": "Bilag 1", "heading": "Årshjul"}
WHEEL = {
    "command": "adopt-wheel",
    "id": "hjul",
    "effective_on": "2011-01-01",
    "entries": [{"body": body, "month": 9, "source": SOURCE} for body in ("psf", "sf")],
    "feeds": [],
}
ROLES = {"reader": "reader", "auditor": "auditor", "administrator": "administrator"}
WHO = ("nobody", *ROLES, "recorder", "limited")
# Each with who may have it open: by the role of recorder, or by that of administrator.
RECORDED = [f"/indfoer/{name}" for name in COMMANDS if name not in OF_RIGHTS] + [
    f"/skrivebord/{name}" for name in KINDS
]
MENDED = ["/berigtig/af/psf", "/berigtig/af/d1"]
OF_ROLES = [f"/indfoer/{name}" for name in OF_RIGHTS]
WITHOUT_LIMIT = {"/berigtig/af/psf"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    found = House(tmp_path_factory.mktemp("house"))
    given = found.given(*SPINE, JUSTERING, OTHER, {**MEETING, "id": "m2", "body": "sf"})
    given({**DECISION, "id": "d2", "meeting": "m2"}, WHEEL)
    for body, decision in (("psf", "d1"), ("sf", "d2")):
        given(
            {
                "command": "assign",
                "id": f"o-{body}",
                "decision": decision,
                "to": [body],
                "task": "x",
                "kind": "carry-out",
            }
        )
    for who in WHO[1:]:
        found.account(who)
        limit = {"bodies": ["psf"]} if who == "limited" else {}
        given({"command": "grant-role", "reason": "Prøve", "who": who, "role": ROLES.get(who, "recorder"), **limit})
    yield found
    found.close()


@pytest.fixture(scope="module")
def browsers(house: House) -> dict[str, Browser]:
    return {who: house.browser() if who == "nobody" else house.signed_in(who) for who in WHO}


def status(browser: Browser, path: str) -> int:
    found = browser.get(path)
    if (found.location or "").startswith("/berigtig/"):
        found = browser.get(found.location)
    return found.status_code


@pytest.mark.parametrize("who", WHO)
def test_every_form_opens_for_those_alone_who_may_send_it(browsers: dict[str, Browser], who: str) -> None:
    records, administers = who in ("recorder", "limited"), who == "administrator"
    expected = {path: 200 if records else 403 for path in (*RECORDED, *MENDED)}
    expected |= {path: 200 if administers else 403 for path in OF_ROLES}
    expected["/indfoer"] = 200 if records or administers else 403
    if who == "limited":
        expected |= dict.fromkeys(WITHOUT_LIMIT, 403)
    if who == "nobody":
        expected = dict.fromkeys(expected, 303)

    assert {path: status(browsers[who], path) for path in expected} == expected


@pytest.mark.parametrize("who", ["reader", "auditor", "administrator"])
def test_what_is_sent_of_a_form_is_not_taken_either(browsers: dict[str, Browser], who: str) -> None:
    to_mend = browsers["recorder"].get("/berigtig/af/m1").location
    for path in ("/indfoer/call-meeting", "/skrivebord/indkald", to_mend):
        for act in ("change", "add:items", "put-away", "preview", "record"):
            sent = browsers[who].post(path, {"_form": "a" * 32, "_do": act}, page="/konto")
            assert sent.status_code == 403, (path, act)


def page(browser: Browser, path: str) -> tuple[int, str]:
    answer = browser.get(path)
    return answer.status_code, " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.get_data(as_text=True))).split())


def test_the_page_says_who_may_and_how_to_ask(browsers: dict[str, Browser]) -> None:
    code, said = page(browsers["reader"], "/indfoer/call-meeting")

    assert code == 403
    assert "Det kræver rollen indfører." in said
    assert "bed en af dem om den" in said
    assert "dit navn her er reader" in said
    assert "It takes the role of recorder." in page(browsers["reader"], "/indfoer/call-meeting?lang=en")[1]
    assert "rollen administrator" in page(browsers["recorder"], "/indfoer/grant-role")[1]


@pytest.mark.parametrize(
    "path",
    [
        "/indfoer/call-meeting?body=sf",
        "/indfoer/record-minutes?meeting=m2",
        "/indfoer/record-decision?meeting=m2",
        "/indfoer/annul-decision?decision=d2",
        "/indfoer/establish-body?parent=sf",
        "/skrivebord/referat?meeting=m2",
        "/skrivebord/indkald?body=sf",
        "/berigtig/af/d2",
    ],
)
def test_a_form_that_begins_with_anothers_does_not_open_for_who_records_for_a_body(
    browsers: dict[str, Browser], path: str
) -> None:
    follow: dict[str, Any] = {"follow_redirects": True}
    answer = browsers["limited"].get(path, **follow)

    assert answer.status_code == 403
    said = unescape(answer.get_data(as_text=True))
    assert "Du må indføre for Partnerskabsforum og det, der ligger under; dette hører til Styringsforum" in said
    assert browsers["recorder"].get(path, **follow).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/indfoer/call-meeting?body=psf",
        "/indfoer/record-minutes?meeting=m1",
        "/indfoer/approve?subject=d2",  # the party may be theirs
        "/indfoer/follow-up?assignment=d2",
        "/indfoer/record-minutes?meeting=ukendt",  # told in the form
        "/skrivebord/justering?agreement=h1",  # whose decision may be theirs
        "/skrivebord/referat?meeting=m1",
        "/berigtig/af/d1",
    ],
)
def test_a_form_that_may_turn_out_to_be_theirs_opens(browsers: dict[str, Browser], path: str) -> None:
    assert browsers["limited"].get(path, follow_redirects=True).status_code in (200, 422)


@pytest.mark.parametrize(
    ("path", "theirs", "others"),
    [
        ("/skrivebord/moedeplan?year=2014", 'name="meetings/0/body"', 'name="meetings/1/body"'),
        ("/skrivebord/foelg-op", 'value="o-psf"', 'value="o-sf"'),
    ],
)
def test_a_form_of_many_is_filled_in_with_what_its_reader_may_record(
    browsers: dict[str, Browser], path: str, theirs: str, others: str
) -> None:
    seen = {who: browsers[who].get(path).get_data(as_text=True) for who in ("recorder", "limited")}

    assert {who: (theirs in page, others in page) for who, page in seen.items()} == {
        "recorder": (True, True),
        "limited": (True, False),
    }
