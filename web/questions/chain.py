"""Who is bound, and how agreements hang together."""

from __future__ import annotations

from web.question import Question
from web.schemas.queries import BoundQuery, ListQuery, PartiesQuery

QUESTIONS = (
    Question(
        name="bound",
        path="/bodies/<id>/bound",
        says="What a body is bound by on the day.",
        answer="projections.bound:of_body",
        schema="agreements:BoundList",
        query=BoundQuery,
        whole=True,
        page="/organer/<id>/bundet",
        template="bound.html",
    ),
    Question(
        name="everybody-bound",
        path="/parties",
        says="Who is bound by what on the day.",
        answer="projections.bound:everybody",
        schema="agreements:BoundList",
        query=PartiesQuery,
        whole=True,
        page="/parter",
        template="everybody_bound.html",
    ),
    Question(
        name="chain",
        path="/agreements/<id>/chain",
        says="What an agreement lies under and carries out, and what carries it out.",
        answer="projections.chain:chain",
        schema="agreements:Chain",
        rows="provisions",
        page="/aftaler/<id>/kaede",
        template="chain.html",
    ),
    Question(
        name="orphans",
        path="/orphans",
        says="Links of agreements in force that lead to nothing.",
        answer="projections.chain:orphans",
        schema="agreements:OrphanList",
        query=ListQuery,
        whole=True,
        page="/foraeldreloese",
        template="orphans.html",
    ),
    Question(
        name="assessments",
        path="/agreements/<id>/assessments",
        says="How far the provisions of an agreement have come.",
        answer="projections.chain:assessments",
        schema="agreements:AssessmentList",
        query=ListQuery,
        whole=True,
        page="/aftaler/<id>/vurderinger",
        template="assessments.html",
    ),
    Question(
        name="course",
        path="/agreements/<id>/course",
        says="How an agreement came about and went on.",
        answer="projections.course:course",
        schema="agreements:Course",
        query=ListQuery,
        whole=True,
        page="/aftaler/<id>/forloeb",
        template="course.html",
    ),
)
