"""What is missing of a year, and what lies ahead: rows with the rule behind each; their sentences as codes."""

from __future__ import annotations

from typing import Any

from archive.counting import add_days, add_months
from archive.judgement.due import Due, due
from archive.judgement.missing import Asked, Row, missing
from archive.kinds import MISSING
from archive.problems import invalid
from archive.times import FIRST_DAY, day_before
from projections.positions import day
from projections.view import View

Answer = dict[str, Any]
# How many days after the day asked about are looked ahead to where nothing is said.
DAYS_AHEAD = 60
# How many years one question may be about: each is judged by itself.
MOST_YEARS = 100


def year(view: View, year: int, kind: str | None = None, body: str | None = None) -> Answer:
    """What was due in a year before the day and is missing on it, by kind, due and id."""
    first, last = f"{year:04d}-01-01", min(f"{year:04d}-12-31", _before(view.on))
    rows = missing(_asked(view, first, last))
    return {"items": [_row(row) for row in rows if kind in (None, row.kind) and body in (None, row.body)]}


def ahead(view: View, from_: str | None = None, to: str | None = None) -> Answer:
    """What is due from a day to before another, as it stands on the day; the next 60 days where none are given.

    Raises ``invalid`` for days that are none, and for more than ``MOST_YEARS`` of them.
    """
    first = view.on if from_ is None else day(from_, "from")
    end = add_days(view.on, DAYS_AHEAD + 1) if to is None else day(to, "to")
    latest = add_months(first, 12 * MOST_YEARS)
    if end > latest:
        raise invalid("to", "out-of-range", expected=f"{first} - {latest}")
    last = add_days(end, -1) if end > FIRST_DAY else ""
    return {"from": first, "to": end, "items": [_due(row) for row in due(_asked(view, first, last))]}


def _asked(view: View, first: str, last: str) -> Asked:
    return Asked(view.judge, view.knowledge, view.on, first, last)


def _before(on: str) -> str:
    """The day before; before the first day of the calendar there is none."""
    return day_before(on) if on > FIRST_DAY else ""


def _row(row: Row) -> Answer:
    behind = row.behind
    return {
        "kind": row.kind,
        "subject": _subject(row.subject),
        "body": row.body,
        "due": row.due,
        "rule": None if behind is None else behind.rule,
        "strength": None if behind is None else behind.strength,
        "binding": None if behind is None else behind.binding,
        "chosen": row.chosen,
        "source": None if behind is None else behind.source,
        "text": {"code": f"missing.{row.kind}", "params": dict(row.says)},
    }


def _due(row: Due) -> Answer:
    return {
        "due": row.due,
        "kind": row.kind,
        "body": row.body,
        "meeting": row.meeting,
        "subject": _subject(row.subject),
        "rule": row.rule,
        "text": _text(row),
    }


def _text(row: Due) -> Answer:
    """``ahead``: what will be missing if nothing happens."""
    ahead = row.kind in MISSING
    return {"code": f"{'missing' if ahead else 'due'}.{row.kind}", "params": dict(row.says), "ahead": ahead}


def _subject(subject: tuple[str, str] | None) -> Answer | None:
    return None if subject is None else {"type": subject[0], "id": subject[1]}
