"""What really happens: programs killed at any moment, disks full, an index gone, two at once.

After each: no acknowledged command is lost, none is there twice, and the read models are those of a fresh fold. A few
rounds in the ordinary tests; ``make faults`` runs FAULT_ROUNDS of each and says how many it injected.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

import pytest

from archive.archive import Archive
from archive.keeping import events
from archive.keeping.verify import verify
from projections.reader import Reader
from projections.search.service import SearchService
from projections.verifying import verify as verify_models
from tests.given import PSF, Given

ROOT = Path(__file__).parents[2]
Start = Callable[[str, Path], "subprocess.Popen[str]"]
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "3"))


@dataclass
class Report:
    faults: int = 0
    acknowledged: set[tuple[Path, str]] = field(default_factory=set)


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    told = Report()
    yield told
    print(f"\nfaults injected: {told.faults}; acknowledged commands checked: {len(told.acknowledged)}")


@pytest.fixture
def data_dir(given: Given) -> Path:
    given(PSF)
    given.archive.close()
    return given.archive.data_dir


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts programs; those that still run in the end are ended."""
    started: list[subprocess.Popen[str]] = []

    def start_one(program: str, data_dir: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.faults.programs", program, str(data_dir)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        started.append(process)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def killed(process: subprocess.Popen[str], after: float) -> list[str]:
    """What a program had promised when it was killed, so long after its first promise."""
    assert process.stdout is not None
    first = process.stdout.readline()
    assert first, "the program ended by itself"
    sleep(after)
    process.kill()
    rest = process.stdout.read()
    process.wait(30)
    lines = [first.strip(), *rest.split("\n")[:-1]]
    return [line for line in lines if line.startswith("k")]


def check(data_dir: Path, acknowledged: list[str], report: Report) -> None:
    """Every promise kept once, and everything that is made of the log the same as made anew."""
    archive = Archive(data_dir)
    reader = Reader(archive)
    search = SearchService(archive, reader)
    for key in acknowledged:
        assert archive.recorded_under(key) is not None, key
    made = [
        e.originator_id for e in events.stored(archive.log, archive.last_position()) if e.topic == "body-established"
    ]
    assert len(made) == len(set(made))
    assert verify(archive).faults == []
    assert [model for model in verify_models(archive, reader, search) if model["differing"]] == []
    report.acknowledged |= {(data_dir, key) for key in acknowledged}
    search.close()
    reader.close()
    archive.close()


def test_a_writer_killed_at_any_moment_loses_nothing_that_it_promised(
    start: Start, data_dir: Path, report: Report
) -> None:
    promised: list[str] = []
    for _ in range(ROUNDS):
        promised += killed(start("write", data_dir), random.uniform(0, 0.3))
        report.faults += 1
        check(data_dir, promised, report)

    assert promised


def test_two_writers_at_once_and_both_killed(start: Start, data_dir: Path, report: Report) -> None:
    first, second = start("write", data_dir), start("write", data_dir)

    promised = [*killed(first, 0.2), *killed(second, 0.1)]

    report.faults += 2
    check(data_dir, list(dict.fromkeys(promised)), report)


def test_a_builder_of_read_models_killed_at_any_moment_leaves_those_in_force(
    start: Start, data_dir: Path, report: Report
) -> None:
    promised: list[str] = []
    for _ in range(ROUNDS):
        builder, writer = start("follow", data_dir), start("write", data_dir)
        promised += killed(writer, 0.2)
        killed(builder, random.uniform(0, 0.2))
        report.faults += 2
        check(data_dir, promised, report)


@pytest.mark.parametrize("gone", ["index*", "read*", "read.current", "index.current"])
def test_what_can_be_made_anew_is_made_anew(start: Start, data_dir: Path, report: Report, gone: str) -> None:
    promised = killed(start("write", data_dir), 0.1)
    check(data_dir, promised, report)

    for path in data_dir.glob(gone):
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    report.faults += 1
    check(data_dir, promised, report)


@pytest.mark.parametrize("program", ["fill-disk", "run-out-of-files"])
def test_recording_goes_on_when_the_cause_is_gone(start: Start, data_dir: Path, report: Report, program: str) -> None:
    process = start(program, data_dir)

    out, _ = process.communicate(timeout=120)

    lines = out.split()
    assert process.returncode == 0, out
    assert lines[lines.index("refused") + 1] == "unavailable"
    assert lines[-1] == "k100000"
    report.faults += 1
    check(data_dir, [line for line in lines if line[0] in "kmr" and line[1:].isdigit()], report)
