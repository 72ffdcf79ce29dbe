"""A server with security on, asked over the API as an installation does; and one that is away for a while."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
from flask.testing import FlaskClient

from projections.search.elastic_client import SearchServer
from tests.compose.installation import ROOT, SERVICES
from tests.engines.elasticsearch import KEEPER, PASSWORD, USER, Server
from tests.engines.needing import need_elasticsearch
from tests.given import AGREEMENT, SPINE, Given
from web.app import close, create_app
from web.settings import Settings

pytestmark = pytest.mark.slow
_PREFIX = "FORUMARKIV_SEARCH_"


Told = dict[str, str]


@contextmanager
def asking(given: Given, told: Mapping[str, str]) -> Iterator[FlaskClient]:
    settings = Settings.from_env({f"{_PREFIX}{name}": value for name, value in told.items()})
    app = create_app(given.archive, search=settings.search)
    yield app.test_client()
    close(app)


def total(client: FlaskClient) -> int | None:
    """How many are found; None where search is to be asked again."""
    answer = client.get("/api/v1/search?q=anvises")
    if answer.status_code == 503 and "Retry-After" in answer.headers:
        return None
    assert answer.status_code == 200, answer.json
    assert answer.json is not None
    return int(answer.json["total"])


def refusal(client: FlaskClient, state: str) -> str:
    """What is said where search does not answer, while everything else does."""
    answer = client.get("/api/v1/search?q=anvises", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert client.get("/api/v1/agreements/h1").status_code == 200
    told = client.get("/api/v1/status")
    assert answer.json is not None
    assert told.json is not None
    assert [one["state"] for one in told.json["read_models"] if one["name"] == "search"] == [state]
    assert PASSWORD not in answer.text + told.text
    return str(answer.json["detail"])


def eventually(seen: Callable[[], bool], seconds: float = 300) -> None:
    deadline = monotonic() + seconds
    while not seen():
        assert monotonic() < deadline
        sleep(0.2)


@pytest.mark.server
def test_a_secured_server_lets_in_whom_it_should_and_search_outlives_it(given: Given, tmp_path: Path) -> None:
    """One test, as a server takes its time to start."""
    need_elasticsearch()
    given(*SPINE)
    with Server(secure=True) as server:
        told = {"URL": server.url, "CA_FILE": str(server.ca), "USER": USER, "PASSWORD": PASSWORD}

        with asking(given, told) as client:
            assert total(client) == 1, "user and password"
        with asking(given, _with_key(server, told, tmp_path)) as client:
            assert total(client) == 1, "an API key"
        for password in ("a" * 48, "b" * 48):
            with asking(given, _with_the_account_of_an_installation(told, password, tmp_path)) as client:
                assert total(client) == 1, "made, then given another password"
        _others_are_not_let_in(given, told)
        _is_back_when_the_server_is(given, told, server)


def _with_key(server: Server, told: Told, folder: Path) -> Told:
    """An API key in a file."""
    assert server.ca is not None
    with SearchServer(server.url, "", USER, PASSWORD, ca=server.ca.read_text()).client() as client:
        made = client.security.create_api_key(name="arkiv")["encoded"]
    (folder / "key").write_text(f"{made}\n", encoding="utf-8")
    return {"URL": told["URL"], "CA_FILE": told["CA_FILE"], "API_KEY_FILE": str(folder / "key")}


def _with_the_account_of_an_installation(told: Told, password: str, folder: Path) -> Told:
    """What the set-up in containers makes of a server that has one account, which may do everything."""
    (folder / "elastic").write_text(PASSWORD, encoding="utf-8")
    (folder / "search").write_text(password, encoding="utf-8")
    environment = {
        **os.environ,
        "FORUMARKIV_SEARCH_URL": told["URL"],
        "SSL_CERT_FILE": told["CA_FILE"],
        "ELASTIC_USER": KEEPER,
        "ELASTIC_PASSWORD_FILE": str(folder / "elastic"),
        "SEARCH_PASSWORD_FILE": str(folder / "search"),
    }
    command = [sys.executable, ROOT / "scripts/compose-search-account"]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    user = SERVICES["web"]["environment"]["FORUMARKIV_SEARCH_USER"]
    return {"URL": told["URL"], "CA_FILE": told["CA_FILE"], "USER": user, "PASSWORD": password}


def _others_are_not_let_in(given: Given, told: Told) -> None:
    refused = "not-let-in", "The search server refuses the user or the key"
    unreachable = "unavailable", "The search server cannot be reached"
    wrong = {
        "a wrong password": ({**told, "PASSWORD": "forkert"}, refused),
        "nobody": ({"URL": told["URL"], "CA_FILE": told["CA_FILE"]}, refused),
        "a prefix that is not theirs": ({**told, "URL": told["URL"] + "/fremmed"}, refused),
        "an authority that is not known": ({name: told[name] for name in ("URL", "USER", "PASSWORD")}, unreachable),
    }
    for who, (settings, (state, said)) in wrong.items():
        with asking(given, settings) as client:
            assert refusal(client, state).startswith(said), who


def _is_back_when_the_server_is(given: Given, told: Told, server: Server) -> None:
    with asking(given, told) as client:
        assert total(client) == 1
        server.stop()

        given({**AGREEMENT, "id": "h2"})
        assert refusal(client, "unavailable").startswith("The search server cannot be reached")

        server.start()
        eventually(lambda: total(client) is not None)
        assert total(client) == 2, "what was recorded meanwhile is found"
