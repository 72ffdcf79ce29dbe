"""Documents, the newest first; the page of one: its text page by page, marked where it was found, with the original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Response, request

from archive.extraction.kinds import PDF, canonical
from archive.problems import Problem
from projections.search.marking import marked
from web import policy
from web.axes import given, link
from web.files import original as bytes_of
from web.pages.asking import ask, moment, newest_first, put
from web.pages.blueprint import blueprint, show
from web.services import services

_PICTURES = ("image/jpeg", "image/png")
# A larger original is fetched by who asks for it.
_BESIDE = 10_000_000

Piece = dict[str, Any]


@dataclass
class Sheet:
    """A page of a document; ``number`` is None for what stands on none."""

    number: int | None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def id(self) -> str:
        return "uden-side" if self.number is None else f"side-{self.number}"


@blueprint.get("/dokumenter", endpoint="documents")
def documents() -> str:
    """Documents, the newest first where their order by id is not asked for."""
    said, answer = newest_first("documents")
    return show("documents.html", answer, asked=said)


@blueprint.get("/dokumenter/<id>", endpoint="document")
def document(id: str) -> Response:
    """A document; ``q`` marks in its text what a search found."""
    answer, q = ask(put("document", {"id": id})), given(request, "q")
    text = answer["text"] or ""
    pieces = marked(text, moment().looked_for(q)) if q and text else [{"text": text, "hit": False}] if text else []
    sheets = list(in_sheets(pieces, answer["page_starts"], (answer["pages"] or {}).get("of", 0)))
    found = next((one for one in sheets if any(piece["hit"] for piece in one.pieces)), None)
    shown: dict[str, Any] = {"at": found.number if found and found.number else 1, "found": found}
    shown |= {"unpaged": _unpaged(answer), **_original(id, answer)}
    response = Response(show("document.html", answer, id=id, asked={}, q=q, sheets=sheets, **shown))
    if shown["beside"] == "pdf":
        response.headers["Content-Security-Policy"] = policy.WITH_PDF
    return response


def _unpaged(answer: Mapping[str, Any]) -> bool:
    """Whether it has pages that a reader of today would tell apart, and the one that read it did not."""
    pages = answer["pages"]
    of_pages = canonical(answer["media_type"]) == PDF and (pages is None or pages["of"] > 1)
    return of_pages and bool(answer["text"]) and answer["page_starts"] is None


def in_sheets(pieces: Sequence[Piece], starts: Sequence[int | None] | None, of: int) -> Iterator[Sheet]:
    """The text's pieces page by page; all of them as one where no pages are known."""
    if not starts:
        yield from [Sheet(1, list(pieces))] if pieces else []
        return
    texts = _cut(pieces, [start for start in starts if start])
    for n, start in enumerate(starts, 1):
        yield Sheet(n if n <= of else None, [] if start is None else next(texts))


def _cut(pieces: Sequence[Piece], places: Sequence[int]) -> Iterator[list[Piece]]:
    """Pieces of a text up to each place in it, and the rest; one that spans a place is cut in two."""
    waiting, at, own = list(pieces)[::-1], 0, list[Piece]()
    for place in places:
        while waiting and at < place:
            piece = waiting.pop()
            size = min(len(piece["text"]), place - at)
            own.append({**piece, "text": piece["text"][:size]})
            at += size
            if size < len(piece["text"]):
                waiting.append({**piece, "text": piece["text"][size:]})
        yield own
        own = []
    yield [*own, *waiting[::-1]]


def _original(id: str, answer: Mapping[str, Any]) -> dict[str, str | None]:
    """Where the original is shown from, and as what beside the text: ``pdf``, ``picture``, or None for a link alone."""
    kind = canonical(answer["media_type"])
    where = f"/dokumenter/{id}/original" if kind == PDF else f"/api/v1/documents/{id}/content"
    shown = "pdf" if kind == PDF else "picture" if kind in _PICTURES else None
    return {"original": link(request, where), "beside": shown if answer["size"] <= _BESIDE else None}


@blueprint.get("/dokumenter/<id>/original")
def original(id: str) -> Response:
    """A PDF as the browser shows it; of any other kind there is only what is saved (``/content`` of the API)."""
    with services().reader.view(given(request, "on"), given(request, "known")) as view:
        found = bytes_of(services().archive, view, id)
    if canonical(found.media_type) != PDF:
        raise Problem("not-found", "not-found", id=id, type="document")
    response = Response(found.content, mimetype=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="{id}.pdf"'
    response.headers["Content-Security-Policy"] = policy.PDF
    response.set_etag(found.sha256)
    response.make_conditional(request)
    return response
