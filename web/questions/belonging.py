"""Who sits where, areas, and cases."""

from __future__ import annotations

from web.question import Question
from web.schemas.queries import ListQuery

QUESTIONS = (
    Question(
        name="members",
        path="/bodies/<id>/members",
        says="Who sits in a body on the day, through whatever bodies and offices.",
        answer="projections.members:members",
        schema="bodies:SittingList",
        query=ListQuery,
        whole=True,
        page="/organer/<id>/medlemmer",
        template="members.html",
    ),
    Question(
        name="areas",
        path="/areas",
        says="Areas with what belongs to them.",
        answer="projections.areas:listing",
        schema="bodies:AreaList",
        query=ListQuery,
        whole=True,
        page="/omraader",
        template="areas.html",
    ),
    Question(
        name="area",
        path="/areas/<id>",
        says="One area.",
        answer="projections.areas:show",
        schema="bodies:Area",
        rows="",
        page="/omraader/<id>",
        template="area.html",
    ),
    Question(
        name="case",
        path="/cases/<number:number>",
        says="All that bears a case number.",
        answer="projections.areas:case",
        schema="bodies:Case",
        query=ListQuery,
        whole=True,
        day="never",
        page="/sager/<number:number>",
        template="case.html",
    ),
)
