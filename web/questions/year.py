"""The year's wheel, what is missing and what lies ahead, and where the sources disagree."""

from __future__ import annotations

from web.question import Question
from web.schemas.queries import DueQuery, ListQuery, MissingQuery

QUESTIONS = (
    Question(
        name="calendar",
        path="/calendar/<int:year>",
        says="The yearly wheel (årshjul): its entries with their meetings, and the meetings that no entry has.",
        answer="projections.calendar:year",
        schema="year:CalendarYear",
        query=ListQuery,
        whole=True,
        page="/aarshjul/<int:year>",
    ),
    Question(
        name="clashes",
        path="/calendar/<int:year>/clashes",
        says="The deadlines of a year's wheel, and where one comes before the meeting that is to feed it.",
        answer="projections.calendar:clashes",
        schema="year:Clashes",
        query=ListQuery,
        rows="clashes",
        whole=True,
        day="never",
        page="/aarshjul/<int:year>/sammenstoed",
        template="clashes.html",
    ),
    Question(
        name="missing",
        path="/missing",
        says="What was due in a year and has not been done on the day.",
        answer="projections.missing:year",
        schema="year:Missing",
        query=MissingQuery,
        whole=True,
        page="/mangler/<int:year>",
        template="missing.html",
    ),
    Question(
        name="due",
        path="/due",
        says="What lies ahead: deadlines, days on which something becomes final or ends, what will be missing.",
        answer="projections.missing:ahead",
        schema="year:DueList",
        query=DueQuery,
        whole=True,
        settled=lambda body: {"from": body["from"], "to": body["to"]},
        page="/frister",
        template="due.html",
    ),
    Question(
        name="disagreements",
        path="/disagreements",
        says="Where the sources disagree or are silent, and what the archive does meanwhile.",
        answer="projections.disagreements:listing",
        schema="year:DisagreementList",
        query=ListQuery,
        whole=True,
        day="never",
        page="/uenigheder",
        template="disagreements.html",
    ),
    Question(
        name="disagreement",
        path="/disagreements/<id>",
        says="One such note.",
        answer="projections.disagreements:show",
        schema="year:Disagreement",
        rows="sides",
        day="never",
        page="/uenigheder/<id>",
        template="disagreement.html",
    ),
)
