"""The yearly wheel (årshjul): its entries with their meetings, its deadlines, and where these clash."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from archive.judgement.bodies import Bodies
from archive.judgement.calendar import Planned, planned
from archive.judgement.clashes import Clash, Deadline, Deadlines
from archive.judgement.wheel import Entry, Wheels
from archive.problems import invalid
from projections import meetings
from projections.facts import body_name, maker
from projections.view import View

Answer = dict[str, Any]


def year(view: View, year: int) -> Answer:
    """Every entry of a year, and every meeting that no entry has, by first day; ``words`` of an entry as a code.

    Raises ``invalid`` for what is no year from 1 to 9999.
    """
    return {"items": [_item(view, one) for one in _planned(view, year)]}


def clashes(view: View, year: int) -> Answer:
    """``deadlines`` of the year's entries, and ``clashes``: where one comes before what is to feed it.

    Raises ``invalid`` for what is no year from 1 to 9999.
    """
    found = Deadlines(view.judge.facts, view.judge.authority, _wheels(view, year))
    return {
        "deadlines": [_deadline(entry, deadline) for entry, deadline in found.of_year(year)],
        "clashes": [_clash(clash) for clash in found.clashes(year)],
    }


def events(view: View, year: int) -> Iterator[Answer]:
    """A year for calendar programs: ``{uid, title, kind, from, to, day, time, place, meeting, status, words,
    approximate}``.

    ``uid`` is that of the entry, and stays when the entry gets a meeting; ``day`` is the meeting's, None without one.
    Raises ``invalid`` for what is no year from 1 to 9999.
    """
    return map(partial(_event, view), _planned(view, year))


def _event(view: View, one: Planned) -> Answer:
    item = _item(view, one)
    met = None if one.meeting is None else meetings.short(view, one.meeting.id)
    return {
        "uid": _uid(one),
        "title": item["title"],
        "kind": item["kind"],
        "from": item["from"],
        "to": item["to"],
        "day": item["date"],
        "time": None if met is None else met["time"],
        "place": None if met is None else maker(view, met["id"], "call-meeting").data.get("place"),
        "meeting": item["meeting"],
        "status": item["status"],
        "words": item["words"],
        "approximate": item["approximate"],
    }


def _uid(one: Planned) -> str:
    """Of an entry what it says, its year, and its number among those that say the same; no id holds a slash."""
    entry = one.entry
    if entry is None:
        return str(one.meeting.id if one.meeting is not None else "")
    return "/".join(
        [entry.body, entry.span.first, entry.span.last, str(entry.nth), *([entry.kind] if entry.kind else [])]
    )


def _planned(view: View, year: int) -> list[Planned]:
    return planned(view.judge.facts, view.knowledge, _wheels(view, year), year, view.on)


def _wheels(view: View, year: int) -> Wheels:
    if not 1 <= year <= 9999:
        raise invalid("year", "out-of-range", expected="1-9999")
    return Wheels(view.judge.facts, Bodies(view.judge.facts), view.knowledge)


def _item(view: View, one: Planned) -> Answer:
    entry, met = one.entry, one.meeting
    kind = entry.kind if entry is not None else met.kind if met is not None else None
    words = None if met is None else meetings.date_words(view, met.id)
    return {
        "from": one.from_,
        "to": one.to,
        "words": words if entry is None else entry.span.words,
        "body": one.body,
        "kind": kind,
        "meeting": None if met is None else met.id,
        "date": None if met is None else met.date,
        "title": body_name(view, one.body),
        "status": one.status,
        "approximate": entry is not None and entry.approximate,
        "deviates": one.deviates,
        "source": None if entry is None else entry.source,
    }


def _span(entry: Entry) -> Answer:
    return {"body": entry.body, "from": entry.span.first, "to": entry.span.to, "words": entry.span.words}


def _deadline(entry: Entry, deadline: Deadline) -> Answer:
    return {
        **_span(entry),
        "rule": deadline.rule,
        "earliest": deadline.earliest,
        "latest": deadline.latest,
        "excepted_by": deadline.excepted_by,
        "before_kommissorium": deadline.before_kommissorium,
        "source": deadline.source,
    }


def _clash(clash: Clash) -> Answer:
    return {
        "feeder": _span(clash.feeder),
        "fed": _span(clash.fed),
        "milestone": clash.milestone,
        "deadline": clash.deadline,
        "milestone_earliest": clash.reached[0],
        "milestone_latest": clash.reached[1],
        "deadline_earliest": clash.needed[0],
        "deadline_latest": clash.needed[1],
        "severity": clash.severity,
        "source": clash.source,
    }
