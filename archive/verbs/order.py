"""Days that come before what they rest on, or after what they are for: recorded all the same, and told.

Which day of a command comes after what is a fact of its grammar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import CommandSpec, Follows
from archive.verbs.context import Context
from archive.verbs.warned import Data, Warned, warned


def out_of_order(c: Context, command: str, data: Data) -> Iterator[Warned]:
    """``data``: what a record of the command says, mended where it is corrected."""
    spec = COMMANDS[command]
    for follows in spec.follows:
        if data.get(follows.day) is not None and data.get(follows.what) is not None:
            yield from _too_early(c, data[follows.day], follows, data[follows.what], spec.fields[follows.what])
    begins, ends = data.get(spec.begins or ""), data.get(spec.last_day or "until")
    if begins is not None and ends is not None and ends <= begins:
        yield warned("days-out-of-order", on=ends, date=begins)
    for day, named in spec.precedes:
        date = _date(c, spec, data, named)
        if date is not None and data.get(day) is not None and data[day] > date:
            yield warned("after-meeting", meeting=data[named], date=date, on=data[day])
    if spec.held is not None and spec.held in data:
        yield from _cancelled(c, data[spec.held], data.get(spec.own_date or ""))


def _date(c: Context, spec: CommandSpec, data: Data, named: str) -> str | None:
    """The date of a meeting that is named; where the record gives it a date, that one."""
    if spec.listed_by == "date":
        return str(data["date"])
    return c.judge.facts.meeting_date(data[named]) if named in data else None


def _too_early(c: Context, on: str, follows: Follows, what: Any, schema: Data) -> Iterator[Warned]:
    if isinstance(what, int):
        if on < f"{what:04}":
            yield warned("before-year", on=on, year=what)
    elif "x-ref" in schema:
        type = str(c.known.type_of(what))
        if type in _BEFORE and (not follows.of or type in follows.of):
            yield from _BEFORE[type](c, what, on)
    elif on < what:
        yield warned("days-out-of-order", on=on, date=what)


def _agreement(c: Context, id: str, on: str) -> Iterator[Warned]:
    date = c.known.maker(id).data["effective_on"]
    if date is not None and on < date:
        yield warned("before-agreement", agreement=id, date=date, on=on)


def _body(c: Context, id: str, on: str) -> Iterator[Warned]:
    date = c.known.maker(id).data["established_on"]
    if date is not None and on < date:
        yield warned("before-body", body=id, date=date, on=on)


def _decision(c: Context, id: str, on: str) -> Iterator[Warned]:
    date = c.known.maker(id).data["decided_on"]
    if date is not None and on < date:
        yield warned("before-decision", decision=id, date=date, on=on)


def _decided(c: Context, id: str, on: str) -> Iterator[Warned]:
    yield from _decision(c, c.known.maker(id).data["decision"], on)


def _document(c: Context, id: str, on: str) -> Iterator[Warned]:
    date = c.known.maker(id).data.get("dated")
    if date is not None and on < date:
        yield warned("before-document", document=id, date=date, on=on)


def _meeting(c: Context, id: str, on: str) -> Iterator[Warned]:
    date = c.judge.facts.meeting_date(id)
    if date is not None and on < date:
        yield warned("before-meeting", meeting=id, date=date, on=on)


# What is there from a day, by its type; an assignment and a justering are as old as the decision behind them.
_BEFORE: Mapping[str, Callable[[Context, str, str], Iterator[Warned]]] = {
    "agreement": _agreement,
    "assignment": _decided,
    "body": _body,
    "decision": _decision,
    "document": _document,
    "justering": _decided,
    "meeting": _meeting,
}


def _cancelled(c: Context, meeting: str, on: str | None) -> Iterator[Warned]:
    """What was done before it was cancelled is as it should be."""
    for cancelled in c.judge.facts.live(meeting, "cancel-meeting")[-1:]:
        if on is None or on > cancelled.data["on"]:
            yield warned("meeting-cancelled", meeting=meeting, on=cancelled.data["on"])
