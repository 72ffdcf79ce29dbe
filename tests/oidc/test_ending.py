"""A server that a test started ends with it, whatever its start script does."""

from __future__ import annotations

import subprocess
from pathlib import Path
from time import sleep

import psutil

from tests.engines.keycloak import TOGETHER

# As Keycloak's: the server is a child of the script, which waits for it and tells it nothing.
_SCRIPT = 'sleep 300 & echo $! > "$0"; wait; true'


def test_what_a_start_script_has_started_ends_with_it(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    with subprocess.Popen([*TOGETHER, "sh", "-c", _SCRIPT, str(noted)], start_new_session=True) as script:
        while not (noted.exists() and noted.read_text().endswith("\n")):
            sleep(0.01)
        server = int(noted.read_text())
        script.terminate()

    _, alive = psutil.wait_procs([psutil.Process(server)] if psutil.pid_exists(server) else [], timeout=10)
    assert not alive
