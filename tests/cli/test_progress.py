"""What somebody sees who waits: how far, how fast, and how long it still takes."""

from __future__ import annotations

import io
import re
from time import sleep

import pytest

from cli.progress import Progress


class Watched(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_tells_the_rate_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Watched()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")

    with Progress().counting("læsemodeller") as report:
        for done in range(0, 50_000, 1_000):
            report(done, 100_000)
            sleep(0.02)

    assert "læsemodeller" in shown.getvalue()
    assert re.search(r"[0-9]+/s", shown.getvalue())
    assert re.search(r"0:00:0[0-9]", shown.getvalue())
