"""What carries out what, and which links lead to nothing, said once more: day by day, with nothing shared."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from archive.records import Record
from tests.judgement.knowledge import FakeKnowledge

Row = dict[str, Any]
LONG_AGO = "2011-12-20"


def beside(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


class LinksTwin:
    def __init__(self, known: FakeKnowledge) -> None:
        self.known = known
        self.live = [r for r in known.all if not r.void]
        self.agreements = sorted(r.id for r in known.all if r.command == "enter-agreement")

    def of(self, owner: str, *commands: str) -> list[Record]:
        return [r for r in self.live if r.owner == owner and r.command in commands]

    def made(self, id: str) -> Record:
        return next(r for r in self.known.all if r.id == id and r.command in ("enter-agreement", "record-decision"))

    def term(self, agreement: str) -> tuple[str | None, str | None]:
        own = self.made(agreement).data
        later = [r.data.get("to", r.data.get("on")) for r in self.of(agreement, "extend-agreement", "end-agreement")]
        return own["effective_on"], [own.get("ends_on"), *later][-1]

    def status(self, agreement: str, on: str) -> str:
        own, (begins, ends) = self.made(agreement), self.term(agreement)
        over = ends is not None and ends <= on
        if own.void:
            return "void"
        votes = [self.vote(agreement, row["body"], on) for row in own.data.get("requires", ())]
        if "decline" in votes:
            return "declined"
        if None in votes:
            return "lapsed" if over else "draft"
        if begins is not None and on < begins:
            return "future"
        return "ended" if over else "in-force"

    def vote(self, agreement: str, body: str, on: str) -> str | None:
        votes = [r for r in self.of(agreement, "approve", "decline") if r.data["party"] == body and r.data["on"] <= on]
        votes.sort(key=lambda r: str(r.data["on"]))
        return [None, *(r.command for r in votes)][-1]

    def placed(self, agreement: str, field: str, on: str) -> Any:
        placings = [r for r in self.of(agreement, "place-agreement") if r.data["on"] <= on and field in r.data]
        placings.sort(key=lambda r: str(r.data["on"]))
        return [self.made(agreement).data.get(field), *(r.data[field] for r in placings)][-1]

    def text(self, agreement: str, on: str) -> tuple[dict[str, Any], set[str]]:
        """Links by number as they stand on a day, and the numbers that stood at the end of some day by then."""
        begins, ends = self.term(agreement)
        numbers: dict[str, Any] = {}
        stood: set[str] = set()
        first = begins or LONG_AGO
        if self.made(agreement).void or on < first or (ends is not None and ends <= first):
            return numbers, stood
        for p in self.made(agreement).data["provisions"]:
            numbers[p["number"]] = p.get("carries_out", [])
        day = first
        while day <= on:
            for justering in self.changes_of(agreement, first, day, ends):
                self.change(numbers, justering.data["changes"])
            for placing in self.placings_of(agreement, first, day):
                self.place(numbers, placing)
            stood |= set(numbers)
            day = beside(day, 1)
        return numbers, stood

    def changes_of(self, agreement: str, first: str, day: str, ends: str | None) -> list[Record]:
        """What is effective on a day of the term, on the first all that is effective before it."""
        found = self.of(agreement, "adopt-justering")
        found = [r for r in found if max(r.data["effective_on"], first) == day and (ends is None or day < ends)]
        return sorted(found, key=lambda r: (r.data["effective_on"], self.made(r.data["decision"]).data["decided_on"]))

    def placings_of(self, agreement: str, first: str, day: str) -> list[Record]:
        found = [r for r in self.of(agreement, "place-agreement") if max(r.data["on"], first) == day]
        return sorted(found, key=lambda r: str(r.data["on"]))

    @staticmethod
    def change(numbers: dict[str, Any], changes: list[Row]) -> None:
        for change in changes:
            if change["op"] == "repeal":
                numbers.pop(change["number"], None)
            else:
                numbers[change["number"]] = change.get("carries_out", numbers.get(change["number"], []))

    @staticmethod
    def place(numbers: dict[str, Any], placing: Record) -> None:
        for given in placing.data.get("provisions", ()):
            if given["number"] in numbers:
                numbers[given["number"]] = given["carries_out"]

    def state(self, link: Row, on: str) -> str:
        status = self.status(link["agreement"], on)
        if status in ("draft", "declined", "lapsed"):
            return "draft"
        if status != "in-force" or link["number"] is None:
            return "stands" if status == "in-force" else status
        standing, stood = self.text(link["agreement"], on)
        return "stands" if link["number"] in standing else "repealed" if link["number"] in stood else "unknown"

    def links(self, agreement: str, on: str) -> list[tuple[str | None, Row]]:
        own = [(None, link) for link in self.placed(agreement, "carries_out", on) or ()]
        return [*own, *((number, link) for number, its in self.text(agreement, on)[0].items() for link in its)]

    def told(self, links: Any, on: str) -> list[Row]:
        return [{**link, "state": self.state(link, on)} for link in links or ()]

    def chain(self, agreement: str, on: str) -> Row:
        live = [id for id in self.agreements if not self.made(id).void]
        return {
            "agreement": agreement,
            "parent": self.placed(agreement, "parent", on),
            "children": [id for id in live if self.placed(id, "parent", on) == agreement],
            "own": self.told(self.placed(agreement, "carries_out", on), on),
            "provisions": [
                {"number": n, "heading": None, "carries_out": self.told(links, on),
                 "carried_out_by": self.carriers(agreement, n, on)}
                for n, links in sorted(self.text(agreement, on)[0].items())
            ],
        }  # fmt: skip

    def carriers(self, agreement: str, number: str, on: str) -> list[Row]:
        target = {"agreement": agreement, "number": number}
        carriers = [id for id in self.agreements if self.status(id, on) == "in-force"]
        found = {(id, n or "") for id in carriers for n, link in self.links(id, on) if link == target}
        return [{"agreement": id, "number": n or None} for id, n in sorted(found)]

    def orphaned(self, agreement: str, number: str | None, link: Row, on: str) -> bool:
        lost = self.state(link, on) not in ("stands", "future")
        return self.status(agreement, on) == "in-force" and lost and (number, link) in self.links(agreement, on)

    def orphans(self, on: str) -> list[Row]:
        rows = []
        for agreement in self.agreements:
            for number, link in self.links(agreement, on):
                if self.orphaned(agreement, number, link, on):
                    row = {"agreement": agreement, "number": number, "to": link, "state": self.state(link, on)}
                    rows.append({**row, "since": self.since(agreement, number, link, on)})
        unique = [row for place, row in enumerate(rows) if row not in rows[:place]]
        return sorted(unique, key=lambda r: (r["agreement"], r["number"] or "", r["to"]["agreement"],
                                             r["to"]["number"] or ""))  # fmt: skip

    def since(self, agreement: str, number: str | None, link: Row, on: str) -> str | None:
        day = on
        while day > LONG_AGO and self.orphaned(agreement, number, link, beside(day, -1)):
            day = beside(day, -1)
        return None if day == LONG_AGO else day
