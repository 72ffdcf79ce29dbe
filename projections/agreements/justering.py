"""A justering by itself: what it changed, by whom it was decided and approved, where it was published and corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from archive.numbers import in_order
from archive.records import Record
from projections.agreements.comparing import words
from projections.agreements.sources import Sources
from projections.agreements.tables import changes, justeringer
from projections.audit.answers import listing as trail
from projections.facts import live, maker
from projections.listing import MOST
from projections.records.knowledge import known_at
from projections.view import View

_KEY = select(justeringer.c.key).where(justeringer.c.id == bindparam("id"), known_at(justeringer))
_BEFORE = (
    select(changes.c.op, changes.c.heading, changes.c.text)
    .where(
        changes.c.agreement == bindparam("agreement"),
        changes.c.number == bindparam("number"),
        changes.c.key < bindparam("key"),
        known_at(changes),
    )
    .order_by(changes.c.key.desc())
    .limit(1)
)

Answer = dict[str, Any]


@dataclass(slots=True)
class _Whole:
    """All words of a justering, as one source."""

    source: str
    words_position: int
    number: str = ""
    kind: str = "justering"


def justering(view: View, justering: str) -> Answer:
    """A justering as docs/api.md has it. Raises ``not-found``, ``not-known-then``.

    ``changes``: each with the words that stood at its number before it in the order of the one rule, whatever the day.
    """
    view.require(justering, "justering")
    record = view.knowledge.justering(justering)
    assert record is not None
    data, agreement = record.data, record.owner
    decision, term = data["decision"], view.judge.agreements.term(agreement)
    sources = Sources(view, agreement)
    sources.prefetch([], [justering])
    return {
        "id": justering,
        "agreement": agreement,
        "title": maker(view, agreement, "enter-agreement").data["title"],
        "effective_on": data["effective_on"],
        "within_term": term.begun(data["effective_on"]) and not term.over(data["effective_on"]),
        "void": record.void,
        "document": data.get("document"),
        "changes": list(_changes(view, record)),
        "mandate": view.judge.mandates.of_text(agreement, record, data["effective_on"], view.on),
        "paper": view.papers.of(decision),
        "requires": view.judge.votes.rows(decision, view.on),
        "approved_on": view.judge.votes.approved_on(decision, view.on),
        "publications": list(_publications(view, record)),
        "corrections": _corrections(view, justering),
        "source": sources.of(_Whole(justering, record.position)),
    }


def _changes(view: View, record: Record) -> Iterator[Answer]:
    key = view.connection.execute(_KEY, {"id": record.id, "at": view.position}).scalar()
    for change in in_order(record.data["changes"]):
        before = None if key is None else _before(view, record.owner, change["number"], key)
        after = None if change["op"] == "repeal" else {"heading": change.get("heading"), "text": change["text"]}
        texts = ["" if one is None else str(one["text"]) for one in (before, after)]
        yield {
            "number": change["number"],
            "op": change["op"],
            "before": before,
            "after": after,
            "words": words(*texts),
        }


def _before(view: View, agreement: str, number: str, key: str) -> Answer | None:
    """The words that stood at a number below a place in the order."""
    asked = {"agreement": agreement, "number": number, "key": key, "at": view.position}
    row = view.connection.execute(_BEFORE, asked).first()
    return None if row is None or row.op == "repeal" else {"heading": row.heading, "text": row.text}


def _publications(view: View, record: Record) -> Iterator[Answer]:
    """Where it was published up to the day, by date."""
    found = [one for one in live(view, record.owner, "publish") if one.data["subject"] == record.id]
    for one in sorted(found, key=lambda one: (one.data["on"], one.position)):
        if one.data["on"] <= view.on:
            fields = {name: one.data.get(name) for name in ("on", "where", "document")}
            yield {**fields, "position": one.position}


def _corrections(view: View, justering: str) -> list[Answer]:
    """What was corrected of its record, in the order of recording."""
    entries = trail(view, limit=MOST, subject=justering, corrections=True)["items"]
    names = ("position", "recorded_at", "recorded_by", "reason", "changed")
    return [{name: entry[name] for name in names} for entry in entries]
