"""The worker's health check, as it stands in ``docker-compose.yml``, on a worker that runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep, time

import pytest

from projections.audit.handler import Audit
from projections.following.heartbeat import beating
from projections.models import read_models
from projections.reader import Reader
from tests import patience
from tests.compose.installation import ROOT, SERVICES
from tests.given import PSF, Given


def healthy(data_dir: Path) -> bool:
    kind, command = SERVICES["worker"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    command = command.replace("$$", "$").replace("/data", str(data_dir))
    return subprocess.run(["sh", "-c", command], timeout=30, check=False).returncode == 0


def until(seen: Callable[[], bool]) -> None:
    deadline = monotonic() + patience.SECONDS
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


def test_the_health_check_counts_a_sign_for_each_read_model_and_the_index() -> None:
    assert SERVICES["worker"]["healthcheck"]["test"][1].endswith(f"-eq {len(read_models()) + 1}")


def test_what_fails_gives_no_sign(tmp_path: Path) -> None:
    def fail() -> list[str]:
        raise LookupError

    with pytest.raises(LookupError):
        beating(fail, tmp_path)()
    beating(lambda: ["done"], tmp_path)()

    assert signs(tmp_path) == {"done"}


def test_a_read_model_that_has_stopped_gives_no_sign_and_the_others_do(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("cannot be applied")

    with closing(Reader(given.archive)) as reader:
        monkeypatch.setattr(Audit, "apply", refuse)
        given(PSF)
        beating(reader.keep_up, given.archive.data_dir)()

        assert signs(given.archive.data_dir) == {"records", "agreements"}

        monkeypatch.undo()
        beating(reader.keep_up, given.archive.data_dir)()
        assert signs(given.archive.data_dir) == {"records", "agreements", "audit"}


def signs(data_dir: Path) -> set[str]:
    return {path.name.removeprefix("worker-").removesuffix(".alive") for path in data_dir.glob("*.alive")}
