"""The year's wheel and what is due, as another library than the one that writes them reads them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event, EventStatus

from archive.times import COPENHAGEN
from tests.contract.asking import Asking
from tests.given import PSF

SOURCE = {"document": "Bilag 1", "heading": "IV. Årshjul"}
WHEEL = {
    "command": "adopt-wheel",
    "id": "hjul",
    "effective_on": "2012-01-01",
    "entries": [{"body": "psf", "month": 5, "part": "primo", "approximate": True, "source": SOURCE}],
    "feeds": [],
}
MEETING = {
    "command": "call-meeting",
    "id": "m1",
    "body": "psf",
    "date": "2012-05-08",
    "time": "16:00",
    "place": "Rådhuset, sal A; nord",
    "called_on": None,
}


def events(asking: Asking, address: str, **query: str) -> list[Event]:
    response = asking.client.get(address, query_string=query, headers={"Host": "127.0.0.1:5000"})
    assert (response.status_code, response.mimetype) == (200, "text/calendar")
    return list(IcsCalendarStream.calendar_from_ics(response.get_data(as_text=True)).events)


def wheel(asking: Asking, **query: str) -> list[Event]:
    return events(asking, "/api/v1/calendar/2012.ics", **query)


@pytest.mark.parametrize("year", [1, 1969, 2012, 2100, 9998, 9999])
def test_a_year_without_anything_is_a_calendar_too(asking: Asking, year: int) -> None:
    assert events(asking, f"/api/v1/calendar/{year}.ics") == []


def test_a_span_is_whole_days_and_tentative(asking: Asking) -> None:
    asking(PSF, WHEEL)

    [event] = wheel(asking, lang="da")

    assert (event.dtstart, event.dtend) == (date(2012, 5, 1), date(2012, 5, 11))
    assert (event.summary, event.description) == ("Partnerskabsforum", "ca. primo maj")
    assert (event.status, event.url, event.location) == (EventStatus.TENTATIVE, None, None)


def test_a_meeting_has_its_time_place_and_address(asking: Asking) -> None:
    asking(PSF, WHEEL, MEETING)

    [event] = wheel(asking)

    assert event.dtstart == datetime(2012, 5, 8, 16, 0, tzinfo=COPENHAGEN)
    assert event.location == "Rådhuset, sal A; nord"
    assert str(event.url) == "http://127.0.0.1:5000/moeder/m1"
    assert event.status == EventStatus.CONFIRMED


def test_a_meeting_without_a_time_is_that_day(asking: Asking) -> None:
    asking(PSF, {name: value for name, value in MEETING.items() if name != "time"})

    assert [event.dtstart for event in wheel(asking)] == [date(2012, 5, 8)]


def test_the_uid_stays_when_an_entry_gets_a_meeting(asking: Asking) -> None:
    planned = asking(PSF, WHEEL)
    asking(MEETING)

    assert [e.uid for e in wheel(asking)] == [e.uid for e in wheel(asking, known=f"@{planned}")]
    assert wheel(asking)[0].uid != events(asking, "/api/v1/calendar/2013.ics")[0].uid


def test_of_entries_that_say_the_same_each_keeps_its_own_uid(asking: Asking) -> None:
    planned = asking(PSF, {**WHEEL, "entries": WHEEL["entries"] * 2})
    asking(MEETING)

    before, after = wheel(asking, known=f"@{planned}"), wheel(asking)

    assert len({e.uid for e in before}) == 2
    assert {e.uid for e in before} == {e.uid for e in after}
    assert [e.uid for e in after if e.status == EventStatus.CONFIRMED] == [before[0].uid]


def test_a_cancelled_meeting_is_cancelled(asking: Asking) -> None:
    asking(PSF, MEETING, {"command": "cancel-meeting", "id": "m1", "on": "2012-05-01", "reason": "Ingen punkter"})

    assert [event.status for event in wheel(asking)] == [EventStatus.CANCELLED]
    assert [event.status for event in wheel(asking, on="2012-04-30")] == [EventStatus.CONFIRMED]


def test_the_example_has_an_event_for_every_item(example: Asking) -> None:
    found = wheel(example)

    assert len(found) == len(example.get("calendar/2012")["items"]) == len({event.uid for event in found})


def test_what_is_due_is_whole_days(example: Asking) -> None:
    asked: dict[str, Any] = {"from": "2012-01-01", "to": "2013-01-01", "on": "2012-01-01"}
    found, rows = events(example, "/frister.ics", **asked), example.get("due", **asked)["items"]

    assert [(e.dtstart.isoformat(), e.summary) for e in found] == [(row["due"], row["text"]) for row in rows]
    assert len({event.uid for event in found}) == len(rows) > 50


def test_when_nothing_is_due_there_is_a_calendar_too(asking: Asking) -> None:
    assert events(asking, "/frister.ics") == []
