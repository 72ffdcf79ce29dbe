"""What is missing of meetings: rules that were not kept, entries without a meeting, remarks that nobody settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from archive.counting import add_days
from archive.judgement import agendas
from archive.judgement.calendar import planned
from archive.judgement.compliance import Entry
from archive.judgement.compliance.verdicts import MISSED
from archive.judgement.meetings import AFTER_ALL, called_within, year_bounds
from archive.judgement.missing.asked import Asked
from archive.judgement.missing.rows import Behind, Row, behind
from archive.judgement.rules import judged_by

_NOT_KEPT = frozenset(MISSED.values())


def rule_not_kept(asked: Asked) -> Iterator[Row]:
    """What a kommissorium's deadlines ask for and nobody has done; of what is to come the pending ones tell."""
    if asked.ahead:
        return
    first, end = add_days(asked.first, -asked.longest_on), f"{add_days(asked.last, asked.longest_back)}{AFTER_ALL}"
    for calling in called_within(asked.facts, asked.known, first, end, asked.on):
        for entry in asked.compliance.of_meeting(calling.id, asked.on):
            if entry["verdict"] in _NOT_KEPT and entry["actual"] is None and asked.holds(entry["required_by"]):
                yield _not_kept(entry, ("meeting", calling.id), {})


def too_few_meetings(asked: Asked) -> Iterator[Row]:
    for year in asked.years:
        due = f"{year:04d}-12-31"
        for entry in asked.compliance.of_years(year, asked.at(due)) if asked.holds(due) else ():
            if entry["verdict"] in _NOT_KEPT and entry["actual"] <= entry["value"].get("max", entry["actual"]):
                says = {"year": year, "held": entry["actual"], "least": entry["value"]["min"]}
                yield _not_kept(entry, ("body", entry["body"]), says)


def _not_kept(entry: Entry, subject: tuple[str, str], says: Mapping[str, Any]) -> Row:
    because = Behind(entry["rule"], entry["strength"], entry["binding"], entry["source"])
    return Row("rule-not-kept", entry["required_by"], subject, entry["body"], because, entry["chosen"], says)


def first_meetings(asked: Asked) -> Iterator[Row]:
    """Bodies with a rule on their first meeting that met nowhere in its year."""
    for year in asked.years:
        for body, first in asked.wheels.first_meetings(year).items():
            due = first.span.last
            if asked.holds(due) and asked.bodies.there(body, due, asked.on) and not _met(asked, body, year):
                yield Row("rule-not-kept", due, ("body", body), body, behind(first.kommissorium, first.rule))


def _met(asked: Asked, body: str, year: int) -> bool:
    ids = asked.known.meetings_of(body, *year_bounds(year))
    asked.known.prefetch(ids)
    return any(
        r.data["body"] == body
        and "kind" not in r.data
        and str(asked.facts.meeting_date(id, asked.on)).startswith(f"{year:04d}-")
        and not asked.facts.is_cancelled(id, asked.on)
        for id in ids
        for r in asked.facts.live(id, "call-meeting")
    )


def entry_missed(asked: Asked) -> Iterator[Row]:
    """Entries of the wheel that the source does not call approximate, without a meeting when their span is over."""
    for year in asked.years:
        for one in planned(asked.facts, asked.known, asked.wheels, year, asked.on):
            entry = one.entry
            if one.meeting is not None or entry is None or entry.wheel is None or entry.approximate:
                continue
            if asked.holds(entry.span.last):
                says = {"words": entry.span.words, "meeting_kind": entry.kind}
                yield Row("entry-missed", entry.span.last, ("wheel", entry.wheel), entry.body, says=says)


def remark_open(asked: Asked) -> Iterator[Row]:
    """Remarks within the period that nobody has settled."""
    first, end = add_days(asked.first, -asked.longest_on), asked.shifted(0)[1]
    sent = (("dispatch-minutes", "on"), ("settle-remark", "on"))
    meetings = sorted({id for command, field in sent for id in asked.known.within(command, field, first, end)})
    asked.known.prefetch(meetings)
    for meeting in meetings:
        for calling in asked.facts.live(meeting, "call-meeting"):
            found = asked.judge.meetings.minutes(meeting, asked.on)
            kommissorium = asked.judge.meetings.kommissorium(meeting, asked.on)
            rule = judged_by(kommissorium, "remark_period")
            if found.remarks_until is None or not asked.holds(found.remarks_until):
                continue
            if kommissorium is None or rule is None:
                continue
            for remark in found.remarks:
                if remark.open and not remark.late:
                    says = {"remark": remark.record.data["remark"], "from": remark.record.data["from"]}
                    yield Row(
                        "remark-open",
                        found.remarks_until,
                        ("meeting", meeting),
                        calling.data["body"],
                        behind(kommissorium, rule),
                        says=says,
                    )


def date_order(asked: Asked) -> Iterator[Row]:
    """An agenda sent after its meeting, minutes sent before it: one of the dates is likely to be wrong."""
    for calling in called_within(asked.facts, asked.known, *asked.shifted(0), asked.on):
        date, body = str(asked.facts.meeting_date(calling.id, asked.on)), calling.data["body"]
        agenda = agendas.first_dated_sending(asked.facts, calling.id, asked.on)
        minutes = asked.judge.meetings.minutes(calling.id, asked.on).dispatched_on
        if agenda is not None and agenda > date:
            yield Row("date-order", date, ("meeting", calling.id), body, says={"what": "agenda", "on": agenda})
        if minutes is not None and minutes < date:
            yield Row("date-order", date, ("meeting", calling.id), body, says={"what": "minutes", "on": minutes})
