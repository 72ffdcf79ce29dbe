"""The page of an agreement: its text, its life as a picture, and where the archive once had another text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask import request

from web.axes import given
from web.pages.asking import ask, moment, put
from web.pages.blueprint import blueprint, show
from web.pages.life import Life, life
from web.pages.paper import on_paper
from web.question import Answer, asked
from web.questions import QUESTIONS

# An agreement that changed more often has a timeline instead: the picture would be one black bar.
_MOST_EDITIONS, _MOST_CORRECTIONS = 150, 150


@blueprint.get("/aftaler/<id>", endpoint="agreement")
@on_paper
def agreement(id: str) -> str:
    """An agreement as a text on a day as known at a moment."""
    answer = ask(put("agreement", {"id": id}))
    earlier = {row["number"]: row for row in _beside("earlier", id)["items"]}
    more = {"earlier": earlier, "gone": _gone(answer, earlier), "life": _life(answer), **_changes(answer)}
    return show("agreement.html", answer, on_paper=True, **more)


def _beside(name: str, id: str, **narrowing: Any) -> Answer:
    parts = {"id": id} if QUESTIONS[name].parts else {}
    said = {one: given(request, one) for one in ("on", "known")}
    return moment().answer(asked(QUESTIONS[name], parts, {**said, **narrowing}))


def _gone(answer: Answer, earlier: Mapping[str, Any]) -> list[Any]:
    """What once stood at numbers at which nothing stands now."""
    standing = {provision["number"] for provision in answer["provisions"]}
    return [row for number, row in earlier.items() if number not in standing]


def _life(answer: Answer) -> Life | None:
    edition = answer["edition"]
    if answer["status"] == "void" or (edition is not None and edition["of"] > _MOST_EDITIONS):
        return None
    timeline = _beside("timeline", answer["id"])["items"]
    corrections = _beside("audit", answer["id"], subject=answer["id"], corrections=True, limit=_MOST_CORRECTIONS)
    return life(timeline, corrections["items"], answer["term"], answer["as_of"]["on"])


def _changes(answer: Answer) -> dict[str, str | None]:
    """``before``: the last day of the edition before, ``after``: the first of the next; None where there is none."""
    edition = answer["edition"]
    if edition is None:
        return {"before": None, "after": answer["term"]["from"]}
    first, following = edition["from"], edition["to"] if edition["number"] < edition["of"] else None
    has_before = edition["number"] > 1 and first is not None
    return {"before": _day_before(first) if has_before else None, "after": following}


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
