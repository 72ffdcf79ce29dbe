"""A year's wheel as iCalendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from icalendar import Calendar, Event

from archive.times import parse_instant

_BEGINNING = "1970-01-01T00:00:00Z"
_STATUS = {"cancelled": "CANCELLED"}


def as_ics(items: Iterable[Mapping[str, Any]], known: str | None) -> bytes:
    """An RFC 5545 calendar of whole days; ``known`` is the moment that the answer stands on, its time stamp."""
    calendar = Calendar()
    calendar.add("prodid", "-//Forumarkiv//DA")
    calendar.add("version", "2.0")
    stamp = parse_instant(known or _BEGINNING)
    for item in items:
        calendar.add_component(_event(item, stamp))
    return bytes(calendar.to_ical())


def _event(item: Mapping[str, Any], stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{item['meeting']}@forumarkiv")
    event.add("dtstamp", stamp)
    event.add("summary", item["title"])
    event.add("dtstart", date.fromisoformat(item["from"]))
    if item["to"] is not None:
        event.add("dtend", date.fromisoformat(item["to"]))
    event.add("status", _STATUS.get(item["status"], "CONFIRMED"))
    return event
