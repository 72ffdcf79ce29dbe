"""Where the benchmarks' archives lie: folders, and databases of a real server, started as the tests start theirs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import psutil

from projections.following.database import FileGenerations, Generations
from projections.following.database_postgres import SchemaGenerations
from projections.search.elastic_client import SearchServer
from tests.databases import Databases, server
from tests.engines.elasticsearch import Server
from tests.engines.finding import Missing

ENGINES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Place:
    """Room for one archive, empty at first. ``database_url`` None: SQLite in the folder."""

    data_dir: Path
    database_url: str | None = None

    def generations(self) -> Generations:
        return FileGenerations(self.data_dir) if self.database_url is None else SchemaGenerations(self.database_url)


Places = Callable[[], AbstractContextManager[Place]]


@dataclass
class _Kept:
    """Servers that rooms have in common; ``stack`` None: each has its own. ``launched``: one that is not waited for."""

    stack: ExitStack | None = None
    databases: Databases | None = None
    launched: Server | None = None
    elasticsearch: str | None = None


_kept = _Kept()


@contextmanager
def in_common() -> Iterator[None]:
    """Within it a server is started when the first room asks, serves those after it, and is stopped at the end."""
    with ExitStack() as stack:
        _kept.stack = stack
        try:
            yield
        finally:
            _kept.stack = _kept.databases = _kept.launched = _kept.elasticsearch = None


def launch_elasticsearch() -> None:
    """Rooms are measured while the server that later ones have in common starts; where there is none, they say so."""
    if _kept.stack is not None:
        with suppress(Missing):
            _kept.launched = Server()
            _kept.stack.push(_kept.launched.__exit__)
            _kept.launched.launch()


@contextmanager
def places(engine: str) -> Iterator[Places]:
    """Gives a place whenever it is asked, on a server that is stopped at the end, or when all rooms are done."""
    if engine == "sqlite":
        yield _in_a_folder
        return
    with ExitStack() as own:
        databases = _kept.databases or (_kept.stack or own).enter_context(server())
        if _kept.stack is not None:
            _kept.databases = databases
        yield lambda: _in_a_database(databases)


@contextmanager
def _in_a_folder() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        yield Place(Path(folder))


@contextmanager
def _in_a_database(databases: Databases) -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder, databases.one() as address:
        yield Place(Path(folder), address)


@contextmanager
def served(place: Place, server: SearchServer | None = None) -> Iterator[tuple[psutil.Process, str]]:
    """A web process and its address."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("FORUMARKIV_")}
    env["FORUMARKIV_DATA_DIR"] = str(place.data_dir)
    if place.database_url is not None:
        env["FORUMARKIV_DATABASE_URL"] = place.database_url
    if server is not None:
        env["FORUMARKIV_SEARCH_URL"] = f"{server.url}/{server.prefix}"
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve", "--port", "0", "--json"]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, cwd=root, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield psutil.Process(process.pid), json.loads(process.stdout.readline())["url"].rstrip("/")
        finally:
            process.terminate()


@contextmanager
def elasticsearch_or_word(what: str, address: str | None = None) -> Iterator[str | None]:
    """The address of a server, one that is there already or one that is started; a word on stderr and None without."""
    if found := address or _kept.elasticsearch:
        yield found
        return
    with ExitStack() as own:
        try:
            server = _kept.launched or (_kept.stack or own).enter_context(Server())
        except Missing as reason:
            print(f"Not measured: {what}. {reason}", file=sys.stderr)
            yield None
            return
        server.wait()
        if _kept.stack is not None:
            _kept.elasticsearch = server.url
        yield server.url


@contextmanager
def named(address: str) -> Iterator[SearchServer]:
    """Names of our own on a server, taken away at the end."""
    server = SearchServer(address, f"bench-{token_hex(4)}")
    try:
        yield server
    finally:
        with server.client() as client:
            for name in client.indices.get(index=f"{server.prefix}-*", expand_wildcards="all"):
                client.indices.delete(index=name)
