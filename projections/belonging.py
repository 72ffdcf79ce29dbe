"""How bodies belong together on a day: relations, groups with their reports, seats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archive.judgement import agendas
from archive.judgement.bodies import Bodies
from archive.judgement.meetings import status
from archive.judgement.periods import Period
from archive.judgement.relations import relations
from archive.words import same_words
from projections.facts import body_name, live, maker
from projections.members import expanded
from projections.view import View

Answer = dict[str, Any]
_GROUPS = ("group", "temagruppe")
_SITTING = ("member", "chair", "spokesperson")
_AFTER_ALL = "~"


def related_both_ways(view: View, id: str) -> Answer:
    return {"relations": _relations(view, id), "related": _related(view, id)}


def _relations(view: View, id: str) -> list[Answer]:
    rows = [
        {
            "relation": data["relation"],
            "to": data["to"],
            "to_name": body_name(view, data["to"]),
            **_period(period),
        }
        for period, data in _running(view, id)
    ]
    return sorted(rows, key=lambda row: (row["relation"], row["to"], row["from"] or ""))


def _related(view: View, id: str) -> list[Answer]:
    """The same from the other side."""
    others = view.knowledge.naming(id, "relate-body", "to")
    view.knowledge.prefetch(others)
    rows = [
        {"relation": data["relation"], "body": other, "body_name": body_name(view, other), **_period(period)}
        for other in others
        for period, data in _running(view, other)
        if data["to"] == id
    ]
    return sorted(rows, key=lambda row: (row["relation"], row["body"], row["from"] or ""))


def _running(view: View, id: str) -> Iterator[tuple[Period, Any]]:
    """An end dated after the day is shown and does not count."""
    if not maker(view, id, "establish-body").void:
        for period in relations(view.judge.facts, id, None):
            if period.runs(view.on):
                yield period, period.record.data


def _period(period: Period) -> Answer:
    data = period.record.data
    more = {"decision": data.get("decision"), "source": data.get("source")}
    return {"from": period.from_, "until": period.until, **more}


def groups(view: View, id: str) -> list[Answer]:
    """The groups there on the day that report to a body, each with what it brought to its meetings."""
    bodies = Bodies(view.judge.facts)
    ids = sorted({one for kind in _GROUPS for one in view.knowledge.valued("establish-body", "kind", kind)})
    view.knowledge.prefetch(ids)
    found = [
        one
        for one in ids
        if bodies.kind(one) in _GROUPS and bodies.there(one, view.on, view.on) and _reports_to(view, one, id)
    ]
    held = _held(view, id) if found else []
    return [_group(view, bodies, one, held) for one in found]


def _reports_to(view: View, group: str, id: str) -> bool:
    data = maker(view, group, "establish-body").data
    if data.get("reports_to"):
        return id in data["reports_to"]
    set_up_by = data.get("set_up_by")
    return set_up_by is not None and view.judge.facts.decision(set_up_by).data["body"] == id


def _group(view: View, bodies: Bodies, group: str, held: Sequence[tuple[str, str]]) -> Answer:
    data = maker(view, group, "establish-body").data
    begins, ends = bodies.period(group, None)
    return {
        "id": group,
        "name": data["name"],
        "kind": data["kind"],
        "set_up_by": data.get("set_up_by"),
        "standing": data.get("standing"),
        "from": begins or None,
        "until": ends,
        "reports": [
            {"meeting": meeting, "date": date, "item": item["number"], "title": item["title"]}
            for date, meeting in held
            for item in agendas.items(view.judge.facts, meeting, view.on)
            if bodies.means(item.get("proposed_by"), group)
        ],
    }


def _held(view: View, body: str) -> list[tuple[str, str]]:
    """The meetings of a body held by the day, by date, then id."""
    facts = view.judge.facts
    ids = view.knowledge.meetings_of(body, "", _AFTER_ALL)
    view.knowledge.prefetch(ids)
    dated = [(str(facts.meeting_date(id, view.on)), id) for id in ids if live(view, id, "call-meeting")]
    return sorted((date, id) for date, id in dated if date <= view.on and status(facts, id, view.on) == "held")


def seats(view: View, id: str) -> list[Answer]:
    """How the seats of the kommissorium in force are filled. Source: the kommissorier, heading "Medlemmer"."""
    kommissorium = view.judge.authority.kommissorium(id, view.on)
    rule = None if kommissorium is None else kommissorium.rule("seats")
    if rule is None:
        return []
    sitting = [row for row in expanded(view, id) if row["role"] in _SITTING]
    named = any(row["represents"] or row["through"] for row in sitting)
    return [_seat(view, seat, sitting, named, rule.get("strength", "must")) for seat in rule["value"]]


def _seat(view: View, seat: Answer, sitting: Sequence[Answer], named: bool, strength: str) -> Answer:
    bodies, of = Bodies(view.judge.facts), seat["of"]
    is_body = view.knowledge.type_of(of) == "body"
    who = {
        (row["office"], same_words(row["person"] or "") if row["office"] is None else None, row["body"])
        for row in sitting
        if of in row["through"] or (is_body and bodies.means(row["represents"], of))
    }
    least, most, filled = seat.get("min"), seat.get("max"), len(who)
    fits = (least is None or filled >= least) and (most is None or filled <= most)
    verdict = "unknown" if not named else "kept" if fits else "broken" if strength == "must" else "departed"
    name = body_name(view, of) if is_body else of
    return {"of": of, "name": name, "min": least, "max": most, "filled": filled, "verdict": verdict}
