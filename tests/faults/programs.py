"""Programs that faults happen to: each is run by ``python -m tests.faults.programs NAME``, with the usual settings.

They print a line for each thing that they have seen done, and flush it: what was printed was promised.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from threading import Event
from time import sleep

from archive.archive import Archive
from archive.problems import Problem
from projections.following.worker import Follow, work
from projections.reader import Reader
from tests.faults.installation import Installation
from tests.given import PSF

_ROOM = 60_000
_MOST_TURNS = 1_000
_EACH = 0.05
_AT_ONCE = 8


def write(there: Installation) -> None:
    """Records for ever; prints each key when its command was acknowledged."""
    archive = there.archive()
    reader = Reader(archive)
    for n in count(archive.last_position()):
        _record(archive, n)
    reader.close()


def write_together(there: Installation) -> None:
    """As ``write``, eight at once: what is recorded together is promised together."""
    archive = there.archive()
    reader, numbers = Reader(archive), count(archive.last_position())

    def record_for_ever() -> None:
        for n in numbers:
            _record(archive, n)

    with ThreadPoolExecutor(_AT_ONCE) as writers:
        for one in [writers.submit(record_for_ever) for _ in range(_AT_ONCE)]:
            one.result()
    reader.close()


def insist(there: Installation) -> None:
    """Records for ever, and sends each command again, with its key, until it is acknowledged. Follows nothing."""
    archive = there.archive()
    for n in count(archive.last_position()):
        while not _recorded(archive, n):
            sleep(_EACH)


def _recorded(archive: Archive, n: int) -> bool:
    try:
        _record(archive, n)
    except Problem as problem:
        if problem.slug != "unavailable":
            raise
        return False
    return True


def worker(there: Installation) -> None:
    """What ``arkiv worker`` does, with shorter turns."""
    archive = there.archive()
    reader = Reader(archive)
    search = there.searching(archive, reader)
    follows = {"read-models": _told(reader.keep_up), "search": _told(search.follow)}
    work(follows, there.data_dir, Event(), _EACH, there.database_url)


def _told(follow: Follow) -> Follow:
    def turn() -> None:
        follow()
        print("followed", flush=True)

    return turn


def build(there: Installation) -> None:
    """Builds read models and index anew for ever, as a worker killed at any moment may have been about to."""
    archive = there.archive()
    reader = Reader(archive)
    search = there.searching(archive, reader)
    for _ in range(_MOST_TURNS):
        with suppress(Problem):  # behind, on a busy machine: the next turn is made as a worker makes it
            reader.rebuild()
            search.rebuild()
            search.follow()
            print("followed", flush=True)


def fill_disk(there: Installation) -> None:
    """Records until no file may grow; then with room again."""
    archive = there.archive()
    reader = Reader(archive)
    size = (there.data_dir / "log.db").stat().st_size
    _until_refused(archive, resource.RLIMIT_FSIZE, size + _ROOM)
    _record(archive, 100_000)
    reader.close()


def fill_disk_of_files(there: Installation) -> None:
    """Keeps texts until no file may have a single byte; then with room again."""
    _without(there, resource.RLIMIT_FSIZE, 0)


def run_out_of_files(there: Installation) -> None:
    """Keeps texts until no file can be opened; then with room again. It has run for a while before."""
    _without(there, resource.RLIMIT_NOFILE, 3)


def _without(there: Installation, limit: int, most: int) -> None:
    archive = there.archive()
    reader = Reader(archive)
    _remark(archive, 99_999)
    _until_refused(archive, limit, most, _remark)
    _record(archive, 100_000)
    reader.close()


def _until_refused(archive: Archive, limit: int, soft: int, act: Callable[[Archive, int], None] | None = None) -> None:
    before, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (soft, hard))
    try:
        for n in count():
            (act or _record)(archive, n)
    except Problem as problem:
        refused = problem
    finally:
        resource.setrlimit(limit, (before, hard))
    print(f"refused {refused.slug}", flush=True)


def _record(archive: Archive, n: int) -> None:
    archive.do({**PSF, "id": f"b{n}", "key": f"k{n}"}, by="x")
    print(f"k{n}\n", end="", flush=True)  # in one piece, whoever else prints


def _remark(archive: Archive, n: int) -> None:
    """A command whose text becomes a file of its own."""
    meeting = {"command": "call-meeting", "id": f"m{n}", "body": "psf", "date": "2012-05-08", "called_on": None}
    archive.do({**meeting, "key": f"m{n}"}, by="x")
    print(f"m{n}", flush=True)
    minutes = {"command": "record-minutes", "meeting": f"m{n}", "items": [{"number": "1", "text": f"Punkt {n}."}]}
    archive.do({**minutes, "key": f"r{n}"}, by="x")
    print(f"r{n}", flush=True)


PROGRAMS = {
    "write": write,
    "write-together": write_together,
    "insist": insist,
    "worker": worker,
    "build": build,
    "fill-disk": fill_disk,
    "fill-disk-of-files": fill_disk_of_files,
    "run-out-of-files": run_out_of_files,
}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](Installation.from_env())
