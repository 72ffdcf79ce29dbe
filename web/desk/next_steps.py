"""What is asked for next after something was recorded: forms of their own, filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from projections.facts import live
from projections.view import View
from web.desk.carrying import address
from web.desk.tasks import OWN

# After which a meeting asks for something; what that is, the meeting itself tells.
_OF_MEETINGS = frozenset(
    {
        "meeting-called",
        "meeting-moved",
        "agenda-prepared",
        "agenda-published",
        "minutes-recorded",
        "minutes-dispatched",
        "minutes-remarked",
    }
)
# What others may have to approve.
_VOTED_ON = frozenset({"decision-recorded", "agreement-entered"})
_VOTE = "br-godkendelse"


class Step(NamedTuple):
    """``name``: of a form; ``of``: the id of what it is filled in by; ``address``: so filled in."""

    name: str
    of: str
    address: str


def next_steps(view: View, recorded: Iterable[tuple[str, str]]) -> list[Step]:
    """Of events and what each was said of, in order; each thing asks once, by how it stands after all of them."""
    events = list(recorded)
    decided = {_meeting(view, id) for event, id in events if event == "decision-recorded"}
    minuted = {id for event, id in events if event == "minutes-recorded"}
    return list(dict.fromkeys(_each(view, events, decided - minuted)))


def _each(view: View, events: Iterable[tuple[str, str]], over: set[str | None]) -> Iterator[Step]:
    """``over``: meetings that only a decision was told of, of which nothing else is kept."""
    for event, id in events:
        if event in _OF_MEETINGS and id not in over:
            command = _asked_for(view, id)
            if command is not None:
                name, more = OWN[command]
                remark = _open_remark(view, id) if command == "settle-remark" else {}
                yield _step(name, id, {"meeting": id, **more, **remark})
        elif event in _VOTED_ON and view.judge.votes.missing(id, view.on):
            yield _step(_VOTE, id, {"subject": id})


def _step(name: str, of: str, fields: Mapping[str, str]) -> Step:
    return Step(name, of, address(f"/skrivebord/{name}", **fields))


def _meeting(view: View, decision: str) -> str | None:
    record = view.knowledge.made(decision)
    return None if record is None else record.data.get("meeting")


def _open_remark(view: View, meeting: str) -> dict[str, str]:
    """The remark that is to be settled, where there is one."""
    settled = {one.data["remark"] for one in live(view, meeting, "settle-remark")}
    made = [one.data["remark"] for one in live(view, meeting, "remark-on-minutes")]
    left = [one for one in made if one not in settled]
    return {"remark": left[0]} if len(left) == 1 else {}


def _asked_for(view: View, meeting: str) -> str | None:
    """The command that comes after those that are recorded of a meeting, whatever order they were recorded in."""
    done = {one.command for one in view.knowledge.records(meeting) if not one.void}
    if "cancel-meeting" in done or "call-meeting" not in done:
        return None
    if "dispatch-minutes" in done:
        return "settle-remark"
    if "record-minutes" in done:
        return "dispatch-minutes"
    return "record-minutes" if "publish-agenda" in done else "publish-agenda"
