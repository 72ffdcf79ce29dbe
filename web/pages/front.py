"""The front page."""

from __future__ import annotations

from flask import request

from web.axes import link
from web.pages.asking import ask
from web.pages.blueprint import blueprint, show
from web.pages.naming import every


@blueprint.get("/")
def front() -> str:
    """What this is, a search field, and the agreements in force on the chosen day."""
    answer = ask("agreements", limit="1")
    moment = {"on": answer["as_of"]["on"], "known": f"@{answer['as_of']['position']}"}
    in_force = [row for row in every("agreements") if row["status"] == "in-force"]
    return show(
        "front.html", {**answer, "url": link(request, "/", lang=None, **moment), "api_url": None}, agreements=in_force
    )
