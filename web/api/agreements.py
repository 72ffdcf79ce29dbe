"""Agreements and their parts."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response

from projections.agreements import answers
from projections.view import View
from web import schemas
from web.api.answering import Answer, answer, listed, whole
from web.api.blueprint import asks, blueprint
from web.services import services

Query = dict[str, Any]


@blueprint.get("/agreements")
@asks(schemas.ListQuery, schemas.AgreementList)
def agreements(query: Query) -> Response:
    """Agreements by id, void ones too."""
    return listed(answers.listing, "/aftaler", schemas.agreements.AgreementItem)


@blueprint.get("/agreements/<id>")
@asks(schemas.AxesQuery, schemas.Agreement)
def agreement(query: Query, id: str) -> Response:
    """The text of an agreement on a day as known at a moment, each sentence with its source."""
    return answer(lambda view: answers.show(view, id), f"/aftaler/{id}")


@blueprint.get("/agreements/<id>/timeline")
@asks(schemas.ListQuery, schemas.Timeline)
def timeline(query: Query, id: str) -> Response:
    """What happened to an agreement, by date, as known at a moment."""
    rows = whole(lambda view: answers.timeline(view, id)["items"])
    return listed(rows, f"/aftaler/{id}/tidslinje", schemas.agreements.TimelineItem, on_matters=False)


@blueprint.get("/agreements/<id>/compare")
@asks(schemas.CompareQuery, schemas.Compare)
def compare(query: Query, id: str) -> Response:
    """Two texts of an agreement, on two days or as known at two moments, word for word."""
    return answer(partial(_compare, id=id, query=query), f"/aftaler/{id}/sammenlign", asked=_same_for_ever)


def _compare(view: View, id: str, query: Query) -> Answer:
    sides = {name: query.get(name) for name in ("from_", "to", "known_from", "known_to")}
    return answers.compare(services().reader, view, id, **sides)


def _same_for_ever(found: Answer) -> dict[str, str]:
    """Both sides by day and position: a date or an instant may still be filled up."""
    at = found.pop("positions")
    days = {"from": found["from"], "to": found["to"]}
    return {**days, "known_from": f"@{at['from']}", "known_to": f"@{at['to']}"}


@blueprint.get("/agreements/<id>/parties")
@asks(schemas.ListQuery, schemas.Parties)
def parties(query: Query, id: str) -> Response:
    """Who is bound, each for itself, one row for each unbroken stretch."""
    rows = whole(lambda view: answers.parties(view, id)["items"])
    return listed(rows, f"/aftaler/{id}/parter", schemas.agreements.PartyItem)


@blueprint.get("/agreements/<id>/provisions/<number:number>/history")
@asks(schemas.ListQuery, schemas.History)
def history(query: Query, id: str, number: str) -> Response:
    """Every text that a provision ever had, on both axes, oldest first."""
    rows = whole(lambda view: answers.history(view, id, number)["items"])
    return listed(rows, f"/aftaler/{id}/bestemmelser/{number}", schemas.agreements.HistoryItem, on_matters=False)
