"""The styringsdialog: a yearly meeting with every housing organisation, its report, and the yearly evaluation.

Source: the note, C.2 Styringsdialog: a statutory duty from 2010; TMF holds the meetings and gathers the reports, which
are discussed in TKS and SF and feed an evaluation that goes to Borgmesterforum and Partnerskabsforum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archive.judgement import agendas
from archive.judgement.bodies import Bodies
from archive.judgement.documents import filed_counting
from archive.judgement.facts import Facts
from archive.judgement.meetings import called_within, status, year_bounds
from archive.judgement.relations import related
from archive.records import Record, WholeKnowledge

FIRST_YEAR = 2010
DIALOGUE, REPORT, EVALUATION = "styringsdialog", "afrapportering", "evaluering"
_ORGANISATIONS = ("organisation", "administration")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a meeting that lists a document."""

    body: str
    meeting: str
    item: str
    date: str


class Dialogue:
    def __init__(self, facts: Facts, bodies: Bodies, known: WholeKnowledge) -> None:
        self._facts, self._bodies, self._known = facts, bodies, known

    def organisations(self, year: int, on: str) -> list[str]:
        """The bodies that are to have a meeting in a year: those there on some day of it, by id."""
        first, last = f"{year:04d}-01-01", f"{year:04d}-12-31"
        found = sorted({body for kind in _ORGANISATIONS for body in self._known.valued("establish-body", "kind", kind)})
        self._known.prefetch(found)
        return [
            body
            for body in found
            if self._bodies.kind(body) in _ORGANISATIONS and self._bodies.there_within(body, first, last, on)
        ]

    def meetings(self, year: int, on: str) -> list[Record]:
        """Those of a year that are not cancelled on the day, by date, then id."""
        called = called_within(self._facts, self._known, *year_bounds(year), on)
        return [r for r in called if r.data.get("kind") == DIALOGUE and not self._facts.is_cancelled(r.id, on)]

    def date(self, meeting: str, on: str) -> str:
        return str(self._facts.meeting_date(meeting, on))

    def meeting_of(self, body: str, meetings: Sequence[Record], on: str) -> Record | None:
        """An organisation's own: the first with it, or with one that administers it on that day."""
        return next((m for m in meetings if self._takes_part(body, m, on)), None)

    def _takes_part(self, body: str, meeting: Record, on: str) -> bool:
        among = set(meeting.data.get("with", ()))
        return body in among or not among.isdisjoint(
            related(self._facts, body, "administered-by", self.date(meeting.id, on), on)
        )

    def report(self, meeting: str, on: str) -> Record | None:
        """The last recorded report of a meeting that counts on the day."""
        filed = filed_counting(self._facts, self._known.naming(meeting, "file-document", "meeting"), on)
        return _last(record for record in filed if record.data["kind"] == REPORT and record.data["meeting"] == meeting)

    def evaluation(self, year: int, on: str) -> Record | None:
        """The last recorded evaluation about a year that counts on the day."""
        about = self._known.valued("file-document", "about_year", f"{year:04d}")
        filed = filed_counting(self._facts, about, on)
        return _last(r for r in filed if r.data["kind"] == EVALUATION and r.data.get("about_year") == year)

    def discussed(self, document: str, on: str, besides: str | None) -> list[Item]:
        """The items of meetings held by the day that list a document, by date; ``besides``: a body left out."""
        meetings = self._known.naming(document, "publish-agenda", "items/documents")
        self._known.prefetch(meetings)
        found = [
            Item(record.data["body"], meeting, item["number"], self.date(meeting, on))
            for meeting in meetings
            for record in self._facts.live(meeting, "call-meeting")
            if record.data["body"] != besides and status(self._facts, meeting, on) == "held"
            for item in agendas.items(self._facts, meeting, on)
            if document in item.get("documents", ())
        ]
        return sorted(found, key=lambda item: (item.date, item.meeting))

    def items_from(self, meeting: str, forvaltninger: Sequence[str], on: str) -> list[str]:
        """Those of some bodies that a meeting's items name as who proposed or answers for them."""
        named = [text for item in agendas.items(self._facts, meeting, on) for text in _named(item)]
        return [body for body in forvaltninger if any(self._bodies.means(text, body) for text in named)]


def _named(item: Any) -> Iterator[str]:
    yield from (item[field] for field in ("proposed_by", "responsible") if field in item)


def _last(records: Iterator[Record]) -> Record | None:
    return max(records, key=lambda record: record.position, default=None)
