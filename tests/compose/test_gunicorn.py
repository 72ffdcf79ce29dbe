"""The pages and the API by gunicorn, as the container runs it: several processes, on both databases."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.compose.installation import OURS, ROOT
from tests.databases import ENGINES, address_in
from tests.given import PSF, SPINE, Given
from tests.patience import SECONDS
from web.serving import threads as THREADS

GUNICORN = (sys.executable, "-m", *OURS["web"]["command"])


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from address_in(getattr(request, "param", "sqlite"), request)


def environment(data_dir: Path, database_url: str | None = None, **more: str) -> dict[str, str]:
    ours = {"FORUMARKIV_DATA_DIR": str(data_dir), "FORUMARKIV_PORT": "0", "WEB_CONCURRENCY": "2", **more}
    return {**os.environ, **ours, **({} if database_url is None else {"FORUMARKIV_DATABASE_URL": database_url})}


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: str
    said: list[str]

    def ask(self, path: str, host: str = "127.0.0.1:8000", command: dict[str, Any] | None = None) -> tuple[int, str]:
        """The status and the body; by default as the health check in the container asks."""
        body = None if command is None else json.dumps(command).encode()
        headers = {"Host": host, "Content-Type": "application/json", "Connection": "close"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def processes(self) -> list[int]:
        """Those that answer."""
        return [int(pid) for pid in re.findall(r"Booting worker with pid: (\d+)", "".join(self.said))]

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        assert self.process.stderr is not None
        self.said += self.process.stderr.readlines()
        return self.process.wait(60)


@contextmanager
def serving(environ: dict[str, str], *options: str) -> Iterator[Server]:
    process = subprocess.Popen([*GUNICORN, *options], cwd=ROOT, env=environ, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    said: list[str] = []
    try:
        for line in process.stderr:
            said.append(line)
            if "Booting" in line and sum("Booting" in one for one in said) == 2:
                break
        listening = re.search(r"Listening at: http://[\d.]+:(\d+)", "".join(said))
        assert listening is not None, said
        yield Server(process, listening[1], said)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)
        process.stderr.close()


def fails(environ: dict[str, str], *options: str) -> tuple[int, str]:
    """What a server that does not start says."""
    done = subprocess.run(
        [*GUNICORN, *options],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("database_url", ENGINES, indirect=True)
def test_several_processes_answer_as_one_and_end_when_told(
    given: Given, database_url: str | None, tmp_path: Path
) -> None:
    given(*SPINE)
    environ = environment(given.archive.data_dir, database_url, TMPDIR=str(tmp_path))

    with serving(environ) as server:
        for host in ("127.0.0.1:8000", "localhost:8000"):
            status, ready = server.ask("/readyz", host)
            assert (status, json.loads(ready)["status"]) == (200, "ok")
        assert server.ask("/readyz", "forumarkiv.example")[0] == 400
        assert "Partnerskabsforum" in server.ask("/organer/psf")[1]
        for n in range(8):
            made = {**PSF, "id": f"b{n}", "by": "skriveren"}
            assert server.ask("/api/v1/commands", command=made)[0] == 201
            assert server.ask(f"/api/v1/bodies/b{n}")[0] == 200, "whichever process answers"
        assert server.ask("/api/v1/search?q=" + "%F0%9F%98%80" * 511 + "a")[0] == 200, "the longest query there is"
        assert questions(server, "/api/v1/bodies/<id>") == 8, "of all processes together"
        code = server.end()

    assert code == 0
    assert len(server.processes()) == 2
    assert not any("Traceback" in line or "ERROR" in line for line in server.said)
    for pid in server.processes():
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert not list(tmp_path.glob("forumarkiv-metrics-*"))


def questions(server: Server, route: str) -> float:
    return sum(
        sample.value
        for family in text_string_to_metric_families(server.ask("/metrics")[1])
        for sample in family.samples
        if sample.name == "forumarkiv_requests_total" and sample.labels["route"] == route
    )


def test_it_listens_to_others_only_where_it_is_told_to(given: Given) -> None:
    code, said = fails(environment(given.archive.data_dir), "--bind", "0.0.0.0:0")
    assert (code, "listens on this machine only" in said, "Traceback" in said) == (1, True, False)

    told = {"FORUMARKIV_HOST": "0.0.0.0", "FORUMARKIV_ALLOW_REMOTE": "yes"}
    with serving(environment(given.archive.data_dir, **told)) as server:
        assert server.ask("/livez")[0] == 200


def test_connections_are_not_opened_before_the_fork(given: Given) -> None:
    code, said = fails(environment(given.archive.data_dir), "--preload")

    assert (code, "after the fork" in said) == (1, True)


@pytest.mark.parametrize(
    ("more", "why"),
    [({}, "There is no archive in"), ({"FORUMARKIV_PORT": "banan"}, "FORUMARKIV_PORT: must be a whole number")],
)
def test_why_it_does_not_start_is_said_in_a_sentence(tmp_path: Path, more: dict[str, str], why: str) -> None:
    code, said = fails(environment(tmp_path / "none", **more))

    assert (code != 0, why in said, "Traceback" in said) == (True, True, False), said


def with_a_large_document(given: Given) -> None:
    content = base64.b64encode(b"bolig " * 1_300_000).decode()
    command = {"command": "file-document", "id": "stor", "title": "Stor", "kind": "notat"}
    given({**command, "media_type": "text/plain", "content": content})


def asking_for_it(connection: socket.socket, takes_in: int = 4096) -> None:
    """By somebody who takes in no more than a little of it."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, takes_in)
    connection.sendall(b"GET /api/v1/documents/stor/content HTTP/1.0\r\nHost: localhost\r\n\r\n")


def test_slow_silent_and_unreading_clients_keep_nobody_waiting(given: Given) -> None:
    with_a_large_document(given)
    with serving(environment(given.archive.data_dir)) as server, ExitStack() as open_:

        def connect() -> socket.socket:
            return open_.enter_context(socket.create_connection(("127.0.0.1", int(server.port)), timeout=20))

        for _ in range(2 * THREADS + 2):
            connect().sendall(b"G")
        answers_soon(server)
        for _ in range(2 * THREADS + 2):
            asking_for_it(connect())
        answers_soon(server)
        for _ in range(300):
            connect()
        answers_soon(server)


def answers_soon(server: Server) -> None:
    """Each of the processes, as far as asking several times tells."""
    for _ in range(6):
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/livez", timeout=20) as answer:
            assert answer.status == 200


def test_who_is_being_answered_is_answered_before_it_ends(given: Given) -> None:
    with_a_large_document(given)
    with (
        serving(environment(given.archive.data_dir)) as server,
        socket.create_connection(("127.0.0.1", int(server.port)), timeout=20) as reading,
    ):
        asking_for_it(reading, takes_in=200_000)
        assert reading.recv(15) == b"HTTP/1.0 200 OK"
        server.process.send_signal(signal.SIGTERM)
        taken = b"".join(iter(lambda: reading.recv(100_000), b""))
        assert server.end() == 0

    assert len(taken.partition(b"\r\n\r\n")[2]) == 6 * 1_300_000
