"""Owners folded from their streams: records with corrections applied, as guards of commands need them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archive.catalogue import CLOSED, DECISION_TAKEN, ID_ASSIGNED, INITIALISED
from archive.events import Event
from archive.grammar import BY_EVENT, COMMANDS
from archive.records import Record, corrected

TYPES = {spec.event: spec.type for spec in COMMANDS.values() if spec.type}
COMMAND_OF = {spec.event: spec.name for spec in COMMANDS.values()}
CORRECTIONS = {spec.event for spec in COMMANDS.values() if spec.corrects}
# The day from which a justering changes a number, its decision, the version of its record.
Dated = tuple[str, str, int]
_LINKS = {ID_ASSIGNED, DECISION_TAKEN, CLOSED, INITIALISED}


@dataclass
class Owner:
    """The state of one stream, brought forward event by event.

    ``type`` is None for a stream without events; ``owner`` names the owner behind an assigned id. ``records`` holds
    records by the version of their event, ``plain`` those that are no justeringer, ``made`` the versions of those that
    made what has an id of its own within the owner; ``version`` counts the commands on the owner; ``dates`` holds, for
    each number of an agreement, in order, the (effective_on, decision, version) of the justeringer that change it and
    are not void.
    """

    id: str
    type: str | None = None
    owner: str = ""
    stream_version: int = 0
    version: int = 0
    records: dict[int, Record] = field(default_factory=dict)
    plain: dict[int, Record] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    decisions: list[str] = field(default_factory=list)
    dates: dict[str, list[Dated]] = field(default_factory=dict)

    @property
    def first(self) -> Record:
        """The record that made the owner."""
        return self.records[min(self.records)]

    def put(self, record: Record) -> None:
        """A record, or a corrected one in its place."""
        self.records[record.position] = record
        if not COMMANDS[record.command].many:
            self.plain[record.position] = record


def evolve(owner: Owner, event: Event) -> Owner:
    """Brings an owner forward by one event. Never checks, never reads a clock."""
    owner.stream_version = event.originator_version
    if event.name in _LINKS:
        _link(owner, event)
        return owner
    owner.version += 1
    if owner.type is None:
        owner.type, owner.owner = TYPES.get(event.name), owner.id
    if event.name in CORRECTIONS:
        _correct(owner, event)
    else:
        _add(owner, event)
    return owner


def _link(owner: Owner, event: Event) -> None:
    if event.name == ID_ASSIGNED:
        owner.type, owner.owner = event.data["type"], event.data["owner"]
    elif event.name == DECISION_TAKEN:
        owner.decisions.append(event.data["decision"])


def _add(owner: Owner, event: Event) -> None:
    spec = BY_EVENT[event.name]
    data = {name: value for name, value in event.data.items() if name != "judgement"}
    record = Record(
        event.originator_version,
        spec.name,
        owner.id,
        made_id(event),
        data,
        judgement=event.data.get("judgement"),
        recorded_at=event.recorded_at,
        by=event.by,
    )
    owner.put(record)
    if spec.makes_within:
        owner.made[record.id] = record.position
    if record.command == "adopt-justering":
        _enter_dates(owner, record)


def _correct(owner: Owner, event: Event) -> None:
    fields, void = corrected_fields(event)
    position = _target(owner, event)
    before = owner.records[position]
    after = corrected(before, fields, void, event.originator_version)
    owner.put(after)
    if before.command == "adopt-justering":
        _leave_dates(owner, before)
        _enter_dates(owner, after)


def _target(owner: Owner, event: Event) -> int:
    if event.name == "record-corrected":
        return int(event.data["version"])
    return owner.made.get(corrected_id(event), owner.first.position)


def made_id(event: Event) -> str:
    """The id of what a record made or concerns: one of its own within the owner, else the owner's."""
    return str(event.data["id"]) if BY_EVENT[event.name].makes_within else event.originator_id


def corrected_id(event: Event) -> str:
    """The id of what a correction mends; of a ``record-corrected``, which names a position, the owner's."""
    named = event.data[BY_EVENT[event.name].owner]
    return named if isinstance(named, str) else event.originator_id


def corrected_fields(event: Event) -> tuple[dict[str, Any], bool | None]:
    """What a correction says: the fields that change, and ``void``, None where it is not said."""
    void = event.data.get("void")
    if event.name == "record-corrected":
        return event.data.get("fields", {}), void
    skipped = {"reason", "void", "note", "dated_as", BY_EVENT[event.name].owner}
    return {name: value for name, value in event.data.items() if name not in skipped}, void


def _enter_dates(owner: Owner, justering: Record) -> None:
    for number, dated in _dated(justering):
        insort(owner.dates.setdefault(number, []), dated)


def _leave_dates(owner: Owner, justering: Record) -> None:
    for number, dated in _dated(justering):
        dates = owner.dates[number]
        del dates[bisect_left(dates, dated)]


def _dated(justering: Record) -> Iterator[tuple[str, Dated]]:
    if not justering.void:
        dated = (justering.data["effective_on"], justering.data["decision"], justering.position)
        yield from ((number, dated) for number in {change["number"] for change in justering.data["changes"]})
