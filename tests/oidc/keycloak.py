"""The realm of the tests as its administrator and the people in it use it."""

from __future__ import annotations

import json
import ssl
import urllib.request
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar
from itertools import count
from re import search
from secrets import token_hex
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

from tests.engines.keycloak import ADMIN, REALM

PASSWORD = "en lang adgangskode"
CLIENT, SECRET = "forumarkiv", "klientens hemmelighed"
_names = count()


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Realm:
    """``url``: of the server; ``ca``: certificates in PEM by which its own is trusted."""

    url: str
    ca: str = field(repr=False)
    _told: tuple[float, str] | None = field(default=None, repr=False)

    @property
    def issuer(self) -> str:
        return f"{self.url}/realms/{REALM}"

    def add(self, *groups: str, name: str | None = None) -> dict[str, str]:
        """Somebody new in groups, with ``PASSWORD``: ``id`` and ``name``."""
        made = name or f"Person{next(_names)}{token_hex(3)}"
        self._admin("POST", "/users", {
            "username": made, "enabled": True, "firstName": "Eksempel", "lastName": "Eksempel",
            "email": f"{made}@example.org", "groups": [f"/{group}" for group in groups],
            "credentials": [{"type": "password", "value": PASSWORD, "temporary": False}],
        })  # fmt: skip
        (found,) = self._admin("GET", f"/users?exact=true&username={made}")
        return {"id": found["id"], "name": made}

    def rename(self, who: dict[str, str], name: str) -> None:
        self._admin("PUT", f"/users/{who['id']}", {"username": name})

    def disable(self, who: dict[str, str]) -> None:
        self._admin("PUT", f"/users/{who['id']}", {"enabled": False})

    def remove(self, who: dict[str, str]) -> None:
        self._admin("DELETE", f"/users/{who['id']}")

    def leave(self, who: dict[str, str], group: str) -> None:
        for one in self._admin("GET", f"/users/{who['id']}/groups"):
            if one["name"] == group:
                self._admin("DELETE", f"/users/{who['id']}/groups/{one['id']}")

    def sign_in(self, address: str, name: str, password: str = PASSWORD) -> str:
        """What a browser does that was sent to ``address``: the address that the provider sends it back to."""
        opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=self._trusting()),
            urllib.request.HTTPCookieProcessor(CookieJar()),
            _Staying(),
        )
        with opener.open(address, timeout=60) as answer:
            page = answer.read().decode()
        form = search(r'<form[^>]*action="([^"]+)"', page)
        assert form is not None, page[-2_000:]
        body = urlencode({"username": name, "password": password}).encode()
        try:
            with opener.open(unescape(form[1]), body, timeout=60) as answer:
                raise AssertionError(answer.read().decode()[-2_000:])
        except HTTPError as error:
            with error:
                return error.headers["Location"]

    def _trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self.ca)

    def _admin(self, method: str, path: str, body: Any = None) -> Any:
        return self._ask(method, f"{self.url}/admin/realms/{REALM}{path}", json.dumps(body).encode() if body else None)

    def _ask(self, method: str, address: str, body: bytes | None) -> Any:
        headers = {"Authorization": f"Bearer {self._token()}", "Content-Type": "application/json"}
        request = urllib.request.Request(address, body, headers, method=method)
        with urllib.request.urlopen(request, timeout=60, context=self._trusting()) as answer:
            given = answer.read()
        return json.loads(given) if given else None

    def _token(self) -> str:
        """That of the administrator, which holds for a minute."""
        if self._told is None or monotonic() - self._told[0] > 30:
            self._told = (monotonic(), self._new_token())
        return self._told[1]

    def _new_token(self) -> str:
        body = {"grant_type": "password", "client_id": "admin-cli", "username": ADMIN, "password": ADMIN}
        address = f"{self.url}/realms/master/protocol/openid-connect/token"
        with urllib.request.urlopen(address, urlencode(body).encode(), timeout=60, context=self._trusting()) as answer:
            return str(json.load(answer)["access_token"])
