"""A read model that stops is told by whoever needs it; no other answer changes by a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection
from werkzeug.test import TestResponse

from archive.archive import Archive
from archive.events import Recorded
from archive.problems import Problem
from projections.agreements.handler import Agreements
from projections.audit.handler import Audit
from projections.following.readmodel import ReadModel
from projections.records_table import Records
from tests.contract.asking import Asking
from tests.web.test_answers import PATHS
from tests.web.test_metrics import figures
from web.app import close, create_app

_LAST = 400
_LISTED = ("agreements", "bodies", "meetings", "decisions", "documents")


@contextmanager
def stopped(model: type[ReadModel], example: Asking, folder: Path) -> Iterator[FlaskClient]:
    """A copy of the example archive, asked where one read model has got no further than a position."""
    apply = model.apply

    def until_then(self: ReadModel, connection: Connection, commands: Sequence[Recorded]) -> None:
        if commands[-1].position > _LAST:
            raise ValueError("cannot be applied")
        apply(self, connection, commands)

    copytree(example.given.archive.data_dir, folder / "data", ignore=ignore_patterns("read*", "search*"))
    with pytest.MonkeyPatch.context() as patch, closing(Archive(folder / "data")) as archive:
        patch.setattr(model, "apply", until_then)
        app = create_app(archive)
        yield app.test_client()
        close(app)


def addresses(example: Asking) -> list[str]:
    found = [path for path in PATHS if path != "status"]
    for name in _LISTED:
        found += [f"{name}/{item['id']}" for item in example.get(name, limit="500")["items"]]
    return found


def asked(client: FlaskClient, address: str, known: int) -> TestResponse:
    return client.get(f"/api/v1/{address}{'&' if '?' in address else '?'}known=@{known}")


@pytest.mark.parametrize(
    ("model", "needing"),
    [(Agreements, {"agreements", "search"}), (Audit, {"audit"})],
)
def test_what_does_not_rest_on_it_is_answered_as_ever(
    model: type[ReadModel], needing: set[str], example: Asking, tmp_path: Path
) -> None:
    refused: set[str] = set()
    last = example.given.archive.last_position()
    with stopped(model, example, tmp_path) as client:
        for address in addresses(example):
            answer = asked(client, address, last)
            if answer.status_code == 503:
                assert answer.get_json()["type"] == "/problems/behind", address
                refused.add(address)
            else:
                assert answer.get_json() == asked(example.client, address, last).get_json(), address
        early = [asked(one, "agreements/hovedaftale-2011", _LAST).get_json() for one in (client, example.client)]
        ready = client.get("/readyz")
        told = figures(client)

    assert {address.partition("/")[0].partition("?")[0] for address in refused} == needing
    assert early[0] == early[1]
    assert early[0]["provisions"], "what was known before it stopped is answered in full"
    assert (ready.status_code, ready.get_json()["status"]) == (200, "degraded"), "the rest can be served"
    states = {one["name"]: one for one in ready.get_json()["read_models"]}
    assert {name: one["state"] for name, one in states.items()} == {
        **dict.fromkeys(("records", "agreements", "audit"), "ok"),
        model.name: "stopped",
    }
    assert f"{model.name}, @" in states[model.name]["reason"], "which one has stopped, and where"
    assert states[model.name]["lag"] > 0
    works = {name: told["forumarkiv_read_model_ok", name] for name in states}
    assert works == {**dict.fromkeys(states, 1), model.name: 0}, "the alarm rings all the same"


def test_where_what_all_questions_rest_on_has_stopped_nothing_is_served(example: Asking, tmp_path: Path) -> None:
    with stopped(Records, example, tmp_path) as client:
        ready = client.get("/readyz")
        told = figures(client)

    assert ready.status_code == 503
    assert "records, @" in ready.get_json()["detail"]
    assert told["forumarkiv_read_model_ok", "records"] == 0


def test_where_nothing_was_followed_nothing_is_served(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projections.reader.Reader._open", lambda self: (None, {}))

    ready = asking.client.get("/readyz")

    assert (ready.status_code, ready.get_json()["type"]) == (503, "/problems/behind")


def test_where_the_log_cannot_be_read_nothing_is_served(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> int:
        raise Problem("unavailable", "cannot-read", reason="the disk is gone")

    monkeypatch.setattr(asking.given.archive, "last_position", unreadable)

    ready = asking.client.get("/readyz")

    assert (ready.status_code, ready.get_json()["type"]) == (503, "/problems/unavailable")
