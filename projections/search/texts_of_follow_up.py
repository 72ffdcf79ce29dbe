"""What is searched of what decisions led to: assignments, puljer, tilsyn, disagreements, proposals, assessments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive.blobs import Texts
from archive.records import Record
from projections.search.documents import SearchDocument
from projections.search.past import KnownAt

# A day, and what is said from then on.
Said = tuple[str, str]


def of_assignment(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """An assignment stands from its decision on, with what has been said of it by each day."""
    made = known.live(id, "assign")
    if not made:
        return []
    data, decision = made[0].data, known.maker(made[0].data["decision"], "record-decision").data
    said = [(r.data["on"], r.data.get("text", "")) for r in known.live(id, "follow-up")]
    return [
        SearchDocument(
            unit, "assignment", id, None, data["task"], text, decision["body"], None, decision["decided_on"], *stands, 0
        )
        for text, stands in _growing(decision["decided_on"], "", said)
    ]


def of_pulje(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """A pulje stands from its first day, with its purposes and what was given of it by each day."""
    made = known.live(id, "authorise-pulje")
    if not made:
        return []
    data = made[0].data
    said = [(r.data["on"], " ".join(r.data.get("purposes", ()))) for r in known.live(id, "change-pulje")]
    said += [(r.data["on"], f"{r.data['to']}\n{r.data['purpose']}") for r in known.live(id, "dispose-pulje")]
    first = "\n".join([*data["purposes"], data.get("budget_line", "")])
    return [
        SearchDocument(unit, "pulje", id, None, None, text, data["disposer"], None, data["on"], *stands, 0)
        for text, stands in _growing(data["on"], first, said)
    ]


def of_tilsyn(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """A year's supervision: the criteria of its plan, and what was found, from the day it was."""
    plans = known.live(id, "plan-tilsyn")
    reports = known.live(id, "report-tilsyn")
    year = f"{int(id.rpartition('-')[2]):04d}-01-01"
    plan = plans[-1].data if plans else {}
    criteria = "\n".join(word for item in plan.get("items", ()) for word in item.get("criteria", ()))
    said = [(r.data["on"], r.data["outcome"]) for r in reports]
    if not plans and not reports:
        return []
    return [
        SearchDocument(unit, "tilsyn", id, None, None, text, plan.get("body"), None, year, *stands, 0)
        for text, stands in _growing(None, criteria, said)
    ]


def of_disagreement(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """Where sources disagree, always: what each side says, and what the archive does meanwhile."""
    return [
        SearchDocument(unit, "disagreement", id, None, r.data["title"], _sides(r), None, None, None, None, None, 0)
        for r in known.live(id, "note-disagreement")
    ]


def _sides(record: Record) -> str:
    return "\n".join([*(side["says"] for side in record.data["sides"]), record.data["meanwhile"]])


def of_proposal(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    return [
        SearchDocument(
            unit,
            "proposal",
            id,
            None,
            r.data["title"],
            r.data.get("text", ""),
            r.owner,
            r.data.get("meeting"),
            r.data["on"],
            r.data["on"],
            None,
            0,
        )
        for r in known.live(id, "propose-item")
    ]


def of_assessments(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """The assessments of an agreement's provisions that say something, each from its day to that of the next."""
    if known.maker(id, "enter-agreement").void:
        return []
    by_number: dict[str, list[Record]] = {}
    for record in known.live(id, "assess-provision"):
        by_number.setdefault(record.data["number"], []).append(record)
    return [one for number, records in by_number.items() for one in _assessed(unit, id, number, records)]


def _assessed(unit: str, id: str, number: str, records: Sequence[Record]) -> Iterator[SearchDocument]:
    last = {r.data["on"]: r for r in sorted(records, key=lambda r: r.position)}
    days = sorted(last)
    for day, following in zip(days, [*days[1:], None], strict=True):
        data = last[day].data
        text, body, meeting = data.get("text", ""), data.get("body"), data.get("meeting")
        yield SearchDocument(unit, "assessment", id, number, None, text, body, meeting, day, day, following, 0)


def _growing(
    begins: str | None, first: str, said: Iterable[Said]
) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """What is said by each day on which more is, with the days from which and up to which that is all."""
    later = sorted(one for one in said if one[1])
    days = sorted({max(on, begins or "") for on, _ in later} | {begins or ""})
    for day, following in zip(days, [*days[1:], None], strict=True):
        text = "\n".join([*([first] if first else []), *(word for on, word in later if max(on, begins or "") <= day)])
        yield text, (day or None, following)
