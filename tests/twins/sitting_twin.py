"""How bodies belong together and who sits in them said once more, with no import from the code that it checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge

WHO = ("person", "office", "member_body", "members_of")
Row = dict[str, Any]
Stretch = tuple[Record, str | None, str | None]


def before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def runs(begins: str | None, ends: str | None, on: str) -> bool:
    return (begins is None or begins <= on) and (ends is None or on < ends)


def same(one: str | None, other: str) -> bool:
    return one is not None and one.strip().lower() == other.strip().lower()


def ended(begun: list[Record], ends: list[Record]) -> list[Stretch]:
    """Each end closes what runs on the day before it: of several that which began last, of these the first recorded."""
    found: list[Stretch] = [(r, r.data["from"], r.data.get("until")) for r in begun]
    for end in ends:
        there = [i for i, (_, first, last) in enumerate(found) if runs(first, last, before(end.data["on"]))]
        there.sort(key=lambda i: found[i][1] or "", reverse=True)
        if there:
            record, first, _ = found[there[0]]
            found[there[0]] = (record, first, end.data["on"])
    return found


def closed(begun: list[Record], ends: list[Record]) -> list[Stretch]:
    """An end closes what runs on its day: rather what began before that day, of these rather what was recorded before
    the end, of these what began last, of these the first recorded."""
    found: list[Stretch] = [(r, r.data["from"], r.data.get("until")) for r in begun]
    for end in ends:
        on = end.data["on"]
        there = [i for i, (_, first, last) in enumerate(found) if runs(first, last, on)]
        there = [i for i in there if found[i][1] != on] or there
        there = [i for i in there if found[i][0].position < end.position] or there
        there.sort(key=lambda i: found[i][1] or "", reverse=True)
        if there:
            record, first, _ = found[there[0]]
            found[there[0]] = (record, first, on)
    return found


class SittingTwin:
    def __init__(self, known: FakeKnowledge, on: str) -> None:
        self.known, self.on = known, on
        self.live = [r for r in known.all if not r.void]

    def of(self, owner: str, command: str) -> list[Record]:
        return [r for r in self.live if r.owner == owner and r.command == command]

    def body(self, id: str) -> Record:
        return next(r for r in self.known.all if r.id == id and r.command == "establish-body")

    def bodies(self) -> list[Record]:
        return [r for r in self.known.all if r.command == "establish-body"]

    def means(self, text: str | None, body: str) -> bool:
        return text == body or same(text, self.body(body).data["name"])

    # Relations.

    def relations(self, body: str) -> list[Row]:
        rows: list[Row] = []
        for kind in ("member-of", "part-of") if not self.body(body).void else ():
            for other in self.bodies():
                about = [r for r in self.live if r.owner == body and r.data.get("to") == other.id]
                about = [r for r in about if r.data["relation"] == kind]
                begun = [r for r in about if r.command == "relate-body"]
                ends = [r for r in about if r.command == "end-relation"]
                for _, first, last in ended(begun, ends):
                    if runs(first, last, self.on):
                        named = {"to": other.id, "to_name": other.data["name"]}
                        period = {"from": first, "until": last, "decision": None, "source": None}
                        rows.append({"relation": kind, **named, **period})
        return sorted(rows, key=lambda row: (row["relation"], row["to"], row["from"] or ""))

    def related(self, body: str) -> list[Row]:
        found = [
            {"body": other.id, "body_name": other.data["name"]} | {k: row[k] for k in row if not k.startswith("to")}
            for other in self.bodies()
            for row in self.relations(other.id)
            if row["to"] == body
        ]
        return sorted(found, key=lambda row: (row["relation"], row["body"], row["from"] or ""))

    # Groups.

    def is_there(self, body: Record) -> bool:
        ends = [body.data.get("until"), *(r.data["on"] for r in self.of(body.id, "dissolve-body"))]
        return not body.void and all(runs(body.data["established_on"], end, self.on) for end in ends)

    def groups(self, body: str) -> list[Row]:
        rows = []
        for group in sorted(self.bodies(), key=lambda r: r.id):
            data = group.data
            if data["kind"] not in ("temagruppe", "group") or not self.is_there(group):
                continue
            by = [r for r in self.known.all if r.command == "record-decision" and r.id == data.get("set_up_by")]
            if body not in (data.get("reports_to") or [r.data["body"] for r in by]):
                continue
            ends = [data.get("until"), *(r.data["on"] for r in self.of(group.id, "dissolve-body"))]
            told = {name: data.get(name) for name in ("name", "kind", "set_up_by", "standing")}
            period = {"from": data["established_on"], "until": min((e for e in ends if e), default=None)}
            rows.append({"id": group.id, **told, **period, "reports": self.reports(body, group.id)})
        return rows

    def reports(self, body: str, group: str) -> list[Row]:
        rows = []
        for meeting in self.live:
            if meeting.command != "call-meeting" or meeting.data["body"] != body:
                continue
            moved = [r for r in self.of(meeting.id, "move-meeting") if r.data.get("announced_on", self.on) <= self.on]
            day = [meeting.data["date"], *(r.data["date"] for r in moved)][-1]
            off = any(r.data["on"] <= self.on for r in self.of(meeting.id, "cancel-meeting"))
            for item in self.items(meeting.id) if day <= self.on and not off else ():
                if self.means(item.get("proposed_by"), group):
                    named = {"item": item["number"], "title": item["title"]}
                    rows.append({"meeting": meeting.id, "date": day, **named})
        return sorted(rows, key=lambda row: (row["date"], row["meeting"]))

    def items(self, meeting: str) -> list[Row]:
        """Those of the agenda last sent: an undated one before all dated, of one day the later recorded."""
        sent = [
            r for r in self.of(meeting, "publish-agenda") if r.data["sent_on"] is None or r.data["sent_on"] <= self.on
        ]
        undated = [r for r in sent if r.data["sent_on"] is None]
        dated = sorted((r for r in sent if r.data["sent_on"] is not None), key=lambda r: str(r.data["sent_on"]))
        return [[], *(list(r.data["items"]) for r in [*undated, *dated])][-1]

    # Succession.

    def steps(self, body: str, forward: bool) -> list[Row]:
        """Every way of so many dissolutions is gone; what a shorter one reached is left out."""
        ways = {
            (r.owner, to, r.data["on"]) if forward else (to, r.owner, r.data["on"])
            for r in self.live
            if r.command == "dissolve-body" and r.data["on"] <= self.on and not self.body(r.owner).void
            for to in r.data.get("successors", ())
        }
        reached, depths = {body: 0}, range(1, len(self.bodies()) + 1)
        rows = []
        for depth in depths:
            for to in sorted({to for at, to, _ in ways if reached.get(at) == depth - 1 and to not in reached}):
                on = min(day for at, other, day in ways if other == to and reached.get(at) == depth - 1)
                rows.append({"id": to, "name": self.body(to).data["name"], "on": on, "depth": depth})
            reached |= {row["id"]: depth for row in rows if row["depth"] == depth}
        return rows

    # Who sits.

    def memberships(self, body: str) -> list[Stretch]:
        def key(r: Record) -> tuple[Any, ...]:
            return (*(r.data.get(who) for who in WHO), r.data["role"])

        begun, ends = self.of(body, "appoint-member"), self.of(body, "end-membership")
        found: list[Stretch] = []
        for who in {key(r) for r in begun}:
            mine = [r for r in begun if key(r) == who]
            found += closed(mine, [r for r in ends if key(r) == who])
        there = [stretch for stretch in found if runs(stretch[1], stretch[2], self.on)]
        return sorted(there, key=lambda stretch: stretch[0].position)

    def holders(self, office: str) -> list[str]:
        taken = self.of(office, "take-office")
        left = self.of(office, "leave-office")
        found = []
        for person in dict.fromkeys(r.data["person"] for r in taken):
            its = [[r for r in records if r.data["person"] == person] for records in (taken, left)]
            if any(runs(first, last, self.on) for _, first, last in closed(its[0], its[1])):
                found.append(str(person))
        return found

    def members(self, body: str) -> list[Row]:
        return list(self.within([body], {}))

    def within(self, way: list[str], outer: Row) -> Iterator[Row]:
        """Through bodies, each come to once; role and whom one represents are those said first on the way."""
        for record, first, last in self.memberships(way[-1]):
            data = record.data
            said = {"role": data["role"], "represents": data.get("represents")}
            said |= {name: value for name, value in outer.items() if value}
            inner = data.get("members_of")
            if inner is not None:
                yield from self.within([*way, inner], said) if inner not in way else ()
                continue
            row = {"office": data.get("office"), "body": data.get("member_body"), **said}
            row |= {"through": way[1:], "from": first, "until": last}
            persons: list[str | None] = [data.get("person")]
            if "office" in data:
                persons = [*self.holders(data["office"])] or [None]
            yield from ({"person": person, **row} for person in persons)

    def seats(self, body: str, rule: Row) -> list[Row]:
        sitting = [m for m in self.members(body) if m["role"] in ("member", "chair", "spokesperson")]
        told = any(m["represents"] is not None or m["through"] for m in sitting)
        rows = []
        for seat in rule["value"]:
            its = [m for m in sitting if seat["of"] in m["through"] or self.means(m["represents"], seat["of"])]
            filled = len({m["office"] or ((m["person"] or "").strip().lower(), m["body"]) for m in its})
            short = filled < seat.get("min", 0) or filled > seat.get("max", 99)
            missed = "broken" if rule["strength"] == "must" else "departed"
            verdict = "unknown" if not told else missed if short else "kept"
            bounds = {"min": seat.get("min"), "max": seat.get("max")}
            name = self.body(seat["of"]).data["name"]
            rows.append({"of": seat["of"], "name": name, **bounds, "filled": filled, "verdict": verdict})
        return rows

    def is_member(self, meeting_body: str, one: Row) -> bool | None:
        """On the day of this twin: by person, by an office that the person holds, or as a body."""
        sitting = self.members(meeting_body)
        if "body" in one:
            known = any(one["body"] in (row["body"], *row["through"]) for row in sitting)
            return known if sitting else None
        if any(same(row["person"], one["person"]) for row in sitting):
            return True
        vacant = any(row["office"] is not None and row["person"] is None for row in sitting)
        return None if vacant or not sitting else False

    def areas(self) -> list[Row]:
        rows = []
        for area in sorted((r for r in self.live if r.command == "designate-area"), key=lambda r: r.id):
            ((_, first, last),) = ended([area], self.of(area.id, "end-area"))
            rows.append({"id": area.id, "from": first, "until": last})
        return rows
