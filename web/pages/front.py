"""The front page."""

from __future__ import annotations

from web.pages.asking import ask
from web.pages.blueprint import blueprint, show


@blueprint.get("/")
def front() -> str:
    """What this is, a search field, and the agreements in force on the chosen day."""
    answer = ask("agreements", limit="500")
    in_force = [row for row in answer["items"] if row["status"] == "in-force"]
    return show("front.html", answer, agreements=in_force)
