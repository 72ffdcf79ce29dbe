"""Who may do what."""

from __future__ import annotations

from web.question import Question
from web.schemas.queries import ListQuery

QUESTIONS = (
    Question(
        name="grants",
        path="/grants",
        says="Who had which right when: every role that was given, by whom and why, and when it was taken back.",
        answer="projections.grants:listing",
        schema="grants:GrantList",
        query=ListQuery,
        whole=True,
        page="/rettigheder",
        template="grants.html",
        right="grants",
    ),
)
