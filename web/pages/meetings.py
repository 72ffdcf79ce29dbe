"""Meetings: the list, and one with its agenda, minutes, remarks, decisions and deadlines."""

from __future__ import annotations

from web.pages.asking import ask, asked
from web.pages.blueprint import blueprint, show


@blueprint.get("/moeder")
def meetings() -> str:
    form = asked("body", "from", "to")
    return show("meetings.html", ask("meetings", **form, **asked("cursor", "limit")), asked=form)


@blueprint.get("/moeder/<id>")
def meeting(id: str) -> str:
    return show("meeting.html", ask(f"meetings/{id}"))
