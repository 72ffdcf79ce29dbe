"""Where a text comes from: body, meeting, item, decision, and the record that gave the words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import bindparam, select

from archive.judgement.votes import STATES
from archive.records import Record
from projections.facts import body_name, live, maker
from projections.following.statements import chunks
from projections.records.table import moments
from projections.view import View

_MOMENTS = select(moments.c.position, moments.c.recorded_at, moments.c.by).where(
    moments.c.position.in_(bindparam("positions", expanding=True))
)

Answer = dict[str, Any]


class Words(Protocol):
    """A row of the changes."""

    number: str
    kind: str
    source: str
    words_position: int


class Sources:
    """The sources of one agreement's texts, looked up many at a time."""

    def __init__(self, view: View, agreement: str) -> None:
        self._view, self._id = view, agreement
        self._moments: dict[int, tuple[str, str]] = {}
        self._told: dict[tuple[str, int], Answer] = {}

    @cached_property
    def agreement(self) -> Record:
        return maker(self._view, self._id, "enter-agreement")

    def record(self, row: Words) -> Record:
        """The record of the justering, or of the agreement, that put a text there."""
        return self.agreement if row.kind == "agreement" else self.justering(row.source)

    def justering(self, id: str) -> Record:
        found = self._view.knowledge.justering(id)
        assert found is not None
        return found

    def prefetch(self, rows: Iterable[Words], justeringer: Iterable[str] = ()) -> None:
        """Everything that telling of these rows and justeringer, and of the agreement, needs, in a few queries."""
        rows, knowledge = list(rows), self._view.knowledge
        ids = [*(row.source for row in rows if row.kind == "justering"), *justeringer]
        knowledge.prefetch([self._id, *ids])
        records = [self.agreement, *(self.justering(id) for id in dict.fromkeys(ids))]
        decisions = list(dict.fromkeys(r.data["decision"] for r in records if r.data.get("decision")))
        knowledge.prefetch([*decisions, *self._bound()])
        knowledge.prefetch_naming(decisions, "file-document", "belongs_to")
        made = [maker(self._view, id, "record-decision").data for id in decisions]
        voting = [vote.data["party"] for id in (self._id, *decisions) for vote in live(self._view, id, *STATES)]
        named = (named for data in made for named in (data["body"], data.get("meeting")) if named)
        knowledge.prefetch([*named, *voting])
        self._recorded({row.words_position for row in rows}, records)

    def _bound(self) -> list[str]:
        """The bodies that the agreement itself names, and the agreement above it."""
        data = self.agreement.data
        return [*data["parties"], *([data["parent"]] if data.get("parent") else [])]

    def _recorded(self, positions: set[int], records: Iterable[Record]) -> None:
        """When and by whom words were recorded: those of a record itself are known with it, a correction's are not."""
        self._moments.update({record.position: (record.recorded_at, record.by) for record in records})
        self._look_up(positions)

    def _look_up(self, positions: set[int]) -> None:
        for chunk in chunks(sorted(positions - self._moments.keys())):
            for row in self._view.connection.execute(_MOMENTS, {"positions": chunk}):
                self._moments[row.position] = (row.recorded_at, row.by)

    def of(self, row: Words) -> Answer:
        """What put a text there; what does not apply is None. Of one record and its words it is told once."""
        place = row.source, row.words_position
        if place not in self._told:
            self._told[place] = self._tell(row)
        return self._told[place]

    def _tell(self, row: Words) -> Answer:
        record = self.record(row)
        decision = record.data.get("decision")
        data = {} if decision is None else maker(self._view, decision, "record-decision").data
        if row.words_position not in self._moments:
            self._look_up({row.words_position})
        recorded_at, recorded_by = self._moments[row.words_position]
        meeting = data.get("meeting")
        return {
            "kind": row.kind,
            "id": row.source,
            "decision": decision,
            "body": data.get("body"),
            "body_name": body_name(self._view, data.get("body")),
            "meeting": meeting,
            "meeting_date": None if meeting is None else self._view.judge.facts.meeting_date(meeting, self._view.on),
            "item": data.get("item"),
            "decided_on": data.get("decided_on"),
            "outcome": data.get("outcome"),
            "votes": self._votes(decision, self._id if row.kind == "agreement" else None),
            "document": record.data.get("document"),
            "position": row.words_position,
            "recorded_at": recorded_at,
            "recorded_by": recorded_by,
        }

    def _votes(self, *subjects: str | None) -> list[Answer]:
        """The votes on a decision, of own text on the agreement too, that were given by the day, by date."""
        votes = [vote for one in subjects if one is not None for vote in live(self._view, one, *STATES)]
        given = [vote for vote in votes if vote.data["on"] <= self._view.on]
        return [
            {
                "party": vote.data["party"],
                "party_name": body_name(self._view, vote.data["party"]),
                "state": STATES[vote.command],
                "on": vote.data["on"],
            }
            for vote in sorted(given, key=lambda vote: (vote.data["on"], vote.position))
        ]
