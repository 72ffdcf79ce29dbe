"""How gunicorn serves the archive: ``gunicorn --config python:web.serving``.

Where it listens is said by the settings, how many processes answer by ``WEB_CONCURRENCY``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from typing import Any

from archive.problems import Problem
from web import log
from web.problem_details import in_a_line
from web.services import open_archive
from web.settings import Settings, require_loopback
from web.waiting import patiently

# prometheus_client asks for it when it is first imported, which is in the processes that answer.
_FIGURES = "PROMETHEUS_MULTIPROC_DIR"


def _settings() -> Settings:
    try:
        return Settings.from_env()
    except Problem as problem:
        raise SystemExit(in_a_line(problem)) from problem


def _address(settings: Settings) -> str:
    host = settings.host.strip("[]")
    return f"[{host}]:{settings.port}" if ":" in host else f"{host}:{settings.port}"


wsgi_app = "web.wsgi:application()"
bind = _address(_settings())
worker_class = "web.buffering.Buffering"
threads = 8
# A process that builds read models anew before it answers may take its time: ended, it would begin again for ever.
timeout = 0
graceful_timeout = 30
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Before it listens: nobody's question hangs while the database is not there. Raises as ``when_ready`` does."""
    settings = _settings()
    log.begin(settings.language)
    try:
        patiently(lambda: open_archive(settings).close(), settings.database_url)
    except Problem as problem:
        raise RuntimeError(in_a_line(problem)) from problem


def when_ready(server: Any) -> None:
    """Before the first process is forked. Raises RuntimeError, which ends the server with its sentence."""
    if server.cfg.preload_app:
        raise RuntimeError("preload_app: connections are opened after the fork, by each process for itself")
    try:
        for listener in server.LISTENERS:
            _require_loopback(listener.getsockname())
    except Problem as problem:
        raise RuntimeError(in_a_line(problem)) from problem
    os.environ[_FIGURES] = tempfile.mkdtemp(prefix="forumarkiv-metrics-")


def _require_loopback(address: object) -> None:
    if isinstance(address, tuple):  # else a socket in the file system
        require_loopback(replace(_settings(), host=address[0]))


def on_exit(server: Any) -> None:
    """When the last process has ended."""
    shutil.rmtree(os.environ.get(_FIGURES, ""), ignore_errors=True)
