"""On what authority a decision or a text stands on a day, and from when it is final."""

from __future__ import annotations

from typing import Any

from archive.counting import first_day
from archive.judgement.authority import RECORDED_DESPITE, Authority, required_for_all
from archive.judgement.facts import Facts
from archive.judgement.meetings import Meetings
from archive.judgement.votes import Votes
from archive.records import Record

Why = dict[str, Any]


class Mandates:
    def __init__(self, facts: Facts, authority: Authority, votes: Votes, meetings: Meetings) -> None:
        self._facts, self._authority, self._votes, self._meetings = facts, authority, votes, meetings
        self._of_texts: dict[tuple[int, bool], dict[str, Any]] = {}
        self._days_of_minutes: dict[str, set[str]] = {}
        self._mandates: dict[tuple[str | None, str | None, str | None, str], dict[str, Any]] = {}

    def of_decision(self, decision: str, on: str) -> dict[str, Any]:
        """``{state, why, final_on}``; ``why`` is a code with parameters."""
        return dict(self._judged(decision, None, None, on))

    def of_text(self, agreement: str, justering: Record | None, valid_from: str | None, on: str) -> dict[str, Any]:
        """The mandate of a provision that a justering put there, or of an agreement's own text (None)."""
        source = self._facts.agreement(agreement) if justering is None else justering
        decision = source.data.get("decision")
        judged, retroactive = self._judged(decision, agreement, source, on), self._retroactive(decision, valid_from)
        place = id(judged), retroactive
        if place not in self._of_texts:
            self._of_texts[place] = {**judged, "retroactive": retroactive}
        return self._of_texts[place]

    def _retroactive(self, decision: str | None, valid_from: str | None) -> bool:
        if decision is None:
            return False
        return valid_from is None or valid_from < self._facts.decision(decision).data["decided_on"]

    def _judged(self, decision: str | None, agreement: str | None, source: Record | None, on: str) -> dict[str, Any]:
        # Justeringer of one decision stand or fall together, but for those recorded against a rule.
        alike = source is not None and source.command == "adopt-justering" and not source.judgement
        key = (decision, agreement, None if source is None or alike else source.id, on)
        if key not in self._mandates:
            name, why = self._state(decision, agreement, source, on)
            final_on = first_day(
                lambda day: self._state(decision, agreement, source, day)[0] == "final",
                self._days(decision, agreement),
                on,
            )
            self._mandates[key] = {"state": name, "why": why, "final_on": final_on}
        return self._mandates[key]

    def without_authority(self, agreement: str, justering: Record | None, on: str) -> Why | None:
        """Why a text has no authority on a day; None where it has, or rests on no decision."""
        source = self._facts.agreement(agreement) if justering is None else justering
        if source.judgement:
            return {"code": RECORDED_DESPITE, "rule": dict(source.judgement)}
        decision = source.data.get("decision")
        if decision is None:
            return None
        code = self._authority.lacks(decision, on, source.data.get("requires", ()) if justering is None else ())
        if code is None:
            return None
        return {**self._lack(code, decision), "decision": decision}

    def _lack(self, code: str, decision: str) -> Why:
        judgement = self._facts.decision(decision).judgement
        return {"code": code, "rule": dict(judgement)} if code == RECORDED_DESPITE and judgement else {"code": code}

    def _state(self, decision: str | None, agreement: str | None, source: Record | None, on: str) -> tuple[str, Why]:
        own_text = source is not None and source.command == "enter-agreement"
        if decision is None and not (source and required_for_all(source.data.get("requires", ()))):
            return "unknown", {"code": "no-decision"}
        lacking = self._lacking(decision, agreement, source, on)
        if lacking is not None:
            return "without-authority", lacking
        missing = self._missing(decision, agreement, on)
        if missing:
            return "awaiting-approval", {"code": "not-approved", "missing": missing}
        if decision is not None:
            record = self._facts.decision(decision)
            needs = self._needs_final_approval(record, source if own_text else None, on)
            if needs is not None:
                return "awaiting-approval", needs
            unfinished = self._provisional(record, on)
            if unfinished is not None:
                return "provisional", unfinished
        return "final", {"code": "final"}

    def _lacking(self, decision: str | None, agreement: str | None, source: Record | None, on: str) -> Why | None:
        if agreement is not None and source is not None:
            return self.without_authority(agreement, None if source.command == "enter-agreement" else source, on)
        assert decision is not None
        code = self._authority.lacks(decision, on)
        return None if code is None else self._lack(code, decision)

    def _missing(self, decision: str | None, agreement: str | None, on: str) -> list[str]:
        subjects = [subject for subject in (decision, agreement) if subject is not None]
        return sorted({row["body"] for subject in subjects for row in self._votes.missing(subject, on)})

    def _needs_final_approval(self, decision: Record, own: Record | None, on: str) -> Why | None:
        """``final_decisions: false``: nobody is required, so some approval of the decision must count."""
        kommissorium = self._authority.kommissorium(decision.data["body"], decision.data["decided_on"])
        rule = None if kommissorium is None else kommissorium.rule("final_decisions")
        if kommissorium is None or rule is None or rule["value"] is not False:
            return None
        required = [*decision.data.get("requires", ()), *(own.data.get("requires", ()) if own else ())]
        if required or self._votes.approvals(decision.id, on):
            return None
        named = {"body": decision.data["body"], "kommissorium": kommissorium.id, "status": kommissorium.status}
        return {"code": "decisions-not-final", "rule": {**named, **rule}}

    def _provisional(self, decision: Record, on: str) -> Why | None:
        if on < decision.data["decided_on"]:
            return {"code": "not-yet-decided", "decided_on": decision.data["decided_on"]}
        meeting = decision.data.get("meeting")
        rule = None if meeting is None else self._meetings.remark_period(meeting, on)
        if meeting is None or rule is None:
            return None
        found = self._meetings.minutes(meeting, on)
        if found.is_final(on):
            return None
        return {"code": "minutes-not-final", "meeting": meeting, "minutes": found.status, "rule": rule}

    def _days(self, decision: str | None, agreement: str | None) -> frozenset[str]:
        """Every day on which the state may change."""
        days = frozenset[str]() if agreement is None else self._votes.breakpoints(agreement)
        if decision is None:
            return days
        record = self._facts.decision(decision)
        days |= self._votes.breakpoints(decision) | {record.data["decided_on"], *self._authority.annulments(decision)}
        meeting = record.data.get("meeting")
        return days if meeting is None else days | self._minutes_days(meeting)

    def _minutes_days(self, meeting: str) -> set[str]:
        if meeting not in self._days_of_minutes:
            self._days_of_minutes[meeting] = self._find_minutes_days(meeting)
        return self._days_of_minutes[meeting]

    def _find_minutes_days(self, meeting: str) -> set[str]:
        acts = self._facts.live(meeting, "dispatch-minutes", "remark-on-minutes", "settle-remark")
        days = {act.data["on"] for act in acts}
        days |= {move.data["announced_on"] for move in self._facts.moves(meeting) if "announced_on" in move.data}
        final = {self._meetings.minutes(meeting, day).final_on for day in days}
        return days | {day for day in final if day is not None}
