"""The styringsdialog of a year: each organisation's meeting, its report, the areas, and the yearly evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from archive.judgement.bodies import Bodies
from archive.judgement.dialogue import Dialogue, Item
from archive.judgement.meetings import status
from archive.judgement.publications import publications
from archive.records import Record
from projections.view import View

Answer = dict[str, Any]
_NO_MEETING: Answer = {"meeting": None, "date": None, "status": None, "items_from": [], "report": None, "discussed": []}


def year(view: View, year: int) -> Answer:
    """``organisations`` by id, ``areas`` by date and meeting, ``evaluation`` or None."""
    return _Year(view, year).answer()


class _Year:
    def __init__(self, view: View, year: int) -> None:
        self._view, self._year = view, year
        self._bodies = Bodies(view.judge.facts)
        self._dialogue = Dialogue(view.judge.facts, self._bodies, view.knowledge)
        self._meetings = self._dialogue.meetings(year, view.on)

    def answer(self) -> Answer:
        on = self._view.on
        self._view.knowledge.prefetch_naming([m.id for m in self._meetings], "file-document", "meeting")
        return {
            "year": self._year,
            "organisations": [self._organisation(body) for body in self._dialogue.organisations(self._year, on)],
            "areas": [self._area(m) for m in self._meetings if "area" in m.data],
            "evaluation": self._evaluation(),
        }

    def _organisation(self, body: str) -> Answer:
        meeting = self._dialogue.meeting_of(body, self._meetings, self._view.on)
        found = _NO_MEETING if meeting is None else self._meeting(meeting)
        return {"body": body, "name": self._bodies.name(body), **found}

    def _meeting(self, meeting: Record) -> Answer:
        named = self._dialogue.items_from(meeting.id, self._forvaltninger(), self._view.on)
        return {**self._held(meeting), "items_from": named, **self._report(meeting)}

    def _area(self, meeting: Record) -> Answer:
        return {**self._held(meeting), "area": meeting.data["area"], **self._report(meeting)}

    def _held(self, meeting: Record) -> Answer:
        stands = status(self._view.judge.facts, meeting.id, self._view.on)
        return {"meeting": meeting.id, "date": self._dialogue.date(meeting.id, self._view.on), "status": stands}

    def _report(self, meeting: Record) -> Answer:
        report = self._dialogue.report(meeting.id, self._view.on)
        if report is None:
            return {"report": None, "discussed": []}
        found = self._dialogue.discussed(report.id, self._view.on, meeting.data["body"])
        return {"report": report.id, "discussed": _items(found)}

    def _forvaltninger(self) -> Sequence[str]:
        ids = self._view.knowledge.valued("establish-body", "kind", "forvaltning")
        self._view.knowledge.prefetch(ids)
        return [id for id in ids if not self._bodies.made(id).void and self._bodies.kind(id) == "forvaltning"]

    def _evaluation(self) -> Answer | None:
        found = self._dialogue.evaluation(self._year, self._view.on)
        if found is None:
            return None
        published = publications(self._view.judge.facts, found.id, self._view.on)
        return {
            "document": found.id,
            "published_on": published[0].data["on"] if published else None,
            "presented": _items(self._dialogue.discussed(found.id, self._view.on, None)),
        }


def _items(found: Sequence[Item]) -> list[Answer]:
    return [{"body": one.body, "meeting": one.meeting, "item": one.item, "date": one.date} for one in found]
