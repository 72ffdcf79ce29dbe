"""Bodies, meetings, decisions and documents: lists, and one of each."""

from __future__ import annotations

from web.question import Question
from web.schemas.queries import DecisionQuery, DocumentQuery, ListQuery, MeetingQuery

QUESTIONS = (
    Question(
        name="bodies",
        path="/bodies",
        says="Bodies by id.",
        answer="projections.bodies:listing",
        schema="bodies:BodyList",
        query=ListQuery,
        page="/organer",
        template="bodies.html",
    ),
    Question(
        name="body",
        path="/bodies/<id>",
        says="A body with its kommissorium in force, members, predecessors, meetings and decisions.",
        answer="projections.bodies:show",
        schema="bodies:Body",
        rows="members",
        page="/organer/<id>",
        template="body.html",
    ),
    Question(
        name="meetings",
        path="/meetings",
        says="Meetings by id.",
        answer="projections.meetings:listing",
        schema="meetings:MeetingList",
        query=MeetingQuery,
        page="/moeder",
        template="meetings.html",
    ),
    Question(
        name="meeting",
        path="/meetings/<id>",
        says="A meeting with its agenda, minutes, remarks and decisions.",
        answer="projections.meetings:show",
        schema="meetings:Meeting",
        rows="items",
        page="/moeder/<id>",
        template="meeting.html",
    ),
    Question(
        name="decisions",
        path="/decisions",
        says="Decisions by id, void ones too.",
        answer="projections.decisions:listing",
        schema="decisions:DecisionList",
        query=DecisionQuery,
        page="/beslutninger",
        template="decisions.html",
    ),
    Question(
        name="decision",
        path="/decisions/<id>",
        says="A decision with its mandate, votes, and what rests on it.",
        answer="projections.decisions:show",
        schema="decisions:Decision",
        rows="votes",
        page="/beslutninger/<id>",
        template="decision.html",
    ),
    Question(
        name="documents",
        path="/documents",
        says="Documents by id, or the newest first.",
        answer="projections.documents:listing",
        schema="documents:DocumentList",
        query=DocumentQuery,
        day="never",
        page="/dokumenter",
    ),
    Question(
        name="document",
        path="/documents/<id>",
        says="A document with the text that could be read in it, its versions, and what refers to it.",
        answer="projections.documents:show",
        schema="documents:Document",
        rows="",
        day="never",
        page="/dokumenter/<id>",
    ),
)
