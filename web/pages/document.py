"""The page of a document: its text, marked where it was found, opened at the first place."""

from __future__ import annotations

from flask import request

from projections.search.marking import marked
from web.axes import given
from web.pages.asking import ask, put
from web.pages.blueprint import blueprint, show


@blueprint.get("/dokumenter/<id>", endpoint="document")
def document(id: str) -> str:
    """A document; ``q`` marks in its text what a search found."""
    answer, q = ask(put("document", {"id": id})), given(request, "q")
    pieces = marked(answer["text"], q) if q and answer["text"] else None
    return show("document.html", answer, id=id, asked={}, q=q, pieces=pieces)
