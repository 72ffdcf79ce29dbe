"""What a warning and a caution are made of: ``{code, ...parameters}``; the sentence is made where it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from archive.records import Record
from archive.verbs.context import Context

Warned = dict[str, Any]
Data = Mapping[str, Any]


def warned(code: str, **params: Any) -> Warned:
    return {"code": code, **params}


def its_meeting(c: Context, command: str, data: Data) -> tuple[str, str] | None:
    """The meeting that a record is of or was taken at, and its date; None where it has none."""
    meeting = data.get("meeting") if command == "record-decision" else c.owner.id
    date = None if meeting is None else c.judge.facts.meeting_date(meeting)
    return None if meeting is None or date is None else (meeting, date)


def not_on_agenda(meeting: str, agendas: list[Record], numbers: list[str]) -> Iterator[Warned]:
    """Of the items that the latest of some agendas does not have; where there is no agenda none is missed."""
    if agendas:
        planned = {item["number"] for item in agendas[-1].data["items"]}
        yield from (
            warned("item-not-on-agenda", meeting=meeting, item=number)
            for number in dict.fromkeys(numbers)
            if number not in planned
        )
