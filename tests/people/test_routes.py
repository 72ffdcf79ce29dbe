"""Every route of the application for everybody: who gets an answer, and who is told which role is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.routing.converters import NumberConverter

from archive.grammar.grants import ROLES
from tests.given import SPINE
from tests.people.house import ADDRESS, House
from web.people.guarding import SIGN_IN
from web.people.needing import right_of
from web.questions import QUESTIONS

# What answers everybody; all other routes are of the table of roles.
OPEN = ("/livez", "/readyz", "/static/", SIGN_IN)
# Who may what a route takes, read from the table of roles.
MAY = {
    "read": {"reader", "limited", "auditor", "administrator"},
    "grants": {"auditor", "administrator"},
    "record": {"limited", "administrator"},
    "record-things": {"limited"},
    "administer": {"administrator"},
    "sign-out": {"reader", "limited", "auditor", "administrator", "nothing"},
}
WHO = ("reader", "limited", "auditor", "administrator", "nothing")
# Routes that are no question and take another right than to read or to record.
OF_THEIR_OWN = {
    "pages.sign_out": "sign-out",
    "pages.signed_out": "sign-out",
    "pages.account_changed": "read",
    "pages.people_page": "administer",
    "pages.people_decided": "administer",
    "skrivebord.choose": "read",
    "desk.everything": "record",
    "desk.begin": "record",
    "desk.begin_own": "record-things",
    "desk.go_on_own": "record-things",
    "mending.open_record": "record-things",
    "mending.open_maker": "record-things",
    "mending.mend": "record-things",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    found = House(tmp_path_factory.mktemp("house"))
    found.given(*SPINE)
    for who in WHO:
        found.account(who)
        role = "recorder" if who == "limited" else who
        if role in ROLES:
            limit = {"bodies": ["psf"]} if who == "limited" else {}
            found.given({"command": "grant-role", "who": who, "role": role, "reason": "Prøve", **limit})
    yield found
    found.close()


@pytest.fixture(scope="module")
def browsers(house: House) -> dict[str, Any]:
    return {who: house.signed_in(who) for who in WHO}


@pytest.fixture(scope="module")
def tokens(house: House) -> dict[str, str]:
    return {who: house.people.tokens.make(who, records=True)[0] for who in WHO}


def routes(house: House) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and an address of every rule of the URL map."""
    adapter = house.app.url_map.bind("arkiv.example", url_scheme="https")
    for rule in house.app.url_map.iter_rules():
        kinds = rule._converters
        parts = {name: 2012 if isinstance(kinds[name], NumberConverter) else "x" for name in rule.arguments}
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule.endpoint, method, adapter.build(rule.endpoint, parts, method=method)


def is_open(path: str) -> bool:
    return path.startswith(OPEN)


def test_each_route_takes_what_the_registry_says(house: House) -> None:
    with house.app.test_request_context("/", base_url=ADDRESS):
        for endpoint, method, path in routes(house):
            if is_open(path):
                continue
            question = QUESTIONS.get(endpoint.rpartition(".")[2])
            usual = ("read" if question is None else question.right) if method == "GET" else "record"
            assert right_of(endpoint, method) == OF_THEIR_OWN.get(endpoint, usual), endpoint


def test_only_rights_are_for_few(house: House) -> None:
    assert {name for name, question in QUESTIONS.items() if question.right != "read"} == {"grants"}


def test_nobody_gets_an_answer_of_any_route(house: House) -> None:
    for endpoint, method, path in routes(house):
        remote = {"REMOTE_ADDR": "10.0.0.1"}  # /metrics answers this machine
        response = house.client.open(path, method=method, base_url=ADDRESS, environ_overrides=remote)
        if is_open(path):
            assert response.status_code not in (303, 401), (endpoint, path)
        else:
            assert response.status_code in (303, 401), (endpoint, path)
            assert response.headers.get("Location", SIGN_IN).startswith(SIGN_IN)
        response.close()


@pytest.mark.parametrize("who", WHO)
def test_every_route_answers_whom_the_table_says(
    house: House, browsers: dict[str, Any], tokens: dict[str, str], who: str
) -> None:
    for endpoint, method, path in routes(house):
        if is_open(path):
            continue
        with house.app.test_request_context("/", base_url=ADDRESS):
            right = right_of(endpoint, method)
        response = _asked(house, browsers[who], tokens[who], method, path)
        missing = response.status_code == 403 and _is_of_a_role(response)
        assert missing == (who not in MAY[right]), (who, endpoint, response.status_code)
        assert response.status_code not in (401, 303), (who, endpoint)
        response.close()


def _asked(house: House, browser: Any, token: str, method: str, path: str) -> Any:
    if path.startswith(("/api/", "/metrics", "/openapi.json")) or path.endswith((".ics", ".atom", ".rss")):
        headers = {"Authorization": f"Bearer {token}"}
        remote = {"REMOTE_ADDR": "10.0.0.1"}
        return house.client.open(path, method=method, base_url=ADDRESS, headers=headers, environ_overrides=remote)
    return browser.client.open(path, method=method, base_url=ADDRESS)


def _is_of_a_role(response: Any) -> bool:
    """And not of a form that lacks its token."""
    said = response.get_data(as_text=True)
    return "rolle" in said


def test_a_role_that_was_taken_back_is_gone_from_the_next_request_on(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.account("anna")
    house.given({"command": "grant-role", "id": "g", "who": "anna", "role": "reader", "reason": "Prøve"})
    browser, other = house.signed_in("anna"), house.process()
    assert browser.get("/aftaler").status_code == 200

    house.given({"command": "revoke-role", "grant": "g", "reason": "Prøve"})

    assert browser.get("/aftaler").status_code == 403
    elsewhere = house.browser(other)
    cookie = browser.client.get_cookie("__Host-forumarkiv", domain="arkiv.example")
    assert cookie is not None
    elsewhere.client.set_cookie(cookie.key, cookie.value, domain="arkiv.example", secure=True)
    assert elsewhere.get("/aftaler").status_code == 403
    house.close()


def test_who_has_no_role_is_told_so_and_can_sign_out(house: House, browsers: dict[str, Any]) -> None:
    page = browsers["nothing"].get("/aftaler")

    assert page.status_code == 403
    assert "Du har ingen rolle" in page.get_data(as_text=True)
    assert browsers["nothing"].get("/log-ud").status_code == 200
