"""Agreements: what stands on a day as known at a moment, each sentence with what put it there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from archive.judgement.links import Links
from archive.numbers import sort_key
from archive.records import Record
from projections.agreements.as_of import LastWord, State, below, last_words, states
from projections.agreements.comparing import compare
from projections.agreements.editions import edition
from projections.agreements.history import history
from projections.agreements.known_from import known_from
from projections.agreements.pending import pending
from projections.agreements.sources import Sources
from projections.agreements.timeline import timeline
from projections.chain import latest_assessments
from projections.facts import live, maker
from projections.listing import of_type, page
from projections.view import View

__all__ = ["compare", "history", "listing", "parties", "show", "timeline"]

Answer = dict[str, Any]


def show(view: View, id: str) -> Answer:
    """An agreement as docs/api.md has it. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "agreement")
    text = _Text(view, id)
    data, judge = maker(view, id, "enter-agreement").data, view.judge
    status = judge.agreements.status(id, view.on)
    begins = judge.agreements.term(id).from_
    return {
        **_head(view, id, status),
        "version": view.knowledge.version(id),
        "edition": edition(view.connection, id, text.state, view.on, view.position),
        "decision": data.get("decision"),
        "document": data.get("document"),
        "signatures": _signatures(view, id),
        "area": data.get("area"),
        "case_number": data.get("case_number"),
        "carries_out": Links(judge).own(id, view.on),
        "mandate": judge.mandates.of_text(id, None, begins, view.on),
        "paper": view.papers.of(data.get("decision")),
        "requires": judge.votes.rows(id, view.on),
        "approved_on": judge.votes.approved_on(id, view.on),
        "parties": judge.parties.rows(id, view.on),
        "provisions": text.provisions(),
        "pending": text.pending(),
        **({"ended_because": judge.agreements.term(id).reason} if status == "ended" else {}),
    }


def _head(view: View, id: str, status: str) -> Answer:
    data, term = maker(view, id, "enter-agreement").data, view.judge.agreements.term(id)
    return {
        "id": id,
        "level": data["level"],
        "title": data["title"],
        "status": status,
        "term": {"from": term.from_, "to": term.to},
        "parent": Links(view.judge).parent(id, view.on),
        "theme": data.get("theme"),
    }


def listing(view: View, limit: int | None = None, cursor: str | None = None) -> Answer:
    """Agreements by id, void ones too: ``id``, ``level``, ``title``, ``status``, ``term``, ``parent``, ``theme``."""
    return page(
        view,
        of_type(view, "agreement"),
        lambda id: _head(view, id, view.judge.agreements.status(id, view.on)),
        limit,
        cursor,
    )


def _signatures(view: View, id: str) -> list[Answer]:
    """Who has signed on or before the day: the agreement, an approval of it, an accession; by date, as recorded."""
    signed = (
        {"party": one["party"], "person": one["person"], "capacity": one.get("capacity"), "on": one["on"]}
        for record in live(view, id, "enter-agreement", "approve", "accede")
        if record.data.get("on", "") <= view.on
        for one in record.data.get("signatures", ())
    )
    return sorted((one for one in signed if one["on"] <= view.on), key=lambda one: str(one["on"]))


def parties(view: View, id: str) -> Answer:
    """Who is bound, by body and first day: one row for each unbroken stretch."""
    view.require(id, "agreement")
    return {"items": view.judge.parties.rows(id, view.on)}


def _awaited(view: View, justering: Record) -> Answer:
    data = justering.data
    return {
        "justering": justering.id,
        "effective_on": data["effective_on"],
        "numbers": sorted({change["number"] for change in data["changes"]}, key=sort_key),
        "decision": data["decision"],
        "mandate": view.judge.mandates.of_text(justering.owner, justering, data["effective_on"], view.on),
        "paper": view.papers.of(data["decision"]),
    }


class _Text:
    """The provisions of an agreement on the view's day, and what is decided to follow."""

    def __init__(self, view: View, id: str) -> None:
        """Looks up everything that telling of them needs."""
        self._view, self._id = view, id
        self._terms = states(view.connection, id, view.position)
        self._rows = self._standing()
        self._pending = pending(view.connection, id, self.state, view.on, view.position)
        self._sources = Sources(view, id)
        self._sources.prefetch(self._rows, self._pending)
        self._approvals: dict[str, int] = {}
        self._assessments = latest_assessments(view, id)
        self._links = Links(view.judge)
        self._placed = bool(live(view, id, "place-agreement"))

    @property
    def state(self) -> State:
        return self._terms[0]

    def _standing(self) -> list[LastWord]:
        view, day = self._view, self.state.day(self._view.on)
        if day is None:
            return []
        return [row for row in last_words(view.connection, self._id, day, view.position) if row.op != "repeal"]

    def provisions(self) -> list[Answer]:
        view = self._view
        since = known_from(view.connection, self._id, self._terms, self._rows, view.on, view.position)
        return [self._one(row, since[row.number]) for row in self._rows]

    def pending(self) -> list[Answer]:
        return [_awaited(self._view, self._sources.justering(justering)) for justering in self._pending]

    def _one(self, row: LastWord, since: int) -> Answer:
        valid = self._valid(row)
        own = row.kind == "agreement"
        justering = None if own else self._sources.record(row)
        mandate = self._view.judge.mandates.of_text(self._id, justering, valid["from"], self._view.on)
        carries_out = self._carries_out(row)
        return {
            "number": row.number,
            "heading": row.heading,
            "text": row.text,
            "valid": valid,
            "known_from": since,
            "changed_since_approval": self._changed_since_approval(row),
            "source": self._sources.of(row),
            "mandate": mandate,
            "paper": self._view.papers.of(self._sources.record(row).data.get("decision")),
            "assessment": self._assessments.get(row.number),
            **({"carries_out": carries_out} if carries_out else {}),
            **({"instead": self._instead(row)} if mandate["state"] == "without-authority" else {}),
        }

    def _carries_out(self, row: LastWord) -> list[Answer]:
        """What it carries out on the day: as it was last given since the number last began to stand."""
        if not (row.linked or self._placed):
            return []
        found = self._links.provisions(self._id, self._view.on).get(row.number)
        return [] if found is None else [dict(link) for link in found.links]

    def _valid(self, row: LastWord) -> Answer:
        begins, ends = self.state.begins, self.state.ends
        following = row.next_on if ends is None or (row.next_on or ends) < ends else ends
        return {"from": max(row.effective_on or "", begins or "") or None, "to": following}

    def _changed_since_approval(self, row: LastWord) -> bool:
        """A correction gave these words after the last counting approval was recorded."""
        if row.words_position == row.recorded:
            return False
        record = self._sources.record(row)
        subjects = [record.data.get("decision"), self._id if row.kind == "agreement" else None]
        last = max((self._approved_at(subject) for subject in subjects if subject is not None), default=0)
        return bool(0 < last < row.words_position)

    def _approved_at(self, subject: str) -> int:
        if subject not in self._approvals:
            counting = self._view.judge.votes.approvals(subject, self._view.on)
            self._approvals[subject] = max((vote.position for vote in counting), default=0)
        return self._approvals[subject]

    def _instead(self, row: LastWord) -> Answer | None:
        """What would stand on the day were every text without authority left out."""
        key = row.key
        while rows := below(self._view.connection, row, self._view.position, key):
            self._sources.prefetch(rows)
            for candidate in rows:
                if self._has_authority(candidate):
                    return None if candidate.op == "repeal" else self._text(candidate)
            key = rows[-1].key
        return None

    def _has_authority(self, row: Row[Any]) -> bool:
        justering = None if row.kind == "agreement" else self._sources.record(row)
        return self._view.judge.mandates.without_authority(self._id, justering, self._view.on) is None

    def _text(self, row: Row[Any]) -> Answer:
        return {"heading": row.heading, "text": row.text, "source": self._sources.of(row)}
