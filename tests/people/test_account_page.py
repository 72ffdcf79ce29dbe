"""The page of one's own account: a new password by the old one, and an end to the sessions that are open elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.people.browser import Browser
from tests.people.house import PASSWORD, House

NEW = "ny hest gammelt batteri"


@pytest.fixture
def house(tmp_path: Path, database_url: str | None) -> Iterator[House]:
    found = House(tmp_path, database_url)
    for who in ("anna", "bo"):
        found.account(who)
        found.given({"command": "grant-role", "who": who, "role": "reader", "reason": "Prøve"})
    yield found
    found.close()


def changed(browser: Browser, old: str = PASSWORD, new: str = NEW, again: str | None = None) -> TestResponse:
    form = {"what": "password", "old": old, "password": new, "again": new if again is None else again}
    return browser.post("/konto", form)


def test_a_password_is_changed_by_whoever_knows_the_old_one(house: House) -> None:
    anna = house.signed_in("anna")
    before = anna.client.get_cookie("__Host-forumarkiv", domain="arkiv.example")

    response = changed(anna)

    assert response.status_code == 303
    after = anna.client.get_cookie("__Host-forumarkiv", domain="arkiv.example")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert "Du har en ny adgangskode" in anna.get(response.headers["Location"]).get_data(as_text=True)
    assert house.sign_in(house.browser(), "anna").status_code == 401
    assert house.sign_in(house.browser(), "anna", NEW).status_code == 303


def test_the_other_sessions_end_and_nobody_elses(house: House) -> None:
    here, elsewhere, bo = house.signed_in("anna"), house.signed_in("anna"), house.signed_in("bo")

    changed(here)

    assert here.get("/konto").status_code == bo.get("/konto").status_code == 200
    assert elsewhere.get("/konto").status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("gammel hest og klammer", NEW, None, "det er ikke din nuværende adgangskode"),
        ("", NEW, None, "det er ikke din nuværende adgangskode"),
        (PASSWORD, NEW, "en helt anden hest", "de to nye er ikke ens"),
        (PASSWORD, "kort", None, "for kort"),
        (PASSWORD, "passwordpassword", None, "for let at gætte"),
        (PASSWORD, "æ" * 501, None, "for lang"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changes(
    house: House, old: str, new: str, again: str | None, said: str
) -> None:
    anna, elsewhere = house.signed_in("anna"), house.signed_in("anna")

    response = changed(anna, old, new, again)

    assert response.status_code == 422
    assert said in response.get_data(as_text=True)
    assert elsewhere.get("/konto").status_code == 200
    assert house.sign_in(house.browser(), "anna").status_code == 303


def test_wrong_ones_are_counted_as_at_signing_in(house: House) -> None:
    """Whoever sits at a session that was left open guesses no more often than anybody else."""
    anna = house.signed_in("anna")
    for _ in range(5):
        assert changed(anna, old="gammel hest og klammer").status_code == 422

    response = changed(anna)

    assert (response.status_code, response.headers["Retry-After"]) == (429, "900")
    assert house.sign_in(house.browser(), "anna").status_code == 429
    house.clock.forward(15)
    assert changed(anna).status_code == 303


def test_a_form_from_elsewhere_changes_nothing(house: House) -> None:
    anna = house.signed_in("anna")
    form = {"what": "password", "old": PASSWORD, "password": NEW, "again": NEW}

    assert anna.client.post("/konto", data=form, base_url="https://arkiv.example").status_code == 403
    assert house.sign_in(house.browser(), "anna").status_code == 303


def test_one_sees_ones_open_sessions_and_ends_the_others(house: House) -> None:
    here, elsewhere = house.signed_in("anna"), house.signed_in("anna")
    assert here.get("/konto").get_data(as_text=True).count("<tr>") == 3

    assert here.post("/konto", {"what": "end-others", "old": "gammel hest og klammer"}).status_code == 422
    assert elsewhere.get("/konto").status_code == 200

    assert here.post("/konto", {"what": "end-others", "old": PASSWORD}).status_code == 303
    assert elsewhere.get("/konto").status_code == 303
    assert here.get("/konto").get_data(as_text=True).count("<tr>") == 2


def test_whom_a_provider_signs_in_has_no_password_here(house: House) -> None:
    house.people.accounts.bind("https://udbyder.example", "1", "carl")
    house.given({"command": "grant-role", "who": "carl", "role": "reader", "reason": "Prøve"})
    carl, other = (house.browser() for _ in range(2))
    for browser in (carl, other):
        id = house.people.sessions.begin("carl")
        browser.client.set_cookie("__Host-forumarkiv", id, domain="arkiv.example", secure=True)

    assert 'type="password"' not in carl.get("/konto").get_data(as_text=True)
    assert carl.post("/konto", {"what": "password", "password": NEW, "again": NEW}).status_code == 422
    assert carl.post("/konto", {"what": "end-others"}).status_code == 303
    assert other.get("/konto").status_code == 303
