"""What is missing said once more, the slow way: everything is gone through, each kind by its own words.

Written from the rules, with no import from the code that it checks; who is party to an agreement is taken as judged.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from archive.judgement import Judge
from archive.records import Record
from tests.judgement.compliance_twin import ComplianceTwin
from tests.judgement.knowledge import FakeKnowledge
from tests.judgement.twin import DAYS, Twin, _Clock
from tests.judgement.wheel_twin import WheelTwin

# (kind, due, subject, body, rule, strength, binding, chosen)
Row = tuple[str, str, str | None, str | None, str | None, str | None, bool | None, bool]
Behind = tuple[str | None, str | None, bool | None]
NOTHING: Behind = (None, None, None)


def plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def months(day: str, count: int) -> str:
    start = date.fromisoformat(day)
    year, month = start.year + (start.month - 1 + count) // 12, (start.month - 1 + count) % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()


class MissingTwin:
    def __init__(self, known: FakeKnowledge, on: str) -> None:
        self.known, self.all, self.on = known, known.all, on
        self.twin, self.wheel = Twin(known), WheelTwin(known)

    def live(self, command: str, **fields: Any) -> list[Record]:
        return [
            r
            for r in self.all
            if r.command == command and not r.void and all(r.data.get(n) == v for n, v in fields.items())
        ]

    def is_void(self, id: str) -> bool:
        return next(r for r in self.all if r.id == id).void

    def bodies(self) -> list[str]:
        """Void ones are nobody: nothing is asked of them, and their rules ask nothing."""
        return sorted({r.owner for r in self.live("establish-body")})

    def behind(self, body: str, name: str, day: str) -> Behind:
        """A rule of the kommissorium in force on a day, examples and what is false aside."""
        record = self.wheel.in_force(body, day)
        rule = self.wheel.rule(record, name)
        if body not in self.bodies() or record is None or rule is None or rule["value"] is False:
            return NOTHING
        return name, rule.get("strength", "must"), record.data["status"] == "adopted"

    def value(self, body: str, name: str, day: str) -> Any:
        rule = self.wheel.rule(self.wheel.in_force(body, day), name)
        return None if rule is None else rule["value"]

    # Decisions and agreements

    def annulled(self, decision: str) -> bool:
        found = [r for r in self.live("annul-decision") if r.owner == decision]
        return any(r.data.get("effect_from", r.data["on"]) <= self.on for r in found)

    def approvals(self) -> Iterator[Row]:
        for record in self.all:
            if record.command not in ("record-decision", "enter-agreement") or record.void:
                continue
            if record.command == "record-decision":
                if record.data["outcome"] not in ("adopted", "recommended") or self.annulled(record.id):
                    continue
                begins = record.data["decided_on"]
            elif "decision" in record.data:
                begins = self.twin.find(record.data["decision"], "record-decision").data["decided_on"]
            else:
                begins = record.data["effective_on"]
            needed = [r["body"] for r in record.data.get("requires", []) if r.get("for") != "itself"]
            for body in sorted(set(needed)):
                if begins is not None and self.twin.vote(record.id, body, self.on) == "nothing":
                    yield ("approval-outstanding", plus(begins, 60), record.id, body, *NOTHING, True)

    def publications(self) -> Iterator[Row]:
        for record in self.all:
            if record.void or record.command not in ("enter-agreement", "adopt-justering"):
                continue
            own = self.twin.find(record.owner, "enter-agreement")
            justering = record.command == "adopt-justering"
            final = self.twin.final_on(record.data.get("decision"), record, self.on)
            days = [d for d in (record.data["effective_on"], final) if d is not None]
            if not days or self.twin.status(own.id, self.on) in ("void", "draft", "declined", "lapsed"):
                continue
            day = min(days)
            naming = []
            for body in self.bodies():
                value = self.value(body, "publishes", day)
                if value and own.data["level"] in value and (not justering or "justering" in value):
                    naming.append(body)
            made = [r for r in self.live("publish") if r.owner == own.id and r.data["on"] <= self.on]
            done = [r for r in made if r.data["subject"] == record.id]
            done += [r for r in made if justering and r.data["subject"] == own.id and r.data["on"] >= day]
            state = self.twin.state(record.data.get("decision"), record, self.on)
            if naming and not done and state != "without-authority":
                because = self.behind(naming[0], "publishes", day)
                yield ("not-published", plus(day, 30), record.id, naming[0], *because, True)

    def brought_out(self) -> Iterator[Row]:
        for record in self.live("record-decision", outcome="adopted"):
            because = self.behind(record.data["body"], "brings_out", record.data["decided_on"])
            assigned = self.live("assign", decision=record.id, kind="bring-out")
            if because != NOTHING and not assigned and not self.annulled(record.id):
                due = plus(record.data["decided_on"], 30)
                yield ("not-brought-out", due, record.id, record.data["body"], *because, True)

    def assignments(self) -> Iterator[Row]:
        for record in self.live("assign"):
            decision = self.twin.find(record.data["decision"], "record-decision")
            if decision.void or self.annulled(decision.id):
                continue
            due, latest = record.data.get("due"), ""
            still = set(record.data["to"])
            for follow in self.live("follow-up"):
                if follow.owner != record.id or follow.data["on"] > self.on:
                    continue
                if "due" in follow.data and follow.data["on"] >= latest:
                    due, latest = follow.data["due"], follow.data["on"]
                if follow.data["outcome"] != "in-progress":
                    named = follow.data.get("body")
                    still -= set(follow.data["open_for"]) if named is None else {named}
            if still and due is not None and decision.data["decided_on"] <= self.on:
                yield ("assignment-overdue", due, record.id, decision.data["body"], *NOTHING, False)

    def accessions(self) -> Iterator[Row]:
        for ask in self.live("ask", what="accession"):
            agreement = ask.data["subject"]
            if ask.data["on"] > self.on or self.is_void(agreement):
                continue
            rows = Judge(self.known).parties.rows(agreement, self.on)
            due = ask.data.get("reply_by", plus(ask.data["on"], 60))
            for body in sorted(set(ask.data["to"])):
                if not any(row["body"] == body and (row["from"] or "") <= self.on for row in rows):
                    yield ("not-acceded", due, agreement, body, *NOTHING, "reply_by" not in ask.data)

    def paper(self) -> Iterator[Row]:
        for record in self.live("record-decision"):
            named = [record.data.get("document")]
            named += [r.id for r in self.live("file-document", belongs_to=record.id)]
            files = [r for r in self.live("file-document") if r.id in named and r.data.get("dated", "") <= self.on]
            meeting = record.data.get("meeting")
            minutes = []
            if meeting is not None and self.twin.meeting_date(meeting, self.on) <= self.on:
                minutes = [r for r in self.live("record-minutes") if r.owner == meeting]
            if not files and not minutes:
                due = plus(record.data["decided_on"], 30)
                yield ("decision-without-paper", due, record.id, record.data["body"], *NOTHING, True)

    def ends(self) -> Iterator[Row]:
        standing = [
            r
            for r in self.all
            if r.command == "enter-agreement"
            and self.twin.status(r.id, self.on) not in ("void", "draft", "declined", "lapsed")
        ]
        for record in standing:
            to = self.twin.to(record.id)
            last = None
            for end in self.all:
                if end.owner == record.id and end.command in ("extend-agreement", "end-agreement") and not end.void:
                    last = end
            if to is None or (last is not None and "successor" in last.data and last.command == "end-agreement"):
                continue
            if not any(self.follows(record, other, to) for other in standing if other.id != record.id):
                yield ("agreement-ends", months(to, -6), record.id, None, *NOTHING, True)

    def follows(self, record: Record, other: Record, to: str) -> bool:
        themes = [str(r.data.get("theme", "")).strip().lower() for r in (record, other)]
        if other.data["level"] != record.data["level"] or themes[0] != themes[1]:
            return False
        if record.data["level"] != "hovedaftale":
            kinds = {r.owner: r.data["kind"] for r in self.all if r.command == "establish-body"}
            common = set(record.data["parties"]) & set(other.data["parties"])
            if not [body for body in common if kinds[body] != "political"]:
                return False
        begins, ends = other.data["effective_on"] or "", self.twin.to(other.id)
        return begins <= to and (ends is None or to < ends)

    def hovedaftaler(self, first: str, last: str) -> Iterator[Row]:
        """Day by day; a stretch begins anew with the year."""
        ids = [r.id for r in self.all if r.command == "enter-agreement" and r.data["level"] == "hovedaftale"]
        begun, before = False, True
        day = "2011-12-01"
        while day <= min(last, self.on):
            there = any(self.twin.status(id, day) == "in-force" for id in ids)
            if begun and not there and (before or day.endswith("-01-01")) and first <= day:
                yield ("no-hovedaftale", day, None, None, *NOTHING, False)
            begun, before = begun or there, there
            day = plus(day, 1)

    def terms(self) -> Iterator[Row]:
        for record in self.live("adopt-kommissorium"):
            rule, effective = self.wheel.rule(record, "term"), record.data["effective_on"]
            if rule is None or effective is None:
                continue
            due = months(effective, 12 * rule["value"]["years"])
            in_force = self.wheel.in_force(record.owner, due)
            if record.owner in self.bodies() and in_force is not None and in_force.id == record.id:
                because = self.behind(record.owner, "term", due)
                yield ("body-term-ends", due, record.owner, record.owner, *because, False)

    # Meetings

    def remarks(self) -> Iterator[Row]:
        for calling in self.live("call-meeting"):
            id, body = calling.owner, calling.data["body"]
            date = self.twin.meeting_date(id, self.on)
            until = self.twin.minutes(id, self.on)[1]
            because = self.behind(body, "remark_period", date)
            if until is not None and because != NOTHING:
                for _ in range(self.open_remarks(id, self.twin.rules(body, date)["remark_period"]["days"])):
                    yield ("remark-open", until, id, body, *because, False)

    def open_remarks(self, meeting: str, period: int) -> int:
        clock = _Clock(period)
        for today in DAYS:
            acts = ("dispatch-minutes", "remark-on-minutes", "settle-remark")
            found = [self.twin.counting(meeting, act, self.on) for act in acts]
            clock.live(today, *([r for r in records if r.data["on"] == today] for records in found))
        return len(clock.open)

    def orders(self) -> Iterator[Row]:
        for calling in self.live("call-meeting"):
            id, date = calling.owner, self.twin.meeting_date(calling.owner, self.on)
            sent = [r.data["sent_on"] for r in self.live("publish-agenda") if r.owner == id and r.data["sent_on"]]
            sent = [day for day in sent if day <= self.on]
            minutes = [r.data["on"] for r in self.twin.counting(id, "dispatch-minutes", self.on)]
            late = [bool(sent) and min(sent) > date, bool(minutes) and min(minutes) < date]
            yield from [("date-order", date, id, calling.data["body"], *NOTHING, False)] * sum(late)

    def verdicts(self) -> Iterator[Row]:
        """What a kommissorium asks of any meeting, and nobody has done."""
        judged = ComplianceTwin(self.known)
        for meeting in judged.meetings(self.on):
            for entry in judged.of_meeting(meeting, self.on):
                if entry["verdict"] in ("broken", "departed") and entry["actual"] is None:
                    because = (entry["rule"], entry["strength"], entry["binding"])
                    due = entry["required_by"]
                    yield ("rule-not-kept", due, meeting, entry["body"], *because, entry["chosen"])

    def firsts(self, year: int) -> Iterator[Row]:
        for body, (record, rule, days) in self.wheel.firsts(year).items():
            met = [
                id
                for _, id, calling in self.wheel.meetings(year, self.on)
                if calling.data["body"] == body and "kind" not in calling.data
            ]
            met = [id for id in met if not self.wheel.is_cancelled(id, self.on)]
            last = days[-1].isoformat()
            if not met and self.wheel.is_there(body, last, self.on):
                binding = record.data["status"] == "adopted"
                strength = rule.get("strength", "must")
                yield ("rule-not-kept", last, body, body, "first_meeting", strength, binding, False)

    def entries(self, year: int) -> Iterator[Row]:
        for row in self.wheel.calendar(year, self.on):
            if row[6] == "missed" and not row[8] and row[10] is not None:
                yield ("entry-missed", row[1], row[10], row[2], *NOTHING, False)

    # The styringsdialog

    def dialogues(self, year: int) -> list[Record]:
        found = [c for _, id, c in self.wheel.meetings(year, self.on) if not self.wheel.is_cancelled(id, self.on)]
        return [c for c in found if c.data.get("kind") == "styringsdialog" and self.held(c.owner)]

    def held(self, meeting: str) -> bool:
        return self.twin.meeting_date(meeting, self.on) <= self.on and not self.wheel.is_cancelled(meeting, self.on)

    def administered(self, body: str, by: str, day: str) -> bool:
        """Whether one administers another on a day: what began by then, and no end has closed."""
        running = False
        for record in self.all:
            if record.owner != body or record.void or record.data.get("to") != by:
                continue
            if record.command == "relate-body":
                until = record.data.get("until")
                over = until is not None and until <= min(day, self.on)
                running = running or ((record.data["from"] or "") <= day and not over)
            elif record.command == "end-relation" and record.data["on"] <= min(day, self.on):
                begun = [r for r in self.live("relate-body") if r.owner == body and r.data["to"] == by]
                if any((r.data["from"] or "") < record.data["on"] for r in begun):
                    running = False
        return running

    def organisations(self, year: int) -> Iterator[Row]:
        for body in self.bodies():
            made = next(r for r in self.all if r.command == "establish-body" and r.owner == body)
            day, there = date(year, 1, 1), False
            while day.year == year:
                there = there or self.wheel.is_there(body, day.isoformat(), self.on)
                day += timedelta(days=1)
            if made.data["kind"] not in ("organisation", "administration") or not there or year < 2010:
                continue
            met = False
            for calling in self.dialogues(year):
                at, among = self.twin.meeting_date(calling.owner, self.on), calling.data.get("with", [])
                met = met or body in among or any(self.administered(body, by, at) for by in among)
            if not met:
                yield ("dialogue-missing", f"{year}-12-31", body, body, *NOTHING, False)

    def filed(self, **fields: Any) -> Record | None:
        """The last recorded that counts."""
        found = [r for r in self.live("file-document", **fields) if r.data.get("dated", "") <= self.on]
        return found[-1] if found else None

    def listing(self, document: str, besides: str | None) -> set[str]:
        """The bodies other than one at whose meetings, held by now, the agenda last sent lists a document."""
        found = set()
        for calling in self.live("call-meeting"):
            last: Record | None = None
            for agenda in self.live("publish-agenda"):
                sent = agenda.data["sent_on"] or ""
                if agenda.owner == calling.owner and sent <= self.on:
                    last = agenda if last is None or sent >= (last.data["sent_on"] or "") else last
            listed = last is not None and any(document in item["documents"] for item in last.data["items"])
            if listed and self.held(calling.owner) and calling.data["body"] != besides:
                found.add(calling.data["body"])
        return found

    def reports(self, year: int) -> Iterator[Row]:
        for calling in self.dialogues(year):
            if self.filed(kind="afrapportering", meeting=calling.owner) is None:
                yield ("report-missing", f"{year}-12-31", calling.owner, calling.data["body"], *NOTHING, False)
        due = f"{year}-12-31"
        for calling in self.dialogues(year - 1):
            report = self.filed(kind="afrapportering", meeting=calling.owner)
            for body in self.bodies() if report is not None else []:
                because = self.behind(body, "discusses_reports", due)
                read = set() if report is None else self.listing(report.id, calling.data["body"])
                if because != NOTHING and report is not None and body not in read:
                    yield ("report-not-discussed", due, report.id, body, *because, False)

    def evaluations(self, year: int) -> Iterator[Row]:
        due = f"{year}-12-31"
        because = {body: self.behind(body, "receives_evaluation", due) for body in self.bodies()}
        receivers = [body for body, found in because.items() if found != NOTHING]
        if year - 1 < 2010 or not receivers:
            return
        found = self.filed(kind="evaluering", about_year=year - 1)
        if found is None:
            yield ("evaluation-missing", due, None, None, *because[receivers[0]], False)
            return
        if not [r for r in self.live("publish", subject=found.id) if r.data["on"] <= self.on]:
            yield ("evaluation-not-published", due, found.id, None, *because[receivers[0]], False)
        for body in receivers:
            if body not in self.listing(found.id, None):
                yield ("evaluation-not-presented", due, found.id, body, *because[body], False)

    def tilsyn(self, year: int) -> Iterator[Row]:
        plans = self.live("plan-tilsyn")
        own, due = [r for r in plans if r.data["year"] == year], f"{year}-12-31"
        if not own:
            if any(r.data["year"] < year for r in plans):
                yield ("tilsyn-not-planned", due, f"tilsyn-{year}", None, *NOTHING, False)
            return
        reports = [r for r in self.live("report-tilsyn", year=year) if r.data["on"] <= self.on]
        number = own[-1].data.get("number")
        if number is not None and len({r.data["afdeling"] for r in reports}) < number:
            yield ("tilsyn-below-number", due, f"tilsyn-{year}", own[-1].data["body"], *NOTHING, False)


def due_within(rows: Iterator[Row], first: str, last: str, on: str) -> list[Row]:
    return [row for row in rows if first <= row[1] <= last and row[1] < on]


def comparable(rows: Any) -> list[Any]:
    return sorted(rows, key=lambda row: tuple("" if part is None else str(part) for part in row))
