"""A read model that stops is told to whoever watches, and where nothing can be served that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection

from archive.archive import Archive
from archive.events import Recorded
from archive.problems import Problem
from projections.agreements.handler import Agreements
from projections.audit.handler import Audit
from projections.following.readmodel import ReadModel
from projections.positions import NOTHING
from projections.records.handler import Records
from projections.search.texts_of import TEXTS_OF
from tests.contract.asking import Asking
from tests.given import SPINE
from tests.web.test_metrics import figures
from web.app import close, create_app

_LAST = 400


@contextmanager
def stopped(model: type[ReadModel], example: Asking, folder: Path) -> Iterator[FlaskClient]:
    """A copy of the example archive, asked where one read model has got no further than a position."""
    apply = model.apply

    def until_then(self: ReadModel, connection: Connection, commands: Sequence[Recorded]) -> None:
        if commands[-1].position > _LAST:
            raise ValueError("cannot be applied")
        apply(self, connection, commands)

    copytree(example.given.archive.data_dir, folder / "data", ignore=ignore_patterns("read*", "index*"))
    with pytest.MonkeyPatch.context() as patch, closing(Archive(folder / "data")) as archive:
        patch.setattr(model, "apply", until_then)
        app = create_app(archive)
        yield app.test_client()
        close(app)


@pytest.mark.parametrize("model", [Agreements, Audit])
def test_the_rest_can_be_served_and_the_alarm_rings(model: type[ReadModel], example: Asking, tmp_path: Path) -> None:
    with stopped(model, example, tmp_path) as client:
        client.get("/api/v1/search?q=anvisning")
        ready = client.get("/readyz")
        told = figures(client)

    assert (ready.status_code, ready.get_json()["status"]) == (200, "degraded")
    states = {one["name"]: one for one in ready.get_json()["read_models"]}
    assert {name: one["state"] for name, one in states.items()} == {
        **dict.fromkeys(("records", "agreements", "audit"), "ok"),
        "search": "missing" if model is Agreements else "ok",
        model.name: "stopped",
    }
    assert f"{model.name}, @" in states[model.name]["reason"], "which one has stopped, and where"
    assert states[model.name]["lag"] > 0
    works = {name: told["forumarkiv_read_model_ok", name] for name in states}
    assert works == {**dict.fromkeys(states, 1), model.name: 0}


def test_where_what_all_questions_rest_on_has_stopped_nothing_is_served(example: Asking, tmp_path: Path) -> None:
    with stopped(Records, example, tmp_path) as client:
        ready = client.get("/readyz")
        told = figures(client)

    assert ready.status_code == 503
    assert "records, @" in ready.get_json()["detail"]
    assert told["forumarkiv_read_model_ok", "records"] == 0


def test_where_nothing_was_followed_nothing_is_served(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projections.reader.Reader._open", lambda self: (None, {}, NOTHING))

    ready = asking.client.get("/readyz")

    assert (ready.status_code, ready.get_json()["type"]) == (503, "/problems/behind")


def test_where_the_log_cannot_be_read_nothing_is_served(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> int:
        raise Problem("unavailable", "cannot-read", reason="the disk is gone")

    monkeypatch.setattr(asking.given.archive, "last_position", unreadable)

    ready = asking.client.get("/readyz")

    assert (ready.status_code, ready.get_json()["type"]) == (503, "/problems/unavailable")


def test_an_index_that_lacks_something_is_told_by_whoever_is_asked(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking(*SPINE)
    with monkeypatch.context() as patched:
        patched.setitem(TEXTS_OF, "decision", lambda *_: 1 / 0)
        asking.get("search", q="bolig")

    ready = asking.client.get("/readyz")
    (index,) = (one for one in ready.get_json()["read_models"] if one["name"] == "search")
    assert (ready.status_code, ready.get_json()["status"]) == (200, "degraded")
    assert (index["state"], "decision:d1: @" in index["reason"]) == ("incomplete", True)
    assert index in asking.get("status")["read_models"]
    assert figures(asking.client)["forumarkiv_read_model_ok", "search"] == 0
