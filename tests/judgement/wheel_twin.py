"""The wheel, its meetings, deadlines and clashes said once more, the slow way: day by day, every choice tried.

Written from the rules, with no import from the code that it checks.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge
from tests.judgement.twin import Twin

Entry = dict[str, Any]
ONE = timedelta(days=1)


def days_of(year: int, month: int, part: str | None, to_month: int | None) -> list[date]:
    """Every day that the words mean, asking each day of the year."""
    found, day = [], date(year, 1, 1)
    while day.year == year:
        decade = "primo" if day.day <= 10 else "medio" if day.day <= 20 else "ultimo"
        within = month <= day.month <= (to_month or month)
        if within and (part is None or to_month is not None or part == decade):
            found.append(day)
        if day == date.max:
            break
        day += ONE
    return found


def stepped(day: date, period: Mapping[str, int], back: bool) -> date:
    """A period on or back, one day or one month at a time."""
    ((unit, count),) = period.items()
    if unit in ("days", "weeks"):
        for _ in range(count * (7 if unit == "weeks" else 1)):
            day += -ONE if back else ONE
        return day
    year, month = day.year, day.month
    for _ in range(count):
        month += -1 if back else 1
        year, month = (year - 1, 12) if month == 0 else (year + 1, 1) if month == 13 else (year, month)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class WheelTwin:
    def __init__(self, known: FakeKnowledge) -> None:
        self.all = known.all
        self.twin = Twin(known)

    def live(self, command: str) -> list[Record]:
        return [r for r in self.all if r.command == command and not r.void]

    def is_there(self, body: str, day: str, on: str) -> bool:
        made = next(r for r in self.all if r.command == "establish-body" and r.owner == body)
        ends = [made.data.get("until")] + [r.data["on"] for r in self.live("dissolve-body") if r.owner == body]
        if made.void or (made.data["established_on"] is not None and day < made.data["established_on"]):
            return False
        return not any(end is not None and end <= on and end <= day for end in ends)

    def wheel(self, year: int) -> Record | None:
        found = None
        for wheel in self.live("adopt-wheel"):
            if wheel.data["effective_on"] > f"{year}-01-01":
                continue
            if found is None or wheel.data["effective_on"] >= found.data["effective_on"]:
                found = wheel
        return found

    def firsts(self, year: int) -> dict[str, tuple[Record, Mapping[str, Any], list[date]]]:
        found = {}
        for record in self.live("adopt-kommissorium"):
            last = None
            for rule in record.data["rules"]:
                if rule["rule"] == "first_meeting" and rule.get("strength") != "example":
                    last = rule
            if last is not None and last["value"]["month"].startswith(f"{year}-"):
                month = int(last["value"]["month"][5:])
                found[record.owner] = record, last, days_of(year, month, last["value"].get("part"), None)
        return found

    def entries(self, year: int, on: str) -> list[Entry]:
        firsts, wheel = self.firsts(year), self.wheel(year)
        found: list[Entry] = []
        for body, (_, rule, days) in sorted(firsts.items()):
            words = {"month": days[0].month, "part": rule["value"].get("part"), "to_month": None}
            found.append(
                {"body": body, "kind": None, "days": days, "words": words, "approximate": False, "wheel": None}
                | {"source": rule["source"]}
            )
        for given in [] if wheel is None else wheel.data["entries"]:
            days = days_of(year, given["month"], given.get("part"), given.get("to_month"))
            first = firsts.get(given["body"])
            if first is not None and "kind" not in given and days[0] < first[2][0]:
                continue
            words = {name: given.get(name) for name in ("month", "part", "to_month")}
            found.append(
                {"body": given["body"], "kind": given.get("kind"), "days": days, "words": words}
                | {"approximate": given.get("approximate", False), "source": given["source"]}
                | {"wheel": wheel.id if wheel is not None else None}
            )
        return [entry for entry in found if self.is_there(entry["body"], entry["days"][-1].isoformat(), on)]

    def meetings(self, year: int, on: str) -> list[tuple[str, str, Record]]:
        """(date, id, calling) in order, those that are not void."""
        dated = [(self.twin.meeting_date(r.owner, on), r.owner, r) for r in self.live("call-meeting")]
        return sorted((one for one in dated if one[0].startswith(f"{year}-")), key=lambda one: one[:2])

    def is_cancelled(self, meeting: str, on: str) -> bool:
        return any(r.owner == meeting and r.data["on"] <= on for r in self.live("cancel-meeting"))

    def calendar(self, year: int, on: str) -> list[tuple[Any, ...]]:
        """(from, last, body, kind, meeting, date, status, deviates, approximate, source, wheel) in order."""
        entries = sorted(self.entries(year, on), key=lambda entry: entry["days"][0])
        free = self.meetings(year, on)
        took: dict[int, tuple[str, str, Record]] = {}
        for attempt in ("within", "near", "cancelled"):
            for index, entry in enumerate(entries):
                if index in took:
                    continue
                best: tuple[int, tuple[str, str, Record]] | None = None
                for one in free:
                    if one[2].data["body"] != entry["body"] or one[2].data.get("kind") != entry["kind"]:
                        continue
                    if self.is_cancelled(one[1], on) != (attempt == "cancelled"):
                        continue
                    day = date.fromisoformat(one[0])
                    away = min(abs((day - d).days) for d in entry["days"])
                    if away > (31 if attempt == "near" else 0):
                        continue
                    if best is None or away < best[0]:
                        best = away, one
                if best is not None:
                    took[index] = best[1]
                    free.remove(best[1])
        rows = []
        for index, entry in enumerate(entries):
            first, last = entry["days"][0].isoformat(), entry["days"][-1].isoformat()
            own = took.get(index)
            status = "planned" if on <= last else "missed"
            if own is not None:
                status = self.status(own[1], on)
            deviates = own is not None and date.fromisoformat(own[0]) not in entry["days"]
            rows.append(
                (first, last, entry["body"], entry["kind"], own[1] if own else None, own[0] if own else None)
                + (status, deviates, entry["approximate"], entry["source"], entry["wheel"])
            )
        for day, id, calling in free:
            rows.append(
                (day, day, calling.data["body"], calling.data.get("kind"), id, day, self.status(id, on))
                + (False, False, None, None)
            )
        return sorted(rows, key=lambda row: (row[0], row[2], row[4] or ""))

    def status(self, meeting: str, on: str) -> str:
        if self.is_cancelled(meeting, on):
            return "cancelled"
        return "held" if self.twin.meeting_date(meeting, on) <= on else "called"

    def kommissorium(self, body: str, day: date) -> Record | None:
        """The one in force on a day, else on the first day after it on which one is."""
        last = max((r.data["effective_on"] or "" for r in self.live("adopt-kommissorium")), default="")
        while True:
            found = self.in_force(body, day.isoformat())
            if found is not None or day.isoformat() > last:
                return found
            day += ONE

    def in_force(self, body: str, on: str) -> Record | None:
        chosen: dict[str, Record] = {}
        for record in self.live("adopt-kommissorium"):
            begins = record.data["effective_on"] or ""
            if record.owner != body or begins > on:
                continue
            if "decision" in record.data and self.twin.lacks(record.data["decision"], on):
                continue
            before = chosen.get(record.data["status"])
            if before is None or (before.data["effective_on"] or "") <= begins:
                chosen[record.data["status"]] = record
        return chosen.get("adopted") or chosen.get("draft")

    def rule(self, record: Record | None, name: str) -> Mapping[str, Any] | None:
        found = None
        for rule in [] if record is None else record.data["rules"]:
            if rule["rule"] == name and rule.get("strength") != "example":
                found = rule
        return found

    def deadlines(self, entry: Entry) -> Iterator[tuple[str, str, str, Any, bool | None, Any]]:
        """(rule, earliest, latest, excepted_by, before_kommissorium, source), over every day of the span."""
        record = self.kommissorium(entry["body"], entry["days"][0])
        for name in ("calling_notice", "proposal_deadline", "agenda_notice", "minutes_within", "final"):
            rule = self.rule(record, "remark_period" if name == "final" else name)
            within = self.rule(record, "minutes_within")
            if record is None or rule is None or (name == "final" and within is None):
                continue
            if name == "final" and within is not None:
                earliest = stepped(entry["days"][0], rule["value"], False) + ONE
                latest = stepped(stepped(entry["days"][-1], within["value"], False), rule["value"], False) + ONE
            else:
                back = name != "minutes_within"
                earliest = stepped(entry["days"][0], rule["value"], back)
                latest = stepped(entry["days"][-1], rule["value"], back)
            effective = record.data["effective_on"]
            excepted = "first_meeting" if name == "calling_notice" and entry["wheel"] is None else None
            before = None if effective is None else earliest.isoformat() < effective
            yield name, earliest.isoformat(), latest.isoformat(), excepted, before, rule["source"]

    def of_year(self, year: int) -> list[Entry]:
        return [entry for entry in self.entries(year, "9999-12-31") if entry["kind"] is None]

    def all_deadlines(self, year: int) -> list[tuple[Any, ...]]:
        entries = sorted(self.of_year(year), key=lambda entry: (entry["days"][0], entry["body"]))
        return [(e["body"], e["days"][0].isoformat(), *found) for e in entries for found in self.deadlines(e)]

    def clashes(self, year: int) -> list[tuple[Any, ...]]:
        """(fed from, fed, feeder, feeder from, milestone, deadline, severity, source, days reached, days needed)."""
        wheel = self.wheel(year)
        if wheel is None:
            later = [w for w in self.live("adopt-wheel") if w.data["effective_on"] > f"{year}-01-01"]
            first = min((w.data["effective_on"] for w in later), default="")
            wheel = ([w for w in later if w.data["effective_on"] == first] or [None])[-1]
        here, before = self.of_year(year), self.of_year(year - 1)
        found = []
        for feed in [] if wheel is None else wheel.data["feeds"]:
            for fed in here:
                if fed["body"] != feed["to"]:
                    continue
                feeder = None
                for entry in before + here:
                    if entry["body"] != feed["from"] or entry["days"][0] > fed["days"][0]:
                        continue
                    key = entry["days"][0], len(entry["days"])
                    if feeder is None or key > (feeder["days"][0], len(feeder["days"])):
                        feeder = entry
                if feeder is not None:
                    found += list(self.between(feed, feeder, fed))
        pairs = ["meeting meeting", "meeting proposal_deadline", "meeting agenda_notice"]
        pairs += ["minutes-final proposal_deadline", "minutes-final agenda_notice"]
        return sorted(found, key=lambda row: (*row[:3], pairs.index(f"{row[4]} {row[5]}")))

    def between(self, feed: Mapping[str, Any], feeder: Entry, fed: Entry) -> Iterator[tuple[Any, ...]]:
        def bounds(entry: Entry, name: str) -> tuple[str, str] | None:
            if name == "meeting":
                return entry["days"][0].isoformat(), entry["days"][-1].isoformat()
            return next(((d[1], d[2]) for d in self.deadlines(entry) if d[0] == name), None)

        pairs = [("meeting", "meeting"), ("meeting", "proposal_deadline"), ("meeting", "agenda_notice")]
        if feed.get("needs") == "minutes":
            pairs += [("final", "proposal_deadline"), ("final", "agenda_notice")]
        for milestone, deadline in pairs:
            reached, needed = bounds(feeder, milestone), bounds(fed, deadline)
            if reached is None or needed is None or reached[1] <= needed[0]:
                continue
            severity = "certain" if reached[0] > needed[1] else "possible"
            named = "minutes-final" if milestone == "final" else milestone
            at = fed["days"][0].isoformat(), fed["body"], feeder["body"]
            yield (*at, feeder["days"][0].isoformat(), named, deadline, severity, feed["source"], reached, needed)
