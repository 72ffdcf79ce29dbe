"""The audit trail for people: in sentences, the newest first, narrowed by choosing."""

from __future__ import annotations

from web.pages.asking import moment, newest_first
from web.pages.blueprint import blueprint, called, show
from web.question import asked
from web.questions import QUESTIONS

# What is narrowed to by following a link of an entry, and left again by one.
CHOSEN = ("subject", "meeting", "late")


@blueprint.get("/revisionsspor", endpoint="audit")
def trail() -> str:
    """What was recorded, the newest first where the oldest is not asked for."""
    said, answer = newest_first("audit")
    by = [row["by"] for row in moment().answer(asked(QUESTIONS["recorders"], {}, {"known": said["known"]}))["items"]]
    return show("audit.html", answer, asked=said, recorders=by, chosen=CHOSEN, chosen_words=_chosen_words)


def _chosen_words(name: str, value: str) -> str:
    """What is narrowed to, as people know it: by its name, else as a sentence calls it."""
    if name == "late":
        return value
    return moment().name(value) or called(value)
