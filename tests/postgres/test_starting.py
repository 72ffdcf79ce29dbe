"""Programs that go on wait for a database that is not there when they begin, say so, and then do their work."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.given import Given
from tests.postgres.cutting import Way

ROOT = Path(__file__).parents[2]
ARKIV = (sys.executable, "-m", "cli.main")
PROGRAMS = {
    "worker": (*ARKIV, "worker", "--json"),
    "serve": (*ARKIV, "serve", "--json"),
    "gunicorn": (sys.executable, "-m", "gunicorn", "--config", "python:web.serving"),
}


@contextmanager
def started(command: tuple[str, ...], data_dir: Path, address: str, language: str) -> Iterator[subprocess.Popen[str]]:
    ours = {
        "FORUMARKIV_DATA_DIR": str(data_dir),
        "FORUMARKIV_DATABASE_URL": address,
        "FORUMARKIV_LANG": language,
        "FORUMARKIV_PORT": "0",
        "WEB_CONCURRENCY": "1",
    }
    environ = {**os.environ, **ours}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)
        assert process.stderr is not None
        process.stderr.close()


def until(process: subprocess.Popen[str], words: str) -> str:
    """The first line of the log that holds some words."""
    assert process.stderr is not None
    return next(line for line in process.stderr if words in line)


@pytest.mark.parametrize(
    ("program", "language", "away", "there"),
    [
        ("worker", "da", "Databasen er der ikke", "Databasen er der\n"),
        ("serve", "en", "The database is not there", "The database is there\n"),
        ("gunicorn", "da", "Databasen er der ikke", "Booting worker"),
    ],
)
def test_a_program_waits_for_its_database_and_then_begins(
    given: Given, database_url: str, program: str, language: str, away: str, there: str
) -> None:
    with closing(Way(database_url)) as way:
        way.shut = True
        with started(PROGRAMS[program], given.archive.data_dir, way.address, language) as process:
            said = until(process, away)
            assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z ", said), said
            assert process.poll() is None

            way.shut = False
            until(process, there)
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0


def test_one_that_waits_ends_when_it_is_told(given: Given, database_url: str) -> None:
    with closing(Way(database_url)) as way:
        way.shut = True
        with started(PROGRAMS["worker"], given.archive.data_dir, way.address, "da") as process:
            until(process, "Databasen er der ikke")
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
