"""The providers of the tests are what the tests take them for."""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.engines.provider import Provider
from tests.oidc.keycloak import CLIENT, Realm

BACK = "http://127.0.0.1:8000/log-ind/svar"
ASKED = {
    "client_id": CLIENT,
    "redirect_uri": BACK,
    "response_type": "code",
    "scope": "openid",
    "state": "s",
    "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    "code_challenge_method": "S256",
}


def test_keycloak_signs_in_who_was_added_to_the_realm(keycloak: Realm) -> None:
    person = keycloak.add("Sekretariat")

    back = keycloak.sign_in(f"{keycloak.issuer}/protocol/openid-connect/auth?{urlencode(ASKED)}", person["name"])

    assert back.startswith(f"{BACK}?")
    assert parse_qs(urlsplit(back).query).keys() >= {"code", "state", "iss"}


def test_the_other_one_says_of_itself_what_it_is_told_to(provider: Provider) -> None:
    provider.tell(metadata={"issuer": "http://example.org"})

    with urllib.request.urlopen(f"{provider.url}/.well-known/openid-configuration") as answer:
        assert json.load(answer)["issuer"] == "http://example.org"
    assert provider.asked() == ["GET /.well-known/openid-configuration"]
