"""Agendas that were sent: which version counts on a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.judgement.facts import Facts
from archive.records import Record


def counting(facts: Facts, meeting: str, on: str) -> list[Record]:
    """The published agendas that count on a day, those without a date too, in the order of recording."""
    return [r for r in facts.live(meeting, "publish-agenda") if (r.data["sent_on"] or "") <= on]


def last_sent(facts: Facts, meeting: str, on: str) -> Record | None:
    """Without a date: before all dated; of one day the later recorded."""
    found = counting(facts, meeting, on)
    return max(found, key=lambda r: (r.data["sent_on"] or "", r.position), default=None)


def first_dated_sending(facts: Facts, meeting: str, on: str) -> str | None:
    return min((r.data["sent_on"] for r in counting(facts, meeting, on) if r.data["sent_on"]), default=None)


def items(facts: Facts, meeting: str, on: str) -> list[Mapping[str, Any]]:
    """The items of a meeting on a day: those of its published agenda last sent by then."""
    agenda = last_sent(facts, meeting, on)
    return [] if agenda is None else list(agenda.data["items"])
