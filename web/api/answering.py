"""From a read model's body to an answer: both axes, addresses, sentences, JSON or CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from flask import Response, request
from marshmallow import Schema

from projections.listing import MOST, checked_limit, cursor_of, key_of
from projections.view import View
from web.api.words import worded
from web.axes import given, language
from web.schemas.columns import csv_text
from web.services import services

Answer = dict[str, Any]
Rows = Callable[[View, int | None, str | None], Answer]
_AXES = frozenset({"on", "known", "format"})


def respond(body: Mapping[str, Any], status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, mimetype="application/json")


def answer(
    body_of: Callable[[View], Answer],
    page: str | None,
    *,
    on_matters: bool = True,
    asked: Callable[[Answer], dict[str, str]] = lambda body: {},
) -> Response:
    """One answer on the day and as known at the moment that the address names.

    ``asked``: parameters that its own addresses have in place of those of the question.
    """
    with services().reader.view(given(request, "on"), given(request, "known")) as view:
        found = body_of(view)
        query = asked(found)
        body = worded(view, found, language(request))
        page_address = None if page is None else _own(page, query)
        return respond(view.envelope(body, page_address, _own(request.path, query), on_matters))


def listed(
    rows: Rows, page: str | None, item: type[Schema], *, on_matters: bool = True, named: str = "items"
) -> Response:
    """A page of a list, or with ``format=csv`` all its rows; ``named``: what the answer calls its items."""
    if given(request, "format") == "csv":
        return _csv(rows, item)
    limit, cursor = _limit(), given(request, "cursor")

    def body(view: View) -> Answer:
        found = rows(view, limit, cursor)
        rest = {name: value for name, value in found.items() if name != "items"}
        return {**rest, named: found["items"], "next": _next(view, found["next"], on_matters)}

    return answer(body, page, on_matters=on_matters)


def whole(items: Callable[[View], list[Answer]]) -> Rows:
    """A list that is answered whole unless a limit is asked for; its cursor is a place in it."""

    def rows(view: View, limit: int | None, cursor: str | None) -> Answer:
        found = items(view)
        first = key_of(cursor, tuple[int])[0] if cursor else 0
        most = checked_limit(limit) if limit is not None else max(len(found), 1)
        more = first + most < len(found)
        return {
            "items": found[first : first + most],
            "next": cursor_of([first + most]) if more else None,
            "limit": most,
        }

    return rows


def _own(path: str, asked: dict[str, str]) -> str:
    """A path with what this question asked beside the two axes."""
    query = _asked_beside(_AXES | asked.keys()) | asked
    return quote(path, safe="/") + (f"?{urlencode(query, safe='@')}" if query else "")


def _asked_beside(left_out: Set[str]) -> dict[str, str]:
    """The parameters of this question, in one order whatever theirs was: the same question has one address."""
    asked = {name: value for name, value in request.args.items() if name not in left_out and value}
    return dict(sorted(asked.items(), key=lambda item: (item[0] != "q", item[0])))


def _next(view: View, cursor: str | None, on_matters: bool) -> str | None:
    if cursor is None:
        return None
    query: dict[str, str] = _asked_beside(_AXES | {"cursor"})
    if on_matters:
        query["on"] = view.on
    query |= {"known": f"@{view.position}", "cursor": cursor}
    return f"{quote(request.path, safe='/')}?{urlencode(query, safe='@')}"


def _limit() -> int | None:
    text = given(request, "limit")
    return None if text is None else int(text)


def _csv(rows: Rows, item: type[Schema]) -> Response:
    """All rows from one snapshot; the first page is read before anything is sent, so that an error is an answer."""
    stack, lang = ExitStack(), language(request)
    try:
        view = stack.enter_context(services().reader.view(given(request, "on"), given(request, "known")))
        first = rows(view, MOST, None)
    except BaseException:
        stack.close()
        raise

    def items() -> Iterator[Answer]:
        with stack:
            found = first
            yield from worded(view, found["items"], lang)
            while found["next"] is not None:
                found = rows(view, MOST, found["next"])
                yield from worded(view, found["items"], lang)

    return Response(csv_text(item, items()), mimetype="text/csv", headers={"Content-Disposition": "inline"})
