"""The page of people: an administrator keeps somebody out, from the next request on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.people.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path)
    for who, role in (("anna", "administrator"), ("bo", "reader")):
        found.account(who)
        found.given({"command": "grant-role", "who": who, "role": role, "reason": "Prøve"})
    yield found
    found.close()


def test_somebody_is_kept_out_and_let_in_again(house: House) -> None:
    anna, bo = house.signed_in("anna"), house.signed_in("bo")

    assert anna.post("/brugere/bo", {"what": "disable"}, page="/brugere").status_code == 303
    assert bo.get("/aftaler").status_code == 303
    assert house.sign_in(house.browser(), "bo").status_code == 401

    anna.post("/brugere/bo", {"what": "enable"}, page="/brugere")
    assert house.sign_in(house.browser(), "bo").status_code == 303


def test_sessions_are_ended_and_counted(house: House) -> None:
    anna, bo = house.signed_in("anna"), house.signed_in("bo")
    assert house.people.sessions.counted() == {"anna": 1, "bo": 1}

    anna.post("/brugere/bo", {"what": "end-sessions"}, page="/brugere")

    assert bo.get("/aftaler").status_code == 303
    assert house.people.sessions.counted() == {"anna": 1}


@pytest.mark.parametrize(
    ("handle", "what", "status"), [("ingen", "disable", 404), ("bo", "whatever", 422), ("anna", "disable", 409)]
)
def test_what_cannot_be_done_is_told(house: House, handle: str, what: str, status: int) -> None:
    anna = house.signed_in("anna")

    assert anna.post(f"/brugere/{handle}", {"what": what}, page="/brugere").status_code == status
    assert house.people.accounts.enabled("anna")


def test_the_page_is_for_administrators_and_linked_from_where_they_look(house: House) -> None:
    anna, bo = house.signed_in("anna"), house.signed_in("bo")

    assert 'href="/brugere"' in anna.get("/status").get_data(as_text=True)
    assert 'href="/rettigheder"' in anna.get("/status").get_data(as_text=True)
    assert "/brugere" not in bo.get("/status").get_data(as_text=True)
    assert bo.get("/brugere").status_code == 403


def test_roles_are_seen_and_led_to(house: House) -> None:
    anna = house.signed_in("anna")

    people, rights = (anna.get(path).get_data(as_text=True) for path in ("/brugere", "/rettigheder"))

    assert 'læser, <a href="/indfoer/grant-role?who=bo"' in people
    assert 'href="/indfoer/grant-role"' in rights
    [of_bo] = [one.id for one in house.given.archive.known.grants.now() if one.who == "bo"]
    assert f'href="/indfoer/revoke-role?grant={of_bo}"' in rights


def test_auditors_see_rights_and_are_led_to_no_form(house: House) -> None:
    house.account("rie")
    house.given({"command": "grant-role", "who": "rie", "role": "auditor", "reason": "Prøve"})

    assert "/indfoer/" not in house.signed_in("rie").get("/rettigheder").get_data(as_text=True)


@pytest.mark.parametrize(("who", "warned"), [("boo", True), ("bo", False), ("group:Sekretariat", False)])
def test_a_role_for_a_name_that_nobody_has_may_be_a_slip(house: House, who: str, warned: bool) -> None:
    form = {"_form": "a" * 32, "_do": "preview", "who": who, "role": "recorder", "reason": "Ny"}

    preview = house.signed_in("anna").post("/indfoer/grant-role", form).get_data(as_text=True)

    assert "Se det efter" in preview
    assert (f"Ingen har en konto eller har været logget ind som {who}" in preview) is warned


def test_where_nobody_signs_in_there_is_no_such_page(house: House, tmp_path: Path) -> None:
    open_house = House(tmp_path / "aaben", required=False, public_url=None)

    for path in ("/brugere", "/log-ind", "/log-ud"):
        assert open_house.client.get(path).status_code == 404
    open_house.close()
