"""The yearly wheel (årshjul): as a picture and as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response

from archive.times import today
from web.axes import given, link
from web.pages.asking import ask, moment, put
from web.pages.blueprint import blueprint, show
from web.pages.wheel import wheel
from web.question import asked
from web.questions import QUESTIONS

Row = Mapping[str, Any]


@blueprint.get("/aarshjul/<int:year>", endpoint="calendar")
def calendar(year: int) -> str:
    """The wheel of a year, month by month below it."""
    answer = ask(put("calendar", {"year": year}))
    forums, months = by_forum(answer["items"])
    return show("calendar.html", answer, year=year, wheel=wheel(year, answer["items"]), forums=forums, months=months)


def by_forum(items: Sequence[Row]) -> tuple[dict[str, str], list[tuple[int, list[list[Row]]]]]:
    """The forums of a year by name, ``{id: name}``, and each month with what lies in it, forum by forum.

    A meeting lies in the month of its day, a planned time without one in that in which it begins.
    """
    named = {row["body"]: str(row["title"] or row["body"]) for row in items}
    forums = dict(sorted(named.items(), key=lambda one: (one[1].casefold(), one[0])))
    cells: dict[tuple[int, str], list[Row]] = {}
    for row in items:
        cells.setdefault((int((row["date"] or row["from"])[5:7]), row["body"]), []).append(row)
    return forums, [(month, [cells.get((month, body), []) for body in forums]) for month in range(1, 13)]


@blueprint.get("/aarshjul")
def this_year() -> Response:
    """The wheel of the year asked about; where no day was, of the latest year that has a meeting."""
    on = given(request, "on")
    return redirect(link(request, f"/aarshjul/{(on or _latest() or today())[:4]}"))


def _latest() -> str | None:
    said = {"known": given(request, "known"), "limit": 1}
    items = moment().answer(asked(QUESTIONS["meetings"], {}, said))["items"]
    return str(items[0]["date"]) if items else None
