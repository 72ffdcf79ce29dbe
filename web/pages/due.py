"""What is due, for calendar programs."""

from __future__ import annotations

from flask import Response

from web.pages.asking import ask, put
from web.pages.blueprint import blueprint


@blueprint.get("/frister.ics")
def due_ics() -> Response:
    """The same as ``/frister``, as iCalendar (RFC 5545)."""
    from web.ics import of_due

    answer = ask(put("due", {}))
    return Response(of_due(answer["from"], answer["items"], answer["as_of"]["known"]), mimetype="text/calendar")
