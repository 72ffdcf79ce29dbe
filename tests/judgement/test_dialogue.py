"""The styringsdialog, the tilsyn and the puljer of a year: as going through everything that was recorded says."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.judgement import Judge
from archive.records import Record
from projections import dialogue, puljer, tilsyn
from tests.judgement.knowledge import FakeKnowledge, day
from tests.judgement.missing_twin import MissingTwin
from tests.judgement.wheel_worlds import given as fields
from tests.judgement.wheel_worlds import voids

lively = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
dates = st.sampled_from(["2011-03-01", "2011-03-15", "2011-11-20", "2012-01-15"])
Row = dict[str, Any]


def view(known: FakeKnowledge, on: str) -> Any:
    """What an answer sees of a world made by hand."""
    return SimpleNamespace(on=on, judge=Judge(known), knowledge=known)


class Twin(MissingTwin):
    """Written from the rules; what a year lacks is told by the same words."""

    def met(self, body: str, year: int) -> Record | None:
        """The earliest dialogue of a year with a body, or with one that administers it on that day."""
        for _, id, calling in self.wheel.meetings(year, self.on):
            among = calling.data.get("with", [])
            at = self.twin.meeting_date(id, self.on)
            if calling.data.get("kind") != "styringsdialog" or self.wheel.is_cancelled(id, self.on):
                continue
            if body in among or any(self.administered(body, by, at) for by in among):
                return calling
        return None

    def items(self, meeting: str) -> list[Row]:
        last: Record | None = None
        for agenda in self.live("publish-agenda"):
            sent = agenda.data["sent_on"] or ""
            if agenda.owner == meeting and sent <= self.on and (last is None or sent >= (last.data["sent_on"] or "")):
                last = agenda
        return [] if last is None else last.data["items"]

    def named(self, meeting: str) -> list[str]:
        found = []
        for body in self.live("establish-body", kind="forvaltning"):
            names = {body.id, body.data["name"].lower()}
            for item in self.items(meeting):
                said = {item.get(field, "").strip().lower() for field in ("proposed_by", "responsible")}
                if said & names:
                    found.append(body.id)
        return sorted(set(found))

    def listed(self, document: str, besides: str | None) -> list[Row]:
        found = []
        for calling in self.live("call-meeting"):
            id, body = calling.owner, calling.data["body"]
            if body == besides or not self.held(id):
                continue
            for item in self.items(id):
                if document in item["documents"]:
                    date = self.twin.meeting_date(id, self.on)
                    found.append({"body": body, "meeting": id, "item": item["number"], "date": date})
        return sorted(found, key=lambda row: (row["date"], row["meeting"]))

    def report(self, calling: Record) -> Row:
        report = self.filed(kind="afrapportering", meeting=calling.owner)
        discussed = [] if report is None else self.listed(report.id, calling.data["body"])
        return {"report": None if report is None else report.id, "discussed": discussed}

    def held_row(self, calling: Record) -> Row:
        date = self.twin.meeting_date(calling.owner, self.on)
        return {"meeting": calling.owner, "date": date, "status": "held" if date <= self.on else "called"}


YEAR = 2011


@st.composite
def talks(draw: Any) -> FakeKnowledge:
    """A year of dialogue with two organisations, one of them administered by another, and what came of it."""
    known = FakeKnowledge()
    known.bodies("a", "b")
    for id, name in (("tmf", "Teknik"), ("suf", "Sundhed")):
        known.add("establish-body", id, name=name, kind="forvaltning", established_on=None, void=draw(voids))
    for id in ("o", "p", "adm"):
        known.add("establish-body", id, name=id, kind="organisation", established_on=None, void=draw(voids))
    since, until = draw(st.one_of(st.none(), dates)), draw(st.one_of(st.just(...), dates))
    known.add("relate-body", "p", relation="administered-by", to="adm", from_=since, until=until)
    meetings = [f"m{number}" for number in range(draw(st.integers(2, 3)))]
    for id in meetings:
        _talk(draw, known, id)
    for id in ("f", "g", "e"):
        kind, dated = "evaluering" if id == "e" else "afrapportering", draw(st.one_of(st.just(...), dates))
        about = {"about_year": YEAR, "meeting": draw(st.sampled_from(meetings))}
        known.add("file-document", id, title="x", kind=kind, dated=dated, void=draw(voids), **about)
        for _ in range(draw(st.integers(0, 2))):
            known.add("publish", id, subject=id, on=draw(dates), where="x", void=draw(voids))
    return known


def _talk(draw: Any, known: FakeKnowledge, id: str) -> None:
    """A meeting with its agendas, whose items name a forvaltning by its id, by its name, or nobody."""
    known.add(
        "call-meeting", id, void=draw(voids), body=draw(st.sampled_from(["a", "b"])), date=draw(dates), called_on=None,
        kind=draw(st.sampled_from(["styringsdialog"] * 2 + [...])), area=draw(st.sampled_from([..., "nord"])),
        with_=draw(st.lists(st.sampled_from(["o", "adm"]), max_size=2)),
    )  # fmt: skip
    who, documents = st.sampled_from([..., "tmf", " teknik", "SUNDHED", "enhver"]), st.sampled_from(["f", "g", "e"])
    for _ in range(draw(st.integers(1, 3))):
        named = fields(proposed_by=draw(who), responsible=draw(who))
        items = [{"number": "1", "title": "x", "documents": draw(st.lists(documents, max_size=2)), **named}]
        known.add("publish-agenda", id, void=draw(voids), sent_on=draw(st.one_of(st.none(), dates)), items=items)
    if draw(st.sampled_from([True, False, False])):
        known.add("cancel-meeting", id, on=draw(dates), reason="x", void=draw(voids))


@lively
@given(known=talks(), on=dates)
def test_a_year_of_dialogue_is_as_going_through_everything_says(known: FakeKnowledge, on: str) -> None:
    twin, found = Twin(known, on), dialogue.year(view(known, on), YEAR)

    for row in found["organisations"]:
        calling = twin.met(row["body"], YEAR)
        if calling is None:
            assert (row["meeting"], row["report"], row["items_from"], row["discussed"]) == (None, None, [], [])
        else:
            told = {**twin.held_row(calling), **twin.report(calling), "items_from": twin.named(calling.owner)}
            assert {name: row[name] for name in told} == told
    meetings = [calling for _, id, calling in twin.wheel.meetings(YEAR, on) if not twin.wheel.is_cancelled(id, on)]
    areas = [calling for calling in meetings if calling.data.get("kind") == "styringsdialog" and "area" in calling.data]
    assert found["areas"] == [{**twin.held_row(one), "area": "nord", **twin.report(one)} for one in areas]


@lively
@given(known=talks(), on=dates)
def test_an_evaluation_is_as_going_through_everything_says(known: FakeKnowledge, on: str) -> None:
    twin, found = Twin(known, on), dialogue.year(view(known, on), YEAR)["evaluation"]

    filed = twin.filed(kind="evaluering", about_year=YEAR)
    if filed is None:
        assert found is None
    else:
        days = [r.data["on"] for r in twin.live("publish", subject=filed.id) if r.data["on"] <= on]
        told = {"document": filed.id, "published_on": min(days, default=None), "presented": twin.listed(filed.id, None)}
        assert found == told


@st.composite
def supervised(draw: Any) -> FakeKnowledge:
    known = FakeKnowledge()
    known.bodies("x", "y", "z", "tmf")
    who, owner = st.sampled_from(["x", "y", "z"]), f"tilsyn-{YEAR}"
    for _ in range(draw(st.integers(0, 2))):
        items = [{"afdeling": id} for id in draw(st.lists(who, unique=True))]
        known.add("plan-tilsyn", owner, year=YEAR, body="tmf", items=items, void=draw(voids))
    for _ in range(draw(st.integers(0, 4))):
        outcome = draw(st.sampled_from(["godt", "skidt"]))
        more = {"year": YEAR, "afdeling": draw(who), "on": draw(dates), "void": draw(voids)}
        known.add("report-tilsyn", owner, outcome=outcome, **more)
        if draw(st.booleans()):
            known.add("nominate-for-tilsyn", owner, by_body="tmf", **{**more, "on": draw(dates)})
    return known


@lively
@given(known=supervised(), on=dates)
def test_a_tilsyn_is_as_going_through_everything_says(known: FakeKnowledge, on: str) -> None:
    twin, found = Twin(known, on), tilsyn.year(view(known, on), YEAR)

    plans = [{item["afdeling"] for item in plan.data["items"]} for plan in twin.live("plan-tilsyn")]
    planned = plans[-1] if plans else set()
    dated = [r for name in ("report-tilsyn", "nominate-for-tilsyn") for r in twin.live(name) if r.data["on"] <= on]
    last: dict[str, Record] = {}
    for report in (r for r in dated if r.command == "report-tilsyn"):
        before = last.get(report.data["afdeling"])
        if before is None or report.data["on"] >= before.data["on"]:
            last[report.data["afdeling"]] = report
    told = {id: (id in planned, last[id].data["outcome"] if id in last else None) for id in planned}
    told |= {r.data["afdeling"]: (r.data["afdeling"] in planned, None) for r in dated}
    told |= {id: (id in planned, report.data["outcome"]) for id, report in last.items()}
    rows = {row["afdeling"]: (row["planned"], row["report"] and row["report"]["outcome"]) for row in found["items"]}
    assert (rows, list(rows)) == (told, sorted(told))
    assert (found["planned"], found["reported"]) == (len(planned), len(last))


_amounts = st.sampled_from(["1", "10", "99.95", "100"])
_days = st.integers(0, 30).map(day)


@st.composite
def authorised(draw: Any) -> FakeKnowledge:
    """One pulje, what was changed of it, given of it, and came back."""
    known = FakeKnowledge()
    known.bodies("br", "sf")
    known.decision("d", "br", day(0))
    until = draw(st.one_of(st.just(...), _days))
    known.add(
        "authorise-pulje", "p", decision="d", disposer="sf", purposes=["Leg"], amount="100", currency="DKK",
        on=draw(_days), until=until, void=draw(voids),
    )  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        changed = {"amount": draw(_amounts), "purposes": ["Ly"], "until": draw(st.one_of(st.none(), _days))}
        named = draw(st.lists(st.sampled_from(sorted(changed)), min_size=1, unique=True))
        known.add(
            "change-pulje",
            "p",
            decision="d",
            on=draw(_days),
            void=draw(voids),
            **{name: changed[name] for name in named},
        )
    given_away = draw(st.integers(0, 3))
    for number in range(given_away):
        known.add(
            "dispose-pulje", "p", f"u{number}", decision="d", purpose="Leg", amount=draw(_amounts), to="Nogen",
            on=draw(_days), void=draw(voids),
        )  # fmt: skip
    for _ in range(draw(st.integers(0, 2)) if given_away else 0):
        disposal = f"u{draw(st.integers(0, given_away - 1))}"
        known.add("return-to-pulje", "p", disposal=disposal, amount=draw(_amounts), on=draw(_days), void=draw(voids))
    return known


@lively
@given(known=authorised(), on=_days)
def test_a_pulje_is_as_going_through_everything_says(known: FakeKnowledge, on: str) -> None:
    made, *rest = [r for r in known.all if r.owner == "p"]
    found = puljer.listing(view(known, on))["items"]
    if made.void or made.data["on"] > on:
        assert found == []
        return

    stands = {name: made.data.get(name) for name in ("amount", "purposes", "until")}
    counting = [r for r in rest if not r.void and r.data["on"] <= on]
    for change in sorted((r for r in counting if r.command == "change-pulje"), key=lambda r: r.data["on"]):
        stands |= {name: value for name, value in change.data.items() if name in stands}
    given_away = [r for r in counting if r.command == "dispose-pulje"]
    back = [
        r
        for r in counting
        if r.command == "return-to-pulje"
        and any(r.data["disposal"] == u.id for u in known.all if u.command == "dispose-pulje" and not u.void)
    ]
    amounts = [sum((Decimal(r.data["amount"]) for r in rows), Decimal(0)) for rows in (given_away, back)]
    left = Decimal(stands["amount"]) - amounts[0] + amounts[1]
    (row,) = found
    assert (row["purposes"], row["until"]) == (stands["purposes"], stands["until"])
    assert [Decimal(row[name]) for name in ("disposed", "returned", "left")] == [*amounts, left]
    assert [one["id"] for one in row["disposals"]] == sorted(r.id for r in given_away)
