"""Lists by date, newest first, ties by id: pages by the last day and id seen, each a seek."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, or_, select, union_all

from archive.times import FIRST_DAY, day_before
from projections.listing import checked_limit, cursor_of, key_of
from projections.records.knowledge import known_at
from projections.records.table import records, refs
from projections.view import View

Answer = dict[str, Any]
# A day and an id; the next ones after a place: (place, count) -> at most ``count`` of them.
Place = tuple[str, str]
Dated = Callable[[Place, int], Sequence[Place]]
_CHUNK = 200
_AFTER_ALL = "~"  # sorts after every date
_START: Place = (_AFTER_ALL, "")


def _within(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """What lies on a day asked for, after the place, and was not called later than ``called_by``."""
    after = or_(records.c.day < bindparam("place_day"), records.c.id > bindparam("place_id"))
    called = or_(records.c.called.is_(None), records.c.called <= bindparam("called_by"))
    days = records.c.day >= bindparam("first"), records.c.day <= bindparam("top")
    return and_(*conditions, *days, after, called, known_at(records))


def _ordered(*conditions: ColumnElement[bool]) -> Select[Any]:
    query = select(records.c.day, records.c.id).where(_within(*conditions))
    return query.order_by(records.c.day.desc(), records.c.id).limit(bindparam("count"))


def _joined(parts: Sequence[Select[Any]]) -> Select[Any]:
    """Each part from its own end of an index, no further than the page goes."""
    both = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return select(both).distinct().order_by(both.c.day.desc(), both.c.id).limit(bindparam("count"))


def _moved_of_body(made: str, moved: str) -> Select[Any]:
    """A move does not name the body itself."""
    named = refs.c.target == bindparam("body"), refs.c.command == made, refs.c.field == "body", known_at(refs)
    return _ordered(records.c.command == moved, records.c.room.in_(select(refs.c.id).where(*named)))


class Kind:
    """What a list is of: the command that makes it and names its body, and those that move it to another day."""

    def __init__(self, made: str, *moved: str) -> None:
        self._of_all = _joined([_ordered(records.c.command == name) for name in (made, *moved)])
        of_body = _ordered(records.c.command == made, records.c.body == bindparam("body"))
        self._of_body = _joined([of_body, *(_moved_of_body(made, name) for name in moved)])

    def on_days(
        self,
        view: View,
        bodies: Sequence[str] | None,
        first: str | None,
        end: str | None,
        last: str | None = None,
        called_by: str | None = None,
    ) -> Dated:
        """Those that were ever set to a day in ``[first, end)``, none after ``last`` or called after ``called_by``.

        ``bodies``: of these alone; None: of all.
        """
        if bodies is None:
            return self._of_one(view, None, first, end, last, called_by)
        return any_of([self._of_one(view, body, first, end, last, called_by) for body in bodies])

    def _of_one(
        self,
        view: View,
        body: str | None,
        first: str | None,
        end: str | None,
        last: str | None,
        called_by: str | None,
    ) -> Dated:
        top = min(last or _AFTER_ALL, _AFTER_ALL if end is None else "" if end == FIRST_DAY else day_before(end))
        asked = {"first": first or "", "at": view.position, "called_by": called_by or _AFTER_ALL}
        query = self._of_all if body is None else self._of_body
        named = {} if body is None else {"body": body}

        def after(place: Place, count: int) -> Sequence[Place]:
            day, id = place
            bounds = {"place_day": day, "place_id": id, "top": min(day, top), "count": count}
            return [(row.day, row.id) for row in view.connection.execute(query, {**asked, **named, **bounds})]

        return after


def among(places: Sequence[Place]) -> Dated:
    """These, wherever they are from."""
    ordered = sorted(sorted(places, key=lambda place: place[1]), key=lambda place: place[0], reverse=True)

    def after(place: Place, count: int) -> Sequence[Place]:
        day, id = place
        return [one for one in ordered if one[0] < day or (one[0] == day and one[1] > id)][:count]

    return after


def any_of(parts: Sequence[Dated]) -> Dated:
    """What any of some lists has, in one order."""

    def after(place: Place, count: int) -> Sequence[Place]:
        return among([one for part in parts for one in part(place, count)])(place, count)

    return after


def each(view: View, candidates: Dated, after: Place = _START) -> Iterator[Place]:
    while chunk := candidates(after, _CHUNK):
        view.knowledge.prefetch([id for _, id in chunk])
        yield from chunk
        after = chunk[-1]


def page(
    view: View,
    candidates: Dated,
    row: Callable[[str, str], Answer | None],
    limit: int | None,
    cursor: str | None,
) -> Answer:
    """``{items, next, limit}``, newest first; ``row`` gives None for what is filtered out, or has another day."""
    most = checked_limit(limit)
    items: list[Answer] = []
    last = _START
    for day, id in each(view, candidates, key_of(cursor, Place) if cursor else _START):
        found = row(id, day)
        if found is None:
            continue
        if len(items) == most:
            return {"items": items, "next": cursor_of(last), "limit": most}
        items.append(found)
        last = day, id
    return {"items": items, "next": None, "limit": most}
