"""What is refused of meetings, minutes and remarks."""

from __future__ import annotations

from archive.problems import FieldError, Problem
from archive.records import Record
from archive.verbs.context import Context
from archive.verbs.verb import look_up, verb


@verb
def move_meeting(c: Context) -> None:
    if c.live("cancel-meeting"):
        c.refuse("meeting-is-cancelled", meeting=c.owner.id)
    decisions = standing_decisions(c)
    if decisions:
        c.refuse("meeting-has-decisions", meeting=c.owner.id, decisions=", ".join(decisions))


@verb
def cancel_meeting(c: Context) -> None:
    move_meeting(c)


@verb
def record_minutes(c: Context) -> None:
    if c.live("dispatch-minutes"):
        c.refuse("minutes-already-dispatched", meeting=c.owner.id)


@verb
def dispatch_minutes(c: Context) -> None:
    if c.live("cancel-meeting"):
        c.refuse("meeting-is-cancelled", meeting=c.owner.id)
    if not c.live("record-minutes"):
        c.refuse("minutes-not-recorded", meeting=c.owner.id)
    record_minutes(c)


@look_up("remark-on-minutes")
def remark_is_new(c: Context) -> None:
    """A remark's id within its meeting is taken for good, as ids are."""
    if _remarks(c):
        raise Problem("already-exists", "already-exists", id=c.given("remark"), path="remark")


@verb
def remark_on_minutes(c: Context) -> None:
    dispatched = c.live("dispatch-minutes")
    if not dispatched or c.given("on") < dispatched[-1].data["on"]:
        c.refuse("remark-before-dispatch", meeting=c.owner.id)


@look_up("settle-remark")
def remark_is_there(c: Context) -> None:
    if not _remarks(c):
        error = FieldError("remark", "unknown-reference", {"id": c.given("remark"), "expected": "remark"})
        raise Problem("unknown-reference", "unknown-reference", errors=(error,))


@verb
def settle_remark(c: Context) -> None:
    (remark,) = _remarks(c)
    if remark.void:
        c.refuse("void-record", id=remark.data["remark"], path="remark")
    if c.live("settle-remark", remark=remark.data["remark"]):
        c.refuse("remark-not-open", remark=remark.data["remark"])
    if c.given("on") < remark.data["on"]:
        c.refuse("settled-before-remark", remark=remark.data["remark"], on=remark.data["on"])


def _remarks(c: Context) -> list[Record]:
    """The remark of the meeting that the command names, void or not."""
    made = (r for r in c.owner.plain.values() if r.command == "remark-on-minutes")
    return [r for r in made if r.data["remark"] == c.given("remark")]


def standing_decisions(c: Context) -> list[str]:
    """Decisions that are not void and, as corrected, still belong to this meeting."""
    made = {id: c.known.maker(id) for id in c.owner.decisions}
    return [id for id, record in made.items() if not record.void and record.data.get("meeting") == c.owner.id]
