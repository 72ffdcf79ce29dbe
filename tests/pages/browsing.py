"""A real browser for the tests: one for all of them, and an archive that it can ask."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
CHROMIUM = shutil.which("chromium")
AXE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "forumarkiv" / "axe" / "axe.min.js"

in_chromium = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true", reason="Chromium is not installed (package chromium)"
)
by_axe = pytest.mark.skipif(
    not AXE.exists() and os.environ.get("CI") != "true", reason="axe-core was not fetched (scripts/axe)"
)


@contextmanager
def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
