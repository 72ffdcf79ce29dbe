"""From nothing to signed in, as docs/operations.md has it: real processes behind a real proxy, at a real provider."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from tests.compose.installation import ROOT
from tests.compose.proxying import nginx
from tests.compose.test_gunicorn import environment, serving
from tests.oidc.hall import ADDRESS
from tests.oidc.keycloak import CLIENT, SECRET, Realm


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def arkiv(environ: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "cli.main", *words]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Browser:
    """Believes that the proxy is where the public address says."""

    def __init__(self, port: int) -> None:
        self._port = port
        # Cookies go by the name in the address, which is the proxy's here; of a port they know nothing.
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _Staying())

    def get(self, address: str) -> tuple[int, str, str]:
        """Status, page, where it leads."""
        path = address.removeprefix(ADDRESS)
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}{path}")
        request.add_unredirected_header("Host", ADDRESS.removeprefix("http://"))
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode(), ""
        except HTTPError as error:
            with error:
                return error.code, error.read().decode(), error.headers.get("Location", "")


def test_the_first_administrator_signs_in_at_the_provider_and_sees_the_archive(
    keycloak: Realm, database_url: str | None, tmp_path: Path
) -> None:
    person = keycloak.add("Sekretariat")
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    (tmp_path / "ca.pem").write_text(keycloak.ca, encoding="utf-8")
    environ = environment(
        tmp_path / "data",
        database_url,
        FORUMARKIV_SIGN_IN="required",
        FORUMARKIV_PUBLIC_URL=ADDRESS,
        FORUMARKIV_TRUSTED_PROXIES="1",
        FORUMARKIV_OIDC_ISSUER=keycloak.issuer,
        FORUMARKIV_OIDC_CLIENT_ID=CLIENT,
        FORUMARKIV_OIDC_CLIENT_SECRET_FILE=str(tmp_path / "secret"),
        FORUMARKIV_OIDC_CA_FILE=str(tmp_path / "ca.pem"),
    )
    arkiv(environ, "init", "--if-missing", "--administrator", person["name"])
    (tmp_path / "nginx").mkdir()

    with serving(environ) as server, nginx(tmp_path / "nginx", "plain.conf", server.port) as (port, _):
        browser = Browser(port)
        assert browser.get("/organer")[2] == "/log-ind?til=%2Forganer"
        assert 'href="/log-ind/udbyder?til=' in browser.get("/log-ind?til=%2Forganer")[1]
        _, _, there = browser.get("/log-ind/udbyder?til=%2Forganer")
        status, page, back = browser.get(keycloak.sign_in(there, person["name"]))
        assert (status, back) == (303, "/organer"), page
        for _ in range(6):  # whichever process answers
            status, page, _ = browser.get("/organer")
            assert (status, person["name"].lower() in page) == (200, True)
        assert Browser(port).get("/organer")[0] == 303

    assert person["id"] in arkiv({**os.environ, **environ}, "account", "list")
