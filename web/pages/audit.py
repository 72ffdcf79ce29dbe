"""The audit trail: everything that was recorded, with filters."""

from __future__ import annotations

from archive.catalogue import CLOSED, EVENTS
from web.pages.asking import ask, asked
from web.pages.blueprint import blueprint, show


@blueprint.get("/revisionsspor")
def audit() -> str:
    form = asked("subject", "body", "meeting", "by", "event", "from", "to", "late", "corrections")
    answer = ask("audit", **form, **asked("cursor", "limit"))
    return show("audit.html", answer, asked=form, events=[name for name in EVENTS if name != CLOSED])
