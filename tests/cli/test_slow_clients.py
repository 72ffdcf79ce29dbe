"""A server goes on answering while some clients send slowly, say nothing, or do not read what they asked for."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.terminal import Terminal
from tests.cli.test_processes import running
from tests.given import PSF

THREADS, IDLE = 8, 150
LARGE = 8_000_000


@contextmanager
def serving(arkiv: Terminal) -> Iterator[tuple[str, int]]:
    with running(arkiv, "serve", "--port", "0", "--json", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        address = urlsplit(json.loads(process.stdout.readline())["url"])
        assert address.hostname is not None
        assert address.port is not None
        yield address.hostname, address.port


def answers(host: str, port: int) -> None:
    with urllib.request.urlopen(f"http://{host}:{port}/livez", timeout=20) as answer:
        assert answer.status == 200


@pytest.fixture
def arkiv_with_a_large_document(arkiv: Terminal, tmp_path: Path) -> Terminal:
    text = tmp_path / "stor.txt"
    text.write_text("bolig " * (LARGE // 6), encoding="utf-8")
    command = {
        "command": "file-document",
        "id": "stor",
        "title": "Stor",
        "kind": "notat",
        "media_type": "text/plain",
        "content": base64.b64encode(text.read_bytes()).decode(),
    }
    arkiv.do(PSF, command)
    return arkiv


def test_slow_silent_and_unreading_clients_keep_nobody_waiting(arkiv_with_a_large_document: Terminal) -> None:
    with serving(arkiv_with_a_large_document) as (host, port), ExitStack() as open_:

        def connect() -> socket.socket:
            return open_.enter_context(socket.create_connection((host, port), timeout=20))

        for _ in range(THREADS + 1):
            connect().sendall(b"G")
        answers(host, port)
        for _ in range(THREADS + 1):
            asking = connect()
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            asking.sendall(f"GET /api/v1/documents/stor/content HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        answers(host, port)
        for _ in range(IDLE):
            connect()
        answers(host, port)
