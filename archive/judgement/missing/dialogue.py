"""What is missing of the styringsdialog, its reports, the yearly evaluation, and the extended supervision.

Sources: the note, C.2 and C.3; the kommissorier of TKS, SF (reports are discussed), BMF and PSF (the evaluation).
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.judgement import tilsyn
from archive.judgement.dialogue import FIRST_YEAR
from archive.judgement.facts import Kommissorium
from archive.judgement.meetings import status
from archive.judgement.missing.asked import Asked
from archive.judgement.missing.rows import Row, behind
from archive.judgement.publications import publications
from archive.judgement.rules import Rule
from archive.records import Record


def _last_days(asked: Asked) -> Iterator[tuple[int, str, str]]:
    """Each year whose last day is asked for, that day, and the day on which it is judged."""
    for year in asked.years:
        due = f"{year:04d}-12-31"
        if asked.holds(due):
            yield year, due, asked.at(due)


def dialogue_missing(asked: Asked) -> Iterator[Row]:
    """Organisations without a dialogue meeting in a year, from 2010 on."""
    for year, due, on in _last_days(asked):
        if year < FIRST_YEAR:
            continue
        meetings = [m for m in asked.dialogue.meetings(year, on) if status(asked.facts, m.id, on) == "held"]
        for body in asked.dialogue.organisations(year, on):
            if asked.dialogue.meeting_of(body, meetings, on) is None:
                yield Row("dialogue-missing", due, ("body", body), body, says={"year": year})


def report_missing(asked: Asked) -> Iterator[Row]:
    for year, due, on in _last_days(asked):
        for meeting, report in _reports(asked, year, on):
            if report is None:
                yield Row("report-missing", due, ("meeting", meeting.id), meeting.data["body"], says={"year": year})


def report_not_discussed(asked: Asked) -> Iterator[Row]:
    """Reports of the year before that a body whose rules say so has not had on its agenda."""
    for year, due, on in _last_days(asked):
        readers = _with(asked, "discusses_reports", due)
        for meeting, report in _reports(asked, year - 1, on) if readers and year > 1 else ():
            if report is None:
                continue
            discussed = {item.body for item in asked.dialogue.discussed(report.id, on, meeting.data["body"])}
            for body, kommissorium, rule in readers:
                if body not in discussed:
                    says = {"meeting": meeting.id}
                    because = behind(kommissorium, rule)
                    yield Row("report-not-discussed", due, ("document", report.id), body, because, says=says)


def _reports(asked: Asked, year: int, on: str) -> list[tuple[Record, Record | None]]:
    """The dialogue meetings that were held in a year, each with its report."""
    meetings = [m for m in asked.dialogue.meetings(year, on) if status(asked.facts, m.id, on) == "held"]
    asked.known.prefetch_naming([m.id for m in meetings], "file-document", "meeting")
    return [(meeting, asked.dialogue.report(meeting.id, on)) for meeting in meetings]


def evaluation(asked: Asked) -> Iterator[Row]:
    """The evaluation of the year before: none, not published, not put before those whose rules say so."""
    for year, due, on in _last_days(asked):
        receivers = _with(asked, "receives_evaluation", due)
        if year - 1 < FIRST_YEAR or not receivers:
            continue
        because, says = behind(*receivers[0][1:]), {"year": year - 1}
        found = asked.dialogue.evaluation(year - 1, on)
        if found is None:
            yield Row("evaluation-missing", due, None, None, because, says=says)
            continue
        subject = ("document", found.id)
        if not publications(asked.facts, found.id, on):
            yield Row("evaluation-not-published", due, subject, None, because, says=says)
        presented = {item.body for item in asked.dialogue.discussed(found.id, on, None)}
        for body, kommissorium, rule in receivers:
            if body not in presented:
                yield Row("evaluation-not-presented", due, subject, body, behind(kommissorium, rule), says=says)


def _with(asked: Asked, rule: str, day: str) -> list[tuple[str, Kommissorium, Rule]]:
    return [found for found in asked.having(rule, day) if found[2]["value"] is True]


def supervision(asked: Asked) -> Iterator[Row]:
    """No plan where an earlier year has one; fewer reports than the plan's number."""
    for year, due, on in _last_days(asked):
        found, subject = tilsyn.tilsyn(asked.facts, year, on), ("tilsyn", tilsyn.owner_of(year))
        if found.plan is None:
            if _planned_before(asked, year):
                yield Row("tilsyn-not-planned", due, subject, says={"year": year})
            continue
        number = found.plan.data.get("number")
        if number is not None and len(found.reported) < number:
            says = {"year": year, "number": number, "reported": len(found.reported)}
            yield Row("tilsyn-below-number", due, subject, found.plan.data["body"], says=says)


def _planned_before(asked: Asked, year: int) -> bool:
    earlier = [id for id in asked.known.of_type("tilsyn") if int(id.rsplit("-", 1)[1]) < year]
    return any(asked.facts.live(id, "plan-tilsyn") for id in earlier)
