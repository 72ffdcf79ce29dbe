"""Programs that faults happen to: each is run by ``python -m tests.faults.programs NAME DATA_DIR``.

They print a line for each thing that they have seen done, and flush it: what was printed was promised.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from archive.archive import Archive
from archive.problems import Problem
from projections.reader import Reader
from projections.search.service import SearchService
from tests.given import PSF

_ROOM = 60_000
_MOST_TURNS = 1_000


def write(data_dir: Path) -> None:
    """Records for ever; prints each key when its command was acknowledged."""
    archive = Archive(data_dir)
    reader = Reader(archive)
    for n in count(archive.last_position()):
        _record(archive, n)
    reader.close()


def follow(data_dir: Path) -> None:
    """Builds read models and index anew for ever, as a worker killed at any moment may have been about to."""
    archive = Archive(data_dir)
    reader = Reader(archive)
    search = SearchService(archive, reader)
    for _ in range(_MOST_TURNS):
        with suppress(Problem):  # behind, on a busy machine: the next turn is made as a worker makes it
            reader.rebuild()
            search.rebuild()
            search.follow()
            print("followed", flush=True)


def fill_disk(data_dir: Path) -> None:
    """Records until no file may grow; then with room again."""
    archive = Archive(data_dir)
    reader = Reader(archive)
    size = (data_dir / "log.db").stat().st_size
    _until_refused(archive, resource.RLIMIT_FSIZE, size + _ROOM)
    _record(archive, 100_000)
    reader.close()


def run_out_of_files(data_dir: Path) -> None:
    """Keeps texts until no file can be opened; then with room again. It has run for a while before."""
    archive = Archive(data_dir)
    reader = Reader(archive)
    _remark(archive, 99_999)
    _until_refused(archive, resource.RLIMIT_NOFILE, 3, _remark)
    _record(archive, 100_000)
    reader.close()


def _until_refused(archive: Archive, limit: int, soft: int, act: Callable[[Archive, int], None] | None = None) -> None:
    before, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (soft, hard))
    try:
        for n in count():
            (act or _record)(archive, n)
    except Problem as problem:
        print(f"refused {problem.slug}", flush=True)
    finally:
        resource.setrlimit(limit, (before, hard))


def _record(archive: Archive, n: int) -> None:
    archive.do({**PSF, "id": f"b{n}", "key": f"k{n}"}, by="x")
    print(f"k{n}", flush=True)


def _remark(archive: Archive, n: int) -> None:
    """A command whose text becomes a file of its own."""
    meeting = {"command": "call-meeting", "id": f"m{n}", "body": "psf", "date": "2012-05-08", "called_on": None}
    archive.do({**meeting, "key": f"m{n}"}, by="x")
    print(f"m{n}", flush=True)
    minutes = {"command": "record-minutes", "meeting": f"m{n}", "items": [{"number": "1", "text": f"Punkt {n}."}]}
    archive.do({**minutes, "key": f"r{n}"}, by="x")
    print(f"r{n}", flush=True)


PROGRAMS = {"write": write, "follow": follow, "fill-disk": fill_disk, "run-out-of-files": run_out_of_files}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](Path(sys.argv[2]))
