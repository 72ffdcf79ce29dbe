"""A real browser for the tests: one for all of them, and an archive that it can ask."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from waitress import wasyncore

from web.slow_clients import listening

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
_LARGEST_FILE = 10_000_000
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
    """The address at which waitress answers, as it does for ``arkiv serve``; a server that leaves the file of an
    answer 304 to the collector fails whichever test comes next."""
    held: dict[int, Any] = {}
    server = listening(app, _LARGEST_FILE, host="127.0.0.1", port=0, map=held)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.trigger.pull_trigger(lambda: wasyncore.close_all(held))
        thread.join()
        server.task_dispatcher.shutdown()
