"""Decisions: the list, and one with its mandate and what rests on it."""

from __future__ import annotations

from web.pages.asking import ask, asked
from web.pages.blueprint import blueprint, show


@blueprint.get("/beslutninger")
def decisions() -> str:
    form = asked("body", "from", "to", "outcome", "agreement", "state")
    return show("decisions.html", ask("decisions", **form, **asked("cursor", "limit")), asked=form)


@blueprint.get("/beslutninger/<id>")
def decision(id: str) -> str:
    return show("decision.html", ask(f"decisions/{id}"))
