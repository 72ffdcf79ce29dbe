"""The archive's own state."""

from __future__ import annotations

from web.pages.asking import ask
from web.pages.blueprint import blueprint, show


@blueprint.get("/status")
def status() -> str:
    return show("status.html", ask("status"))
