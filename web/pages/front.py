"""The front page."""

from __future__ import annotations

from flask import request

from web.axes import link
from web.pages.asking import moment, put
from web.pages.blueprint import blueprint, show


@blueprint.get("/")
def front() -> str:
    """What this is, a search field, and the agreements in force on the chosen day."""
    now = moment()
    in_force = [row for row in now.every(put("agreements", {})) if row["status"] == "in-force"]
    said = now.said()
    own = {"on": said["as_of"]["on"], "known": f"@{said['as_of']['position']}"}
    return show(
        "front.html", {**said, "url": link(request, "/", lang=None, **own), "api_url": None}, agreements=in_force
    )
