"""The rules that a meeting is judged by: what each requires, by when, and what counts as having done it.

A rule stands here alone, with its values, its words in the docs and the command that does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive import spans
from archive.counting import add_period
from archive.rules.shapes import CHANNEL, PERIOD, PLACE, QUARTER, SPAN, TEXTS, YES_OR_NO, Shape
from archive.words import same_words

if TYPE_CHECKING:
    from archive.records import Record


@dataclass(frozen=True, slots=True)
class Found:
    """What one value of a rule makes of a meeting on D.

    ``required_by``: the day by which; ``done``: the day on which it was done, dated on or before D; ``said``: the
    verdict that the rule itself gives, before anything is counted; ``actual``: what was done, where it is not a day.
    """

    required_by: str
    done: str | None = None
    said: str | None = None
    actual: Any = None


@dataclass(frozen=True)
class Judged:
    """One meeting on D: ``live`` its records that are not void; ``first``: whether it is its body's first meeting.

    ``proposed``: gives the days of the items proposed for it; ``in_quarter``: whether a meeting of the body without a
    kind, not cancelled, lies within a span.
    """

    id: str
    body: str
    date: str
    on: str
    live: Sequence[Record]
    first: bool
    proposed: Callable[[], Iterable[str]]
    meets_within: Callable[[spans.Span], bool]

    @property
    def called(self) -> Record:
        return next(r for r in self.live if r.command == "call-meeting")

    @property
    def has_kind(self) -> bool:
        return self.called.data.get("kind") is not None

    @property
    def over(self) -> bool:
        return self.date <= self.on

    def of(self, *commands: str) -> list[Record]:
        return [r for r in self.live if r.command in commands]

    def agendas(self) -> list[Record]:
        return self.of("publish-agenda")

    def counting_agendas(self) -> list[Record]:
        """The versions that count on D; one without a date counts from its recording."""
        return [r for r in self.agendas() if (r.data["sent_on"] or "") <= self.on]

    def first_of(self, days: Iterable[str | None]) -> str | None:
        """The first of some days that is not after D."""
        return min((day for day in days if day is not None and day <= self.on), default=None)


def calling_notice(m: Judged, value: Any) -> Found:
    """The notice counts from the calling, after a move from when the last move was announced."""
    moves = [r for r in m.of("move-meeting") if r.data.get("announced_on", "") <= m.on]
    day = moves[-1].data.get("announced_on") if moves else m.called.data["called_on"]
    required_by = add_period(m.date, value, -1)
    return Found(required_by, said="unknown") if day is None else Found(required_by, m.first_of([day]))


def proposal_deadline(m: Judged, value: Any) -> Found:
    required_by = add_period(m.date, value, -1)
    asked = (r.data["on"] for r in m.of("ask") if r.data["what"] == "items")
    planned = (item.get("proposed_on") for r in m.agendas() for item in r.data["items"])
    done = m.first_of([*asked, *planned, *m.proposed()])
    if done is None:
        return Found(required_by, said="unknown" if m.over else "pending")
    return Found(required_by, done)


def agenda_notice(m: Judged, value: Any) -> Found:
    required_by = add_period(m.date, value, -1)
    sent = m.first_of(r.data["sent_on"] for r in m.agendas())
    if sent is None:
        return Found(required_by, said="unknown" if m.counting_agendas() else None)
    return Found(required_by, sent, "unknown" if sent > m.date else None)


def agenda_published(m: Judged, value: Any) -> Found:
    sent = (r.data.get("published_on") for r in m.agendas())
    published = (r.data["on"] for r in m.of("publish") if r.data.get("part") == "agenda")
    return Found(m.date, m.first_of([*sent, *published]))


def mandatory_items(m: Judged, value: Any) -> Found:
    wanted = set(map(same_words, value))
    return _looked_at(m, lambda items: wanted <= {name for item in items for name in _names(item)})


def responsible_per_item(m: Judged, value: Any) -> Found:
    return _looked_at(m, lambda items: all(item.get("responsible") for item in items))


def _names(item: Mapping[str, Any]) -> Iterator[str]:
    """What an item may be there as: its title, and what it covers."""
    covers = item.get("covers", ())
    yield from map(same_words, [item["title"], *([covers] if isinstance(covers, str) else covers)])


def _looked_at(m: Judged, does: Callable[[Sequence[Mapping[str, Any]]], bool]) -> Found:
    """Of the agendas sent by the meeting's day, and by D, the last sent is looked at."""
    by = min(m.on, m.date)
    sent = [r for r in m.agendas() if (r.data["sent_on"] or "") <= by]
    if not sent:
        return Found(m.date, said="unknown" if m.counting_agendas() else None)
    last = max(sent, key=lambda r: (r.data["sent_on"] or "", r.position))
    if not does(last.data["items"]):
        return Found(m.date)
    day = last.data["sent_on"]
    return Found(m.date, day, "unknown" if day is None else None)


def place(m: Judged, value: Any) -> Found:
    if not m.over:
        return Found(m.date, said="pending")
    where = m.called.data.get("place")
    wanted = [value] if isinstance(value, str) else value
    held = where is not None and any(one.casefold() in where.casefold() for one in wanted)
    return Found(m.date, said="kept" if held else "unknown", actual=where)


def quarter(m: Judged, value: Any) -> Found:
    span = spans.span(int(m.date[:4]), 3 * value - 2, to_month=3 * value)
    if not m.over:
        return Found(span.last, said="pending")
    kept = span.holds(m.date) or m.meets_within(span)
    said = "kept" if kept else "pending" if m.on <= span.last else "missed"
    return Found(span.last, said=said, actual=m.date)


def first_meeting(m: Judged, value: Any) -> Found:
    span = spans.named_span(value)
    assert span is not None, "the shape of the rule was checked"
    if not m.over:
        return Found(span.last, said="pending")
    return Found(span.last, said="kept" if span.holds(m.date) else "missed", actual=m.date)


def minutes_within(m: Judged, value: Any) -> Found:
    sent = m.first_of(r.data["on"] for r in m.of("dispatch-minutes"))
    return Found(add_period(m.date, value), sent, "unknown" if sent is not None and sent < m.date else None)


def _every(m: Judged) -> bool:
    return True


def _without_kind(m: Judged) -> bool:
    return not m.has_kind


def _first(m: Judged) -> bool:
    return m.first


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table. ``by`` and ``done``: what is required by when, and done when, in the words of the docs;
    ``done_with``: the command that does what is missing; ``of``: which meetings it is about; ``chosen``: whether the
    archive chose the day; ``gives_way``: whether the rule of the first meeting goes before it."""

    judge: Callable[[Judged, Any], Found]
    shape: Shape
    by: str
    done: str
    done_with: str | None = None
    of: Callable[[Judged], bool] = _every
    chosen: bool = False
    gives_way: bool = False


_BEFORE, _AFTER, _ON_ITS_DAY = "the period before the meeting", "the period after the meeting", "the day of the meeting"
_HAS_THEM = "the agenda last sent by then, which has them, was sent"

FIRST_MEETING = "first_meeting"

ABOUT_MEETINGS: Mapping[str, Row] = {
    "calling_notice": Row(
        calling_notice,
        PERIOD,
        _BEFORE,
        "it was called, or its last move announced; not known: `unknown`",
        "move-meeting",
        gives_way=True,
    ),
    "proposal_deadline": Row(
        proposal_deadline,
        PERIOD,
        _BEFORE,
        "items were first asked for or proposed; none by the meeting: `unknown`. An item of an agenda that came in "
        "later is `late`",
        "ask",
    ),
    "agenda_notice": Row(
        agenda_notice,
        PERIOD,
        _BEFORE,
        "an agenda was first sent; on a day that is not known, or after the meeting: `unknown`",
        "publish-agenda",
    ),
    "agenda_published": Row(
        agenda_published, CHANNEL, _ON_ITS_DAY, "the agenda was first published", "publish", chosen=True
    ),
    "mandatory_items": Row(mandatory_items, TEXTS, _ON_ITS_DAY, _HAS_THEM, "publish-agenda", chosen=True),
    "responsible_per_item": Row(responsible_per_item, YES_OR_NO, _ON_ITS_DAY, _HAS_THEM, "publish-agenda", chosen=True),
    "place": Row(place, PLACE, _ON_ITS_DAY, "the place of the meeting is one of those named; else `unknown`"),
    "quarter": Row(
        quarter,
        QUARTER,
        "the last day of the quarter",
        "the meeting, or another of the body that year, lies in it; meetings with a kind of their own aside",
        "call-meeting",
        of=_without_kind,
        gives_way=True,
    ),
    FIRST_MEETING: Row(
        first_meeting,
        SPAN,
        "the last day of the span",
        "the first meeting of that year lies in it",
        "call-meeting",
        of=_first,
    ),
    "minutes_within": Row(
        minutes_within,
        PERIOD,
        _AFTER,
        "the minutes were first sent; before the meeting: `unknown`",
        "record-minutes",
    ),
}
# Whose days are counted back from a meeting, and on from it.
PERIODS_BACK = tuple(name for name, row in ABOUT_MEETINGS.items() if row.by == _BEFORE)
PERIODS_ON = tuple(name for name, row in ABOUT_MEETINGS.items() if row.by == _AFTER)
