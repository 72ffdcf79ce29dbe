"""Signing in at a real Keycloak, on each database: who somebody is, their groups, and what ends their session."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.oidc.hall import QUARTER, Hall, query
from tests.oidc.keycloak import Realm
from web.app import close
from web.people.oidc.transport import Away


def test_who_signs_in_is_known_by_name_and_groups_and_goes_on_to_where_they_were(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add("Sekretariat", "Revision")
    browser = hall.browser()
    assert browser.get("/aftaler?on=2012-06-01").status_code == 303

    response = hall.comes_in(browser, person["name"], til="/aftaler?on=2012-06-01")

    assert (response.status_code, response.headers["Location"]) == (303, "/aftaler?on=2012-06-01")
    kept = hall.who(browser)
    assert kept is not None
    assert (kept.handle, set(kept.groups)) == (person["name"].lower(), {"Sekretariat", "Revision"})
    assert hall.people.accounts.known(person["name"]).name == "Eksempel Eksempel"


def test_the_code_flow_is_asked_for_with_all_that_binds_it(hall: Hall, keycloak: Realm) -> None:
    asked = query(hall.begin(hall.browser()))

    assert {name: asked[name] for name in ("response_type", "response_mode", "code_challenge_method", "scope")} == {
        "response_type": "code",
        "response_mode": "query",
        "code_challenge_method": "S256",
        "scope": "openid profile",
    }
    assert len({asked[name] for name in ("state", "nonce", "code_challenge")}) == 3
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 43  # 256 bits


def test_somebody_renamed_at_the_provider_stays_who_they_are(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    hall.comes_in(hall.browser(), person["name"])
    keycloak.rename(person, f"{person['name']}-ny")

    later = hall.browser()
    hall.comes_in(later, f"{person['name']}-ny")

    kept = hall.who(later)
    assert kept is not None
    assert kept.handle == person["name"].lower()


def test_a_name_is_not_given_to_another_until_it_is_linked(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    hall.comes_in(hall.browser(), person["name"])
    keycloak.remove(person)
    newcomer = keycloak.add(name=person["name"])

    browser = hall.browser()
    refused = hall.comes_in(browser, person["name"])

    assert refused.status_code == 403
    assert newcomer["id"] in refused.get_data(as_text=True), "what an administrator needs to link them"
    assert hall.who(browser) is None
    hall.people.accounts.link(person["name"], keycloak.issuer, newcomer["id"])
    assert hall.comes_in(browser, person["name"]).status_code == 303


def test_an_account_of_the_archives_own_is_not_given_to_who_has_its_name(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    hall.account(person["name"])

    assert hall.comes_in(hall.browser(), person["name"]).status_code == 403


def test_a_role_of_a_group_is_that_of_whoever_is_in_it(hall: Hall, keycloak: Realm) -> None:
    hall.given({"command": "grant-role", "who": "group:Sekretariat", "role": "reader", "reason": "læser med"})
    person = keycloak.add("Sekretariat")
    browser, another = hall.browser(), hall.browser()
    hall.comes_in(browser, person["name"])
    hall.comes_in(another, keycloak.add("Revision")["name"])

    assert (browser.get("/aftaler").status_code, another.get("/aftaler").status_code) == (200, 403)
    keycloak.leave(person, "Sekretariat")
    hall.after(QUARTER + 1, browser)
    assert browser.get("/aftaler").status_code == 403


def test_groups_are_asked_for_anew_every_quarter(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add("Sekretariat", "Revision")
    browser = hall.browser()
    hall.comes_in(browser, person["name"])
    keycloak.leave(person, "Sekretariat")

    assert hall.after(QUARTER - 1, browser).status_code == 200
    before = hall.who(browser)
    assert hall.after(2, browser).status_code == 200
    after = hall.who(browser)

    assert before is not None
    assert after is not None
    assert (len(before.groups), after.groups) == (2, ("Revision",))
    assert hall.after(QUARTER + 1, browser).status_code == 200, "by the token that came with the answer"


@pytest.mark.parametrize("gone", [Realm.disable, Realm.remove])
def test_who_is_gone_at_the_provider_is_signed_out_within_a_quarter(
    hall: Hall, keycloak: Realm, gone: Callable[[Realm, dict[str, str]], None]
) -> None:
    person = keycloak.add()
    browser = hall.browser()
    hall.comes_in(browser, person["name"])
    gone(keycloak, person)

    assert hall.after(QUARTER - 1, browser).status_code == 200
    assert hall.after(2, browser).headers["Location"].startswith("/log-ind?")
    assert hall.who(browser) is None


def test_who_is_disabled_in_the_archive_does_not_come_in(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser = hall.browser()
    hall.comes_in(browser, person["name"])
    hall.people.accounts.disable(person["name"])

    assert browser.get("/aftaler").status_code == 303
    assert hall.comes_in(browser, person["name"]).status_code == 403


def test_a_code_that_was_used_signs_nobody_in(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser = hall.browser()
    address = keycloak.sign_in(hall.begin(browser), person["name"])
    hall.back(browser, address)

    again = hall.browser()
    state = query(hall.begin(again))["state"]
    replayed = address.replace(query(address)["state"], state)

    assert hall.back(again, replayed).status_code == 401
    assert hall.who(again) is None


def test_an_answer_is_taken_once_and_from_the_browser_that_asked(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser, another = hall.browser(), hall.browser()
    hall.begin(another)
    address = keycloak.sign_in(hall.begin(browser), person["name"])

    assert hall.back(another, address).status_code == 401
    assert hall.back(browser, address).status_code == 401, "it was shown elsewhere before"
    assert hall.who(another) is hall.who(browser) is None


def test_ten_minutes_are_enough_to_sign_in(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser = hall.browser()
    address = keycloak.sign_in(hall.begin(browser), person["name"])
    hall.clock.forward(minutes=10.1)

    assert hall.back(browser, address).status_code == 401


def test_another_process_takes_the_answer(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser = hall.browser()
    address = keycloak.sign_in(hall.begin(browser), person["name"])
    process = hall.process()
    elsewhere = hall.browser(process)
    elsewhere.client._cookies = browser.client._cookies  # the same browser, answered by the other one

    answered = hall.back(elsewhere, address)

    close(process)
    process.extensions["forumarkiv"].archive.close()
    assert answered.status_code == 303


def test_what_signs_in_is_not_kept_in_the_clear(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser = hall.browser()
    hall.comes_in(browser, person["name"])

    kept = hall.session_rows(browser)

    assert "oidc_refresh" in kept
    assert "eyJ" not in kept, "how every token of Keycloak begins"


def test_a_session_of_before_ends_and_its_id_is_worth_nothing(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser = hall.browser()
    hall.comes_in(browser, person["name"])
    before = browser.client.get_cookie("forumarkiv", domain="127.0.0.1")

    hall.comes_in(browser, person["name"])

    after = browser.client.get_cookie("forumarkiv", domain="127.0.0.1")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert hall.people.sessions.find(before.value) is None


def test_signing_out_ends_the_session_and_leads_nobody_away(hall: Hall, keycloak: Realm) -> None:
    person = keycloak.add()
    browser = hall.browser()
    hall.comes_in(browser, person["name"])

    response = browser.post("/log-ud", {})

    assert response.status_code == 200
    link = f"{keycloak.issuer}/protocol/openid-connect/logout?client_id=forumarkiv"
    assert f'href="{link}"' in response.get_data(as_text=True)
    assert browser.get("/aftaler").status_code == 303


def test_a_certificate_of_an_authority_that_is_not_named_is_not_trusted(hall: Hall, keycloak: Realm) -> None:
    hall.asks_anew(ca=None)

    response = hall.browser().get("/log-ind/udbyder")

    assert response.status_code == 503
    with pytest.raises(Away, match="SSL"):
        hall.app.extensions["forumarkiv.oidc"].metadata()
    hall.asks_anew()
