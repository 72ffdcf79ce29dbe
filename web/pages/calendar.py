"""The yearly wheel (årshjul): meetings and deadlines of a year."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from archive.times import today
from web.axes import given, link
from web.pages.asking import ask
from web.pages.blueprint import blueprint, show


@blueprint.get("/aarshjul")
def this_year() -> Response:
    """The wheel of the year asked about."""
    return redirect(link(request, f"/aarshjul/{(given(request, 'on') or today())[:4]}"))


@blueprint.get("/aarshjul/<int:year>")
def calendar(year: int) -> str:
    ics = link(request, f"/api/v1/calendar/{year}.ics")
    return show("calendar.html", ask(f"calendar/{year}"), year=year, ics_link=ics)
