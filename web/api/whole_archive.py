"""What is asked of the whole archive: search, the audit trail, the log, the calendar, its state, its commands."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, request

from archive.grammar import COMMANDS
from archive.problems import Problem
from archive.strict_json import parse
from projections import calendar as calendar_answers
from projections import events as event_answers
from projections import status as status_answers
from projections.audit import answers as audit_answers
from projections.search import answers as search_answers
from projections.view import View
from web import recording, schemas
from web.api.answering import Answer, answer, listed, respond, whole
from web.api.blueprint import BYTES, JSON, asks, blueprint, filters
from web.api.ics import as_ics
from web.axes import given, language
from web.services import services

Query = dict[str, Any]
_ONE_COMMAND = {"oneOf": [spec.schema for spec in COMMANDS.values()]}


@blueprint.get("/search")
@asks(schemas.SearchQuery, schemas.SearchAnswer)
def search(query: Query) -> Response:
    """Finds words in provisions, decisions, minutes, agenda items, documents and kommissorier."""
    on_given = given(request, "on") is not None
    asked = filters(query)

    def rows(view: View, limit: int | None, cursor: str | None) -> Answer:
        found = search_answers.search(view, services().search, on_given=on_given, limit=limit, cursor=cursor, **asked)
        return {"items": found.pop("hits"), **found}

    return listed(rows, "/soeg", schemas.search.Hit, on_matters=on_given, named="hits")


@blueprint.get("/audit")
@asks(schemas.AuditQuery, schemas.AuditList)
def audit(query: Query) -> Response:
    """Every event: by whom, when, which command, where it belongs, what it changed."""
    rows = partial(audit_answers.listing, **filters(query))
    return listed(rows, "/revisionsspor", schemas.audit.AuditItem, on_matters=False)


@blueprint.get("/events")
@asks(schemas.EventsQuery, schemas.EventList)
def events(query: Query) -> Response:
    """The log itself, in the order of recording."""
    rows = partial(event_answers.listing, log=services().archive.log, after=query.get("after", 0))
    return listed(rows, None, schemas.archive.EventItem, on_matters=False)


@blueprint.get("/calendar/<int:year>")
@asks(schemas.ListQuery, schemas.CalendarYear)
def calendar(query: Query, year: int) -> Response:
    """The yearly wheel (årshjul): the meetings of a year."""
    rows = whole(lambda view: calendar_answers.year(view, year)["items"])
    return listed(rows, f"/aarshjul/{year}", schemas.archive.CalendarItem)


@blueprint.get("/calendar/<int:year>.ics")
@blueprint.arguments(schemas.AxesQuery, location="query")
@blueprint.alt_response(200, schema=BYTES, description="The same as iCalendar (RFC 5545)", content_type="text/calendar")
def calendar_ics(query: Query, year: int) -> Response:
    """The yearly wheel for a calendar program."""
    with services().reader.view(given(request, "on"), given(request, "known")) as view:
        items = calendar_answers.year(view, year)["items"]
        return Response(as_ics(items, view.known), mimetype="text/calendar")


@blueprint.get("/status")
@asks(schemas.AxesQuery, schemas.Status)
def status(query: Query) -> Response:
    """How far the log and its read models are, and how much there is of each kind."""
    models = services().read_models()
    return answer(lambda view: status_answers.show(view, models), "/status", on_matters=False)


@blueprint.get("/commands")
@asks(schemas.ListQuery, schemas.CommandList)
def commands(query: Query) -> Response:
    """Every command with its JSON Schema and an example."""
    rows = whole(lambda view: [_shape(name) for name in COMMANDS])
    return listed(rows, None, schemas.archive.CommandItem, on_matters=False)


@blueprint.get("/commands/<name>")
@asks(schemas.AxesQuery, schemas.CommandShape)
def command(query: Query, name: str) -> Response:
    """One command."""
    if name not in COMMANDS:
        raise Problem("not-found", "not-found", id=name, type="command")
    return answer(lambda view: _shape(name), None, on_matters=False)


def _shape(name: str) -> Answer:
    spec = COMMANDS[name]
    example = {"command": name, **spec.example}
    return {"command": name, "event": spec.event, "description": spec.doc, "schema": spec.schema, "example": example}


@blueprint.post("/commands")
@blueprint.doc(requestBody={"required": True, "content": {JSON: {"schema": _ONE_COMMAND}}})
@blueprint.alt_response(201, schema=schemas.Receipt, description="Recorded", content_type=JSON, success=True)
@blueprint.alt_response(200, schema=schemas.Receipt, description="Recorded before: the first again", content_type=JSON)
def record() -> Response:
    """Records one command, or refuses it and records nothing."""
    if request.mimetype != "application/json":
        raise Problem("unsupported", "not-json-media-type", given=request.mimetype)
    status, receipt = recording.record(services().archive, parse(request.get_data()), language=language(request))
    return respond(receipt, status)
