"""What an answer rests on is what its entry says: it reads no other tables, and says so where one of them stops."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from sqlalchemy import Connection

from archive.archive import Archive
from archive.events import Recorded
from projections.following.readmodel import ReadModel
from projections.models import READ_MODELS
from projections.reader import Reader
from projections.search.home import Home
from projections.search.port import Taken
from tests.answers.examples import DAY, Example, Examples
from tests.patience import patient
from web.answers import Moment
from web.app import close, create_app
from web.question import asked
from web.questions import QUESTIONS
from web.services import Services

BASIS, *OTHERS = READ_MODELS
_LAST = 400
_CANNOT = "cannot be applied"


@contextmanager
def reopened(example: Examples, folder: Path) -> Iterator[Archive]:
    """A copy of the archive whose read models have still to be made."""
    data_dir = services_of(example).archive.data_dir
    copytree(data_dir, folder / "data", ignore=ignore_patterns("read*", "search*", "index*"))
    with closing(Archive(folder / "data")) as archive:
        yield archive


def services_of(example: Examples) -> Services:
    found: Services = example.client.application.extensions["forumarkiv"]
    return found


@contextmanager
def stopped(stops: str, example: Examples, folder: Path) -> Iterator[Examples]:
    """The archive where one read model has got no further than a position, or the index nowhere."""
    with pytest.MonkeyPatch.context() as patch, reopened(example, folder) as archive:
        for model in OTHERS:
            if model.name == stops:
                patch.setattr(model, "apply", until_then(model.apply))
        if stops == "search":
            patch.setattr(Home, "writing", taken)
        app = patient(create_app(archive))
        yield Examples(app.test_client(), example.last)
        close(app)


def until_then(apply: Any) -> Any:
    def applied(self: ReadModel, connection: Connection, commands: Sequence[Recorded]) -> None:
        if commands[-1].position > _LAST:
            raise ValueError(_CANNOT)
        apply(self, connection, commands)

    return applied


def taken(*_: Any) -> Any:
    """Of the index: somebody else brings it forward, and does not come to an end."""
    raise Taken


@pytest.mark.parametrize("stops", [*(model.name for model in OTHERS), "search"])
def test_where_something_stops_only_what_rests_on_it_is_behind(example: Examples, tmp_path: Path, stops: str) -> None:
    last = example.last
    refused, differing = set(), []
    with stopped(stops, example, tmp_path) as there:
        for one in every(example, last):
            answer = there.client.get(one.address(on=DAY, known=last))
            if answer.status_code == 503 and answer.get_json()["type"] == "/problems/behind":
                refused.add(one.question.name)
                assert answer.headers["Retry-After"]
            elif one.question.name != "status" and answer.data != example.client.get(answer.request.url).data:
                differing.append(answer.request.url)
        early = there.client.get(f"/api/v1/agreements/hovedaftale-2011?known=@{_LAST}")

    assert refused == {question.name for question in QUESTIONS.values() if stops in question.rests_on}
    assert differing == []
    assert early.status_code == 200, "what was known before it stopped is answered in full"


def every(example: Examples, known: str) -> Iterator[Example]:
    for name in QUESTIONS:
        yield from example.of(name, {"on": DAY, "known": known})[:10]


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_reads_the_tables_of_what_it_rests_on_alone(
    example: Examples, name: str, written: dict[str, set[str]]
) -> None:
    services, allowed = services_of(example), {BASIS.name, *QUESTIONS[name].rests_on}
    own = {"followed"}.union(*(written.get(model, set()) for model in allowed))
    with services.reader.view(on=DAY) as view:
        read = tables(view.connection, [])
        for one in example.of(name, {"on": DAY})[:5]:
            with told(view.connection) as statements:
                Moment(services, view, "da").answer(asked(one.question, one.parts, one.given))
            read |= tables(view.connection, statements)

    assert read <= own


def test_every_read_model_that_is_rested_on_is_there() -> None:
    known = {model.name for model in READ_MODELS} | {"search"}

    assert {name for question in QUESTIONS.values() for name in question.rests_on} <= known


@pytest.fixture(scope="module")
def written(example: Examples, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The tables that each read model writes, seen while it is made."""
    found: dict[str, set[str]] = {}
    folder = tmp_path_factory.mktemp("written")
    with pytest.MonkeyPatch.context() as patch, reopened(example, folder) as archive:
        for model in READ_MODELS:
            patch.setattr(model, "apply", seen(model.apply, found.setdefault(model.name, set())))
        with closing(Reader(archive)):
            pass
    return found


def seen(apply: Any, found: set[str]) -> Any:
    def applied(self: ReadModel, connection: Connection, commands: Sequence[Recorded]) -> None:
        with told(connection) as statements:
            apply(self, connection, commands)
        found.update(name for said in statements for name in _WRITING.findall(said))

    return applied


_WRITING = re.compile(r"\A\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) (\w+)", re.IGNORECASE)


@contextmanager
def told(connection: Connection) -> Iterator[set[str]]:
    """The statements that SQLite runs meanwhile."""
    driver: Any = connection.connection.driver_connection
    statements: set[str] = set()
    driver.set_trace_callback(statements.add)
    try:
        yield statements
    finally:
        driver.set_trace_callback(None)


def tables(connection: Connection, statements: Any) -> set[str]:
    """The tables that statements read, as SQLite itself says when it makes them ready."""
    driver: Any = connection.connection.driver_connection
    (path,) = [row[2] for row in driver.execute("PRAGMA database_list") if row[1] == "main"]
    read: set[str] = set()

    def allowed(action: int, table: str | None, *_: Any) -> int:
        if action == sqlite3.SQLITE_READ and table is not None and not table.startswith(("sqlite_", "json_")):
            read.add(table)
        return sqlite3.SQLITE_OK

    with closing(sqlite3.connect(path)) as own:
        own.set_authorizer(allowed)
        for statement in statements:
            if statement.lstrip().upper().startswith(("SELECT", "WITH")):
                own.execute(f"EXPLAIN {statement}")
    return read
