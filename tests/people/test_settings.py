"""Settings of signing in: each wrong one is named, and so is what has to stand together."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.problems import Problem
from web.people.settings import PeopleSettings, Provider
from web.settings import Settings, require_loopback

PROVIDER = {
    "OIDC_ISSUER": "https://login.example/realms/hus",
    "OIDC_CLIENT_ID": "arkiv",
    "OIDC_CLIENT_SECRET": "hemmelig",
}


def read(settings: dict[str, str]) -> PeopleSettings:
    return Settings.from_env({f"FORUMARKIV_{name}": value for name, value in settings.items()}).people


def test_nobody_is_asked_who_they_are_unless_that_is_said() -> None:
    assert read({}) == PeopleSettings(required=False, own_accounts=True)


def test_each_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hemmelig\n", encoding="utf-8")

    found = read(
        {
            "SIGN_IN": "required",
            "PUBLIC_URL": "https://Arkiv.example/",
            "OIDC_ISSUER": "https://login.example/realms/hus",
            "OIDC_CLIENT_ID": "arkiv",
            "OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret"),
            "OIDC_NAME_CLAIM": "upn",
            "OIDC_GROUPS_CLAIM": "roles",
            "OIDC_COMES_BACK": "yes",
            "OWN_ACCOUNTS": "yes",
            "HOUSE_WORDS": "Skovby, Rådhuset",
            "SESSION_HOURS": "8",
            "SESSION_IDLE_MINUTES": "30",
            "TRUSTED_PROXIES": "2",
        }
    )

    provider = Provider("https://login.example/realms/hus", "arkiv", "hemmelig", None, "upn", "roles", comes_back=True)
    words = ("Skovby", "Rådhuset", "arkiv", "example")
    assert found == PeopleSettings(True, "https://arkiv.example", provider, True, 8, 30, 2, words)
    assert "hemmelig" not in repr(found)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://arkiv.example:443", "https://arkiv.example"),
        ("https://arkiv.example:8443", "https://arkiv.example:8443"),
        ("http://127.0.0.1:80/", "http://127.0.0.1"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_the_public_address_is_written_as_browsers_do(given: str, kept: str) -> None:
    assert read({"PUBLIC_URL": given}).public_url == kept


def test_own_accounts_are_for_where_there_is_no_provider_unless_it_is_said() -> None:
    assert not read(PROVIDER).own_accounts
    assert read({**PROVIDER, "OWN_ACCOUNTS": "yes"}).own_accounts


def test_the_usual_claims_name_people_and_groups() -> None:
    provider = read(PROVIDER).provider
    assert provider is not None
    assert (provider.name_claim, provider.groups_claim) == ("preferred_username", "groups")


def test_what_a_provider_is_asked_for_is_read_as_words() -> None:
    asked = [read({**PROVIDER, "OIDC_SCOPES": scopes}).provider for scopes in ("", " openid  offline_access ")]

    assert [one and one.scopes for one in asked] == ["openid profile", "openid offline_access"]


@pytest.mark.parametrize(
    ("settings", "wrong", "code"),
    [
        ({"SIGN_IN": "maybe"}, "SIGN_IN", "not-one-of"),
        ({"SIGN_IN": "required"}, "PUBLIC_URL", "required-with-sign-in"),
        ({"PUBLIC_URL": "arkiv.example"}, "PUBLIC_URL", "not-a-public-url"),
        ({"PUBLIC_URL": "https://arkiv.example/sti"}, "PUBLIC_URL", "not-a-public-url"),
        ({"PUBLIC_URL": "https://a:hemmelig@arkiv.example"}, "PUBLIC_URL", "not-a-public-url"),
        ({"PUBLIC_URL": "https://arkiv.example:70000"}, "PUBLIC_URL", "not-a-public-url"),
        ({"PUBLIC_URL": "http://arkiv.example"}, "PUBLIC_URL", "https-or-loopback"),
        ({**PROVIDER, "OIDC_ISSUER": "http://login.example"}, "OIDC_ISSUER", "https-or-loopback"),
        ({**PROVIDER, "OIDC_ISSUER": "login.example"}, "OIDC_ISSUER", "not-an-issuer"),
        ({**PROVIDER, "OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID", "required-with-provider"),
        ({**PROVIDER, "OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET", "required-with-provider"),
        ({"OIDC_CLIENT_SECRET": "hemmelig"}, "OIDC_CLIENT_SECRET", "required-with"),
        ({**PROVIDER, "OIDC_SCOPES": "profile"}, "OIDC_SCOPES", "not-scopes"),
        ({**PROVIDER, "OIDC_SCOPES": 'openid "profile"'}, "OIDC_SCOPES", "not-scopes"),
        ({**PROVIDER, "OIDC_CA": "hemmelig"}, "OIDC_CA", "not-certificates"),
        ({**PROVIDER, "OIDC_ISSUER": "http://[::1]:80", "OIDC_CA": "x"}, "OIDC_CA", "certificates-need-https"),
        (
            {"SIGN_IN": "required", "PUBLIC_URL": "https://a.example", "OWN_ACCOUNTS": "no"},
            "OWN_ACCOUNTS",
            "nobody-could-sign-in",
        ),
        ({"OWN_ACCOUNTS": "maybe"}, "OWN_ACCOUNTS", "not-one-of"),
        ({"SESSION_HOURS": "0"}, "SESSION_HOURS", "out-of-range"),
        ({"SESSION_IDLE_MINUTES": "never"}, "SESSION_IDLE_MINUTES", "wrong-type"),
        ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES", "out-of-range"),
        ({"TRUSTED_PROXIES": "1.5"}, "TRUSTED_PROXIES", "wrong-type"),
    ],
)
def test_a_wrong_one_is_named_and_never_told(settings: dict[str, str], wrong: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        read(settings)

    assert [(error.path, error.code) for error in caught.value.errors] == [(f"FORUMARKIV_{wrong}", code)]
    assert "hemmelig" not in repr(caught.value.errors)


def test_a_server_that_asks_who_it_is_may_listen_to_others() -> None:
    require_loopback(Settings(host="0.0.0.0", people=PeopleSettings(True, "https://arkiv.example")))
