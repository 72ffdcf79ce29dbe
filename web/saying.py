"""What pages and the terminal say of an answer in the same words: what is not known, not yet so, or not a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from web.things import shortened
from web.wording import Wording

Row = Mapping[str, Any]


def meeting_status(row: Row, w: Wording) -> str:
    """The date of a meeting does not tell whether it was held: without minutes the archive does not know."""
    unknown = row["status"] == "held" and row["minutes"]["status"] == "none"
    return w.code("meeting.status", "passed" if unknown else row["status"])


def standing(row: Row) -> str:
    """A decision's state, or ``not-adopted``: what nobody adopted is no decision that lacks authority."""
    return str(row["state"]) if row["adopts"] else "not-adopted"


class Access(NamedTuple):
    """Of the items of a meeting: the access that most have, and what is said of it once; both None where none has
    any."""

    code: str | None
    words: str | None


def access_of_items(meeting: Row, w: Wording) -> Access:
    counted = Counter(item.get("access") for item in meeting["items"])
    if not counted:
        return Access(None, None)
    ((code, _),) = counted.most_common(1)
    said = w.code("access", code) if code else None
    return Access(code, w.text("access.most", access=said) if said and len(counted) > 1 else said)


def pending_of_meeting(meeting: Row, w: Wording) -> list[str]:
    """What is still to be done, or to be waited for, a sentence each; nothing of one that was cancelled."""
    return [] if meeting["status"] == "cancelled" else list(_pending(meeting, w))


def _pending(meeting: Row, w: Wording) -> Iterator[str]:
    for entry in meeting["compliance"]:
        if "pending" in (entry["verdict"], *(other["verdict"] for other in entry["others"])):
            yield w.text("meeting.pending-rule", rule=w.code("rule", entry["rule"]), day=w.day(entry["required_by"]))
    minutes = meeting["minutes"]
    if minutes["status"] == "dispatched" and minutes["final_on"] is not None:
        yield w.text("meeting.pending-remarks", until=w.day(minutes["remarks_until"]), final=w.day(minutes["final_on"]))
    elif meeting["status"] == "held" and minutes["status"] in ("none", "recorded"):
        yield w.text(f"meeting.pending-minutes-{minutes['status']}")
    for remark in meeting["remarks"]:
        if remark["settlement"] is None and not remark["late"]:
            yield w.text("meeting.pending-remark", who=remark["from"], day=w.day(remark["on"]))
    for decision in meeting["decisions"]:
        if decision["adopts"] and decision["state"] == "awaiting-approval":
            yield w.text("meeting.pending-approval", decision=shortened(decision["text"]))


def rule_change(change: Row, w: Wording) -> str:
    """What became of a rule of a kommissorium; one that says what it said has another source alone."""
    was, now = change["before"], change["after"]
    same = was and now and all(was[name] == now[name] for name in ("value", "strength"))
    return w.text("kommissorium.source-only") if same else w.code("compare.change", change["change"])


def called_on(meeting: Row, w: Wording) -> str:
    return _day_or_later(meeting["called_on"], meeting["as_of"]["on"], "meeting.called-later", w)


def approved_on(agreement: Row, w: Wording) -> str:
    if agreement["approved_on"] is None:
        return w.text("agreement.not-approved")
    return _day_or_later(agreement["approved_on"], agreement["as_of"]["on"], "agreement.approved-later", w)


def due_between(answer: Row, w: Wording) -> str:
    """The days that are asked about, the last one too; that there are none where they end before they begin."""
    first, end, on = answer["from"], answer["to"], answer["as_of"]["on"]
    if first >= end:
        return w.text("due.no-days", first=w.day(first), end=w.day(end))
    return w.text("due.what", **{"from": w.day(first), "last": w.last_day(end), "on": w.day(on)})


def _day_or_later(day: str | None, on: str, later: str, w: Wording) -> str:
    """A day; one that had not come on the day of the answer is said so."""
    return w.text(later, day=w.day(day)) if day is not None and day > on else w.day(day)


def nobody_required(answer: Row, w: Wording) -> str:
    """That nobody is named who must approve; where the mandate awaits an approval all the same, whose that is; and
    where somebody voted all the same, that.
    """
    because = (answer.get("mandate") or answer)["because"]
    if because["code"] == "decisions-not-final":
        return w.text("requires.none-named")
    voted = answer.get("votes") or (answer.get("source") or {}).get("votes")
    return w.text("requires.none-but-votes" if voted else "requires.none")


def decided_by(source: Row, w: Wording) -> str:
    """What the body behind a text did: it may have recommended what others approved."""
    return w.text(f"source.by.{source['outcome']}")


def votes(source: Row, w: Wording) -> Iterator[str]:
    """The votes on the decision behind a text, in the order of their days."""
    for vote in source["votes"]:
        yield w.text(f"source.vote.{vote['state']}", who=vote["party_name"] or vote["party"], day=w.day(vote["on"]))
