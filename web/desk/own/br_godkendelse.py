"""BR-godkendelse: that a party approved or declined, with the meeting and the decision by which it did."""

from __future__ import annotations

from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import DATE, NUMBER, SLUG, TEXT, TEXT_WITHIN, one_of, ref
from archive.problems import FieldError
from projections.facts import live, name_of
from web.desk.own.kinds import Base, Command, Found, Kind, Made, Values, only, same_places

_VOTES = {"approve": "adopted", "decline": "rejected"}


def _filled(base: Base, values: Values) -> dict[str, Any]:
    """``party``: who is missing; ``meeting``: the party's own of that day, where there is one."""
    party = values.get("party") or _missing(base, values["subject"], values["date"])
    found: dict[str, Any] = {"vote": "approve", **({"party": party} if party else {})}
    if party and base.view.knowledge.type_of(party) == "body":
        held = base.view.knowledge.meetings_of(party, values["date"], values["date"] + "~")
        meetings = [id for id in held if base.view.judge.facts.meeting_date(id) == values["date"]]
        found |= {"meeting": meetings[0]} if meetings else {}
    text = base.w.text("own.approved-text", subject=_called(base, values["subject"]))
    return {**found, "text": text}


def _missing(base: Base, subject: str, on: str) -> str | None:
    """Of who must approve and has not: a political body first."""
    rows = [row["body"] for row in base.view.judge.votes.missing(subject, on)]
    political = [body for body in rows if _kind(base, body) == "political"]
    return next(iter([*political, *rows]), None)


def _kind(base: Base, body: str) -> str | None:
    return next((str(r.data["kind"]) for r in live(base.view, body, "establish-body")), None)


def _called(base: Base, subject: str) -> str:
    named = name_of(base.view, subject)
    decision = base.view.knowledge.made(subject)
    return named or (str(decision.data.get("text", subject)).rstrip(".") if decision is not None else subject)


def _found(base: Base, values: Values) -> Found:
    vote, party = values.get("vote", "approve"), values.get("party", "")
    made: list[Made] = []
    meeting = values.get("meeting")
    if meeting is None:
        called = {"command": "call-meeting", "body": party, "date": values.get("date"), "called_on": None}
        called |= only({"id": values.get("meeting_id")}, "id") if "meeting_id" in values else {}
        places = {"body": "party", "date": "date", "id": "meeting_id"}
        made.append(Made({**called, **only(values, "place")}, {**places, **same_places("place")}, "meeting_id"))
    made.append(_decision(values, meeting or values.get("meeting_id", ""), vote))
    names = ("subject", "party", "document", *(("signatures",) if vote == "approve" else ()))
    said = {
        "command": vote,
        **only(values, *names),
        "on": values.get("date"),
        "decision": values.get("decision_id"),
    }
    made.append(Made(said, {**same_places(*names), "on": "date", "decision": "decision_id", "command": "vote"}))
    return Found(made, [] if "item" in values else [FieldError("item", "required")])


def _decision(values: Values, meeting: str, vote: str) -> Made:
    said: Command = {"command": "record-decision", "meeting": meeting, "outcome": _VOTES.get(vote, vote)}
    said |= {**only(values, "item", "text", "document"), "concerns": [values.get("subject", "")]}
    said |= {"id": values["decision_id"]} if "decision_id" in values else {}
    places = {**same_places("meeting", "item", "text", "document"), "outcome": "vote", "concerns": "subject"}
    return Made(said, {**places, "id": "decision_id"}, "decision_id")


BR_GODKENDELSE = Kind(
    "br-godkendelse",
    first={"subject": ref("agreement", "decision"), "party": ref("body"), "date": DATE},
    needed=("subject", "date"),
    rest={
        "vote": one_of(*_VOTES),
        "meeting": ref("meeting"),
        "place": TEXT,
        "item": NUMBER,
        "text": TEXT_WITHIN,
        "document": ref("document"),
        "signatures": COMMANDS["approve"].fields["signatures"],
        "meeting_id": SLUG,
        "decision_id": SLUG,
    },
    always=("vote", "item", "text"),
    filled=_filled,
    folded=("signatures", "meeting_id", "decision_id"),
    found=_found,
)
