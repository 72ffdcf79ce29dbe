"""How the provider is asked: through the house's proxy where there is one, and never by all threads at once."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import monotonic

import pytest
import urllib3

from web.people.oidc import transport
from web.people.oidc.transport import Away, Transport


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that a proxy of the house was asked for."""
    asked: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            return None

    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever)
    thread.start()
    for name in ("HTTP_PROXY", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
    yield asked
    server.shutdown()
    server.server_close()
    thread.join()


def test_it_goes_through_the_proxy_of_the_environment(proxy: list[str]) -> None:
    assert Transport(None).get("http://login.example/.well-known/openid-configuration").json() == {}

    assert proxy == ["http://login.example/.well-known/openid-configuration"]


def test_it_goes_round_the_proxy_where_the_environment_says_so(
    proxy: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    with pytest.raises(Away):
        Transport(None).get("http://127.0.0.1:1/")

    assert proxy == []


def test_one_that_hangs_holds_three_threads_and_for_no_longer_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "_SECONDS", urllib3.Timeout(connect=2, read=3))
    monkeypatch.setattr(transport, "_WAIT", 0.2)
    with socket.create_server(("127.0.0.1", 0), backlog=20) as silent, ThreadPoolExecutor(8) as threads:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        asking, begun = Transport(None), monotonic()

        def ask(_: int) -> tuple[str, float]:
            with pytest.raises(Away) as caught:
                asking.get(address)
            return str(caught.value), monotonic() - begun

        answers = list(threads.map(ask, range(8)))

    turned_away = [after for why, after in answers if why == "others are waiting for it"]
    assert len(turned_away) == 5
    assert max(turned_away) < 2.5, "the others' time is not theirs"
    assert max(after for _, after in answers) < 30
