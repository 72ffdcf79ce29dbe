"""Answering questions: one view for all that is asked at one moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from archive.grammar.shapes import SLUG_PATTERN
from projections.bodies import named, names
from projections.facts import name_of
from projections.listing import DEFAULT_LIMIT, MOST, checked_limit, cursor_of, key_of
from web.question import AXES, Answer, Asked, Question, asked
from web.questions import QUESTIONS
from web.words import worded

# The fields of records by which people know things.
_KNOWN_BY = frozenset({"name", "title", "task", "purpose", "purposes", "text"})

if TYPE_CHECKING:
    from projections.search.query import Query
    from projections.view import View
    from web.services import Services


class Moment:
    """Answers on one day as known at one moment, in one language; nothing recorded meanwhile shows in any of them."""

    def __init__(self, services: Services, view: View, language: str) -> None:
        self._services, self.view, self._language = services, view, language
        self._names: dict[str, str | None] = {}
        self._queries: dict[tuple[str, bool], Query] = {}
        self._bodies: list[tuple[str, str]] | None = None

    def ask(self, name: str, parts: Mapping[str, Any] | None = None, **given: Any) -> Answer:
        """The body of a question by its name; a parameter that is None is not asked. Raises what the API answers."""
        return self.answer(asked(QUESTIONS[name], parts or {}, given))

    def answer(self, asked: Asked) -> Answer:
        """The body that the API gives. Raises Problem."""
        question, view = asked.question, self.view
        self._rely_on(question)
        found = self._page(asked) if question.is_list else self._call(asked)
        settled = question.settled(found)
        body = worded(view, found, self._language)
        page = question.page_of(asked.parts, asked.given)
        return view.envelope(
            body,
            None if page is None else _own(*page, asked, settled),
            _own(question.api_path(asked.parts), frozenset(), asked, settled),
            question.on_matters(view),
        )

    def every(self, asked: Asked) -> Iterator[Answer]:
        """Every row, whatever limit and cursor were asked for. Raises Problem when the first is asked for."""
        question = asked.question
        self._rely_on(question)
        if question.whole or not question.is_list:
            found = self._call(asked)
            yield from worded(self.view, found[question.rows] if question.rows else [found], self._language)
            return
        cursor = None
        while True:
            found = self._call(asked, limit=MOST, cursor=cursor)
            yield from worded(self.view, found[question.rows], self._language)
            cursor = found["next"]
            if cursor is None:
                return

    def said(self) -> Answer:
        """What every answer of this moment says of it: ``as_of``, ``simulated``."""
        envelope = self.view.envelope({}, None, "")
        return {name: envelope[name] for name in ("as_of", "simulated")}

    def name(self, id: str) -> str | None:
        """What people call a body, office, agreement or document; None of what has no name, or was not known."""
        if id not in self._names:
            self._names[id] = name_of(self.view, id) if re.match(SLUG_PATTERN, id) else None
        return self._names[id]

    def named(self) -> Iterator[tuple[str, str]]:
        """By what whatever was looked up at this moment is known: the field that says it, and the name or the text."""
        for record in self.view.looked_up():
            for field in _KNOWN_BY & record.data.keys():
                said = record.data[field]
                yield from ((field, one) for one in (said if isinstance(said, list) else [said]))

    def looked_for(self, q: str, exact: bool = False) -> Query:
        """A search as it is read at this moment, to mark what it finds. Raises ``invalid``."""
        from projections.search.names import looked_for

        if (q, exact) not in self._queries:
            self._queries[q, exact] = looked_for(self.view, q, exact)
        return self._queries[q, exact]

    def type(self, id: str) -> str | None:
        return self.view.knowledge.type_of(id)

    def bodies(self) -> list[tuple[str, str]]:
        """Every body as its id and its name, by name."""
        if self._bodies is None:
            self._bodies = sorted(names(self.view), key=lambda one: one[1].casefold())
        return self._bodies

    def agreements(self) -> list[tuple[str, str]]:
        """Every agreement as its id and its title, by title."""
        found = named(self.view, "agreement", "enter-agreement", "title")
        return sorted(found, key=lambda one: one[1].casefold())

    def _rely_on(self, question: Question) -> None:
        for model in question.rests_on - {"search"}:  # the index is brought forward by whoever searches
            self.view.rely_on(model)

    def _call(self, asked: Asked, **paging: Any) -> Answer:
        question = asked.question
        more = question.given(self._services, self.view)
        return question.function(self.view, **asked.parts, **asked.narrowing, **more, **paging)

    def _page(self, asked: Asked) -> Answer:
        limit, cursor = asked.read.get("limit"), asked.read.get("cursor")
        found = (
            _cut(self._call(asked), asked.question.rows, limit, cursor)
            if asked.question.whole
            else self._call(asked, limit=limit, cursor=cursor)
        )
        items = found.pop(asked.question.rows)
        return {**found, asked.question.rows: items, "next": self._next(asked, found["next"])}

    def _next(self, asked: Asked, cursor: str | None) -> str | None:
        if cursor is None:
            return None
        query = _beside(asked, AXES | {"cursor"})
        if asked.question.on_matters(self.view):
            query["on"] = self.view.on
        query |= {"known": f"@{self.view.position}", "cursor": cursor}
        return _address(asked.question.api_path(asked.parts), query)


def _cut(found: Answer, rows: str, limit: int | None, cursor: str | None) -> Answer:
    """A page of a list that is answered whole unless a limit is asked for; its cursor is a place in it."""
    items = found[rows]
    first = key_of(cursor, tuple[int])[0] if cursor else 0
    most = checked_limit(limit) if limit is not None else max(len(items), DEFAULT_LIMIT)
    more = first + most < len(items)
    return {
        **found,
        rows: items[first : first + most],
        "next": cursor_of([first + most]) if more else None,
        "limit": most,
    }


def _own(path: str, said: frozenset[str], asked: Asked, settled: Mapping[str, str]) -> str:
    """A path with what was asked beside the two axes and what the path says itself."""
    return _address(path, _beside(asked, AXES | said | settled.keys()) | dict(settled))


def _beside(asked: Asked, left_out: frozenset[str] | set[str]) -> dict[str, str]:
    """The parameters in one order whatever theirs was: the same question has one address."""
    said = {name: value for name, value in asked.given.items() if name not in left_out}
    return dict(sorted(said.items(), key=lambda item: (item[0] != "q", item[0])))


def _address(path: str, query: Mapping[str, str]) -> str:
    return quote(path, safe="/") + (f"?{urlencode(query, safe='@')}" if query else "")
