"""Asking for answers: a page shows what the API says at the same moment, word for word."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, make_response, request

from web import axes

Answer = dict[str, Any]


def ask(path: str, **params: str | None) -> Answer:
    """The body of ``/api/v1/<path>`` on the day and as known at the moment of this page.

    Raises the Problem that the API would answer with.
    """
    query = {name: axes.given(request, name) for name in ("on", "known")} | params
    given = {name: value for name, value in query.items() if value is not None}
    with current_app.test_request_context(f"/api/v1/{path}", query_string=given, headers=_language()):
        endpoint, arguments = _matched()
        response: Response = make_response(current_app.ensure_sync(current_app.view_functions[endpoint])(**arguments))
    answer: Answer = response.get_json()
    return answer


def asked(*names: str) -> dict[str, str | None]:
    """The parameters of this page's own form."""
    return {name: axes.given(request, name) for name in names}


def rows(answer: Answer, name: str) -> list[Answer]:
    """The rows of an answer that is a list of ``name``."""
    found: list[Answer] = answer[name] if name in answer else answer["items"]
    return found


def _language() -> dict[str, str]:
    return {"Accept-Language": axes.language(request)}


def _matched() -> tuple[str, dict[str, Any]]:
    """The route of the inner question; an unknown one is the page's own 404."""
    if request.routing_exception is not None:
        raise request.routing_exception
    rule = request.url_rule
    assert rule is not None
    return rule.endpoint, dict(request.view_args or {})
