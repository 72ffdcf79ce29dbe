"""What is recorded all the same and may be a mistake, of a command about to be recorded.

Warnings are what other programs go by: their codes stay as they are. Whatever else looks like a slip is a caution
(``cautions.py``). A verb that meets a warning of its own says it by ``Context.warn``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from archive.grammar import OWN_CORRECTION
from archive.records import corrected
from archive.times import day_of
from archive.verbs.cautions import cautions
from archive.verbs.context import Context
from archive.verbs.warned import Data, Warned, its_meeting, not_on_agenda, warned

# The corrections of what has one of its own.
_CORRECTIONS = frozenset(OWN_CORRECTION.values())
_Telling = Callable[[Context, str, Data], Iterator[Warned]]


def told(c: Context, at: str) -> dict[str, list[Warned]]:
    """``{warnings, cautions}`` of the command, each where there is any; of a correction what the record had not
    before. ``at``: when it is recorded."""
    found = {"warnings": [*c.warnings, *_new(c, partial(_of, at))], "cautions": _new(c, cautions)}
    return {name: some for name, some in found.items() if some}


def _new(c: Context, of: _Telling) -> list[Warned]:
    before = c.known.maker(c.spec.subject(c.data)) if c.spec.name in _CORRECTIONS else c.target
    if before is None:
        return list(of(c, c.spec.name, c.data))
    fields = c.data.get("fields", {}) if c.target is not None else c.data
    after = corrected(before, fields, c.data.get("void"), before.position)
    known = [] if before.void else list(of(c, before.command, before.data))
    return [] if after.void else [one for one in of(c, after.command, after.data) if one not in known]


def _of(at: str, c: Context, command: str, data: Data) -> Iterator[Warned]:
    if command in _WARNINGS and (found := its_meeting(c, command, data)):
        yield from _WARNINGS[command](c, *found, data, day_of(at))


def _decision(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    yield from _ahead(meeting, date, day)
    yield from _off(c, meeting, [data["item"]] if "item" in data else [])


def _minutes(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    yield from _ahead(meeting, date, day)
    yield from _off(c, meeting, [item["number"] for item in data["items"]])


def _dispatch(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    if data["on"] < date:
        yield warned("minutes-before-meeting", meeting=meeting, date=date, on=data["on"])


def _agenda(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    if data["sent_on"] is not None and data["sent_on"] > date:
        yield warned("agenda-after-meeting", meeting=meeting, date=date, sent_on=data["sent_on"])


_WARNINGS: Mapping[str, Callable[[Context, str, str, Data, str], Iterator[Warned]]] = {
    "record-decision": _decision,
    "record-minutes": _minutes,
    "dispatch-minutes": _dispatch,
    "publish-agenda": _agenda,
}


def _ahead(meeting: str, date: str, day: str) -> Iterator[Warned]:
    if date > day:
        yield warned("meeting-ahead", meeting=meeting, date=date)


def _off(c: Context, meeting: str, numbers: list[str]) -> Iterator[Warned]:
    return not_on_agenda(meeting, c.judge.facts.live(meeting, "publish-agenda"), numbers)
