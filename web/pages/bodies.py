"""Bodies: the list, and one with its kommissorium, members, meetings and decisions."""

from __future__ import annotations

from web.pages.asking import ask, asked
from web.pages.blueprint import blueprint, show


@blueprint.get("/organer")
def bodies() -> str:
    return show("bodies.html", ask("bodies", **asked("cursor", "limit")))


@blueprint.get("/organer/<id>")
def body(id: str) -> str:
    return show("body.html", ask(f"bodies/{id}"))
