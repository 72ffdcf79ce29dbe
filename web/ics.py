"""Days as iCalendar: a year's wheel, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from icalendar import Calendar, Event, Timezone

from archive.times import COPENHAGEN, day_after, parse_instant
from web.wording import Wording

_BEGINNING = "1970-01-01T00:00:00Z"
_LAST_DAY = "9999-12-31"
# The last year whose time zone can be written: the days after it are needed.
_LAST_ZONED = 9997


def of_year(year: int, events: Iterable[Mapping[str, Any]], known: str | None, site: str, w: Wording) -> bytes:
    """An RFC 5545 calendar of a year: meetings at their time and place, and the times in which others are planned.

    ``known``: the moment that the answer stands on, its time stamp. ``site``: what an address of a page begins with.
    """
    return _calendar((_of_year(event, site, w) for event in events), known, year)


def of_due(first: str, rows: Iterable[Mapping[str, Any]], known: str | None) -> bytes:
    """An RFC 5545 calendar of days on which something is due, each a whole day; ``first``: the first asked about."""
    return _calendar((_of_due(row, nth) for row, nth in _numbered(rows)), known, int(first[:4]))


def _calendar(events: Iterable[Event], known: str | None, year: int) -> bytes:
    """With the time zone of a year, which makes an empty one a calendar too."""
    calendar = Calendar()
    calendar.add("prodid", "-//Forumarkiv//DA")
    calendar.add("version", "2.0")
    first, last = (date(one, 1, 1) for one in (min(year, _LAST_ZONED), min(year, _LAST_ZONED) + 1))
    zone = Timezone.from_tzid(COPENHAGEN.key, first_date=first, last_date=last)
    calendar.add_component(zone)
    stamp = parse_instant(known or _BEGINNING)
    for event in events:
        event.add("dtstamp", stamp)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _of_year(given: Mapping[str, Any], site: str, w: Wording) -> Event:
    event = _event(given["uid"], given["title"] if given["kind"] is None else f"{given['title']}: {given['kind']}")
    if given["meeting"] is None:
        event.add("dtstart", date.fromisoformat(given["from"]))
        if given["to"] is not None:
            event.add("dtend", date.fromisoformat(given["to"]))
        event.add("status", "TENTATIVE")
    else:
        event.add("dtstart", _start(given["day"], given["time"]))
        event.add("status", "CANCELLED" if given["status"] == "cancelled" else "CONFIRMED")
        event.add("url", f"{site}/moeder/{given['meeting']}")
        if given["place"] is not None:
            event.add("location", given["place"])
    if said := _words(given, w):
        event.add("description", said)
    return event


def _start(day: str, clock: str | None) -> date | datetime:
    on = date.fromisoformat(day)
    return on if clock is None else datetime.combine(on, time.fromisoformat(clock), COPENHAGEN)


def _words(given: Mapping[str, Any], w: Wording) -> str | None:
    words = given["words"]
    said = w.span(words) if isinstance(words, Mapping) else words
    return w.text("calendar.approximate", words=said) if said and given["approximate"] else said


def _numbered(rows: Iterable[Mapping[str, Any]]) -> Iterable[tuple[Mapping[str, Any], str]]:
    """Each with a name that stays while it stands: what it is about, and its number among those of the same."""
    seen: dict[str, int] = {}
    for row in rows:
        subject = row["subject"] or {"id": ""}
        same = "/".join([row["kind"], subject["id"], row["body"] or "", row["rule"] or ""])
        seen[same] = seen.get(same, 0) + 1
        yield row, f"{same}/{seen[same]}"


def _of_due(row: Mapping[str, Any], name: str) -> Event:
    event = _event(name, row["text"])
    event.add("dtstart", date.fromisoformat(row["due"]))
    if row["due"] != _LAST_DAY:
        event.add("dtend", date.fromisoformat(day_after(row["due"])))
    event.add("transp", "TRANSPARENT")
    return event


def _event(uid: str, summary: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@forumarkiv")
    event.add("summary", summary)
    return event
