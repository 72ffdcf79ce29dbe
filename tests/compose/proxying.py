"""A real nginx with a file of ``deploy/nginx``, before a server on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from time import monotonic, sleep

import pytest

from tests.compose.installation import ROOT
from tests.engines.elasticsearch import end_with_parent, free_port
from tests.patience import SECONDS

# Started as root it would answer as another account, which cannot read what tests write.
_AS_WHO_TESTS = "daemon off; user root;" if os.geteuid() == 0 else "daemon off;"
_DEPLOY = ROOT / "deploy" / "nginx"


def need_nginx() -> str:
    """Where it is; skips the test, or fails it in CI, where it is not."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None and os.environ.get("CI"):
        pytest.fail("in CI nothing may be missing: nginx is not installed (scripts/nginx)")
    if found is None:
        pytest.skip("nginx is not installed (scripts/nginx)")
    return found


@contextmanager
def nginx(folder: Path, file: str, port_of_archive: str, said: socket | None = None) -> Iterator[tuple[int, int]]:
    """The ports, plain and with TLS, of one that is set up as in a container; ``folder`` holds the certificates.

    ``said``: where its errors go, a file of the folder where none is given.
    """
    program, plain, tls = need_nginx(), free_port(), free_port()
    instead = {
        "/tmp": str(folder),
        "/etc/nginx/archive.conf": str(folder / "archive.conf"),
        "/etc/nginx/mime.types": str(folder / "mime.types"),
        "/certificates": str(folder),
        "resolver 127.0.0.11 valid=10s;": "",
        "http://web:8000": f"http://127.0.0.1:{port_of_archive}",
        "listen 8080": f"listen 127.0.0.1:{plain}",
        "listen 8443": f"listen 127.0.0.1:{tls}",
    }
    (folder / "mime.types").write_text("types { text/html html; }")
    for name in ("archive.conf", file):
        text = (_DEPLOY / name).read_text(encoding="utf-8")
        for old, new in instead.items():
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / file), "-g", _AS_WHO_TESTS]
    with (folder / "said").open("wb") as kept:
        process = subprocess.Popen(command, stderr=said or kept, preexec_fn=end_with_parent)
    try:
        last = monotonic() + SECONDS
        while not (folder / "nginx.pid").exists():
            assert process.poll() is None, (folder / "said").read_text()
            assert monotonic() < last
            sleep(0.05)
        yield plain, tls
    finally:
        process.terminate()
        process.wait(30)
