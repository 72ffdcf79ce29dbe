"""What lies ahead said once more, the slow way: every list is gone through, and what will be missing is waited for.

Written from the rules, with no import from the code that it checks; who is party to an agreement is taken as judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from archive.judgement import Judge
from archive.records import Record
from tests.judgement.compliance_twin import ComplianceTwin
from tests.judgement.knowledge import FakeKnowledge
from tests.judgement.missing_twin import MissingTwin, months, plus
from tests.judgement.missing_twin import Row as Missed

# (due, kind, body, meeting, subject, rule)
Row = tuple[str, str, str | None, str | None, str | None, str | None]
# By which field an act is dated; what is no act was known when it was recorded.
_DATED = {"move-meeting": "announced_on", "publish-agenda": "sent_on", "file-document": "dated"}
_NO_ACTS = ("adopt-", "end-agreement", "extend-agreement", "place-agreement", "assess-", "call-meeting", "end-area")


def if_nothing_happens(known: FakeKnowledge, on: str) -> FakeKnowledge:
    """The same world without the acts that are dated after a day."""
    left = FakeKnowledge()
    for record in known.all:
        dated = record.data.get(_DATED.get(record.command, "on"))
        act = not record.command.startswith(_NO_ACTS)
        if not (act and dated is not None and dated > on):
            left.all.append(record)
    return left


class DueTwin:
    def __init__(self, known: FakeKnowledge, on: str) -> None:
        self.known, self.on = known, on
        self.now = MissingTwin(known, on)

    def rules(self, years: range) -> Iterator[Row]:
        judged = ComplianceTwin(self.known)
        for meeting in judged.meetings(self.on):
            for entry in judged.of_meeting(meeting, self.on):
                yield from self._pending(entry, meeting)
        for body in self.now.bodies():
            for year in years:
                for entry in judged.of_body_and_year(body, year, self.on):
                    yield from self._pending(entry, body)

    @staticmethod
    def _pending(entry: dict[str, Any], subject: str) -> Iterator[Row]:
        said = [entry["verdict"]]
        if entry["verdict"] == "disputed":
            said += [other["verdict"] for other in entry["others"]]
        if "pending" in said:
            yield entry["required_by"], "rule", entry["body"], entry["meeting"], subject, entry["rule"]

    def minutes(self) -> Iterator[Row]:
        for calling in self.now.live("call-meeting"):
            id, body = calling.owner, calling.data["body"]
            _, until, final = self.now.twin.minutes(id, self.on)
            rules = self.now.twin.rules(body, self.now.twin.meeting_date(id, self.on))
            rule = "remark_period" if "remark_period" in rules else None
            if final is not None and final >= self.on:
                yield final, "minutes-final", body, id, id, rule
            if until is not None:
                for _ in range(self.now.open_remarks(id, rules["remark_period"]["days"])):
                    yield until, "remark", body, id, id, "remark_period"

    def entries(self, years: range) -> Iterator[Row]:
        for year in years:
            for row in self.now.wheel.calendar(year, self.on):
                first, last, body, status, wheel = row[0], row[1], row[2], row[6], row[10]
                if status != "planned":
                    continue
                yield first, "entry", body, None, wheel or body, None
                days = [date.fromisoformat(first)]
                while days[-1].isoformat() < last:
                    days.append(days[-1] + timedelta(days=1))
                for found in self.now.wheel.deadlines({"body": body, "days": days, "wheel": wheel}):
                    if found[0] in ("calling_notice", "proposal_deadline", "agenda_notice") and found[3] is None:
                        yield found[1], "entry-deadline", body, None, wheel or body, found[0]

    def assignments(self) -> Iterator[Row]:
        for _, due, subject, body, *_ in self.now.assignments():
            yield due, "assignment", body, None, subject, None

    def asks(self) -> Iterator[Row]:
        for ask in self.now.live("ask"):
            subject, reply_by = ask.data["subject"], ask.data.get("reply_by")
            if reply_by is None or ask.data["on"] > self.on or self.now.is_void(subject):
                continue
            answered = {"approval": self._voted, "accession": self._joined, "items": self._proposed}[ask.data["what"]]
            for body in sorted(set(ask.data["to"])):
                if not answered(subject, body):
                    yield reply_by, "ask", body, subject if ask.data["what"] == "items" else None, subject, None

    def _voted(self, agreement: str, body: str) -> bool:
        return self.now.twin.vote(agreement, body, self.on) != "nothing"

    def _joined(self, agreement: str, body: str) -> bool:
        rows = Judge(self.known).parties.rows(agreement, self.on)
        return any(row["body"] == body and (row["from"] or "") <= self.on for row in rows)

    def _proposed(self, meeting: str, body: str) -> bool:
        names = [body, next(r.data["name"] for r in self.known.all if r.id == body)]
        sent = [
            item
            for agenda in self.now.live("publish-agenda")
            if agenda.owner == meeting and (agenda.data["sent_on"] or "") <= self.on
            for item in agenda.data["items"]
        ]
        placed = [id for item in sent for id in item.get("proposed", [])]
        made = [item.get("proposed_by", "") for item in sent]
        for proposal in self.now.live("propose-item"):
            if proposal.data["on"] <= self.on and (proposal.data.get("meeting") == meeting or proposal.id in placed):
                made.append(proposal.data["from"])
        return any(text.strip().lower() == name.strip().lower() for text in made for name in names)

    def terms(self) -> Iterator[Row]:
        for record in self.known.all:
            if record.command == "enter-agreement":
                yield from self._term(record)
        for _, ends, subject, body, rule, *_ in self.now.terms():
            for ahead in (18, 12, 6):
                yield months(ends, -ahead), "body-term", body, None, subject, rule

    def _term(self, record: Record) -> Iterator[Row]:
        to = self.now.twin.to(record.id)
        if to is None or self.now.twin.status(record.id, self.on) in ("void", "draft", "declined", "lapsed"):
            return
        for ahead in (18, 12, 6):
            yield months(to, -ahead), "agreement-term", None, None, record.id, None

    def missing(self, first: str, last: str, told: Callable[[MissingTwin, str], Iterator[Missed]]) -> Iterator[Row]:
        """Each day is waited for, and looked back on from the day after it."""
        world, day = if_nothing_happens(self.known, self.on), max(first, self.on)
        while day <= last:
            for kind, due, subject, body, rule, _, _, chosen in told(MissingTwin(world, plus(day, 1)), day):
                told_already = kind in ("remark-open", "assignment-overdue") or (kind == "not-acceded" and not chosen)
                if due == day and not told_already and not self.is_still_to_be_decided(kind, subject):
                    meeting = subject if self.is_meeting(subject) else None
                    yield due, kind, body, meeting, subject, rule
            day = plus(day, 1)

    def is_still_to_be_decided(self, kind: str, subject: str | None) -> bool:
        """Whether a row is about a decision that is not taken on the day yet, or what rests on one."""
        if kind not in ("approval-outstanding", "not-brought-out", "decision-without-paper"):
            return False
        made = next(
            r for r in self.known.all if r.id == subject and r.command in ("record-decision", "enter-agreement")
        )
        decision = made.id if made.command == "record-decision" else made.data.get("decision")
        taken = [r for r in self.known.all if r.command == "record-decision" and r.id == decision]
        return any(r.data["decided_on"] > self.on for r in taken)

    def is_meeting(self, id: str | None) -> bool:
        return any(r.command == "call-meeting" and r.id == id for r in self.known.all)


def due_within(rows: Iterator[Row], first: str, last: str) -> list[Row]:
    return sorted((row for row in rows if first <= row[0] <= last), key=lambda row: tuple(map(str, row)))
