"""A hot standby of the test server: what is committed there can be read here."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import psycopg

from tests import patience
from tests.databases import ALL, cut, run

_NAME = "standby"
_PORT = 54_321


@contextmanager
def standby(primary: str) -> Iterator[str]:
    """The address of the same database on a standby. A command is answered when the standby shows it as well."""
    folder = Path(tempfile.mkdtemp(prefix="arkiv-standby-"))
    ((data, binaries),) = run(
        primary, "SELECT current_setting('data_directory'), setting FROM pg_config WHERE name = 'BINDIR'"
    )
    account = Path(data).stat()
    _copy(primary, binaries, folder / "data")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, account.st_uid, account.st_gid)
    process = subprocess.Popen(
        [f"{binaries}/postgres", "-D", folder / "data", "-k", folder, "-p", str(_PORT), "-h", "",
         "-c", "recovery_init_sync_method=syncfs"],
        user=account.st_uid, group=account.st_gid, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"{primary.partition('?')[0]}?host={folder}&port={_PORT}"
        _wait_for(address)
        with _waited_for(primary):
            yield address
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _copy(primary: str, binaries: str, target: Path) -> None:
    socket = primary.partition("?host=")[2]
    subprocess.run(
        [f"{binaries}/pg_basebackup", "-d", f"host={socket} user=postgres application_name={_NAME}", "-D", target,
         "--checkpoint=fast", "--write-recovery-conf"],
        check=True, timeout=patience.SECONDS,
    )  # fmt: skip


def _wait_for(address: str) -> None:
    deadline = monotonic() + patience.SECONDS
    while True:
        try:
            run(address, "SELECT 1")
            return
        except psycopg.OperationalError:
            assert monotonic() < deadline, "the standby does not start"
            sleep(0.1)


def _until(address: str, question: str) -> None:
    deadline = monotonic() + patience.SECONDS
    while run(address, question) != [(True,)]:
        assert monotonic() < deadline, question
        sleep(0.05)


@contextmanager
def _waited_for(primary: str) -> Iterator[None]:
    """Commits of this database wait until the standby shows them."""
    name = primary.partition("?")[0].rpartition("/")[2]
    run(
        primary,
        f"ALTER SYSTEM SET synchronous_standby_names = '{_NAME}'",
        f"ALTER DATABASE {name} SET synchronous_commit = 'remote_apply'",
        "SELECT pg_reload_conf()",
    )
    _until(primary, "SELECT bool_or(sync_state = 'sync') FROM pg_stat_replication")
    cut(primary, ALL)  # a setting of a database holds for sessions that begin after it
    try:
        yield
    finally:
        run(
            primary,
            "SET synchronous_commit = 'local'",
            "ALTER SYSTEM RESET synchronous_standby_names",
            f"ALTER DATABASE {name} RESET synchronous_commit",
            "SELECT pg_reload_conf()",
        )
