"""The worker's health check, as it stands in ``docker-compose.yml``, on a worker that runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep, time

import pytest

from projections.heartbeat import beating
from tests.compose.installation import ROOT, SERVICES
from tests.given import PSF, Given


def healthy(data_dir: Path) -> bool:
    kind, command = SERVICES["worker"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    command = command.replace("$$", "$").replace("/data", str(data_dir))
    return subprocess.run(["sh", "-c", command], timeout=30, check=False).returncode == 0


def until(seen: Callable[[], bool]) -> None:
    deadline = monotonic() + 60
    while not seen():
        assert monotonic() < deadline
        sleep(0.1)


def test_a_worker_that_follows_is_healthy_and_one_that_has_stopped_is_not(given: Given) -> None:
    given(PSF)
    data_dir = given.archive.data_dir
    assert not healthy(data_dir)

    environment = {**os.environ, "FORUMARKIV_DATA_DIR": str(data_dir)}
    worker = subprocess.Popen([sys.executable, "-m", "cli.main", "worker", "--json"], cwd=ROOT, env=environment)
    try:
        until(lambda: healthy(data_dir))
    finally:
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(60) == 0

    for sign in data_dir.glob("worker-*.alive"):
        os.utime(sign, (time() - 200, time() - 200))
    assert not healthy(data_dir)


def test_what_fails_gives_no_sign(tmp_path: Path) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        beating(fail, tmp_path / "failed")()
    beating(int, tmp_path / "done")()

    assert [path.name for path in tmp_path.iterdir()] == ["done"]
