"""Errors in one place: every problem as RFC 9457 problem details, or as a page where a person asked for one."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import msgspec
from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from archive.problems import FieldError, Problem
from archive.telling import in_a_line, without_folders
from web.axes import language
from web.choices_in_words import choices_in_words
from web.named_problems import names_bodies, with_names
from web.pages.ways_on import ways_on
from web.people import programs
from web.people.asking import note_refusal
from web.problem_details import problem_json
from web.services import services
from web.wording import LANGUAGES, Wording

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


def register(app: Flask) -> None:
    app.register_error_handler(Problem, _answer)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SQLAlchemyError, _database)
    app.register_error_handler(Exception, _unforeseen)


def _answer(problem: Problem, status: int | None = None) -> Response:
    note_refusal(problem.slug, problem.code)
    is_read = not request.path.startswith(_PROGRAMS)
    told = _fit_for_others(problem)
    body = problem_json(_for_readers(told) if is_read else told, language(request), status)
    if not is_read:
        response = Response(msgspec.json.encode(body), body["status"], mimetype=_MEDIA_TYPE)
    else:
        response = Response(
            render_template("error.html", problem=body, simulated=services().archive.simulated, **ways_on(problem)),
            body["status"],
        )
    if body["status"] == 401:
        response.headers["WWW-Authenticate"] = programs.asks_for()
    if problem.slug == "too-many-attempts":
        response.headers["Retry-After"] = str(problem.params["seconds"])
    if body["status"] == 503 and problem.slug != "damaged":
        response.headers["Retry-After"] = "2"
    return response


def _fit_for_others(problem: Problem) -> Problem:
    """Where things lie on this machine is told to whoever runs it, not to whoever asks."""
    if "reason" in problem.params:
        reason = without_folders(str(problem.params["reason"]))
        return Problem(
            problem.slug, problem.code, errors=problem.errors, rule=problem.rule, **{**problem.params, "reason": reason}
        )
    return problem


def _for_readers(problem: Problem) -> Problem:
    """As a page says it: bodies by their names, days and choices as its boxes have them."""
    words = LANGUAGES[language(request)]
    errors = tuple(_as_read(one, words) for one in problem.errors)
    told = Problem(problem.slug, problem.code, errors=errors, rule=problem.rule, **problem.params)
    if not names_bodies(told):
        return told
    return with_names(told, services().archive.as_it_stands(), Wording(language(request)))


def _as_read(error: FieldError, words: Mapping[str, str]) -> FieldError:
    """An error as a page has it, where programs are told codes and how they are to write days."""
    if error.code == "not-a-date":
        return FieldError(error.path, "no-such-day", {"given": error.params["given"]})
    if error.code == "not-one-of":
        options = choices_in_words(error.path, error.params["options"].split(", "), words)
        return FieldError(error.path, "not-one-of", {"options": ", ".join(options)})
    return error


def _http(error: HTTPException) -> Response:
    """What Flask and flask-smorest refuse: bad parameters, unknown addresses, methods and media types."""
    status = error.code or 500
    if status < 400:
        return make_response(error)
    slug, code = _BY_STATUS.get(status, ("unavailable", "failed"))
    response = _answer(Problem(slug, code, path=request.path, method=request.method), status)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _database(error: SQLAlchemyError) -> Response:
    _logger.error("the read models cannot be read", exc_info=error)
    return _answer(Problem("unavailable", "cannot-read", reason=in_a_line(getattr(error, "orig", error))))


def _unforeseen(error: Exception) -> Response:
    _logger.error("a question could not be answered", exc_info=error)
    return _answer(Problem("unavailable", "failed"), 500)
