"""How soon the command line starts: processor time of a whole run, beside that of a Python that does nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from archive.archive import Archive
from archive.importing import record
from bench.measure import QUICK, report
from cli.demo import FILE

ROUNDS = 1 if QUICK else 15
_NOTHING = ("-c", "pass")
_ARKIV = ("-c", "from cli.main import main; main()")
_RUNS = {
    "help": ("--help",),
    "an option refused": ("decision", "list", "--no-such-option"),
    "a value refused": ("decision", "list", "--on", "i-morgen"),
    "an agreement": ("agreement", "show", "hovedaftale-2011", "--on", "2012-06-01"),
    "a list": ("decision", "list", "--body", "psf"),
    "a search": ("search", "anvisning"),
}


def main(rounds: int = ROUNDS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        env = {**os.environ, "FORUMARKIV_DATA_DIR": folder}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: what has been compiled once is kept
        env["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        for what, args in _RUNS.items():
            ours, nothing = _in_turn((*_ARKIV, *args), _NOTHING, env, rounds)
            told = {"what": what, "seconds": round(ours, 3)}
            report("starting", ours / nothing, "processor seconds of arkiv", "those of python -c pass", **told)


def _fill(folder: Path) -> None:
    with closing(Archive.create(folder, simulated=True)) as archive:
        for outcome in record(archive, FILE, by=None):
            if outcome.problem is not None:
                raise AssertionError(outcome.problem)


def _in_turn(one: Sequence[str], other: Sequence[str], env: dict[str, str], rounds: int) -> tuple[float, float]:
    """Least processor seconds of each, run in turn, after one round that is not counted."""
    _seconds(one, env), _seconds(other, env)
    pairs = [(_seconds(one, env), _seconds(other, env)) for _ in range(rounds)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def _seconds(args: Sequence[str], env: dict[str, str]) -> float:
    before = _spent()
    subprocess.run([sys.executable, *args], env=env, capture_output=True, cwd=Path(__file__).parents[1])
    return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
