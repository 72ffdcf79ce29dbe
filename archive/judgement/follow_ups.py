"""Follow-up: what a decision sets bodies to do, and how each stands on a day.

Sources: Partnerskabsforum, tasks (6): it sees to it that its decisions are brought out; Borgmesterforum, competence:
the forvaltninger promote its decisions, by an ordinary indstilling where authority is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.judgement.assignments import IN_PROGRESS, concerned
from archive.judgement.authority import Authority
from archive.judgement.facts import Facts
from archive.records import Record


@dataclass(frozen=True, slots=True)
class BodyState:
    """``state``: ``open`` or an outcome; ``on``: the date of the follow-up that says so, None of ``open``."""

    body: str
    state: str
    on: str | None

    @property
    def open(self) -> bool:
        return self.state in ("open", IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Assignment:
    """How an assignment stands on a day. ``follow_ups``: those dated by then, by date and order of recording."""

    record: Record
    decided_on: str
    decided_by: str
    to: Sequence[BodyState]
    state: str
    due: str | None
    follow_ups: Sequence[Record]

    def overdue(self, on: str) -> bool:
        return self.state == "open" and self.due is not None and on > self.due


def assignment(facts: Facts, authority: Authority, id: str, on: str) -> Assignment | None:
    """None where it is void."""
    made = facts.live(id, "assign")
    if not made:
        return None
    record, decision = made[0], facts.decision(made[0].data["decision"])
    everybody: list[str] = list(dict.fromkeys(record.data["to"]))
    recorded = facts.live(id, "follow-up")
    dated = sorted((r for r in recorded if r.data["on"] <= on), key=lambda r: (r.data["on"], r.position))
    last = {body: _last([r for r in dated if body in concerned(r)]) for body in everybody}
    return Assignment(
        record,
        decision.data["decided_on"],
        decision.data["body"],
        [_state(body, record) for body, record in last.items()],
        "lapsed" if _lapsed(authority, decision, on) else _whole_state(list(last.values())),
        next((r.data["due"] for r in reversed(dated) if "due" in r.data), record.data.get("due")),
        dated,
    )


def _last(dated: Sequence[Record]) -> Record | None:
    """What a body's state is by: its settling follow-up, else the latest."""
    settling = [r for r in dated if r.data["outcome"] != IN_PROGRESS]
    return next(reversed(settling or dated), None)


def _state(body: str, last: Record | None) -> BodyState:
    return BodyState(body, "open", None) if last is None else BodyState(body, last.data["outcome"], last.data["on"])


def _lapsed(authority: Authority, decision: Record, on: str) -> bool:
    return decision.void or any(day <= on for day in authority.annulments(decision.id))


def _whole_state(last: Sequence[Record | None]) -> str:
    """Open while anybody's is; then done where anybody did it; else as it was settled last."""
    settled = [r for r in last if r is not None and r.data["outcome"] != IN_PROGRESS]
    if len(settled) < len(last):
        return "open"
    if any(r.data["outcome"] == "done" for r in settled):
        return "done"
    return str(max(settled, key=lambda r: (r.data["on"], r.position)).data["outcome"])
