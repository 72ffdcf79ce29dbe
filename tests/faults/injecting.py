"""Faults, what is looked at after each, and the report on all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic, sleep

from archive.keeping import events
from archive.keeping.verify import verify
from projections.reader import Reader
from projections.verifying import verify as verify_models
from tests.faults.installation import Installation

ROOT = Path(__file__).parents[2]
# How often each fault is injected; ``make faults`` says more.
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "2"))
# The same of those that take long.
SOME_ROUNDS = (ROUNDS + 1) // 2
THOROUGH = "FAULT_ROUNDS" in os.environ
# What a program may promise before anybody reads it; one that finds no room waits, and nothing more happens.
_UNREAD = 1 << 20
Process = subprocess.Popen[str]
Start = Callable[[str, Installation], Process]


class Report:
    """How many faults were injected and how many acknowledged commands were looked for after them, by engines."""

    def __init__(self) -> None:
        self._faults: Counter[str] = Counter()
        self._acknowledged: defaultdict[str, set[tuple[Path, str]]] = defaultdict(set)

    def fault(self, engines: str) -> None:
        self._faults[engines] += 1

    def checked(self, engines: str, keys: Iterable[tuple[Path, str]]) -> None:
        self._acknowledged[engines] |= set(keys)

    def __str__(self) -> str:
        return "\n".join(
            f"{engines}: faults injected: {number}; acknowledged commands checked: {len(self._acknowledged[engines])}"
            for engines, number in sorted(self._faults.items())
        )


def start(program: str, there: Installation) -> Process:
    command = [sys.executable, "-m", "tests.faults.programs", program]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **there.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        pipesize=_UNREAD,
    )


def begun(process: Process) -> str:
    """The first thing that a program has seen done."""
    assert process.stdout is not None
    first = process.stdout.readline()
    assert first, "the program ended by itself"
    return first.strip()


def killed(process: Process, after: float) -> list[str]:
    """What a program had promised when it was killed, so long after its first promise."""
    first = begun(process)
    sleep(after)
    return [key for key in [first, *kill(process)] if key.startswith("k")]


def kill(process: Process) -> list[str]:
    """Ends a program with SIGKILL; what it had promised since its first promise."""
    assert process.stdout is not None
    process.kill()
    rest = process.stdout.read()
    process.wait(30)
    return [line for line in rest.split("\n")[:-1] if line.startswith("k")]


def eventually(holds: Callable[[], bool]) -> None:
    deadline = monotonic() + 60
    while not holds():
        assert monotonic() < deadline
        sleep(0.05)


def check(there: Installation, acknowledged: Iterable[str], report: Report) -> None:
    """Every promise kept once, and everything that is made of the log the same as made anew."""
    archive = there.archive()
    reader, keys = Reader(archive), list(acknowledged)
    for key in keys:
        assert archive.recorded_under(key) is not None, key
    made = [
        e.originator_id for e in events.stored(archive.log, archive.last_position()) if e.topic == "body-established"
    ]
    assert len(made) == len(set(made))
    assert verify(archive).faults == []
    search = there.searching(archive, reader)
    assert [model for model in verify_models(archive, reader, search) if model["differing"]] == []
    report.checked(there.engines, ((there.data_dir, key) for key in keys))
    search.close()
    reader.close()
    archive.close()
