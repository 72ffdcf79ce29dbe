"""The front page: the four questions that most people come with, what is new, and what came late or was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response

from web.axes import given, link
from web.pages.asking import moment, put
from web.pages.blueprint import blueprint, show
from web.question import asked
from web.questions import QUESTIONS

_FEW, _LATE, _A_YEAR = 5, 30, timedelta(days=365)

Row = Mapping[str, Any]


@blueprint.get("/")
def front() -> str:
    """What applied, who decided, search, what is due; and the latest of each kind."""
    now = moment()
    agreements = list(now.every(put("agreements", {})))
    meetings = _few("meetings")
    said = now.said()
    own = {"on": said["as_of"]["on"], "known": f"@{said['as_of']['position']}"}
    in_force = [row for row in agreements if row["status"] == "in-force"]
    past = not in_force or _is_past(meetings, said["as_of"]["on"])
    return show(
        "front.html",
        # With the titles that sentences of the page name agreements by.
        {**said, "url": link(request, "/", lang=None, **own), "api_url": None, "agreements": agreements},
        agreements=agreements,
        in_force=in_force,
        meetings=meetings,
        decisions=_few("decisions"),
        due=_few("due"),
        late=_few("audit", late=_LATE, newest=True),
        corrected=_few("audit", corrections=True, newest=True),
        days=_worth_a_look() if past else [],
    )


@blueprint.get("/gaeldende")
def applied() -> Response:
    """*What applied on ...?*: the agreement chosen, on the day chosen; without one the list of agreements."""
    agreement = given(request, "agreement")
    return redirect(link(request, f"/aftaler/{agreement}" if agreement else "/aftaler"))


@blueprint.get("/hvem")
def decided() -> Response:
    """*Who decided ...?*: all texts of a provision with their decisions, or decisions of an agreement, or on words."""
    agreement, about = given(request, "agreement"), given(request, "about")
    if agreement and about:
        return redirect(link(request, f"/aftaler/{agreement}/bestemmelser/{about}"))
    if about:
        return redirect(link(request, "/soeg", q=about, type="decision"))
    return redirect(link(request, "/beslutninger", agreement=agreement))


def _few(name: str, **narrowing: Any) -> list[Row]:
    """The first rows of a list."""
    said = {one: given(request, one) for one in ("on", "known")}
    found = moment().answer(asked(QUESTIONS[name], {}, {**said, "limit": _FEW, **narrowing}))
    return list(found["items"])


def _worth_a_look() -> list[Row]:
    """The latest days on which a text became another one; where none did, those on which one began or ended."""
    latest = moment().answer(asked(QUESTIONS["days"], {}, {"known": given(request, "known")}))["items"]
    return ([row for row in latest if row["kind"] == "justering"] or latest)[:_FEW]


def _is_past(meetings: list[Row], on: str) -> bool:
    """Whether the latest meeting lies more than a year back: today there is little to see."""
    return bool(meetings) and date.fromisoformat(meetings[0]["date"]) + _A_YEAR < date.fromisoformat(on)
