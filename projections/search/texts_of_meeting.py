"""What is searched of a meeting: the items of its agendas and of its minutes, with the days on which they read so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.blobs import Texts
from archive.items import Items, Place, in_places
from archive.judgement.facts import meeting_date
from archive.problems import Problem
from archive.records import Record
from projections.search import places
from projections.search.documents import SearchDocument
from projections.search.past import KnownAt

_MINUTED = ("record-minutes", "dispatch-minutes", "remark-on-minutes", "settle-remark")

Stretch = tuple[str | None, str | None]
Item = Mapping[str, Any]


def read(texts: Texts, sha: str | None) -> str:
    """The text of a file, empty where there is none or it was erased."""
    try:
        return "" if sha is None else texts.get(sha)
    except Problem as problem:
        if problem.slug != "not-found":
            raise
        return ""


def of_meeting(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """Items of the agendas and of the minutes, each as it reads from one day to the next that changes it."""
    return [*_planned(known, unit, id), *of_minutes(known, texts, unit, id)]


def of_minutes(
    known: KnownAt, texts: Texts, unit: str, id: str, only: Collection[str] | None = None
) -> list[SearchDocument]:
    """Items of the minutes; ``only``: those with these numbers, of which alone something was said."""
    date = meeting_date(known.live(id, "call-meeting", "move-meeting"))
    if date is None:
        return []
    body = known.maker(id, "call-meeting").data["body"]
    agendas, stands = known.live(id, "publish-agenda"), places.stands(known, "minutes", id, body)

    def one(place: Place, item: Item, period: Stretch) -> SearchDocument:
        number, nth = place
        about = number, None, read(texts, item["text_sha256"]), body, id, date
        titles = places.titles_among(known, agendas, number)
        where = places.once((*stands, titles[min(nth, len(titles) - 1)] if titles else None))
        return SearchDocument(unit, "minutes", id, *about, *period, 0, stands=where, nth=nth)

    return [one(*found) for found in _minuted(known, known.live(id, *_MINUTED), date, only)]


def _planned(known: KnownAt, unit: str, id: str) -> Iterator[SearchDocument]:
    date = meeting_date(known.live(id, "call-meeting", "move-meeting"))
    if date is None:
        return
    body = known.maker(id, "call-meeting").data["body"]
    stands = places.stands(known, "agenda-item", id, body)
    for (number, nth), item, period in _stretches(_agendas(known, known.live(id, "publish-agenda"))):
        covers = item.get("covers") or ()
        said = [covers] if isinstance(covers, str) else [*covers]
        text = "\n".join([*said, *([item["proposal"]] if item.get("proposal") else [])])
        about = number, item["title"], text, body, id, date
        yield SearchDocument(unit, "agenda-item", id, *about, *period, 0, stands=stands, nth=nth)


def _agendas(known: KnownAt, sent: Sequence[Record]) -> Iterator[tuple[str, Items]]:
    """The items of the agenda that counts from each day on: of those sent by then the last recorded."""
    for day in sorted({record.data["sent_on"] or "" for record in sent}):
        last = [record for record in sent if (record.data["sent_on"] or "") <= day][-1]
        yield day, known.items(last)


def _stretches(changing: Iterator[tuple[str, Items]]) -> Iterator[tuple[Place, Item, Stretch]]:
    """Each item with the days from which and up to which it reads so."""
    standing: dict[Place, tuple[Item, str]] = {}
    for day, items in changing:
        for place, (item, since) in list(standing.items()):
            if items.get(place) != item:
                yield place, item, (since or None, day)
                del standing[place]
        for place, item in items.items():
            standing.setdefault(place, (item, day))
    for place, (item, since) in standing.items():
        yield place, item, (since or None, None)


@dataclass(frozen=True, slots=True)
class _Said:
    """An item as the minutes or a settlement have it, counting from one day up to another; what ``ranks`` higher
    stands before what ranks lower."""

    item: Item
    begins: str
    ends: str | None
    ranks: tuple[str, int]

    def counts(self, day: str) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


def _minuted(
    known: KnownAt, records: Sequence[Record], date: str, only: Collection[str] | None
) -> Iterator[tuple[Place, Item, Stretch]]:
    """Each item as it reads from the meeting, or from a dispatch that came before it, and from each settlement on.

    As ``archive.judgement.minutes`` has it on each day, in one pass.
    """
    versions = [record for record in records if record.command == "record-minutes"]
    sent = min((record.data["on"] for record in records if record.command == "dispatch-minutes"), default=None)
    first = date if sent is None else min(date, sent)
    said: defaultdict[Place, list[_Said]] = defaultdict(list)
    if versions:
        items = known.items(versions[-1])
        for place in items if only is None else known.numbered(versions[-1], only):
            said[place].append(_Said(items[place], first, None, ("", 0)))
    for settlement, begins, ends in _settlements(records, sent):
        for place, item in in_places(settlement.data.get("items", ())).items():
            if only is None or place[0] in only:
                ranks = settlement.data["on"], settlement.position
                said[place].append(_Said(item, max(begins, first), ends, ranks))
    for place, some in said.items():
        yield from ((place, item, period) for item, period in _turns(some))


def _settlements(records: Sequence[Record], sent: str | None) -> Iterator[tuple[Record, str, str | None]]:
    """The accepted settlements of remarks that stand, each with the days from which and up to which it counts."""
    if sent is None:
        return
    remarked: dict[str, str] = {}
    of: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.command == "remark-on-minutes":
            remarked[record.data["remark"]] = min(record.data["on"], remarked.get(record.data["remark"], "9999"))
        elif record.command == "settle-remark":
            of[record.data["remark"]].append(record)
    for remark, settlements in of.items():
        ends: str | None = None  # the day of one that was recorded later
        for settlement in reversed(settlements) if remark in remarked else ():
            on = settlement.data["on"]
            if settlement.data["outcome"] == "accepted" and (ends is None or on < ends):
                yield settlement, max(on, remarked[remark], sent), ends
            ends = on if ends is None else min(on, ends)


def _turns(some: Sequence[_Said]) -> Iterator[tuple[Item, Stretch]]:
    """What stands from day to day of what is said of one item."""
    days = sorted({day for one in some for day in (one.begins, one.ends) if day is not None})
    standing: tuple[Item, str] | None = None
    for day in days:
        now = max((one for one in some if one.counts(day)), key=lambda one: one.ranks, default=None)
        if standing is not None and (now is None or now.item != standing[0]):
            yield standing[0], (standing[1], day)
            standing = None
        if now is not None and standing is None:
            standing = now.item, day
    if standing is not None:
        yield standing[0], (standing[1], None)
