"""Signing in and out, and what is answered to nobody: as browsers and programs meet it."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest
from flask import request

from tests.given import SPINE
from tests.people.house import ADDRESS, PASSWORD, House
from web.people.asking import cookie_name, renew_by
from web.people.forms import FIELD
from web.people.guarding import keep_forms, within
from web.people.sessions import Kept

COOKIE = "__Host-forumarkiv"


@pytest.fixture
def house(tmp_path: Path, database_url: str | None) -> Iterator[House]:
    found = House(tmp_path, database_url)
    found.account("anna")
    yield found
    found.close()


def cookie_of(browser: Any) -> str:
    found = browser.client.get_cookie(COOKIE, domain="arkiv.example")
    return "" if found is None else str(found.value)


def test_a_page_asks_who_one_is_and_goes_back_to_where_one_was(house: House) -> None:
    browser = house.browser()
    asked = browser.get("/aftaler?on=2012-06-01")
    assert (asked.status_code, asked.headers["Location"]) == (303, "/log-ind?til=%2Faftaler%3Fon%3D2012-06-01")

    response = house.sign_in(browser, "Anna", til="/aftaler?on=2012-06-01")

    assert (response.status_code, response.headers["Location"]) == (303, "/aftaler?on=2012-06-01")


def test_the_cookie_is_for_this_host_over_https_and_for_the_server_alone(house: House) -> None:
    cookie = house.sign_in(house.browser(), "anna").headers["Set-Cookie"]

    assert cookie.startswith(f"{COOKIE}=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie


def test_on_loopback_over_http_it_has_its_plain_name(tmp_path: Path) -> None:
    house = House(tmp_path, public_url="http://127.0.0.1:8000")
    house.account("anna")

    cookie = house.sign_in(house.browser(), "anna").headers["Set-Cookie"]

    assert cookie.startswith("forumarkiv=")
    assert "Secure" not in cookie
    house.close()


def test_a_new_id_at_each_signing_in_whatever_was_planted_before(house: House) -> None:
    browser = house.browser()
    browser.client.set_cookie(COOKIE, "planted", domain="arkiv.example", secure=True)
    house.sign_in(browser, "anna")
    first = cookie_of(browser)
    house.sign_in(browser, "anna")
    second = cookie_of(browser)

    assert len({"planted", first, second}) == 3
    assert [house.people.sessions.find(id) is not None for id in ("planted", first, second)] == [False, False, True]


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(house: House) -> None:
    wrong = house.sign_in(house.browser(), "anna", "forkert adgangskode")
    unknown = house.sign_in(house.browser(), "ingen", "forkert adgangskode")

    assert wrong.status_code == unknown.status_code == 401
    said = [r.get_data(as_text=True).replace("anna", "?").replace("ingen", "?") for r in (wrong, unknown)]
    tokens = [line for text in said for line in text.splitlines() if FIELD in line]
    assert len(tokens) == 2
    assert [[line for line in text.splitlines() if FIELD not in line] for text in said][0] == [
        line for line in said[1].splitlines() if FIELD not in line
    ]


@pytest.mark.usefixtures("_dear")
def test_it_takes_the_same_time_whether_the_name_exists_or_not(house: House) -> None:
    def seconds(name: str) -> float:
        begun = time.perf_counter()
        house.people.accounts.sign_in(name, "forkert adgangskode")
        return time.perf_counter() - begun

    known, unknown = (min(seconds(name) for _ in range(5)) for name in ("anna", "ingen"))

    assert 0.4 < known / unknown < 2.5


def test_a_hundred_wrong_passwords_open_nothing_and_close_the_door(house: House) -> None:
    browser = house.browser()
    statuses = [house.sign_in(browser, "anna", f"forkert {n}", page="/log-ind").status_code for n in range(7)]
    right = house.sign_in(browser, "anna")

    assert statuses == [401] * 5 + [429] * 2
    assert (right.status_code, 0 < int(right.headers["Retry-After"]) <= 900) == (429, True)
    for n in range(93):
        house.sign_in(browser, "anna", f"forkert {n}")
    assert browser.get("/").status_code == 303

    house.clock.forward(minutes=16)
    assert house.sign_in(browser, "anna").status_code == 303


def test_throttling_says_nothing_of_whether_the_name_exists(house: House) -> None:
    for name in ("anna", "ingen"):
        statuses = [house.sign_in(house.browser(), name, "forkert").status_code for _ in range(6)]
        assert statuses == [401] * 5 + [429]


def test_headers_of_a_proxy_that_is_not_trusted_give_nobody_more_attempts(house: House) -> None:
    statuses = []
    for n in range(7):
        headers = {"X-Forwarded-For": f"10.0.0.{n}", "Forwarded": f"for=10.0.0.{n}"}
        statuses.append(house.sign_in(house.browser(), "anna", "forkert", headers=headers).status_code)

    assert statuses == [401] * 5 + [429] * 2


def test_of_a_trusted_proxy_the_address_it_saw_itself_counts(tmp_path: Path) -> None:
    house = House(tmp_path, proxies=1)
    house.account("anna")

    def tried(forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded, "X-Forwarded-Proto": "https"}
        browser = house.browser()
        token = browser.client.get("/log-ind", base_url=ADDRESS, headers=headers).get_data(as_text=True)
        form = {
            FIELD: token.split(f'name="{FIELD}" value="')[1].partition('"')[0],
            "name": "anna",
            "password": "forkert",
        }
        return browser.client.post("/log-ind", data=form, base_url=ADDRESS, headers=headers).status_code

    assert [tried(f"1.2.3.{n}, 10.0.0.9") for n in range(6)] == [401] * 5 + [429]
    assert tried("10.0.0.9, 10.0.0.10") == 401
    house.close()


def test_behind_a_proxy_what_came_over_http_is_not_answered(tmp_path: Path) -> None:
    house = House(tmp_path, proxies=1)
    house.account("anna")
    headers = {"X-Forwarded-For": "10.0.0.9", "X-Forwarded-Proto": "http"}

    response = house.client.get("/log-ind", base_url=ADDRESS, headers=headers)

    assert response.status_code == 400
    assert "https" in response.get_data(as_text=True)
    house.close()


@pytest.mark.parametrize("host", ["http://localhost", "https://evil.example", "https://arkiv.example.evil.example"])
def test_under_another_name_nothing_is_answered(house: House, host: str) -> None:
    assert house.client.get("/log-ind", base_url=host).status_code == 400
    assert house.client.get("/livez", base_url="http://127.0.0.1:8000").status_code == 200


@pytest.mark.parametrize(
    "til",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "evil.example",
        "/log-ud",
        "/log-ind",
        "",
    ],
)
def test_an_address_that_leads_out_of_the_archive_leads_to_its_front_page(til: str) -> None:
    assert within(til) == "/"


def test_nobody_is_led_out_of_the_archive(house: House) -> None:
    response = house.sign_in(house.browser(), "anna", til="//evil.example")
    page = house.browser().get("/log-ind", query_string={"til": "https://evil.example"}).get_data(as_text=True)

    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert 'name="til" value="/"' in page


def test_an_address_of_the_archive_is_gone_on_to() -> None:
    for address in ("/", "/aftaler?on=2012-06-01&known=@7", "/aftaler/h%C3%A5nd#4", "/soeg?q=https://x"):
        assert within(address) == address


@pytest.mark.parametrize(
    ("til", "to"), [("/", "/?lang=en"), ("/moeder?on=2012-06-01", "/moeder?on=2012-06-01&lang=en"), ("/?lang=da",) * 2]
)
def test_the_language_that_was_chosen_stays(house: House, til: str, to: str) -> None:
    browser = house.browser()

    signed_in = browser.post("/log-ind?lang=en", {"name": house.account("bo"), "password": PASSWORD, "til": til})

    assert signed_in.location == to


def test_signing_out_ends_the_session_and_not_the_cookie_alone(house: House) -> None:
    browser = house.signed_in("anna")
    stolen = cookie_of(browser)

    assert browser.post("/log-ud", {}).status_code == 200

    assert cookie_of(browser) == ""
    assert house.people.sessions.find(stolen) is None


@pytest.mark.parametrize("path", ["/log-ind", "/log-ud"])
def test_signing_in_and_out_take_forms_of_ours_alone(house: House, path: str) -> None:
    browser = house.signed_in("anna") if path == "/log-ud" else house.browser()
    before = cookie_of(browser)

    form = {"name": "anna", "password": PASSWORD}
    response = browser.client.post(path, data=form, base_url=ADDRESS)

    assert response.status_code == 403
    assert cookie_of(browser) == before


def test_a_stolen_session_is_worth_nothing_once_its_owner_is_disabled(house: House) -> None:
    other = house.process()
    browser = house.browser(other)
    browser.client.set_cookie(COOKIE, cookie_of(house.signed_in("anna")), domain="arkiv.example", secure=True)
    assert browser.get("/log-ud").status_code == 200

    house.people.accounts.disable("anna")

    assert browser.get("/log-ud").status_code == 303


def test_a_cookie_of_the_other_name_is_nobodys(house: House) -> None:
    browser = house.browser()
    stolen = cookie_of(house.signed_in("anna"))
    browser.client.set_cookie("forumarkiv", stolen, domain="arkiv.example")

    assert browser.get("/log-ud").status_code == 303
    assert cookie_name(house.settings) == COOKIE


@pytest.mark.parametrize("path", ["/api/v1/bodies", "/openapi.json", "/api/v1/commands", "/frister.ics", "/nowhere"])
def test_nobody_gets_an_answer(house: House, path: str) -> None:
    response = house.client.get(path, base_url=ADDRESS)

    if path == "/nowhere":
        assert response.status_code == 303
        return
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Basic" if path.endswith(".ics") else "Bearer")


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/static/arkiv.css", "/log-ind"])
def test_signs_of_life_and_signing_in_are_for_everybody(house: House, path: str) -> None:
    with house.client.get(path, base_url=ADDRESS) as response:
        assert response.status_code == 200


@pytest.mark.parametrize("path", ["/log-ind", "/log-ud", "/aftaler", "/api/v1/bodies", "/livez"])
def test_no_answer_is_kept_by_anybody(house: House, path: str) -> None:
    assert house.client.get(path, base_url=ADDRESS).headers["Cache-Control"] == "private, no-store"


def test_a_feed_takes_a_token_as_a_password_and_no_page_does(house: House) -> None:
    token, _ = house.people.tokens.make("anna")

    def get(path: str, password: str) -> int:
        basic = base64.b64encode(f"anna:{password}".encode()).decode()
        return house.client.get(path, base_url=ADDRESS, headers={"Authorization": f"Basic {basic}"}).status_code

    assert get("/frister.ics", token) != 401
    assert get("/api/v1/calendar/2013.ics", token) != 401
    assert get("/frister.ics", PASSWORD) == 401
    assert get("/api/v1/bodies", token) == 401
    assert get("/aftaler", token) == 303


def test_a_form_whose_address_ends_as_that_of_a_feed_takes_no_token(house: House) -> None:
    """A token is for reading feeds and for the API; a page changes something for a form of ours alone."""
    house.account("bo.ics")
    house.given.when({"command": "grant-role", "who": "anna", "role": "administrator", "reason": "Prøve"})
    token, _ = house.people.tokens.make("anna", records=True)
    basic = base64.b64encode(f"anna:{token}".encode()).decode()

    for way in (f"Basic {basic}", f"Bearer {token}"):
        headers = {"Authorization": way}
        house.client.post("/brugere/bo.ics", data={"what": "disable"}, base_url=ADDRESS, headers=headers)

    assert house.people.accounts.enabled("bo.ics")
    house.signed_in("anna").post("/brugere/bo.ics", {"what": "disable"}, page="/brugere")
    assert not house.people.accounts.enabled("bo.ics")


@pytest.mark.parametrize("token", ["", "forumarkiv-guess", "\xe6"])
def test_a_token_that_is_none_is_told_so(house: House, token: str) -> None:
    response = house.program("/api/v1/bodies", token)

    assert (response.status_code, response.get_json()["type"]) == (401, "/problems/not-signed-in")


def test_a_session_reads_by_the_api_and_never_writes(house: House) -> None:
    browser = house.signed_in("anna")
    token = browser.token("/log-ud")

    response = browser.client.post("/api/v1/commands", json={FIELD: token}, base_url=ADDRESS)

    assert (response.status_code, response.get_json()["type"]) == (401, "/problems/not-signed-in")


def test_figures_are_for_this_machine_or_for_a_token(house: House) -> None:
    token, _ = house.people.tokens.make("anna")

    def get(address: str, **headers: str) -> int:
        environ = {"REMOTE_ADDR": address}
        return house.client.get("/metrics", base_url=ADDRESS, headers=headers, environ_overrides=environ).status_code

    assert get("127.0.0.1") == get("::1") == 200
    assert get("10.0.0.1") == 401
    for name in ("X-Forwarded-For", "X-Forwarded-Port", "Forwarded", "X-Real-IP", "Via", "True-Client-IP"):
        assert get("127.0.0.1", **{name: "127.0.0.1"}) == 401
    assert house.program("/metrics", token, environ_overrides={"REMOTE_ADDR": "10.0.0.1"}).status_code != 401


def test_without_own_accounts_neither_passwords_nor_tokens_are_taken(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.account("anna")
    token, _ = house.people.tokens.make("anna")
    house.settings = type(house.settings)(True, ADDRESS, own_accounts=False)
    app = house.process()
    browser = house.browser(app)

    response = browser.client.get("/api/v1/bodies", base_url=ADDRESS, headers={"Authorization": f"Bearer {token}"})

    assert response.status_code == 401
    assert "password" not in browser.get("/log-ind").get_data(as_text=True)
    house.close()


def test_nobody_sends_more_than_a_name_and_a_password(house: House) -> None:
    form = {"name": "anna", "password": "x" * 20_000}

    assert house.client.post("/log-ind", data=form, base_url=ADDRESS).status_code == 413


def test_addresses_that_are_handed_on_are_those_that_people_use(tmp_path: Path) -> None:
    house = House(tmp_path, public_url="http://127.0.0.1:8000")
    house.account("anna")
    house.given({"command": "grant-role", "who": "anna", "role": "reader", "reason": "Prøve"})
    house.given(*SPINE)
    token, _ = house.people.tokens.make("anna")

    headers = {"Authorization": f"Bearer {token}"}
    found = house.client.get("/api/v1/calendar/2012.ics", base_url="http://127.0.0.1:8000", headers=headers)

    assert "http://127.0.0.1:8000/moeder/m1" in found.get_data(as_text=True)
    house.close()


def test_the_log_names_somebody_there_is_and_never_what_may_be_a_password(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.sign_in(house.browser(), "anna", "forkert")
    house.sign_in(house.browser(), "min hemmelige kode", "")

    assert "a password was wrong: 'anna' from 127.0.0.1" in caplog.text
    assert "hemmelige" not in caplog.text


def test_who_came_in_went_and_was_not_allowed_is_in_the_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="web.people"):
        browser = house.signed_in("anna")
        browser.get("/aftaler\u2028x")
        answered = browser.post("/log-ud", {})

    said = [record.getMessage() for record in caplog.records]
    assert "anna signed in from 127.0.0.1" in said
    assert "anna was not allowed: GET '/aftaler\\u2028x' (no-role)" in said
    assert "anna signed out" in said
    assert answered.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert PASSWORD not in caplog.text


def test_what_is_sent_and_not_taken_is_in_the_log_without_its_content(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.given.when({"command": "grant-role", "who": "anna", "role": "administrator", "reason": "Prøve"})
    token, _ = house.people.tokens.make("anna", records=True)
    headers = {"Authorization": f"Bearer {token}"}
    with caplog.at_level("INFO", logger="web.people"):
        house.client.post("/api/v1/commands", json=["hemmelig"], base_url=ADDRESS, headers=headers)
        house.client.get("/api/v1/bodies?limit=0", base_url=ADDRESS, headers=headers)
        browser = house.browser()
        for _ in range(6):
            house.sign_in(browser, "anna", "forkert hest batteri")

    said = [record.getMessage() for record in caplog.records]
    assert [line for line in said if "not taken" in line] == [
        "anna sent what is not taken: POST '/api/v1/commands' (not-an-object)"
    ]
    assert said[-1] == "a password was not looked at, as too many were tried: 'anna' from 127.0.0.1"
    assert "hemmelig" not in caplog.text


def test_a_form_whose_session_has_ended_is_kept_for_whoever_sent_it(house: House) -> None:
    kept: list[tuple[str, str]] = []

    def keep(handle: str) -> str:
        kept.append((handle, request.form["text"]))
        return "/kladder/7"

    keep_forms(house.app, keep)
    browser = house.signed_in("anna")
    form = {FIELD: browser.token("/log-ud"), "text": "Et langt referat"}
    house.clock.forward(minutes=61)

    response = browser.client.post("/indfoer/record-minutes", data=form, base_url=ADDRESS)

    assert (response.status_code, response.headers["Location"]) == (303, "/log-ind?til=%2Fkladder%2F7")
    assert kept == [("anna", "Et langt referat")]


def test_a_form_from_elsewhere_is_kept_for_nobody(house: House) -> None:
    kept: list[str] = []
    keep_forms(house.app, lambda handle: kept.append(handle) or "/")  # type: ignore[func-returns-value]
    browser = house.signed_in("anna")
    house.clock.forward(minutes=61)

    response = browser.client.post("/indfoer/record-minutes", data={"text": "Et referat"}, base_url=ADDRESS)

    assert (response.status_code, kept) == (403, [])


def test_a_form_of_a_session_that_was_signed_out_of_is_kept_for_nobody(house: House) -> None:
    keep_forms(house.app, lambda handle: "/kladder/7")
    browser = house.signed_in("anna")
    token, id = browser.token("/log-ud"), cookie_of(browser)
    browser.post("/log-ud", {})
    browser.client.set_cookie(COOKIE, id, domain="arkiv.example", secure=True)

    response = browser.client.post("/indfoer/record-minutes", data={FIELD: token}, base_url=ADDRESS)

    assert response.headers["Location"] == "/log-ind?til=%2Findfoer%2Frecord-minutes"


def test_however_many_passwords_are_tried_at_once_others_are_answered(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes too late is told at once, holds no thread, and has not been counted."""
    house.given({"command": "grant-role", "who": "anna", "role": "reader", "reason": "Prøve"})
    reader, begun, go_on = house.signed_in("anna"), Semaphore(0), Event()

    def slowly(password: str, hash: str | None) -> bool:
        begun.release()
        return go_on.wait(20) and False

    with monkeypatch.context() as patched, ThreadPoolExecutor(4) as pool:
        patched.setattr("web.people.passwords.matches", slowly)
        waiting = [pool.submit(house.sign_in, house.browser(), f"gaet{n}", "forkert") for n in range(4)]
        for _ in waiting:
            assert begun.acquire(timeout=20)

        late = [house.sign_in(house.browser(), "anna") for _ in range(6)]
        page = reader.get("/aftaler")
        go_on.set()

    assert {(one.status_code, one.headers["Retry-After"]) for one in late} == {(503, "2")}
    assert page.status_code == 200
    assert [one.result().status_code for one in waiting] == [401] * 4
    assert house.sign_in(house.browser(), "anna").status_code == 303


def test_a_provider_is_asked_again_when_it_is_time_and_its_no_ends_the_session(house: House) -> None:
    asked: list[str] = []
    house.given({"command": "grant-role", "who": "anna", "role": "reader", "reason": "Prøve"})

    def renew(kept: Kept) -> bool:
        asked.append(str(kept.handle))
        if len(asked) == 1:
            house.people.sessions.renewed(kept.hash, ("ny",), {}, house.clock() + 900)
            return True
        return False

    renew_by(house.app, renew)
    id = house.people.sessions.begin("anna", renew_at=house.clock() + 900)
    browser = house.browser()
    browser.client.set_cookie(COOKIE, id, domain="arkiv.example", secure=True)

    def status_after(minutes: float) -> int:
        house.clock.forward(minutes)
        return browser.get("/aftaler").status_code

    assert (status_after(14), asked) == (200, [])
    assert (status_after(2), asked) == (200, ["anna"])
    assert (status_after(14), asked) == (200, ["anna"])
    assert (status_after(2), asked) == (303, ["anna", "anna"])
    assert (status_after(0), asked) == (303, ["anna", "anna"])
