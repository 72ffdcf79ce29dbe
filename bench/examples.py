"""The example archive many times over: what an archive holds, in its own proportions, at any size."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

import archive.demo
from archive import importing
from archive.archive import Archive
from archive.events import Event, Recorded

_FILE = Path(archive.demo.__file__).parent / "eksempelarkiv.yaml"
Command = list[Event]


@cache
def example() -> list[Recorded]:
    """The example archive's commands, the archive's own first record aside."""
    with tempfile.TemporaryDirectory() as folder:
        Archive.create(Path(folder) / "data", simulated=True).close()
        with closing(Archive(Path(folder) / "data")) as made:
            for outcome in importing.record(made, _FILE, by=None):
                if outcome.problem is not None:
                    raise outcome.problem
            return made.recorded_after(0, made.last_position())[1:]


def many_times(commands: list[Recorded], times: int) -> Iterator[Command]:
    """Each time with other ids and keys; to be stored right after an archive's first record."""
    ids = {event.originator_id for command in commands for _, event in command.events if ":" not in event.originator_id}
    length = sum(len(command.events) for command in commands)
    for time in range(times):
        for command in commands:
            yield [_another(event, ids, time, time * length) for _, event in command.events]


def _another(event: Event, ids: set[str], time: int, later: int) -> Event:
    data = _renamed(event.data, ids, time)
    if event.name == "record-corrected":
        data["position"] += later
    stream = event.originator_id
    return msgspec.structs.replace(event, originator_id=f"{stream}-{time}", data=data, key=f"{event.key}-{time}")


def _renamed(value: Any, ids: Iterable[str], time: int) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(member, ids, time) for name, member in value.items()}
    if isinstance(value, list):
        return [_renamed(member, ids, time) for member in value]
    return f"{value}-{time}" if isinstance(value, str) and value in ids else value
