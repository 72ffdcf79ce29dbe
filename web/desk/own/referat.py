"""Referat: a box for each item of the agenda, members to tick, and what was decided under each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import BOOL, NAME, NUMBER, TEXT, Schema, array, record, ref
from archive.problems import FieldError
from archive.records import Record
from projections import meetings
from projections.facts import live, name_of
from projections.members import expanded
from web.desk.own.dagsorden import last_agenda
from web.desk.own.kinds import Base, Command, Found, Kind, Made, Values, only, same_places

_DECISION = COMMANDS["record-decision"].fields
_ASSIGN = COMMANDS["assign"].fields
_MINUTES = COMMANDS["record-minutes"].fields
_DECIDED = ("outcome", "text", "concerns", "requires", "postponed_to", "document", "dissent", "case_number", "id")
_TASK = ("to", "kind", "task", "due", "area", "id")
_PRESENT = ("person", "body", "represents", "role", "absent", "disqualified_for")
_ITEM = ("number", "text", "access")


def _choice(fields: Mapping[str, Schema], *names: str) -> dict[str, Schema]:
    return {name: fields[name] for name in names}


_OF_TASK = record(_choice(_ASSIGN, "to", "kind", "task"), _choice(_ASSIGN, "due", "area", "id"))
_DECISION_OF_ITEM = record({}, {**_choice(_DECISION, *_DECIDED), "tasks": array(_OF_TASK)})
_OF_ITEM = record(
    {"number": NUMBER, "text": _MINUTES["items"]["items"]["properties"]["text"]},
    {"title": TEXT, "access": _MINUTES["items"]["items"]["properties"]["access"], "decision": _DECISION_OF_ITEM},
)
_OF_PRESENT = record(
    {},
    {
        "here": BOOL,
        "absent": BOOL,
        "person": NAME,
        "body": ref("body"),
        "represents": TEXT,
        "role": TEXT,
        "disqualified_for": array(NUMBER),
    },
)


def last_minutes(base: Base, meeting: str) -> Record | None:
    found = live(base.view, meeting, "record-minutes")
    return found[-1] if found else None


def _filled(base: Base, values: Values) -> dict[str, Any]:
    meeting = values["meeting"]
    agenda, minutes = last_agenda(base, meeting), last_minutes(base, meeting)
    items = {one["number"]: only(one, "number", "title") for one in agenda.data["items"]} if agenda else {}
    for one in minutes.data["items"] if minutes else ():
        said = {**only(one, "number", "access"), "text": base.view.texts.get(one["text_sha256"]) or ""}
        items[one["number"]] = {**items.get(one["number"], {}), **said}
    document = {} if minutes is None else only(minutes.data, "document")
    return {"items": list(items.values()), "present": list(_sitting(base, meeting, minutes)), **document}


def _sitting(base: Base, meeting: str, minutes: Record | None) -> Iterator[Command]:
    """Who was minuted as there; then the members on the meeting's day, to be ticked."""
    there = list(minutes.data.get("present", ())) if minutes else []
    yield from ({"here": not one.get("absent", False), **one} for one in there)
    calling, day = live(base.view, meeting, "call-meeting"), base.view.judge.facts.meeting_date(meeting)
    told = {one.get("person") or one.get("body") for one in there}
    sitting = expanded(base.view.beside_day(day), calling[0].data["body"]) if calling and day else ()
    for member in sorted(sitting, key=lambda one: one["role"] == "member"):
        named = _who(base, member)
        who = named.get("person") or named.get("body")
        if who not in told:
            told.add(who)
            yield {**named, **{k: member[k] for k in ("represents",) if member[k]}, **_role(base, member)}


def _who(base: Base, member: Mapping[str, Any]) -> Command:
    """A person, a body, or, where nobody is known to hold it, an office by its name."""
    if member["body"]:
        return {"body": member["body"]}
    return {"person": member["person"] or name_of(base.view, member["office"]) or member["office"]}


def _role(base: Base, member: Mapping[str, Any]) -> Command:
    return {} if member["role"] == "member" else {"role": base.w.code("role", member["role"]).lower()}


def _found(base: Base, values: Values) -> Found:
    items, found = values.get("items", []), Found()
    minuted = _minutes_of(values)
    if _is_new(base, values["meeting"], minuted):
        found.made.append(Made(minuted, _minutes_places(values)))
    for n, item in enumerate(items):
        found.made += _decided(values["meeting"], item, f"items/{n}")
    for n, one in enumerate(values.get("present", [])):
        if one.get("here") is True and one.get("absent") is True:
            found.errors.append(FieldError(f"present/{n}", "both-there-and-absent"))
    if not found.made:
        found.errors.append(FieldError("items", "nothing-edited"))
    return found


def _minutes_of(values: Values) -> Command:
    """``record-minutes``; who was neither ticked as there nor as absent is not told of."""
    present = [only(one, *_PRESENT) for one in values.get("present", []) if _is_told(one)]
    return {
        "command": "record-minutes",
        **only(values, "meeting", "document"),
        "items": [{"text": "", **only(one, *_ITEM)} for one in values.get("items", [])],
        **({"present": present} if present else {}),
    }


def _is_told(one: Mapping[str, Any]) -> bool:
    return one.get("here") is True or one.get("absent") is True


def _minutes_places(values: Values) -> dict[str, str]:
    rows = [n for n, one in enumerate(values.get("present", [])) if _is_told(one)]
    return same_places("meeting", "document", "items", "present") | {
        f"present/{at}": f"present/{n}" for at, n in enumerate(rows)
    }


def _is_new(base: Base, meeting: str, minuted: Command) -> bool:
    """Whether it says something else than the last minutes, or nothing can be told of those."""
    last = last_minutes(base, meeting)
    if last is None:
        return True
    items = [
        {**only(one, "number", "access"), "text": base.view.texts.get(one["text_sha256"]) or ""}
        for one in last.data["items"]
    ]
    stands = {"command": "record-minutes", "meeting": meeting, **only(last.data, "document", "present"), "items": items}
    return stands != minuted


def _decided(meeting: str, item: Mapping[str, Any], path: str) -> list[Made]:
    said = item.get("decision", {})
    if not said:
        return []
    place = f"{path}/decision"
    text = {"text": said.get("text") or item.get("text", "")}
    command = {"command": "record-decision", **only(said, *_DECIDED), **text, "meeting": meeting}
    command |= only({"item": item.get("number")}, "item")
    places = {name: f"{place}/{name}" for name in _DECIDED} | {"item": f"{path}/number", "meeting": "meeting"}
    made = [Made(command, places, f"{place}/id")]
    for n, task in enumerate(said.get("tasks", [])):
        at = {name: f"{place}/tasks/{n}/{name}" for name in _TASK} | {"decision": place}
        assign = {"command": "assign", "decision": said.get("id", ""), **only(task, *_TASK)}
        made.append(Made(assign, at, f"{place}/tasks/{n}/id"))
    return made


def _beside(base: Base, values: Values) -> dict[str, Any]:
    """The decisions that items have already, by their numbers; whether the minutes were sent."""
    meeting = values.get("meeting", "")
    if base.view.knowledge.type_of(meeting) != "meeting":
        return {}
    taken: dict[str, list[str]] = {}
    for row in meetings.taken(base.view.beside_day("9999-12-31"), meeting):
        taken.setdefault(row["item"] or "", []).append(row["id"])
    records: Sequence[Record] = base.view.knowledge.records(meeting)
    return {"decisions": taken, "sent": any(r.command == "dispatch-minutes" and not r.void for r in records)}


REFERAT = Kind(
    "referat",
    first={"meeting": ref("meeting")},
    needed=("meeting",),
    rest={"items": array(_OF_ITEM), "present": array(_OF_PRESENT), "document": _MINUTES["document"]},
    filled=_filled,
    found=_found,
    beside=_beside,
    template="desk/own_referat.html",
)
