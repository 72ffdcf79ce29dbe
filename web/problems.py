"""Errors in one place: every problem as RFC 9457 problem details, or as a page where a person asked for one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from archive.problems import FieldError, Problem
from web.axes import language
from web.services import services
from web.texts import problem_words

_PROGRAMS = ("/api/", "/openapi.json", "/livez", "/readyz")
_MEDIA_TYPE = "application/problem+json"
_logger = logging.getLogger(__name__)
_BY_STATUS = {
    400: ("malformed", "not-http"),
    404: ("not-found", "no-such-page"),
    405: ("malformed", "method-not-allowed"),
    413: ("too-large", "request-too-large"),
    415: ("unsupported", "not-json-media-type"),
}
_UNREADABLE = "Not a valid "
_MISSING = "Missing data for required field."
_OPTIONS = "Must be one of: "


def problem_json(problem: Problem, lang: str, status: int | None = None) -> dict[str, Any]:
    """``{type, title, status, detail, errors?, rule?}`` in a language."""
    body: dict[str, Any] = {
        "type": f"/problems/{problem.slug}",
        "title": problem_words.title(problem.slug, lang),
        "status": problem.status if status is None else status,
        "detail": problem_words.detail(problem.code, problem.params, lang),
    }
    if problem.errors:
        body["errors"] = [
            {"path": error.path, "message": problem_words.message(error.code, error.params, lang)}
            for error in problem.errors
        ]
    if problem.rule is not None:
        body["rule"] = dict(problem.rule)
    return body


def in_a_line(problem: Problem) -> str:
    """A problem as it is said to whoever runs the server, in English."""
    body = problem_json(problem, "en")
    fields = "; ".join(f"{error['path']}: {error['message']}" for error in body.get("errors", ()))
    return f"{body['title']}: {fields or body['detail']}"


def register(app: Flask) -> None:
    app.register_error_handler(Problem, _answer)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SQLAlchemyError, _database)
    app.register_error_handler(Exception, _unforeseen)


def _answer(problem: Problem, status: int | None = None) -> Response:
    body = problem_json(problem, language(request), status)
    if request.path.startswith(_PROGRAMS):
        response = Response(msgspec.json.encode(body), body["status"], mimetype=_MEDIA_TYPE)
    else:
        response = Response(
            render_template("error.html", problem=body, simulated=services().archive.simulated), body["status"]
        )
    if body["status"] == 503:
        response.headers["Retry-After"] = "2"
    return response


def _http(error: HTTPException) -> Response:
    """What Flask and flask-smorest refuse: bad parameters, unknown addresses, methods and media types."""
    status = error.code or 500
    if status < 400:
        return make_response(error)
    messages = getattr(error, "data", {}).get("messages")
    if status == 422 and messages:
        fields = next(iter(messages.values()))
        return _answer(Problem("invalid", "invalid-fields", errors=tuple(_field_errors(fields))))
    slug, code = _BY_STATUS.get(status, ("unavailable", "failed"))
    response = _answer(Problem(slug, code, path=request.path, method=request.method), status)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _field_errors(fields: Mapping[str, Iterable[str]]) -> Iterable[FieldError]:
    for name, messages in fields.items():
        for message in messages:
            if message == _MISSING:
                yield FieldError(name, "required")
            elif message.startswith(_OPTIONS):
                yield FieldError(name, "not-one-of", {"options": message.removeprefix(_OPTIONS).rstrip(".")})
            else:
                yield FieldError(name, "wrong-type", {"expected": message.removeprefix(_UNREADABLE).rstrip(".")})


def _database(error: SQLAlchemyError) -> Response:
    _logger.error("the read models cannot be read", exc_info=error)
    return _answer(Problem("unavailable", "cannot-read", reason=str(getattr(error, "orig", error))[:200]))


def _unforeseen(error: Exception) -> Response:
    _logger.error("a question could not be answered", exc_info=error)
    return _answer(Problem("unavailable", "failed"), 500)
