"""How rules were kept, and what stands without authority."""

from __future__ import annotations

from web.question import Question
from web.schemas.queries import ComplianceQuery

QUESTIONS = (
    Question(
        name="compliance",
        path="/compliance",
        says="How the meetings of a year, and the year itself, kept the rules of the kommissorier.",
        answer="projections.compliance:year",
        schema="compliance:ComplianceYear",
        query=ComplianceQuery,
        whole=True,
        page="/overholdelse/<int:year>",
        narrower="/organer/<body>/overholdelse/<int:year>",
        template="compliance.html",
    ),
)
