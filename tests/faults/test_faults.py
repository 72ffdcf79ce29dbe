"""What really happens to programs: killed at any moment, disks full, an index gone, two at once; on each database.

After each: no acknowledged command is lost, none is there twice, and the read models are those of a fresh fold. A few
rounds in the ordinary tests; ``make faults`` runs FAULT_ROUNDS of each and says how many it injected.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator

import pytest

from tests.databases import ENGINES, address_in
from tests.faults.injecting import ROUNDS, Report, Start, begun, check, kill, killed
from tests.faults.installation import Installation


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Every test here holds for each database, unless it says otherwise."""
    yield from address_in(request.param, request)


only_in_files = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("program", ["write", "write-together"])
def test_a_writer_killed_at_any_moment_loses_nothing_that_it_promised(
    start: Start, there: Installation, report: Report, program: str
) -> None:
    promised: list[str] = []
    for _ in range(ROUNDS):
        promised += killed(start(program, there), random.uniform(0, 0.3))
        report.fault(there.engines)
        check(there, promised, report)

    assert promised


def test_two_writers_at_once_and_both_killed(start: Start, there: Installation, report: Report) -> None:
    first, second = start("write", there), start("write-together", there)

    promised = [*killed(first, 0.2), *killed(second, 0.1)]

    report.fault(there.engines)
    report.fault(there.engines)
    check(there, promised, report)


def test_a_builder_of_read_models_killed_at_any_moment_leaves_those_in_force(
    start: Start, there: Installation, report: Report
) -> None:
    promised: list[str] = []
    for _ in range(ROUNDS):
        builder, writer = start("build", there), start("write", there)
        promised += killed(writer, 0.2)
        killed(builder, random.uniform(0, 0.2))
        report.fault(there.engines)
        report.fault(there.engines)
        check(there, promised, report)


def test_of_two_workers_one_is_killed_and_the_other_goes_on(start: Start, there: Installation, report: Report) -> None:
    writer, active = start("insist", there), start("worker", there)
    promised = [begun(writer)]
    for _ in range(ROUNDS):
        begun(active)
        standing_by = start("worker", there)
        killed(active, random.uniform(0, 0.3))
        report.fault(there.engines)
        active = standing_by

    begun(active)
    check(there, [*promised, *kill(writer)], report)


@only_in_files
@pytest.mark.parametrize("gone", ["index*", "read*", "read.current", "index.current"])
def test_what_can_be_made_anew_is_made_anew(start: Start, there: Installation, report: Report, gone: str) -> None:
    promised = killed(start("write", there), 0.1)
    check(there, promised, report)

    for path in there.data_dir.glob(gone):
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    report.fault(there.engines)
    check(there, promised, report)


def recording_went_on(start: Start, there: Installation, report: Report, program: str) -> None:
    process = start(program, there)

    out, _ = process.communicate(timeout=120)

    lines = out.split()
    assert process.returncode == 0, out
    assert lines[lines.index("refused") + 1] == "unavailable"
    assert lines[-1] == "k100000"
    report.fault(there.engines)
    check(there, [line for line in lines if line[0] in "kmr" and line[1:].isdigit()], report)


@only_in_files
def test_recording_goes_on_when_the_disk_of_the_log_has_room_again(
    start: Start, there: Installation, report: Report
) -> None:
    recording_went_on(start, there, report, "fill-disk")


@pytest.mark.parametrize("program", ["fill-disk-of-files", "run-out-of-files"])
def test_recording_goes_on_when_the_cause_is_gone(
    start: Start, there: Installation, report: Report, program: str
) -> None:
    recording_went_on(start, there, report, program)
