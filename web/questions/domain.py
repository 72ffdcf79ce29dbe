"""How rules were kept, and what stands without authority."""

from __future__ import annotations

from web.question import Question
from web.questions.agreements import same_for_ever
from web.schemas.queries import ComplianceQuery, TwoMomentsQuery, WithoutAuthorityQuery

QUESTIONS = (
    Question(
        name="kommissorium",
        path="/bodies/<id>/kommissorium",
        says="A body's terms of reference on the day: rules, versions, what changed, where the sources disagree.",
        answer="projections.kommissorium:show",
        schema="kommissorium:KommissoriumDocument",
        rows="rules",
        page="/organer/<id>/kommissorium",
        template="kommissorium.html",
    ),
    Question(
        name="kommissorium-compare",
        path="/bodies/<id>/kommissorium/compare",
        says="The terms of reference in force on two days, or as known at two moments, rule by rule.",
        answer="projections.kommissorium:compare",
        schema="kommissorium:KommissoriumCompare",
        rows="changes",
        query=TwoMomentsQuery,
        moments=("known_from", "known_to"),
        settled=same_for_ever,
        page="/organer/<id>/kommissorium/sammenlign",
        template="kommissorium_compare.html",
    ),
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
    Question(
        name="without-authority",
        path="/without-authority",
        says="What stands without authority on the day, and what goes beyond a rule of a draft, by position.",
        answer="projections.without_authority:listing",
        schema="compliance:WithoutAuthority",
        query=WithoutAuthorityQuery,
        whole=True,
        page="/uden-hjemmel",
        template="without_authority.html",
    ),
)
