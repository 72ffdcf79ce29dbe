"""A route for each question of the registry: JSON, or with ``format=csv`` its rows."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from flask import Response, request

from web.answers import Moment
from web.api.blueprint import JSON, Route, asks, blueprint, respond
from web.axes import given, language
from web.question import Asked, Question
from web.question import asked as put
from web.questions import QUESTIONS
from web.schemas.columns import csv_of
from web.services import services


def _route(question: Question) -> Route:
    def route(**parts: Any) -> Response:
        asked = put(question, parts, _said(question))
        if given(request, "format") == "csv":
            return _csv(asked)
        with _moment(asked) as moment:
            return respond(moment.answer(asked))

    route.__name__, route.__doc__ = question.name, question.says
    return _documented(question, route)


def _documented(question: Question, route: Route) -> Route:
    answers: Route = asks(question.query, question.parts)(
        blueprint.alt_response(200, schema=question.answer_schema, content_type=JSON, success=True)(route)
    )
    rows = f"One row for each of `{question.rows}`." if question.rows else "The answer as one row."
    content = {"text/csv": {"schema": {"type": "string", "description": rows}}}
    documented: Route = blueprint.doc(responses={200: {"content": content}})(answers)
    return documented


def _said(question: Question) -> dict[str, str]:
    """The parameters that stand in the address, and its language: what the answer's own addresses name again."""
    known = (*question.parameters, "lang")
    return {name: value for name, value in request.args.items() if name in known and value}


def _moment(asked: Asked) -> AbstractContextManager[Moment]:
    return services().at(given(request, "on"), given(request, "known"), language(request), asked.whole)


def _csv(asked: Asked) -> Response:
    """All rows from one snapshot."""
    with _moment(asked) as moment:
        text = csv_of(asked, moment)
    return Response(text, mimetype="text/csv", headers={"Content-Disposition": "inline"})


for _question in QUESTIONS.values():
    blueprint.get(_question.path, endpoint=_question.name)(_route(_question))
