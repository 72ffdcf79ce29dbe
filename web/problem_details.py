"""A problem in words: RFC 9457 problem details, and a line for whoever runs the server."""

from __future__ import annotations

from typing import Any

from archive.problems import Problem
from web.texts import problem_words


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
