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
from projections.agreements.handler import Agreements
from projections.audit_table import Audit
from projections.readmodel import ReadModel
from tests.contract.asking import Asking
from tests.web.test_answers import PATHS
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

    assert {address.partition("/")[0].partition("?")[0] for address in refused} == needing
    assert early[0] == early[1]
    assert early[0]["provisions"], "what was known before it stopped is answered in full"
    assert ready.status_code == 503
    assert f"{model.name}, @" in ready.get_json()["detail"], "which one has stopped, and where"
