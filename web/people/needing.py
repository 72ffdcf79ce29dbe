"""What right each route takes: as the registry of questions says, or the route itself; else to read, or to record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import current_app, g, has_request_context, request

from archive.problems import Problem
from archive.rights.roles import Rights
from web.people.asking import asker

_Route = TypeVar("_Route", bound=Callable[..., Any])
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# What has the right, and the role that is named where it is missing. To record is to record things, or to give and take
# roles. Of ``sign-out``: whoever is signed in.
_HAS: Mapping[str, tuple[Callable[[Rights], bool], str]] = {
    "read": (lambda held: held.reads, "reader"),
    "grants": (lambda held: held.sees_grants, "auditor"),
    "record": (lambda held: held.records or held.administers, "recorder"),
    "record-things": (lambda held: held.records, "recorder"),
    "administer": (lambda held: held.administers, "administrator"),
}


def needs(right: str) -> Callable[[_Route], _Route]:
    """Says of a route what right it takes, where that is not to read (GET) or to record (POST)."""

    def decorate(route: _Route) -> _Route:
        route.needs = right  # type: ignore[attr-defined]
        return route

    return decorate


def right_of(endpoint: str | None, method: str) -> str:
    """The right that an endpoint takes."""
    from web.questions import QUESTIONS

    route = current_app.view_functions.get(endpoint or "")
    said: str | None = getattr(route, "needs", None)
    question = QUESTIONS.get((endpoint or "").rpartition(".")[2])
    if said is not None:
        return said
    if method not in _SAFE:
        return "record"
    return "read" if question is None else question.right


def current_rights() -> Rights:
    """Those of who asks now, looked up once a request; of the program itself, outside of any, none are needed."""
    if not has_request_context():
        return Rights()
    if "rights" not in g:
        g.rights = asker().rights
    found: Rights = g.rights
    return found


def require_right() -> None:
    """Raises ``not-allowed`` with the role that is missing."""
    right = right_of(request.endpoint, request.method)
    if right == "sign-out":
        return
    if right == "record" and not asker().records:
        raise Problem("not-allowed", "token-reads-only")
    has, role = _HAS[right]
    held = current_rights()
    if not held.reads:
        raise Problem("not-allowed", "no-role")
    if not has(held):
        raise Problem("not-allowed", "role-missing", role=role)
