"""A provider that breaks its word lets nobody in, and one that is away ends nobody's work at once; on each database."""

from __future__ import annotations

import time
from typing import Any
from urllib.request import urlopen

import lxml.html
import pytest

from tests.engines.elasticsearch import free_port
from tests.engines.provider import Provider
from tests.oidc.hall import ADDRESS, QUARTER, Hall, query

_ELSEWHERE = "http://127.0.0.1:1/elsewhere"


def test_one_that_keeps_its_word_lets_people_in(house: Hall, provider: Provider) -> None:
    browser = house.browser()

    assert house.comes_in(browser).status_code == 303

    kept = house.who(browser)
    assert kept is not None
    assert (kept.handle, kept.groups) == ("bente", ("Sekretariat",))


@pytest.mark.parametrize(
    "told",
    [
        {"claims": {"iss": "http://127.0.0.1:1"}},
        {"claims": {"iss": None}},
        {"claims": {"aud": "another"}},
        {"claims": {"aud": ["another"]}},
        {"claims": {"aud": []}},
        {"claims": {"aud": None}},
        {"claims": {"aud": ["forumarkiv", "another"]}},  # for whom of the two is not said
        {"claims": {"aud": ["forumarkiv", "another"], "azp": "another"}},
        {"claims": {"azp": "another"}},
        {"claims": {"nonce": "another"}},
        {"claims": {"nonce": None}},
        {"claims": {"exp": 1_000_000_000}},
        {"claims": {"exp": None}},
        {"claims": {"exp": "tomorrow"}},
        {"claims": {"iat": None}},
        {"claims": {"iat": 32_503_680_000}},  # the year 3000
        {"claims": {"nbf": 32_503_680_000}},
        {"claims": {"sub": None}},
        {"claims": {"sub": ""}},
        {"claims": {"sub": 7}},
        {"claims": {"sub": "x" * 256}},
        {"claims": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}},
        {"signed": "other"},
        {"signed": "none"},
        {"signed": "secret"},
        {"signed": "public"},
        {"header": {"kid": "unknown"}},
        {"without": ["id_token"]},
    ],
    ids=str,
)
def test_a_token_that_does_not_hold_lets_nobody_in(house: Hall, provider: Provider, told: dict[str, Any]) -> None:
    browser = house.browser()
    provider.tell(**told)

    response = house.comes_in(browser)

    assert response.status_code == 401, response.get_data(as_text=True)
    assert "kunne ikke bekræftes" in response.get_data(as_text=True)
    assert house.who(browser) is None
    assert [one.subject for one in house.people.accounts.every()] in ([], ["sub-1"]), "nobody new"


@pytest.mark.parametrize("claims", [{"aud": ["forumarkiv"]}, {"azp": "forumarkiv"},
                                    {"aud": ["forumarkiv", "another"], "azp": "forumarkiv"}], ids=str)  # fmt: skip
def test_what_is_only_unusual_is_believed(house: Hall, provider: Provider, claims: dict[str, Any]) -> None:
    provider.tell(claims=claims)

    assert house.comes_in(house.browser()).status_code == 303


@pytest.mark.parametrize(
    ("claims", "groups"),
    [
        ({"groups": ["A", "a", " a", "B/C"]}, ("A", "a", " a", "B/C")),
        ({"groups": "Alone"}, ("Alone",)),
        ({"groups": []}, ()),
        ({"groups": None}, ()),
        ({"groups": {"A": 1}}, ()),
        ({"groups": ["A", 1, None]}, ("A",)),
    ],
    ids=str,
)
def test_groups_are_those_of_the_claim_letter_by_letter(
    house: Hall, provider: Provider, claims: dict[str, Any], groups: tuple[str, ...]
) -> None:
    browser = house.browser()
    provider.tell(claims=claims)

    assert house.comes_in(browser).status_code == 303

    kept = house.who(browser)
    assert kept is not None
    assert kept.groups == groups


def test_that_nothing_is_said_of_groups_is_in_the_log(
    house: Hall, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.tell(claims={"groups": None})

    house.comes_in(house.browser())

    assert "no claim of groups" in caplog.text


@pytest.mark.parametrize("name", ["group:Revision", "", None, "a b", 7, "-", "x" * 101])
def test_a_name_that_is_no_handle_lets_nobody_in(house: Hall, provider: Provider, name: object) -> None:
    provider.tell(claims={"preferred_username": name, "sub": "nobody yet"})

    assert house.comes_in(house.browser()).status_code == 403
    assert "nobody yet" not in [one.subject for one in house.people.accounts.every()]


def test_the_claims_of_name_and_groups_are_those_of_the_settings(house: Hall, provider: Provider) -> None:
    house.asks_anew(name_claim="upn", groups_claim="roles")
    browser = house.browser()
    provider.tell(claims={"upn": "Bente@hus.example", "roles": ["Skrivere"], "sub": "sub-2"})

    house.comes_in(browser)

    kept = house.who(browser)
    assert kept is not None
    assert (kept.handle, kept.groups) == ("bente@hus.example", ("Skrivere",))


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:1", ""])
def test_an_answer_that_names_another_provider_is_not_taken(house: Hall, provider: Provider, issuer: str) -> None:
    browser = house.browser()
    given = query(provider.sign_in(house.begin(browser)))
    if issuer:
        response = browser.get("/log-ind/svar", query_string={**given, "iss": issuer})
    else:
        response = browser.get("/log-ind/svar", query_string={n: v for n, v in given.items() if n != "iss"})

    assert response.status_code == 401
    assert "POST /token" not in provider.asked()


def test_a_refusal_of_the_provider_is_said_without_its_words(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    state = query(house.begin(browser))["state"]

    response = browser.get(
        "/log-ind/svar",
        query_string={"state": state, "iss": provider.url, "error": "<b>no</b>", "error_description": "<i>never</i>"},
    )

    assert response.status_code == 401
    text = response.get_data(as_text=True)
    assert ("<i>never" in text, "<b>no" in text) == (False, False)


def test_no_other_site_signs_anybody_in(house: Hall, provider: Provider) -> None:
    response = house.browser().get("/log-ind/udbyder?til=/aftaler", headers={"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, response.headers["Location"]) == (303, "/log-ind?til=%2Faftaler")


@pytest.mark.parametrize("query_string", [{}, {"state": ""}, {"state": "x", "code": "y"}, {"code": "y"}], ids=str)
def test_an_answer_to_no_question_is_not_taken(house: Hall, provider: Provider, query_string: dict[str, str]) -> None:
    assert house.browser().get("/log-ind/svar", query_string=query_string).status_code == 401


@pytest.mark.parametrize(
    "til", ["https://evil.example/", "//evil.example", "/\\evil.example", "/log-ud", "javascript:1"]
)
def test_nobody_is_led_out_of_the_archive(house: Hall, provider: Provider, til: str) -> None:

    assert house.comes_in(house.browser(), til=til).headers["Location"] == "/"


@pytest.mark.parametrize(
    "told",
    [
        {"metadata": {"issuer": "http://127.0.0.1:1"}},
        {"metadata": {"authorization_endpoint": "http://evil.example/"}},
        {"metadata": {"token_endpoint": "file:///etc/passwd"}},
        {"metadata": {"jwks_uri": None}},
        {"answers": {"/.well-known/openid-configuration": {"status": 500}}},
        {"answers": {"/.well-known/openid-configuration": {"status": 302, "headers": {"Location": _ELSEWHERE}}}},
        {"answers": {"/.well-known/openid-configuration": {"status": 200, "body": "<html>"}}},
        {"answers": {"/.well-known/openid-configuration": {"status": 200, "body": "[]"}}},
        {"answers": {"/.well-known/openid-configuration": {"status": 200, "body": " " * 1_000_001}}},
    ],
    ids=lambda told: str(told)[:80],
)
def test_one_that_says_nothing_of_use_of_itself_is_away(house: Hall, provider: Provider, told: dict[str, Any]) -> None:
    provider.tell(**told)

    response = house.browser().get("/log-ind/udbyder")

    assert (response.status_code, "Retry-After" in response.headers) == (503, True)


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500},
        {"status": 429, "body": "later"},
        {"status": 200, "body": "no JSON"},
        {"status": 200, "body": "[]"},
        {"status": 307, "headers": {"Location": _ELSEWHERE}},
        {"status": 401, "body": '{"error": "invalid_client"}'},
    ],
    ids=str,
)
def test_one_that_does_not_answer_for_a_code_is_away(house: Hall, provider: Provider, answer: dict[str, Any]) -> None:
    browser = house.browser()
    provider.tell(answers={"/token": answer})

    assert house.comes_in(browser).status_code == 503
    assert house.who(browser) is None


@pytest.mark.parametrize("answer", [{"status": 500}, {"status": 200, "body": "{}"}, {"status": 200, "body": "[]"},
                                    {"status": 200, "body": '{"keys": [{"kty": "oct", "k": "AAAA", "kid": "own"}]}'}],
                         ids=str)  # fmt: skip
def test_without_keys_nothing_is_believed(house: Hall, provider: Provider, answer: dict[str, Any]) -> None:
    browser = house.browser()
    provider.tell(answers={"/jwks": answer})

    assert house.comes_in(browser).status_code in (401, 503)
    assert house.who(browser) is None


def test_one_that_is_not_there_is_away_and_the_archive_answers(house: Hall) -> None:
    house.asks_anew(issuer=f"http://127.0.0.1:{free_port()}")

    begun = time.monotonic()
    response = house.browser().get("/log-ind/udbyder")

    assert response.status_code == 503
    assert time.monotonic() - begun < 30
    assert house.browser().get("/log-ind").status_code == 200


def test_a_refused_renewal_ends_the_session(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    house.comes_in(browser)
    provider.tell(removed=True)

    assert house.after(QUARTER - 1, browser).status_code == 200
    assert house.after(2, browser).headers["Location"].startswith("/log-ind?")
    assert house.who(browser) is None


@pytest.mark.parametrize(
    "told", [{"claims": {"sub": "another"}}, {"signed": "other"}, {"claims": {"iss": "http://127.0.0.1:1"}}], ids=str
)
def test_a_renewal_that_does_not_hold_ends_the_session(house: Hall, provider: Provider, told: dict[str, Any]) -> None:
    browser = house.browser()
    house.comes_in(browser)
    provider.tell(**told)

    assert house.after(QUARTER + 1, browser).status_code == 303


def test_a_renewal_without_an_id_token_leaves_the_groups(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    house.comes_in(browser)
    provider.tell(without=["id_token"])

    assert house.after(QUARTER + 1, browser).status_code == 200
    kept = house.who(browser)
    assert kept is not None
    assert kept.groups == ("Sekretariat",)


def test_without_a_refresh_token_a_session_is_a_quarter(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    provider.tell(without=["refresh_token"])
    house.comes_in(browser)

    assert house.after(QUARTER - 1, browser).status_code == 200
    assert house.after(2, browser).status_code == 303


def test_one_that_is_away_ends_no_session_until_it_was_away_for_a_quarter(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    house.comes_in(browser)
    provider.tell(answers={"/token": {"status": 503}})

    assert house.after(QUARTER + 1, browser).status_code == 200
    assert house.after(QUARTER - 2, browser).status_code == 200
    assert house.after(2, browser).status_code == 303


def test_one_that_comes_back_in_time_goes_on(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    house.comes_in(browser)
    provider.tell(answers={"/token": {"status": 503}})
    house.after(QUARTER + 1, browser)
    provider.tell()

    assert house.after(1, browser).status_code == 200
    assert house.after(QUARTER - 1, browser).status_code == 200
    assert house.after(QUARTER - 1, browser).status_code == 200


def test_nobody_is_asked_for_a_session_that_ended(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    house.comes_in(browser)
    browser.post("/log-ud", {})
    provider.tell()

    house.after(QUARTER + 1, browser)

    assert provider.asked() == []


def test_whoever_signs_out_there_comes_back_where_the_settings_say_so(house: Hall) -> None:
    """The provider knows of the address: of any other it says no to all of it."""
    house.asks_anew(comes_back=True)
    browser = house.browser()
    house.comes_in(browser)

    page = lxml.html.document_fromstring(browser.post("/log-ud", {}).get_data(as_text=True))
    (address,) = page.xpath("//main//a[contains(@href, 'post_logout_redirect_uri')]/@href")

    assert query(address) == {"client_id": "forumarkiv", "post_logout_redirect_uri": f"{ADDRESS}/log-ud"}
    with urlopen(address) as asked:  # whether they want to, as no token of theirs is put into an address
        assert asked.status == 200
    assert browser.get("/log-ud").headers["Location"].startswith("/log-ind")


def test_where_it_has_no_page_for_signing_out_none_is_shown(house: Hall, provider: Provider) -> None:
    browser = house.browser()
    provider.tell(metadata={"end_session_endpoint": "javascript:alert(1)"})
    house.comes_in(browser)

    response = browser.post("/log-ud", {})

    assert response.status_code == 200
    assert "javascript" not in response.get_data(as_text=True)
