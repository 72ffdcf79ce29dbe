"""Indkald møde, and Mødeplan: meetings as the wheel of the year has them, one or a year at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from archive.grammar.shapes import DATE, NAME, SLUG, TEXT, TIME, YEAR, Schema, array, nullable, record, ref
from archive.judgement.meetings import AFTER_ALL
from archive.problems import FieldError
from projections import calendar
from projections.facts import live
from web.desk.own.kinds import Base, Command, Found, Kind, Made, Values, only, same_places

_MEETING: dict[str, Schema] = {
    "date": DATE,
    "time": TIME,
    "place": TEXT,
    "called_on": nullable(DATE),
    "kind": NAME,
    "with": array(ref("body")),
    "area": ref("area"),
    "dated_as": TEXT,
    "case_number": NAME,
    "id": SLUG,
}
_SAID = ("body", *_MEETING)
_FRIDAY = 4


def _usual(base: Base, body: str) -> Command:
    """Time and place of the last meeting of a body; else the place that its kommissorium names."""
    known = base.view.knowledge
    ids = known.meetings_of(body, "", AFTER_ALL)
    known.prefetch(ids)
    dated = ((base.view.judge.facts.meeting_date(id) or "", id) for id in ids)
    for _, id in sorted(dated, reverse=True):
        for record_ in live(base.view, id, "call-meeting"):
            if "kind" not in record_.data:
                return only(record_.data, "time", "place")
    kommissorium = base.view.judge.authority.kommissorium(body, base.today)
    rule = None if kommissorium is None else kommissorium.rule("place")
    return {"place": rule["value"]} if rule is not None and isinstance(rule["value"], str) else {}


def _waiting(base: Base, year: int, body: str | None = None) -> list[Mapping[str, Any]]:
    """The entries of a year's wheel that have no meeting yet."""
    rows = calendar.year(base.view, year)["items"]
    return [row for row in rows if row["meeting"] is None and body in (None, row["body"])]


def _ahead(base: Base, year: int, body: str) -> list[Mapping[str, Any]]:
    return [row for row in _waiting(base, year, body) if (row["to"] or AFTER_ALL) > base.today]


def day_within(first: str, end: str | None) -> str:
    """A weekday about the middle of a span ``[first, end)``."""
    begins = date.fromisoformat(first)
    days = 1 if end is None else (date.fromisoformat(end) - begins).days
    middle = begins + timedelta(days=days // 2)
    while middle.weekday() > _FRIDAY:
        middle += timedelta(days=1)
    return min(middle, begins + timedelta(days=max(days - 1, 0))).isoformat()


def _call_filled(base: Base, values: Values) -> dict[str, Any]:
    year = int(base.today[:4])
    ahead = [row for one in (year, year + 1) for row in _ahead(base, one, values["body"]) if row["kind"] is None]
    day = {"date": day_within(ahead[0]["from"], ahead[0]["to"])} if ahead else {}
    return {**_usual(base, values["body"]), **day, "called_on": base.today}


def _call_found(base: Base, values: Values) -> Found:
    said = {"called_on": None, **only(values, *_SAID)}
    return Found([Made({"command": "call-meeting", **said}, same_places(*_SAID), "id")])


def _call_beside(base: Base, values: Values) -> dict[str, Any]:
    """When the wheel has the body meet from now on, and by when its kommissorium asks for what."""
    if "body" not in values:
        return {}
    years = {int(base.today[:4]), int(base.today[:4]) + 1}
    entries = [row for year in sorted(years) for row in _ahead(base, year, values["body"])]
    found = [row for year in sorted(years) for row in calendar.clashes(base.view, year)["deadlines"]]
    return {"entries": entries, "deadlines": [row for row in found if row["body"] == values["body"]]}


def _plan_filled(base: Base, values: Values) -> dict[str, Any]:
    rows = [row for row in _waiting(base, values["year"]) if base.theirs(row["body"])]
    return {"meetings": [_planned(base, row) for row in rows], "called_on": base.today}


def _planned(base: Base, row: Mapping[str, Any]) -> Command:
    day = {"date": day_within(row["from"], row["to"])}
    kind = {} if row["kind"] is None else {"kind": row["kind"]}
    return {"body": row["body"], **day, **_usual(base, row["body"]), **kind}


def _plan_found(base: Base, values: Values) -> Found:
    found = Found()
    for n, row in enumerate(values.get("meetings", [])):
        said = {"called_on": values.get("called_on"), **only(row, *_SAID)}
        places = {name: f"meetings/{n}/{name}" for name in _SAID} | same_places("called_on")
        found.made.append(Made({"command": "call-meeting", **said}, places, f"meetings/{n}/id"))
    if not found.made:
        found.errors.append(FieldError("meetings", "required"))
    return found


def _plan_beside(base: Base, values: Values) -> dict[str, Any]:
    if not isinstance(values.get("year"), int):
        return {}
    year = values["year"]
    return {"entries": _waiting(base, year), "deadlines": calendar.clashes(base.view, year)["deadlines"]}


CALL = Kind(
    "indkald",
    first={"body": ref("body")},
    needed=("body",),
    rest=_MEETING,
    filled=_call_filled,
    found=_call_found,
    beside=_call_beside,
    folded=("kind", "with", "area", "dated_as", "case_number", "id"),
    always=("date",),
    template="desk/own_meetings.html",
)
PLAN = Kind(
    "moedeplan",
    first={"year": YEAR},
    needed=("year",),
    rest={
        "called_on": nullable(DATE),
        "meetings": array(
            record(
                {"body": ref("body"), "date": DATE},
                {"time": TIME, "place": TEXT, "kind": NAME, "with": array(ref("body")), "id": SLUG},
            )
        ),
    },
    filled=_plan_filled,
    found=_plan_found,
    beside=_plan_beside,
    template="desk/own_meetings.html",
)
