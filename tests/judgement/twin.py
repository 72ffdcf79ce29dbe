"""The judging said once more, the slow way, for comparison: every day is walked through, nothing is shared.

Written from docs/rules.md, with no import from the code that it checks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge, day

DAYS = [day(number) for number in range(-5, 200)]


class Twin:
    def __init__(self, known: FakeKnowledge) -> None:
        self.all = known.all

    def find(self, id: str, command: str) -> Record:
        return [r for r in self.all if r.id == id and r.command == command][0]

    def counting(self, owner: str, command: str, on: str = "9999") -> list[Record]:
        """Records that are not void, and dated by ``on``."""
        return [
            r
            for r in self.all
            if r.owner == owner and r.command == command and not r.void and r.data.get("on", "") <= on
        ]

    def lacks(self, decision: str, on: str, more: tuple[dict[str, Any], ...] = ()) -> bool:
        record = self.find(decision, "record-decision")
        requires = [*record.data.get("requires", []), *more]
        if record.void or record.judgement:
            return True
        for annulment in self.counting(decision, "annul-decision"):
            if annulment.data.get("effect_from", annulment.data["on"]) <= on:
                return True
        if record.data["outcome"] == "recommended":
            return all(row.get("for") == "itself" for row in requires)
        return bool(record.data["outcome"] != "adopted")

    def vote(self, subject: str, party: str, on: str) -> str:
        """``approve`` ``decline`` or ``nothing``, looking back from a day to the last vote that counts on it."""
        for back in reversed([d for d in DAYS if d <= on]):
            for record in reversed(self.all):
                if record.owner != subject or record.command not in ("approve", "decline") or record.void:
                    continue
                if record.data["party"] != party or record.data["on"] != back:
                    continue
                if "decision" not in record.data or not self.lacks(record.data["decision"], on):
                    return record.command
        return "nothing"

    def requires(self, subject: str) -> list[tuple[str, str, str]]:
        made = [r for r in self.all if r.id == subject and r.command in ("enter-agreement", "record-decision")][0]
        own = [(subject, row["body"], row.get("for", "all")) for row in made.data.get("requires", [])]
        if made.command == "enter-agreement" and "decision" in made.data:
            own += self.requires(made.data["decision"])
        return own

    def missing(self, subject: str, on: str) -> list[str]:
        """The votes of those required for all that are no approvals."""
        votes = [self.vote(owner, body, on) for owner, body, for_ in self.requires(subject) if for_ == "all"]
        return [vote for vote in votes if vote != "approve"]

    def approved_on(self, subject: str, on: str) -> str | None:
        if all(for_ == "itself" for _, _, for_ in self.requires(subject)):
            return None
        return first(lambda d: not self.missing(subject, d), on)

    def status(self, agreement: str, on: str) -> str:
        record, missing = self.find(agreement, "enter-agreement"), self.missing(agreement, on)
        to = self.to(agreement)
        over = to is not None and on >= to
        if record.void:
            return "void"
        if "decline" in missing:
            return "declined"
        if missing:
            return "lapsed" if over else "draft"
        if record.data["effective_on"] is not None and on < record.data["effective_on"]:
            return "future"
        return "ended" if over else "in-force"

    def to(self, agreement: str) -> str | None:
        to = None
        for record in self.all:
            if record.owner == agreement and (not record.void or record.command == "enter-agreement"):
                field = {"enter-agreement": "ends_on", "extend-agreement": "to", "end-agreement": "on"}.get(
                    record.command
                )
                to = to if field is None else record.data.get(field, to)
        return to

    def turning(self, agreement: str) -> list[int]:
        """The positions of the votes that change the status, adding them one by one to a world without votes."""
        subjects = {owner for owner, _, _ in self.requires(agreement)}
        votes = [r for r in self.all if r.owner in subjects and r.command in ("approve", "decline") and not r.void]
        world = FakeKnowledge()
        world.all = [r for r in self.all if r not in votes]
        found = []
        for vote in sorted(votes, key=lambda r: (r.data["on"], r.position)):
            before = Twin(world).status(agreement, vote.data["on"])
            world.all.append(vote)
            world.all.sort(key=lambda r: r.position)
            if Twin(world).status(agreement, vote.data["on"]) != before:
                found.append(vote.position)
        return found

    def rules(self, body: str, on: str) -> dict[str, Any]:
        """The rules of the kommissorium in force on a day."""
        chosen: dict[str, tuple[str, Record]] = {}
        for record in self.counting(body, "adopt-kommissorium"):
            begins, status = record.data["effective_on"] or "0000", record.data["status"]
            if begins > on or ("decision" in record.data and self.lacks(record.data["decision"], on)):
                continue
            if status not in chosen or chosen[status][0] <= begins:
                chosen[status] = begins, record
        _, found = chosen.get("adopted") or chosen.get("draft") or ("", None)
        return {} if found is None else {rule["rule"]: rule["value"] for rule in found.data["rules"]}

    def meeting_date(self, meeting: str, on: str) -> str:
        moves = [r for r in self.counting(meeting, "move-meeting") if r.data.get("announced_on", on) <= on]
        return str((moves or [self.find(meeting, "call-meeting")])[-1].data["date"])

    def minutes(self, meeting: str, on: str) -> tuple[str, str | None, str | None]:
        """Status, ``remarks_until`` and ``final_on``, living through the days with what is dated by ``on``."""
        body, held = self.find(meeting, "call-meeting").data["body"], self.meeting_date(meeting, on)
        dispatches = self.counting(meeting, "dispatch-minutes", on)
        if not dispatches:
            return "recorded" if held <= on and self.counting(meeting, "record-minutes") else "none", None, None
        period = self.rules(body, held).get("remark_period")
        if period is None:
            return "final", None, dispatches[0].data["on"]
        clock = _Clock(period["days"])
        for today in DAYS:
            clock.live(
                today,
                [r for r in dispatches if r.data["on"] == today],
                [r for r in self.counting(meeting, "remark-on-minutes", on) if r.data["on"] == today],
                [r for r in self.counting(meeting, "settle-remark", on) if r.data["on"] == today],
            )
        if clock.open:
            return "remarked", clock.last, None
        return "final" if clock.final is not None and clock.final <= on else "dispatched", clock.last, clock.final

    def state(self, decision: str | None, source: Record | None, on: str) -> str:
        own = source is not None and source.command == "enter-agreement"
        more = tuple(source.data.get("requires", ())) if own and source else ()
        if decision is None and all(row.get("for") == "itself" for row in more):
            return "unknown"
        if (source and source.judgement) or (decision and self.lacks(decision, on, more)):
            return "without-authority"
        if (decision and self.missing(decision, on)) or (source and self.missing(source.owner, on)):
            return "awaiting-approval"
        if decision is None:
            return "final"
        data = self.find(decision, "record-decision").data
        never_final = self.rules(data["body"], data["decided_on"]).get("final_decisions") is False
        parties = {r.data["party"] for r in self.all if r.owner == decision and "party" in r.data}
        if (
            never_final
            and not data.get("requires")
            and not more
            and not any(self.vote(decision, party, on) == "approve" for party in parties)
        ):
            return "awaiting-approval"
        return "provisional" if on < data["decided_on"] or self._unread(data.get("meeting"), on) else "final"

    def _unread(self, meeting: str | None, on: str) -> bool:
        if meeting is None:
            return False
        body = self.find(meeting, "call-meeting").data["body"]
        return (
            "remark_period" in self.rules(body, self.meeting_date(meeting, on))
            and self.minutes(meeting, on)[0] != "final"
        )

    def final_on(self, decision: str | None, source: Record | None, on: str) -> str | None:
        return first(lambda d: self.state(decision, source, d) == "final", on)


class _Clock:
    """The clock for remarks, lived day by day; what came before the dispatch waits for it."""

    def __init__(self, period: int) -> None:
        self.period = period
        self.last: str | None = None
        self.final: str | None = None
        self.open: set[str] = set()
        self.early: list[Record] = []
        self.waiting: list[Record] = []

    def live(self, today: str, dispatches: list[Record], remarks: list[Record], settlements: list[Record]) -> None:
        if dispatches and self.last is None:
            self.last = self._later(today)
        self.early += remarks
        self.waiting += settlements
        for _ in range(len(self.waiting) + 1):
            if self.last is not None and today <= self.last:
                self.open |= {r.data["remark"] for r in self.early}
                self.early = []
            for settlement in [s for s in self.waiting if s.data["remark"] in self.open]:
                self.waiting.remove(settlement)
                self.open.remove(settlement.data["remark"])
                if settlement.data["outcome"] == "accepted" and settlement.data.get("items"):
                    self.last = self._later(today)
        if self.last is not None:
            self.early = []
            if self.final is None and not self.open and today > self.last:
                self.final = today

    def _later(self, today: str) -> str:
        return DAYS[DAYS.index(today) + self.period]


def first(holds: Callable[[str], bool], on: str) -> str | None:
    """The first day of the period of holding that ``on`` lies in, else of the next, asking every day."""
    if not holds(on):
        return next((d for d in DAYS if d > on and holds(d)), None)
    begun = on
    for back in reversed([d for d in DAYS if d < on]):
        if not holds(back):
            return begun
        begun = back
    return None
