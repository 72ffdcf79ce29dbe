"""What is recorded all the same and may be a mistake, of a command about to be recorded.

A warning is ``{code, ...parameters}``; its sentence is made where it is shown. Warnings that rest on the archive alone
stand here; a verb that meets one of its own says it by ``Context.warn``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from archive.grammar import OWN_CORRECTION
from archive.records import Record, corrected
from archive.times import day_of
from archive.verbs.context import Context
from archive.verbs.order import Data, Warned, out_of_order, warned

# The corrections of what has one of its own.
_CORRECTIONS = frozenset(OWN_CORRECTION.values())


def warnings(c: Context, at: str) -> list[Warned]:
    """Those of the command, and of a correction those that the record had not before; ``at``: when it is recorded."""
    return [*c.warnings, *_found(c, at)]


def _found(c: Context, at: str) -> list[Warned]:
    before = c.known.maker(c.spec.subject(c.data)) if c.spec.name in _CORRECTIONS else c.target
    if before is None:
        return list(_of(c, c.spec.name, c.data, at))
    fields = c.data.get("fields", {}) if c.target is not None else c.data
    after = corrected(before, fields, c.data.get("void"), before.position)
    known = [] if before.void else list(_of(c, before.command, before.data, at))
    return [] if after.void else [one for one in _of(c, after.command, after.data, at) if one not in known]


def _of(c: Context, command: str, data: Data, at: str) -> Iterator[Warned]:
    meeting = data.get("meeting") if command == "record-decision" else c.owner.id
    if command in _WARNINGS and meeting is not None:
        date = c.judge.facts.meeting_date(meeting)
        if date is not None:
            yield from _WARNINGS[command](c, meeting, date, data, day_of(at))
    yield from out_of_order(c, command, data)


def _decision(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    yield from _ahead(meeting, date, day)
    yield from _not_on_agenda(c, meeting, [data["item"]] if "item" in data else [])
    later = c.judge.facts.meeting_date(data["postponed_to"]) if data.get("postponed_to") else None
    if later is not None and later < date:
        yield warned("postponed-to-earlier", meeting=data["postponed_to"], date=later, on=date)


def _minutes(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    yield from _ahead(meeting, date, day)
    yield from _not_on_agenda(c, meeting, [item["number"] for item in data["items"]])


def _dispatch(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    if data["on"] < date:
        yield warned("minutes-before-meeting", meeting=meeting, date=date, on=data["on"])


def _published(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    if data["part"] == "minutes" and data["on"] < date:
        yield warned("before-meeting", meeting=meeting, date=date, on=data["on"])


def _called_off(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    if c.judge.facts.live(meeting, "record-minutes"):
        yield warned("cancelled-with-minutes", meeting=meeting)


def _agenda(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    if data["sent_on"] is not None and data["sent_on"] > date:
        yield warned("agenda-after-meeting", meeting=meeting, date=date, sent_on=data["sent_on"])


def _access(c: Context, meeting: str, date: str, data: Data, day: str) -> Iterator[Warned]:
    """An item that the minutes have is there, whatever the agenda said; so is one of an agenda that is being made."""
    facts = c.judge.facts
    minuted = {item["number"] for record in facts.live(meeting, "record-minutes")[-1:] for item in record.data["items"]}
    if "item" in data and data["item"] not in minuted:
        yield from _missing(meeting, facts.live(meeting, "prepare-agenda", "publish-agenda"), [data["item"]])


_WARNINGS: Mapping[str, Callable[[Context, str, str, Data, str], Iterator[Warned]]] = {
    "record-decision": _decision,
    "record-minutes": _minutes,
    "dispatch-minutes": _dispatch,
    "publish-agenda": _agenda,
    "set-access": _access,
    "publish": _published,
    "cancel-meeting": _called_off,
}


def _ahead(meeting: str, date: str, day: str) -> Iterator[Warned]:
    if date > day:
        yield warned("meeting-ahead", meeting=meeting, date=date)


def _not_on_agenda(c: Context, meeting: str, numbers: list[str]) -> Iterator[Warned]:
    """Where an agenda is recorded: the latest is what items are looked for in."""
    yield from _missing(meeting, c.judge.facts.live(meeting, "publish-agenda"), numbers)


def _missing(meeting: str, agendas: list[Record], numbers: list[str]) -> Iterator[Warned]:
    if agendas:
        planned = {item["number"] for item in agendas[-1].data["items"]}
        yield from (
            warned("item-not-on-agenda", meeting=meeting, item=number)
            for number in dict.fromkeys(numbers)
            if number not in planned
        )
