"""What really happens to a database server, while programs write to it and follow what is written.

They go on by themselves when it is there again, and what was acknowledged stands. ``make faults`` runs FAULT_ROUNDS.
"""

from __future__ import annotations

import os
import random
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import sleep

import psycopg
import pytest

from tests.databases import ALL, LISTENING, Databases, cut, run
from tests.faults.injecting import SOME_ROUNDS, Report, Start, begun, check, eventually, kill
from tests.faults.installation import Installation
from tests.postgres.test_worker import OF_LOCKS

# A file of the write-ahead log is 16 MB from its beginning; that of the table is made larger, of rows that never were.
_ROOM = 17_000_000
_OFTEN_ROLLED_BACK = (
    "DO $$ BEGIN "
    "INSERT INTO forumarkiv.stored_events SELECT 2^40 + n, 'x' || n, 1, 'x', repeat('x', 1900)::bytea "
    "FROM generate_series(1, 10000) n; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END $$"
)
_TOO_LARGE = "File too large"
Fault = Callable[[Databases, str], None]


@pytest.fixture
def database_url(own_postgres: Databases) -> Iterator[str]:
    with own_postgres.one() as address:
        yield address


def crash(server: Databases, address: str) -> None:
    server.stop(signal.SIGQUIT)
    sleep(random.uniform(0, 0.3))
    server.start()


def restart(server: Databases, address: str) -> None:
    server.stop(signal.SIGINT)
    sleep(random.uniform(0, 0.3))
    server.start()


def kill_a_backend(server: Databases, address: str) -> None:
    """The server ends all the others too, and recovers."""
    ((backend,),) = run(address, f"{ALL} ORDER BY random() LIMIT 1")
    os.kill(backend, signal.SIGKILL)


def leave_no_room(server: Databases, address: str) -> None:
    """The table of events cannot grow any more, until the server is started anew."""
    run(address, _OFTEN_ROLLED_BACK)
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    server.stop(signal.SIGINT)
    told = server.said().count(_TOO_LARGE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, hard))
    try:
        server.start()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
    eventually(lambda: server.said().count(_TOO_LARGE) > told)
    restart(server, address)


def cut_everybody(server: Databases, address: str) -> None:
    cut(address, ALL)


def cut_the_locks(server: Databases, address: str) -> None:
    """Of workers and of writers."""
    cut(address, OF_LOCKS)


def cut_those_who_listen(server: Databases, address: str) -> None:
    eventually(lambda: bool(run(address, LISTENING)))
    cut(address, LISTENING)


FAULTS = (crash, restart, kill_a_backend, leave_no_room, cut_everybody, cut_the_locks, cut_those_who_listen)


def positions(address: str) -> tuple[int, int]:
    """How far the log is, and the read models; nowhere while nobody can be asked."""
    with suppress(psycopg.OperationalError):
        ((log,),) = run(address, "SELECT max(position) FROM forumarkiv.stored_events")
        ((number,),) = run(address, "SELECT number FROM forumarkiv.read_models")
        ((followed,),) = run(address, f"SELECT min(position) FROM read_{number}.followed")
        return log, followed
    return 0, 0


@pytest.mark.parametrize("fault", FAULTS)
def test_writer_and_worker_go_on_and_nothing_is_lost(
    start: Start, there: Installation, own_postgres: Databases, report: Report, fault: Fault
) -> None:
    address = str(there.database_url)
    worker = start("worker", there)
    begun(worker)
    writer = start("insist", there)
    promised = [begun(writer)]
    for _ in range(SOME_ROUNDS):
        sleep(random.uniform(0, 0.3))
        before, _ = positions(address)
        fault(own_postgres, address)
        report.fault(there.engines)
        eventually(lambda before=before: min(positions(address)) > before)

    promised += kill(writer)
    kill(worker)
    check(there, promised, report)
    assert len(promised) > SOME_ROUNDS
