"""Two texts of an agreement: chosen by edition, or by what was known; in the text or side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

from web.axes import given
from web.pages.asking import ask, moment, put
from web.pages.blueprint import blueprint, show
from web.question import asked
from web.questions import QUESTIONS

_BESIDE = "side"
_MOST_EDITIONS = 300


@blueprint.get("/aftaler/<id>/sammenlign", endpoint="compare")
def compare(id: str) -> str:
    """What differs, each with its decision; ``vis=side`` beside each other, ``unchanged`` with what is the same."""
    answer = ask(put("compare", {"id": id}))
    form = {name: given(request, name) for name in QUESTIONS["compare"].parameters}
    beside = given(request, "vis") == _BESIDE
    return show("compare.html", answer, id=id, asked=form, editions=_editions(id), beside=beside)


def _editions(id: str) -> list[Mapping[str, Any]]:
    """The first day of each edition with what made it, ``[{number, on, by}]``; none of an agreement with too many."""
    said = {"known": given(request, "known"), "limit": _MOST_EDITIONS}
    rows = moment().answer(asked(QUESTIONS["timeline"], {"id": id}, said))
    found: dict[int, dict[str, Any]] = {}
    for row in rows["items"]:
        if row["kind"] in ("begins", "justering") and row["edition"] is not None and row["on"] is not None:
            one = found.setdefault(row["edition"], {"number": row["edition"], "on": row["on"], "by": []})
            one["by"] += [row["id"]] if row["kind"] == "justering" else []
    return list(found.values()) if rows["next"] is None else []
