"""Følg op: what became of each open assignment."""

from __future__ import annotations

from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import DATE, TEXT, array, record, ref
from archive.problems import FieldError
from projections import assignments
from web.desk.own.kinds import Base, Found, Kind, Made, Values, only

_FIELDS = COMMANDS["follow-up"].fields
_SAID = ("assignment", "body", "outcome", "on", "due", "decision", "document", "text")
_ROW = record(
    {"assignment": ref("assignment")},
    {"task": TEXT, **{name: _FIELDS[name] for name in _SAID if name != "assignment"}},
)


def _filled(base: Base, values: Values) -> dict[str, Any]:
    """A row for each body of each open assignment for whom it is open, as far as who fills it in may follow it up."""
    rows = assignments.listing(base.view, open=True, body=values.get("body"))["items"]
    open_to = ("open", "in-progress")
    return {
        "assignments": [
            {"assignment": row["id"], "task": row["task"], "body": one["body"]}
            for row in rows
            for one in row["to"]
            if one["state"] in open_to
            and values.get("body") in (None, one["body"])
            and base.theirs(row["id"], one["body"])
        ],
        "on": base.today,
    }


def _found(base: Base, values: Values) -> Found:
    """Rows without an outcome are not followed up."""
    found = Found()
    for n, row in enumerate(values.get("assignments", [])):
        if "outcome" in row:
            said = {**only(values, "on"), **only(row, *_SAID)}
            places = {name: f"assignments/{n}/{name}" for name in _SAID}
            if "on" not in row:
                places["on"] = "on"
            found.made.append(Made({"command": "follow-up", **said}, places))
    if not found.made:
        found.errors.append(FieldError("assignments", "nothing-followed-up"))
    return found


FOELG_OP = Kind(
    "foelg-op",
    first={"body": ref("body")},
    needed=(),
    rest={"on": DATE, "assignments": array(_ROW)},
    filled=_filled,
    found=_found,
    template="desk/own_foelg_op.html",
)
