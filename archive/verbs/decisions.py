"""What is refused of decisions, and what they take from their meeting."""

from __future__ import annotations

from archive.catalogue import DECISION_TAKEN
from archive.problems import invalid
from archive.verbs.context import Context
from archive.verbs.verb import verb


@verb
def record_decision(c: Context) -> None:
    meeting = c.data.get("meeting")
    if meeting is None:
        return
    owner = c.known.owner(meeting)
    if any(r.command == "cancel-meeting" and not r.void for r in owner.plain.values()):
        c.refuse("meeting-is-cancelled", meeting=meeting)
    c.data["body"] = owner.first.data["body"]
    c.data["decided_on"] = c.judge.facts.meeting_date(meeting)
    c.links.append((meeting, DECISION_TAKEN, {"decision": c.owner.id}))


@verb
def annul_decision(c: Context) -> None:
    if c.live("annul-decision"):
        c.refuse("decision-already-annulled", decision=c.owner.id)


@verb
def correct_decision(c: Context) -> None:
    """A correction that gives another meeting gives that meeting's body too; the date stays unless given."""
    meeting = c.data.get("meeting")
    if meeting is None:
        _keeps_a_body(c)
        return
    c.data["body"] = c.known.owner(meeting).first.data["body"]
    if meeting != c.owner.first.data.get("meeting"):
        c.links.append((meeting, DECISION_TAKEN, {"decision": c.owner.id}))


def _keeps_a_body(c: Context) -> None:
    if "body" in c.data and c.data["body"] is None:
        raise invalid("body", "required")
    at_meeting = c.owner.first.data.get("meeting") is not None and "meeting" not in c.data
    if at_meeting and "body" in c.data:
        raise invalid("body", "not-with", other="meeting")
