"""The yearly wheel (årshjul): the meetings of a year."""

from __future__ import annotations

from typing import Any

from archive.problems import invalid
from archive.times import day_after
from projections import meetings
from projections.facts import body_name, maker
from projections.listing import each
from projections.view import View


def year(view: View, year: int) -> dict[str, Any]:
    """``{items: [{from, to, words, body, meeting, title, status}]}`` by date; ``[from, to)`` is the day.

    ``words``: the source's own for the date, None where it gives no others.

    Raises ``invalid`` for what is no year from 1 to 9999.
    """
    if not 1 <= year <= 9999:
        raise invalid("year", "out-of-range", expected="1-9999")
    items = []
    for id in each(view, meetings.on_days(view, f"{year:04d}-", f"{year:04d}-~")):
        record, date = maker(view, id, "call-meeting"), meetings.date_of(view, id)
        if not record.void and date.startswith(f"{year:04d}-"):
            items.append(_item(view, id, record.data["body"], date))
    return {"items": sorted(items, key=lambda item: (item["from"], item["meeting"]))}


def _item(view: View, id: str, body: str, date: str) -> dict[str, Any]:
    return {
        "from": date,
        "to": None if date == "9999-12-31" else day_after(date),
        "words": meetings.date_words(view, id),
        "body": body,
        "meeting": id,
        "title": body_name(view, body),
        "status": meetings.status(view, id),
    }
