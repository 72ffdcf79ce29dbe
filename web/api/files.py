"""Answers that are files: the original bytes of a document, and a year's wheel for calendar programs."""

from __future__ import annotations

from flask import Response, request

from archive.extraction.kinds import charset, ending
from web.api.blueprint import BYTES, asks, blueprint
from web.axes import given, language
from web.files import ics, original
from web.people.asking import own_address
from web.schemas.queries import AxesQuery
from web.services import services
from web.wording import Wording


@blueprint.get("/documents/<id>/content")
@asks(AxesQuery)
@blueprint.alt_response(200, schema=BYTES, description="The original bytes, unchanged", content_type="*/*")
def content(id: str) -> Response:
    """The original bytes, to be saved: what others wrote is never shown as a page of this site."""
    with services().reader.view(given(request, "on"), given(request, "known")) as view:
        found = original(services().archive, view, id)
    response = Response(found.content, mimetype=found.media_type)
    if charset(found.media_type):
        response.headers["Content-Type"] = found.media_type
    response.headers["Content-Disposition"] = f'attachment; filename="{id}{ending(found.media_type)}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.set_etag(found.sha256)
    response.make_conditional(request)
    return response


@blueprint.get("/calendar/<int:year>.ics")
@asks(AxesQuery, ["year"])
@blueprint.alt_response(200, schema=BYTES, description="The same as iCalendar (RFC 5545)", content_type="text/calendar")
def calendar_ics(year: int) -> Response:
    """The yearly wheel for a calendar program."""
    with services().reader.view(given(request, "on"), given(request, "known")) as view:
        found = ics(view, year, own_address(), Wording(language(request)))
        return Response(found, mimetype="text/calendar")
