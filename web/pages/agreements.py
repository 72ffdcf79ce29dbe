"""Agreements and their parts: text, timeline, comparison, parties, the history of one provision."""

from __future__ import annotations

from urllib.parse import quote

from flask import request

from web.axes import given
from web.pages.asking import Answer, ask, asked, rows
from web.pages.blueprint import blueprint, show


@blueprint.get("/aftaler")
def agreements() -> str:
    return show("agreements.html", ask("agreements", **asked("cursor", "limit")))


@blueprint.get("/aftaler/<id>")
def agreement(id: str) -> str:
    return show("agreement.html", ask(f"agreements/{id}"))


@blueprint.get("/aftaler/<id>/tidslinje")
def timeline(id: str) -> str:
    answer = ask(f"agreements/{id}/timeline")
    return show("timeline.html", answer, id=id, title=_title(id, answer), rows=rows(answer, "timeline"))


@blueprint.get("/aftaler/<id>/sammenlign")
def compare(id: str) -> str:
    """Compares two days, two moments of knowledge, or both; what is not asked for is the page's own moment."""
    form = asked("from", "to", "known_from", "known_to")
    answer = ask(f"agreements/{id}/compare", **form)
    return show("compare.html", answer, id=id, title=_title(id, answer), asked=form)


@blueprint.get("/aftaler/<id>/parter")
def parties(id: str) -> str:
    answer = ask(f"agreements/{id}/parties")
    return show("parties.html", answer, id=id, title=_title(id, answer), parties=rows(answer, "parties"))


@blueprint.get("/aftaler/<id>/bestemmelser/<number:number>")
def provision(id: str, number: str) -> str:
    answer = ask(f"agreements/{id}/provisions/{quote(number, safe='/')}/history")
    page = {"id": id, "number": number, "title": _title(id, answer), "rows": rows(answer, "history")}
    return show("provision.html", answer, **page)


def _title(id: str, answer: Answer) -> str:
    """The agreement's title; its id where the moment asked for does not tell."""
    title = answer.get("title") or ask(f"agreements/{id}", known=given(request, "known")).get("title")
    return str(title or id)
