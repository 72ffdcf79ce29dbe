"""What looks like a slip in a command about to be recorded, beyond its warnings.

Days in the wrong order follow from the grammar (``order.py``); the rest stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from archive.verbs.context import Context
from archive.verbs.meetings import standing_decisions
from archive.verbs.order import out_of_order
from archive.verbs.warned import Data, Warned, its_meeting, not_on_agenda, warned


def cautions(c: Context, command: str, data: Data) -> Iterator[Warned]:
    """``data``: what a record of the command says, mended where it is corrected."""
    if command in _CAUTIONS and (found := its_meeting(c, command, data)):
        yield from _CAUTIONS[command](c, *found, data)
    if command == "call-meeting" and c.target is not None:
        yield from _of_another_body(c, data)
    yield from out_of_order(c, command, data)


def _of_another_body(c: Context, data: Data) -> Iterator[Warned]:
    """A decision keeps the body that its meeting had when it was recorded, until it is corrected itself."""
    for decision in standing_decisions(c):
        if c.known.maker(decision).data["body"] != data["body"]:
            yield warned("decision-of-another-body", decision=decision, body=data["body"])


def _postponed(c: Context, meeting: str, date: str, data: Data) -> Iterator[Warned]:
    later = c.judge.facts.meeting_date(data["postponed_to"]) if data.get("postponed_to") else None
    if later is not None and later < date:
        yield warned("postponed-to-earlier", meeting=data["postponed_to"], date=later, on=date)


def _published(c: Context, meeting: str, date: str, data: Data) -> Iterator[Warned]:
    if data["part"] == "minutes" and data["on"] < date:
        yield warned("before-meeting", meeting=meeting, date=date, on=data["on"])


def _called_off(c: Context, meeting: str, date: str, data: Data) -> Iterator[Warned]:
    if c.judge.facts.live(meeting, "record-minutes"):
        yield warned("cancelled-with-minutes", meeting=meeting)


def _access(c: Context, meeting: str, date: str, data: Data) -> Iterator[Warned]:
    """An item that the minutes have is there, whatever the agenda said; so is one of an agenda that is being made."""
    facts = c.judge.facts
    minuted = {item["number"] for record in facts.live(meeting, "record-minutes")[-1:] for item in record.data["items"]}
    if "item" in data and data["item"] not in minuted:
        yield from not_on_agenda(meeting, facts.live(meeting, "prepare-agenda", "publish-agenda"), [data["item"]])


_CAUTIONS: Mapping[str, Callable[[Context, str, str, Data], Iterator[Warned]]] = {
    "record-decision": _postponed,
    "set-access": _access,
    "publish": _published,
    "cancel-meeting": _called_off,
}
