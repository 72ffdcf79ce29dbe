"""Who sits in a body on a day, through whatever bodies and offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive.words import same_words
from projections.facts import maker
from projections.memberships import holders, running
from projections.view import View

Answer = dict[str, Any]


def members(view: View, id: str) -> Answer:
    """The members of a body on the day, those of the bodies through which they come in their place."""
    view.require(id, "body")
    return {"items": list(expanded(view, id))}


def expanded(view: View, body: str) -> Iterator[Answer]:
    """``[{person, office, body, role, represents, through, from, until}]``; of an office one for each who holds it."""
    yield from _expanded(view, (body,), None, None)


def _expanded(view: View, way: tuple[str, ...], role: str | None, represents: str | None) -> Iterator[Answer]:
    """``way``: the body that is asked about, and those through which the last of them was come to."""
    for tenure in running(view, way[-1]):
        data = tenure.record.data
        own = {"role": role or data["role"], "represents": represents or data.get("represents")}
        inner = data.get("members_of")
        if inner is not None:
            if inner not in way:
                yield from _expanded(view, (*way, inner), own["role"], own["represents"])
            continue
        period = {"through": list(way[1:]), "from": tenure.from_, "until": tenure.until}
        for who in _who(view, data):
            yield {**who, **own, **period}


def _who(view: View, data: Mapping[str, Any]) -> Sequence[Answer]:
    office = data.get("office")
    if office is None:
        return [{"person": data.get("person"), "office": None, "body": data.get("member_body")}]
    holding: list[str | None] = [*holders(view, office)]
    return [{"person": person, "office": office, "body": None} for person in holding or [None]]


def attendance(view: View, meeting: str, date: str | None, present: Sequence[Mapping[str, Any]]) -> list[Answer]:
    """Each of who was present, with whether they were a member on the meeting's day; None where that is not known."""
    if not present:
        return []
    body = maker(view, meeting, "call-meeting").data["body"]
    sitting = [] if date is None else list(expanded(view.beside_day(date), body))
    return [_attended(one, sitting) for one in present]


def _attended(one: Mapping[str, Any], sitting: Sequence[Answer]) -> Answer:
    named = {name: one.get(name) for name in ("person", "body", "represents", "role")}
    return {
        **named,
        "member": _is_member(one, sitting),
        "absent": bool(one.get("absent", False)),
        "disqualified_for": list(one.get("disqualified_for", ())),
    }


def _is_member(one: Mapping[str, Any], sitting: Sequence[Answer]) -> bool | None:
    if "body" in one:
        bodies = {row["body"] for row in sitting} | {through for row in sitting for through in row["through"]}
        return one["body"] in bodies if sitting else None
    person = same_words(one["person"])
    if any(row["person"] is not None and same_words(row["person"]) == person for row in sitting):
        return True
    # An office that nobody is known to hold may be this person's.
    unknown = not sitting or any(row["office"] is not None and row["person"] is None for row in sitting)
    return None if unknown else False
