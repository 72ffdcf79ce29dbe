"""Documents: the list, and one with its text and the way to its original."""

from __future__ import annotations

from flask import request

from web.axes import link
from web.pages.asking import ask, asked
from web.pages.blueprint import blueprint, show


@blueprint.get("/dokumenter")
def documents() -> str:
    return show("documents.html", ask("documents", **asked("cursor", "limit")))


@blueprint.get("/dokumenter/<id>")
def document(id: str) -> str:
    original = link(request, f"/api/v1/documents/{id}/content")
    return show("document.html", ask(f"documents/{id}"), original_link=original)
