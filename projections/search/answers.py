"""Search: hits with the piece of text that shows why, and how all that was found is spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from archive.problems import invalid
from archive.times import day_before
from projections.facts import body_name, live, maker
from projections.listing import checked_limit, cursor_of, key_of
from projections.positions import day, recorded_at
from projections.search.documents import TYPES, SearchDocument
from projections.search.names import looked_for
from projections.search.port import Request
from projections.search.rectangles import stood
from projections.search.service import SearchService
from projections.search.snippets import Snippets
from projections.search.suggesting import suggestion
from projections.succession import bodies_asked
from projections.view import View

Answer = dict[str, Any]

_FARTHEST = 2**31
# Where fewer meet every word, so many of the rest are shown.
_FEW = 10


def search(
    view: View,
    service: SearchService,
    q: str,
    from_: str | None = None,
    to: str | None = None,
    exact: bool = False,
    predecessors: bool = False,
    newest: bool = False,
    *,
    on_given: bool = False,
    limit: int | None = None,
    cursor: str | None = None,
    **narrowed: str | None,
) -> Answer:
    """``{query, total, hits, facets, partial, suggestion, next, limit}``; ``next`` is a cursor or None.

    ``hits`` meet every word. ``partial``: ``{total, hits}``, the best ten of what meets some of them, or some part of a
    compound, where few meet every one; else None. ``suggestion``: where nothing does, another spelling that has hits.

    ``on_given``: only what stood on the view's day, else every text that is known, each with its period. ``facets``:
    value -> count for each field that is counted, the most frequent first. ``narrowed``: fields of ``fields.py``, each
    with the value asked for, ``predecessors`` with those that the body came after; ``from_`` and ``to`` bound the
    date, half-open. ``newest``: what was recorded last first; each hit then says which text it is and since when it
    stands so: ``place``, ``known_from``, ``recorded_at``.

    Raises ``invalid``, ``behind``, ``too-broad``.
    """
    query, most = looked_for(view, q, exact), checked_limit(limit)
    request = Request(
        query,
        view.position,
        view.on if on_given else None,
        _narrowed(view, narrowed, predecessors),
        None if from_ is None else day(from_, "from"),
        None if to is None else day(to, "to"),
        _offset(cursor),
        most,
        newest=newest,
    )
    found = service.find(view, request)
    following, snippets = request.offset + most, Snippets(query)

    def hits(documents: Sequence[SearchDocument]) -> list[Answer]:
        view.knowledge.prefetch({document.id for document in documents if document.type != "kommissorium"})
        return [_hit(view, document, snippets, on_given) for document in documents]

    partial = None
    if found.total < _FEW and query.has_some:
        rest = service.find(view, replace(request, offset=0, limit=_FEW, rest=True, newest=False))
        partial = {"total": rest.total, "hits": hits(rest.documents)}
    return {
        "query": q,
        "total": found.total,
        "hits": _with_recording(view, hits(found.documents), found.documents) if newest else hits(found.documents),
        "facets": found.facets,
        "partial": partial,
        "suggestion": None if found.total else suggestion(lambda other: service.find(view, other), request, q),
        "next": cursor_of([following]) if following < found.total else None,
        "limit": most,
    }


def _narrowed(
    view: View, given: Mapping[str, str | None], predecessors: bool
) -> tuple[tuple[str, str | frozenset[str]], ...]:
    if (given.get("type") or TYPES[0]) not in TYPES:
        raise invalid("type", "not-one-of", options=", ".join(TYPES))
    asked: dict[str, str | frozenset[str]] = {name: value for name, value in given.items() if value is not None}
    bodies = bodies_asked(view, given.get("body"), predecessors)
    if bodies is not None and len(bodies) > 1:
        asked["body"] = frozenset(bodies)
    return tuple(asked.items())


def _offset(cursor: str | None) -> int:
    offset = int(key_of(cursor, tuple[int])[0]) if cursor else 0
    if not 0 <= offset < _FARTHEST:
        raise invalid("cursor", "not-a-cursor")
    return offset


def _hit(view: View, document: SearchDocument, snippets: Snippets, on_given: bool) -> Answer:
    valid = {"from": document.valid_from, "to": document.valid_to}
    ever = document.valid_from is None or document.valid_from != document.valid_to
    return {
        "type": document.type,
        "id": document.id,
        **({} if document.number is None else {"number": document.number}),
        "title": _title(view, document),
        "snippet": snippets.of(document),
        "body": document.body,
        "meeting": document.meeting,
        "date": document.date,
        **({"valid": valid} if ever and document.type != "document" else {}),
        "url": _url(view, document, on_given),
    }


def _with_recording(view: View, hits: list[Answer], documents: Sequence[SearchDocument]) -> list[Answer]:
    """Hits that also say which text each is, and when it was recorded as it stands."""
    at = recorded_at(view.connection, {document.known_from for document in documents})
    return [
        {
            **hit,
            "place": ":".join(quote(str(part)) for part in document.place),
            "known_from": document.known_from,
            "recorded_at": at[document.known_from],
        }
        for hit, document in zip(hits, documents, strict=True)
    ]


def _title(view: View, document: SearchDocument) -> str | None:
    """What a reader of a list of hits knows a text by: a provision with its agreement, an item by its agenda."""
    if document.type in ("provision", "assessment"):
        agreement = str(maker(view, document.id, "enter-agreement").data["title"])
        return f"{document.title} – {agreement}" if document.title else agreement
    if document.type in ("minutes", "decision") and document.meeting is not None:
        return _item_title(view, document) or body_name(view, document.body)
    if document.type == "pulje":
        return f"Pulje: {', '.join(maker(view, document.id, 'authorise-pulje').data['purposes'])}"
    if document.type == "tilsyn":
        return f"Tilsyn {_year_of(document)}"
    if document.title is not None:
        return document.title
    return body_name(view, document.body)


def _year_of(tilsyn: SearchDocument) -> str:
    return tilsyn.id.rpartition("-")[2]


def _item_title(view: View, document: SearchDocument) -> str | None:
    number = document.number
    if document.type == "decision":
        number = maker(view, document.id, "record-decision").data.get("item")
    for record in reversed(live(view, str(document.meeting), "publish-agenda")):
        titles = [item["title"] for item in record.data["items"] if item["number"] == number]
        if titles:
            return _one_of(titles, document)
    return None


def _one_of(titles: list[str], document: SearchDocument) -> str | None:
    """Of items with one number that of the minutes found; nothing tells under which of them a decision was taken."""
    if document.type == "decision":
        return titles[0] if len(titles) == 1 else None
    return titles[min(document.nth, len(titles) - 1)]


def _url(view: View, document: SearchDocument, on_given: bool) -> str:
    """The page that shows a text as it was found."""
    path, fragment = _page(document)
    axes = ([] if document.type == "document" else [f"on={_day(view, document, on_given)}"]) + [
        f"known=@{view.position}"
    ]
    return f"{path}?{'&'.join(axes)}{fragment}"


_PAGES = {
    "decision": "/beslutninger/",
    "document": "/dokumenter/",
    "assignment": "/opfoelgning/",
    "pulje": "/puljer/",
    "tilsyn": "/tilsyn/",
    "disagreement": "/uenigheder/",
}


def _page(document: SearchDocument) -> tuple[str, str]:
    if document.type == "provision":
        return f"/aftaler/{document.id}", f"#b-{quote(document.number or '')}"
    if document.type in ("minutes", "agenda-item"):
        return f"/moeder/{document.id}", f"#p-{quote(document.number or '')}"
    if document.type == "kommissorium":
        return f"/organer/{document.body}/kommissorium", ""
    if document.type == "assessment":
        return f"/aftaler/{document.id}/vurderinger", ""
    if document.type == "proposal":
        return "/forslag", ""
    id = _year_of(document) if document.type == "tilsyn" else document.id
    return _PAGES[document.type] + id, ""


def _day(view: View, document: SearchDocument, on_given: bool) -> str:
    """The day on which the page shows the text: the one asked for, else the first on which it stood."""
    if on_given or (document.type == "decision" and stood(document, view.on, view.position)):
        return view.on
    if document.valid_from is not None:
        return document.valid_from
    return view.on if document.valid_to is None else day_before(document.valid_to)
