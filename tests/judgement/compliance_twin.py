"""Meetings judged once more, the slow way: every rule in words of its own, over all records, nothing shared.

No import from the code that it checks.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge

ORDER = [
    "calling_notice",
    "proposal_deadline",
    "agenda_notice",
    "agenda_published",
    "mandatory_items",
    "responsible_per_item",
    "place",
    "quarter",
    "first_meeting",
    "minutes_within",
]
CHOSEN = {"agenda_published", "mandatory_items", "responsible_per_item"}
Entry = dict[str, Any]


def iso(text: str) -> date:
    return date.fromisoformat(text)


def shift(day: str, period: dict[str, int], back: bool) -> str:
    sign = -1 if back else 1
    if "months" in period:
        at = iso(day)
        for _ in range(period["months"]):
            first = at.replace(day=1)
            at = first - timedelta(days=1) if back else first + timedelta(days=32)
        last = calendar.monthrange(at.year, at.month)[1]
        return at.replace(day=min(iso(day).day, last)).isoformat()
    days = period.get("days", 0) + 7 * period.get("weeks", 0)
    return (iso(day) + timedelta(days=sign * days)).isoformat()


def days_of(value: dict[str, str]) -> list[str]:
    """Every day of the span of a rule on the first meeting."""
    first = iso(value["month"] + "-01")
    month = [(first + timedelta(days=n)).isoformat() for n in range(31)]
    month = [day for day in month if day.startswith(value["month"])]
    return {"primo": month[:10], "medio": month[10:20], "ultimo": month[20:], None: month}[value.get("part")]


class ComplianceTwin:
    def __init__(self, known: FakeKnowledge) -> None:
        self.all = [r for r in known.all if not r.void]
        self.everything = known.all

    # What stands.

    def of(self, owner: str, command: str) -> list[Record]:
        return [r for r in self.all if r.owner == owner and r.command == command]

    def meetings(self, on: str) -> dict[str, tuple[str, str]]:
        """Of each meeting that is not void its body and its date, by the moves announced by D, or on no day known."""
        found = {}
        for r in self.all:
            if r.command == "call-meeting":
                moved = [m.data["date"] for m in self.of(r.id, "move-meeting") if m.data.get("announced_on", on) <= on]
                found[r.id] = (r.data["body"], [r.data["date"], *moved][-1])
        return found

    def cancelled(self, meeting: str, on: str) -> bool:
        return any(r.data["on"] <= on for r in self.of(meeting, "cancel-meeting"))

    def ordinary(self, body: str, on: str) -> list[tuple[str, str]]:
        """Date and id of the meetings of a body without kind, not cancelled on D, in order."""
        return sorted(
            (day, id)
            for id, (of, day) in self.meetings(on).items()
            if of == body and not self.cancelled(id, on) and "kind" not in self.of(id, "call-meeting")[0].data
        )

    def there(self, body: str, day: str, on: str) -> bool:
        made = next(r for r in self.everything if r.id == body)
        ends = [made.data.get("until")] + [r.data["on"] for r in self.of(body, "dissolve-body")]
        if made.void or (made.data["established_on"] or "") > day:
            return False
        return not any(end is not None and end <= on and end <= day for end in ends)

    def in_force(self, body: str, day: str) -> Record | None:
        for status in ("adopted", "draft"):
            standing = [
                r
                for r in self.of(body, "adopt-kommissorium")
                if r.data["status"] == status and (r.data["effective_on"] or "") <= day and self.stands(r, day)
            ]
            standing.sort(key=lambda r: (r.data["effective_on"] or "", r.position))
            if standing:
                return standing[-1]
        return None

    def stands(self, kommissorium: Record, day: str) -> bool:
        decision = kommissorium.data.get("decision")
        if decision is None:
            return True
        record = next(r for r in self.everything if r.id == decision)
        annulled = [r for r in self.of(decision, "annul-decision") if r.data.get("effect_from", r.data["on"]) <= day]
        asked = any(row.get("for", "all") == "all" for row in record.data.get("requires", ()))
        taken = record.data["outcome"] == "adopted" or (record.data["outcome"] == "recommended" and asked)
        return taken and not record.void and not annulled

    @staticmethod
    def rules(kommissorium: Record | None, name: str) -> list[dict[str, Any]]:
        rules = [] if kommissorium is None else kommissorium.data["rules"]
        return [rule for rule in rules if rule["rule"] == name and rule.get("strength") != "example"]

    def entries_of(self, kommissorium: Record, name: str) -> list[dict[str, Any]]:
        """One for each value and strength, where it first stands, as it last stands."""
        rules = [rule for rule in self.rules(kommissorium, name) if rule["value"] is not False]
        kinds: list[tuple[Any, Any]] = []
        for rule in rules:
            if (rule["value"], rule.get("strength", "must")) not in kinds:
                kinds.append((rule["value"], rule.get("strength", "must")))
        return [[r for r in rules if (r["value"], r.get("strength", "must")) == kind][-1] for kind in kinds]

    def is_first(self, meeting: str, on: str) -> bool:
        body, day = self.meetings(on)[meeting]
        listed = self.rules(self.in_force(body, day), "first_meeting")
        if not listed or listed[-1]["value"]["month"][:4] != day[:4]:
            return False
        return [id for d, id in self.ordinary(body, on) if d[:4] == day[:4]][:1] == [meeting]

    # One value of one rule.

    def judge(self, meeting: str, name: str, value: Any, strength: str, on: str) -> tuple[str, str, Any]:
        """The day required, the verdict, what was done."""
        body, day = self.meetings(on)[meeting]
        required, done, said = getattr(self, f"of_{name}")(meeting, day, value, on)
        actual = done
        if name in ("place", "quarter", "first_meeting"):
            actual = None if day > on else day
        if name == "place" and actual is not None:
            actual = self.of(meeting, "call-meeting")[0].data.get("place")
        if name in ("calling_notice", "quarter") and self.is_first(meeting, on):
            return required, "excepted", actual
        if not self.there(body, required, on) or not self.rules(self.in_force(body, required), name):
            return required, "not-applicable", actual
        missed = "broken" if strength == "must" else "departed"
        if said is not None:
            return required, missed if said == "too late" else said, actual
        if done is not None:
            return required, "kept" if done <= required else missed, actual
        return required, missed if on > required else "pending", actual

    def of_calling_notice(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        called = self.of(meeting, "call-meeting")[0].data["called_on"]
        for move in self.of(meeting, "move-meeting"):
            if move.data.get("announced_on", on) <= on:
                called = move.data.get("announced_on")
        required = shift(day, value, True)
        if called is None:
            return required, None, "unknown"
        return required, called if called <= on else None, None

    def of_proposal_deadline(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        days = [r.data["on"] for r in self.of(meeting, "ask") if r.data["what"] == "items"]
        items = [item for r in self.of(meeting, "publish-agenda") for item in r.data["items"]]
        days += [item["proposed_on"] for item in items if "proposed_on" in item]
        for r in self.all:
            named = r.data.get("meeting") == meeting or any(r.id in item.get("proposed", []) for item in items)
            if r.command == "propose-item" and named:
                days.append(r.data["on"])
        days = [d for d in days if d <= on]
        required = shift(day, value, True)
        if not days:
            return required, None, "pending" if on < day else "unknown"
        return required, min(days), None

    def sendings(self, meeting: str, on: str) -> list[Record]:
        return [r for r in self.of(meeting, "publish-agenda") if r.data["sent_on"] is None or r.data["sent_on"] <= on]

    def of_agenda_notice(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        sent = self.sendings(meeting, on)
        dated = [r.data["sent_on"] for r in sent if r.data["sent_on"] is not None]
        required = shift(day, value, True)
        if sent and not dated:
            return required, None, "unknown"
        if not dated:
            return required, None, None
        return required, min(dated), "unknown" if min(dated) > day else None

    def of_agenda_published(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        days = [r.data.get("published_on") for r in self.of(meeting, "publish-agenda")]
        days += [r.data["on"] for r in self.of(meeting, "publish") if r.data["part"] == "agenda"]
        counting = [d for d in days if d is not None and d <= on]
        return day, min(counting) if counting else None, None

    def looked_at(self, meeting: str, day: str, on: str, good: Any) -> tuple[str, str | None, str | None]:
        counting = self.sendings(meeting, on)
        in_time = [r for r in counting if r.data["sent_on"] is None or r.data["sent_on"] <= day]
        if not in_time:
            return day, None, "unknown" if counting else None
        undated = [r for r in in_time if r.data["sent_on"] is None]
        dated = [r for r in in_time if r.data["sent_on"] is not None]
        dated.sort(key=lambda r: r.data["sent_on"])  # of one day in the order of recording
        version = [*undated, *dated][-1]
        if not good(version.data["items"]):
            return day, None, None
        return day, version.data["sent_on"], "unknown" if version.data["sent_on"] is None else None

    def of_mandatory_items(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        def good(items: list[dict[str, Any]]) -> bool:
            for name in value:
                held = False
                for item in items:
                    covers = item.get("covers", [])
                    names = [item["title"]] + ([covers] if isinstance(covers, str) else covers)
                    held = held or name.strip().lower() in [n.strip().lower() for n in names]
                if not held:
                    return False
            return True

        return self.looked_at(meeting, day, on, good)

    def of_responsible_per_item(
        self, meeting: str, day: str, value: Any, on: str
    ) -> tuple[str, str | None, str | None]:
        return self.looked_at(meeting, day, on, lambda items: all("responsible" in item for item in items))

    def of_place(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        if on < day:
            return day, None, "pending"
        place = self.of(meeting, "call-meeting")[0].data.get("place", "").lower()
        wanted = [value] if isinstance(value, str) else value
        return day, None, "kept" if any(one.lower() in place for one in wanted) else "unknown"

    def of_quarter(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        months = {1: ("01", "02", "03"), 2: ("04", "05", "06"), 3: ("07", "08", "09"), 4: ("10", "11", "12")}[value]
        required = day[:4] + {1: "-03-31", 2: "-06-30", 3: "-09-30", 4: "-12-31"}[value]
        if on < day:
            return required, None, "pending"
        in_it = [
            d for d, _ in self.ordinary(self.meetings(on)[meeting][0], on) if d[:4] == day[:4] and d[5:7] in months
        ]
        if day[5:7] in months or in_it:
            return required, None, "kept"
        return required, None, "pending" if on <= required else "too late"

    def of_first_meeting(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        span = days_of(value)
        if on < day:
            return span[-1], None, "pending"
        return span[-1], None, "kept" if day in span else "too late"

    def of_minutes_within(self, meeting: str, day: str, value: Any, on: str) -> tuple[str, str | None, str | None]:
        sent = [r.data["on"] for r in self.of(meeting, "dispatch-minutes") if r.data["on"] <= on]
        required = shift(day, value, False)
        if not sent:
            return required, None, None
        return required, min(sent), "unknown" if min(sent) < day else None

    # Entries.

    def of_meeting(self, meeting: str, on: str) -> list[Entry]:
        if meeting not in self.meetings(on) or self.cancelled(meeting, on):
            return []
        body, day = self.meetings(on)[meeting]
        kommissorium = self.in_force(body, day)
        if kommissorium is None:
            return []
        found = []
        for name in ORDER:
            if name == "first_meeting" and not self.is_first(meeting, on):
                continue
            if name == "quarter" and "kind" in self.of(meeting, "call-meeting")[0].data:
                continue
            for rule in self.entries_of(kommissorium, name):
                strength = rule.get("strength", "must")
                required, own, actual = self.judge(meeting, name, rule["value"], strength, on)
                others = [
                    {**other, "verdict": self.judge(meeting, name, other["value"], strength, on)[1]}
                    for other in rule.get("others", [])
                ]
                found.append(self.entry(kommissorium, rule, body, day, own, others) | {
                    "meeting": meeting, "required_by": required, "actual": actual,
                    "excepted_by": "first_meeting" if own == "excepted" else None,
                    "chosen": name in CHOSEN or (own == "excepted" and name == "calling_notice"),
                })  # fmt: skip
        return found

    @staticmethod
    def entry(kommissorium: Record, rule: Entry, body: str, day: str, own: str, others: list[Entry]) -> Entry:
        disputed = any(other["verdict"] != own for other in others)
        mine = {"value": rule["value"], "source": rule["source"], "verdict": own}
        return {
            "rule": rule["rule"],
            "strength": rule.get("strength", "must"),
            "value": rule["value"],
            "source": rule["source"],
            "binding": kommissorium.data["status"] == "adopted",
            "kommissorium": kommissorium.id,
            "body": body,
            "year": int(day[:4]),
            "verdict": "disputed" if disputed else own,
            "others": [mine, *others] if disputed else others,
        }

    def of_year(self, year: int, on: str, bodies: list[str]) -> list[Entry]:
        inside = sorted((day, id) for id, (_, day) in self.meetings(on).items() if day.startswith(f"{year}-"))
        found = [entry for _, id in inside for entry in self.of_meeting(id, on)]
        for body in sorted(bodies):
            found += self.of_body_and_year(body, year, on)
        return found

    def of_body_and_year(self, body: str, year: int, on: str) -> list[Entry]:
        last = f"{year}-12-31"
        kommissorium = self.in_force(body, last)
        if kommissorium is None:
            return []
        held = [id for day, id in self.ordinary(body, on) if day.startswith(f"{year}-") and day <= on]
        papered = [id for id in held if self.of(id, "record-minutes") or self.decided(id, on)]
        found = []
        for rule in self.entries_of(kommissorium, "meetings_per_year"):
            strength = rule.get("strength", "must")
            own = self.number(body, year, on, rule["value"], strength, len(held), len(papered))
            others = [
                {**other, "verdict": self.number(body, year, on, other["value"], strength, len(held), len(papered))}
                for other in rule.get("others", [])
            ]
            found.append(self.entry(kommissorium, rule, body, last, own, others) | {
                "meeting": None, "required_by": last, "actual": len(held), "documented": len(papered),
                "excepted_by": None, "chosen": False,
            })  # fmt: skip
        return found

    def decided(self, meeting: str, on: str) -> bool:
        return any(
            r.command == "record-decision" and r.data.get("meeting") == meeting and r.data["decided_on"] <= on
            for r in self.all
        )

    def number(self, body: str, year: int, on: str, value: Entry, strength: str, held: int, papered: int) -> str:
        first, last = date(year, 1, 1), date(year, 12, 31)
        days = [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
        spans = [
            days_of(rules[-1]["value"])[0]
            for k in self.of(body, "adopt-kommissorium")
            if (rules := self.rules(k, "first_meeting"))
        ]
        if not all(self.there(body, day, on) for day in days) or (spans and days[0] < min(spans)):
            return "not-applicable"
        if not self.rules(self.in_force(body, days[0]), "meetings_per_year"):
            return "not-applicable"
        if held > value.get("max", 10**9):
            return "departed"
        if on <= days[-1]:
            return "pending"
        if papered >= value.get("min", 0):
            return "kept"
        if held >= value.get("min", 0):
            return "unknown"
        return "broken" if strength == "must" else "departed"
