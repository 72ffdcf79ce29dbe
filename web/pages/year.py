"""The yearly wheel (årshjul): as a picture and as a list."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from archive.times import today
from web.axes import given, link
from web.pages.asking import ask, moment, put
from web.pages.blueprint import blueprint, show
from web.pages.wheel import wheel
from web.question import asked
from web.questions import QUESTIONS


@blueprint.get("/aarshjul/<int:year>", endpoint="calendar")
def calendar(year: int) -> str:
    """The wheel of a year, month by month below it."""
    answer = ask(put("calendar", {"year": year}))
    return show("calendar.html", answer, year=year, wheel=wheel(year, answer["items"]))


@blueprint.get("/aarshjul")
def this_year() -> Response:
    """The wheel of the year asked about; where no day was, of the latest year that has a meeting."""
    on = given(request, "on")
    return redirect(link(request, f"/aarshjul/{(on or _latest() or today())[:4]}"))


def _latest() -> str | None:
    said = {"known": given(request, "known"), "limit": 1}
    items = moment().answer(asked(QUESTIONS["meetings"], {}, said))["items"]
    return str(items[0]["date"]) if items else None
