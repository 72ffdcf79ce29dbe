"""The files of the proxy, tried: a real nginx with TLS before gunicorn, as an installation that people sign in at."""

from __future__ import annotations

import json
import re
import socket
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest
import trustme

from tests.compose.proxying import need_nginx, nginx
from tests.compose.test_gunicorn import Server, environment, serving
from tests.given import Given
from web.people.database import people_database
from web.people.forms import FIELD
from web.people.kept import People
from web.people.settings import PeopleSettings

HOST = "arkiv.example"
PASSWORD = "hest batteri haefte klammer"


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Behind:
    """An archive behind the proxy: what is asked of it goes over TLS to its public name."""

    plain: int
    tls: int
    folder: Path
    server: Server
    trusted: ssl.SSLContext

    def opener(self) -> urllib.request.OpenerDirector:
        """A browser."""
        return urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=self.trusted),
            urllib.request.HTTPCookieProcessor(CookieJar()),
            _Staying(),
        )

    def ask(
        self, path: str, opener: urllib.request.OpenerDirector | None = None, body: bytes | None = None,
        **headers: str,
    ) -> tuple[int, str, Any]:  # fmt: skip
        named = {"Host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
        request = urllib.request.Request(f"https://localhost:{self.tls}{path}", body, named)
        try:
            with (opener or self.opener()).open(request, timeout=30) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except HTTPError as error:
            with error:
                return error.code, error.read().decode(), error.headers


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    need_nginx()
    folder = tmp_path_factory.mktemp("nginx")
    given = Given(tmp_path_factory.mktemp("archive"))
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    issued.private_key_pem.write_to_path(str(folder / "privkey.pem"))
    issued.cert_chain_pems[0].write_to_path(str(folder / "fullchain.pem"))
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    told = {
        "FORUMARKIV_SIGN_IN": "required",
        "FORUMARKIV_PUBLIC_URL": f"https://{HOST}",
        "FORUMARKIV_TRUSTED_PROXIES": "1",
    }
    people = People(people_database(given.archive.data_dir, None), PeopleSettings())
    people.accounts.add("anna", PASSWORD)
    people.close()
    with (
        serving(environment(given.archive.data_dir, **told)) as server,
        nginx(folder, "tls.conf", server.port) as (plain, tls),
    ):
        yield Behind(plain, tls, folder, server, trusted)
    given.archive.close()


def test_people_sign_in_through_it(behind: Behind) -> None:
    browser = behind.opener()
    status, _, headers = behind.ask("/organer", browser)
    assert (status, headers["Location"]) == (303, "/log-ind?til=%2Forganer")
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"

    _, page, _ = behind.ask("/log-ind", browser)
    token = re.search(rf'name="{FIELD}" value="([0-9a-f]+)"', page)
    assert token is not None
    form = {FIELD: token[1], "name": "anna", "password": PASSWORD, "til": "/organer"}
    status, _, headers = behind.ask("/log-ind", browser, urlencode(form).encode(), Origin=f"https://{HOST}")

    assert (status, headers["Location"]) == (303, "/organer")
    assert "__Host-forumarkiv=" in headers["Set-Cookie"]
    status, page, _ = behind.ask("/log-ud", Cookie=headers["Set-Cookie"].partition(";")[0])
    assert (status, "anna" in page) == (200, True)


def test_who_comes_without_tls_is_sent_to_it(behind: Behind) -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{behind.plain}/organer?x=1", headers={"Host": HOST})

    with pytest.raises(HTTPError) as caught:
        behind.opener().open(request, timeout=30)

    with caught.value as answer:
        assert (answer.code, answer.headers["Location"]) == (308, f"https://{HOST}/organer?x=1")


@pytest.mark.parametrize("path", ["/api/v1/status", "/openapi.json", "/metrics", "/kalender/2026.ics"])
def test_a_program_that_comes_without_tls_is_told_so(behind: Behind, path: str) -> None:
    with pytest.raises(HTTPError) as caught:
        behind.opener().open(
            urllib.request.Request(f"http://127.0.0.1:{behind.plain}{path}", headers={"Host": HOST}), timeout=30
        )
    with caught.value as answer:
        assert answer.code == 403


def test_without_tls_it_leads_to_the_archive(behind: Behind, tmp_path: Path) -> None:
    with nginx(tmp_path, "plain.conf", behind.server.port) as (plain, _):
        request = urllib.request.Request(f"http://127.0.0.1:{plain}/livez", headers={"Host": HOST})
        with pytest.raises(HTTPError) as caught:
            urllib.request.urlopen(request, timeout=30)

    with caught.value as answer:
        assert answer.code == 400, "its settings say that people come over https"


@pytest.mark.parametrize("file", ["plain.conf", "tls.conf"])
def test_it_starts_where_its_errors_go_to_the_journal(behind: Behind, tmp_path: Path, file: str) -> None:
    """As a service of systemd has it: a socket, which no program can open by a name."""
    journal, errors = socket.socketpair()
    for name in ("privkey.pem", "fullchain.pem"):
        (tmp_path / name).write_bytes((behind.folder / name).read_bytes())

    with journal, errors, nginx(tmp_path, file, behind.server.port, said=errors) as (plain, _):
        socket.create_connection(("127.0.0.1", plain), timeout=20).close()


def test_another_name_is_refused(behind: Behind) -> None:
    assert behind.ask("/livez", Host="evil.example")[0] == 400


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto"])
def test_what_a_client_says_of_itself_opens_nothing(behind: Behind, name: str) -> None:
    said = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}.get(name, "127.0.0.1")

    assert behind.ask("/metrics", **{name: said})[0] == 401
    status, page, _ = behind.ask("/log-ind", **{name: said})
    assert (status, "evil.example" in page) == (200, False)


def test_the_figures_are_for_this_machine_and_not_for_who_comes_through_it(behind: Behind) -> None:
    assert behind.server.ask("/metrics", host="127.0.0.1:8000")[0] == 200
    assert behind.ask("/metrics")[0] == 401


_POSTED = f"POST /api/v1/commands HTTP/1.1\r\nHost: {HOST}\r\n"
_GOT = "GET /livez HTTP/1.1\r\n"
_INNER = f"0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: {HOST}\r\n\r\n"


@pytest.mark.parametrize(
    "said",
    [
        f"{_POSTED}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n{_INNER}",
        f"{_POSTED}Transfer-Encoding : chunked\r\nContent-Length: 3\r\n\r\n{_INNER}",
        f"{_POSTED}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n{_INNER}",
        f"{_POSTED}Transfer-Encoding: xchunked\r\n\r\n{_INNER}",
        f"{_POSTED}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{_INNER}",
        f"{_POSTED}Content-Length: 4\r\nContent-Length: 5\r\n\r\n{_INNER}",
        f"{_POSTED}Content-Length: +4\r\n\r\n{_INNER}",
        f"{_GOT}Host: {HOST}\r\nX-A: a\rX-Forwarded-For: 127.0.0.1\r\n\r\n",
        f"{_GOT}Host: {HOST}\r\nHost: evil.example\r\n\r\n",
        f"{_GOT}Host: {HOST}.\r\nConnection: close\r\n\r\n",
        f"{_GOT}Host: {HOST}:1234\r\nConnection: close\r\n\r\n",
        f"{_GOT}Host: a@{HOST}\r\nConnection: close\r\n\r\n",
        f"{_GOT}Host: {HOST}\0x\r\n\r\n",
        f"GET https://{HOST}/livez HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        f"{_GOT}\r\n",
        f"TRACE / HTTP/1.1\r\nHost: {HOST}\r\n\r\n",
        f"CONNECT {HOST}:443 HTTP/1.1\r\nHost: {HOST}\r\n\r\n",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_and_answered_once(behind: Behind, said: str) -> None:
    found = b""
    with (
        socket.create_connection(("127.0.0.1", behind.tls), timeout=20) as plain,
        behind.trusted.wrap_socket(plain, server_hostname="localhost") as connection,
    ):
        connection.sendall(said.encode("latin-1"))
        while more := connection.recv(65_536):
            found += more

    assert found.count(b"HTTP/1.1 ") == 1, found
    assert found.split()[1] in (b"400", b"405", b"501"), found


def test_slow_and_silent_clients_keep_nobody_waiting(behind: Behind) -> None:
    with ExitStack() as open_:
        for port in (behind.plain, behind.tls):
            for _ in range(90):  # of an address it lets in 200 at once
                open_.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20)).sendall(b"\x16")
        for _ in range(6):
            assert behind.ask("/livez")[0] == 200


def test_a_large_file_goes_through_and_too_large_a_one_does_not(behind: Behind) -> None:
    command = json.dumps({"command": "x", "filling": "y" * 2_000_000}).encode()
    assert behind.ask("/api/v1/commands", body=command, Content_Type="application/json")[0] == 401

    request = urllib.request.Request(
        f"https://localhost:{behind.tls}/api/v1/commands", b"{", {"Host": HOST, "Content-Length": "200000000"}
    )
    with pytest.raises(HTTPError) as caught:
        behind.opener().open(request, timeout=30)
    with caught.value as answer:
        assert answer.code == 413
