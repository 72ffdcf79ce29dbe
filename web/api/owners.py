"""Bodies, meetings, decisions and documents: lists, and one of each."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, request

from projections import bodies as body_answers
from projections import decisions as decision_answers
from projections import documents as document_answers
from projections import meetings as meeting_answers
from web import schemas
from web.api.answering import answer, listed
from web.api.blueprint import BYTES, asks, blueprint, filters
from web.axes import given
from web.services import services

Query = dict[str, Any]


@blueprint.get("/bodies")
@asks(schemas.ListQuery, schemas.BodyList)
def bodies(query: Query) -> Response:
    """Bodies by id."""
    return listed(body_answers.listing, "/organer", schemas.bodies.BodyItem)


@blueprint.get("/bodies/<id>")
@asks(schemas.AxesQuery, schemas.Body)
def body(query: Query, id: str) -> Response:
    """A body with its kommissorium in force, members, predecessors, meetings and decisions."""
    return answer(lambda view: body_answers.show(view, id), f"/organer/{id}")


@blueprint.get("/meetings")
@asks(schemas.MeetingQuery, schemas.MeetingList)
def meetings(query: Query) -> Response:
    """Meetings by id."""
    rows = partial(meeting_answers.listing, **filters(query))
    return listed(rows, "/moeder", schemas.meetings.MeetingItem)


@blueprint.get("/meetings/<id>")
@asks(schemas.AxesQuery, schemas.Meeting)
def meeting(query: Query, id: str) -> Response:
    """A meeting with its agenda, minutes, remarks and decisions."""
    return answer(lambda view: meeting_answers.show(view, id), f"/moeder/{id}")


@blueprint.get("/decisions")
@asks(schemas.DecisionQuery, schemas.DecisionList)
def decisions(query: Query) -> Response:
    """Decisions by id, void ones too."""
    rows = partial(decision_answers.listing, **filters(query))
    return listed(rows, "/beslutninger", schemas.decisions.DecisionItem)


@blueprint.get("/decisions/<id>")
@asks(schemas.AxesQuery, schemas.Decision)
def decision(query: Query, id: str) -> Response:
    """A decision with its mandate, votes, and what rests on it."""
    return answer(lambda view: decision_answers.show(view, id), f"/beslutninger/{id}")


@blueprint.get("/documents")
@asks(schemas.ListQuery, schemas.DocumentList)
def documents(query: Query) -> Response:
    """Documents by id."""
    return listed(document_answers.listing, "/dokumenter", schemas.documents.DocumentItem, on_matters=False)


@blueprint.get("/documents/<id>")
@asks(schemas.AxesQuery, schemas.Document)
def document(query: Query, id: str) -> Response:
    """A document with the text that could be read in it, its versions, and what refers to it."""
    return answer(lambda view: document_answers.show(view, id), f"/dokumenter/{id}", on_matters=False)


@blueprint.get("/documents/<id>/content")
@blueprint.arguments(schemas.AxesQuery, location="query")
@blueprint.alt_response(200, schema=BYTES, description="The original bytes, unchanged", content_type="*/*")
def content(query: Query, id: str) -> Response:
    """The original bytes, to be saved: what others wrote is never shown as a page of this site."""
    with services().reader.view(given(request, "on"), given(request, "known")) as view:
        view.require(id, "document")
        found = document_answers.short(view, id)
    response = Response(services().archive.blobs.get(found["sha256"]), mimetype=found["media_type"])
    response.headers["Content-Disposition"] = f'attachment; filename="{id}{_ENDINGS.get(found["media_type"], "")}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.set_etag(found["sha256"])
    return response


_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
