"""Bemærkning: a remark on minutes that were sent, and how it was settled, together or later."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import DATE, NAME, SLUG, array, record, ref
from archive.problems import FieldError
from web.desk.own.kinds import Base, Command, Found, Kind, Made, Values, only, same_places
from web.desk.own.referat import last_minutes

_REMARK = COMMANDS["remark-on-minutes"].fields
_SETTLE = COMMANDS["settle-remark"].fields


def _remarks(base: Base, meeting: str) -> dict[str, str]:
    """Each remark of a meeting, with its text; those that are settled too."""
    records = base.view.knowledge.records(meeting)
    return {
        r.data["remark"]: base.view.texts.get(r.data["text_sha256"]) or ""
        for r in records
        if r.command == "remark-on-minutes" and not r.void
    }


def _settled(base: Base, meeting: str) -> set[str]:
    records = base.view.knowledge.records(meeting)
    return {r.data["remark"] for r in records if r.command == "settle-remark" and not r.void}


def _filled(base: Base, values: Values) -> dict[str, Any]:
    known = _remarks(base, values["meeting"])
    remark = values.get("remark") or next(id for n in count(1) if (id := f"b{n}") not in known)
    new = {} if remark in known else {"on": base.today}
    return {"remark": remark, **new, "items": _items(base, values["meeting"])}


def _items(base: Base, meeting: str) -> list[Command]:
    """The minutes, for those items to be mended that an accepted remark changes."""
    last = last_minutes(base, meeting)
    return [
        {"number": one["number"], "text": base.view.texts.get(one["text_sha256"]) or ""}
        for one in (last.data["items"] if last is not None else ())
    ]


def _found(base: Base, values: Values) -> Found:
    found = Found()
    named = only(values, "meeting", "remark")
    if values.get("remark") not in _remarks(base, values["meeting"]):
        names = ("meeting", "remark", "from", "on", "text")
        found.made.append(Made({"command": "remark-on-minutes", **only(values, *names)}, same_places(*names)))
    settlement = values.get("settlement", {})
    if settlement:
        items = _mended(base, values) if settlement.get("outcome") == "accepted" else []
        said = {**only(settlement, "on", "outcome", "text"), **({"items": items} if items else {})}
        places = {name: f"settlement/{name}" for name in ("on", "outcome", "text")}
        places |= same_places("meeting", "remark", "items")
        found.made.append(Made({"command": "settle-remark", **named, **said}, places))
    if not found.made:
        found.errors.append(FieldError("settlement", "required"))
    return found


def _mended(base: Base, values: Values) -> list[Mapping[str, Any]]:
    """The items whose text was changed."""
    stands = {one["number"]: one["text"] for one in _items(base, values["meeting"])}
    return [one for one in values.get("items", []) if stands.get(one.get("number")) != one.get("text")]


def _beside(base: Base, values: Values) -> dict[str, Any]:
    meeting = values.get("meeting", "")
    known = _remarks(base, meeting) if base.view.knowledge.type_of(meeting) == "meeting" else {}
    return {
        "remarks": known,
        "open": known.keys() - _settled(base, meeting),
        "remark": known.get(values.get("remark", "")),
    }


BEMAERKNING = Kind(
    "bemaerkning",
    first={"meeting": ref("meeting"), "remark": SLUG},
    needed=("meeting",),
    rest={
        "from": NAME,
        "on": DATE,
        "text": _REMARK["text"],
        "settlement": record({}, {name: _SETTLE[name] for name in ("on", "outcome", "text")}),
        "items": array(record({"number": _SETTLE["items"]["items"]["properties"]["number"], "text": _REMARK["text"]})),
    },
    filled=_filled,
    found=_found,
    beside=_beside,
    template="desk/own_bemaerkning.html",
)
