"""Several processes write to one agreement: every version is taken once, and whoever comes too late is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from archive.archive import Archive
from archive.problems import Problem
from tests import patience
from tests.given import JUSTERING, SPINE, Given

ROOT = Path(__file__).parents[2]
WRITERS, EACH = 4, 12


def test_no_update_is_lost_among_processes_and_losers_are_told(given: Given, database_url: str) -> None:
    given(*SPINE)
    command = [sys.executable, "-m", "tests.postgres.test_processes", str(given.archive.data_dir), database_url]

    writers = [
        subprocess.Popen([*command, str(n)], cwd=ROOT, stdout=subprocess.PIPE, text=True) for n in range(WRITERS)
    ]
    said = [json.loads(writer.communicate(timeout=patience.SECONDS)[0]) for writer in writers]

    taken = [version for one in said for version in one["taken"]]
    assert sorted(taken) == list(range(2, 2 + WRITERS * EACH)), "each version once, none left out"
    assert sum(one["told"] for one in said) > 0, "they did get in each other's way"
    again = given.opened_again()
    assert again.known.owner("h1").version == 1 + WRITERS * EACH
    again.close()
    positions = [command.position for command in given.archive.recorded_after(0, 10_000)]
    assert positions == sorted(set(positions))


def write(data_dir: Path, database_url: str, writer: str) -> None:
    """Adopts justeringer, each on the version that it has read; reads again when it was told that it has passed."""
    archive, version, taken, told = Archive(data_dir, database_url=database_url), 1, list[int](), 0
    while len(taken) < EACH:
        justering = {**JUSTERING, "id": f"j-{writer}-{len(taken)}", "expect_version": version}
        try:
            version = archive.do(justering, by=writer).body["subject"]["version"]
            taken.append(version)
        except Problem as problem:
            if problem.slug != "changed-meanwhile":
                raise
            version = problem.params["version"]
            told += 1
    archive.close()
    print(json.dumps({"taken": taken, "told": told}))


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
