"""Agreements and their parts."""

from __future__ import annotations

from collections.abc import Mapping

from web.question import Answer, Question
from web.schemas.queries import CompareQuery, ListQuery

_RESTS_ON = frozenset({"agreements"})


def same_for_ever(found: Answer) -> Mapping[str, str]:
    """Both sides by day and position: a date or an instant may still be filled up."""
    at = found.pop("positions")
    days = {"from": found["from"], "to": found["to"]}
    return {**days, "known_from": f"@{at['from']}", "known_to": f"@{at['to']}"}


QUESTIONS = (
    Question(
        name="agreements",
        path="/agreements",
        says="Agreements by id, void ones too.",
        answer="projections.agreements.answers:listing",
        schema="agreements:AgreementList",
        query=ListQuery,
        page="/aftaler",
        template="agreements.html",
    ),
    Question(
        name="agreement",
        path="/agreements/<id>",
        says="The text of an agreement on a day as known at a moment, each sentence with its source.",
        answer="projections.agreements.answers:show",
        schema="agreements:Agreement",
        rows="provisions",
        rests_on=_RESTS_ON,
        page="/aftaler/<id>",
    ),
    Question(
        name="earlier",
        path="/agreements/<id>/earlier",
        says="Where the archive once had another text for the day: what stood, and until when.",
        answer="projections.agreements.earlier:earlier",
        schema="changes:Earlier",
        query=ListQuery,
        whole=True,
        rests_on=_RESTS_ON,
        page="/aftaler/<id>/foer-kendt",
        template="earlier.html",
    ),
    Question(
        name="justering",
        path="/justeringer/<justering>",
        says="A justering: what it changed, who decided and approved it, its publication and corrections.",
        answer="projections.agreements.justering:justering",
        schema="changes:Justering",
        rows="changes",
        rests_on=_RESTS_ON | {"audit"},
        page="/justeringer/<justering>",
        template="justering.html",
    ),
    Question(
        name="timeline",
        path="/agreements/<id>/timeline",
        says="What happened to an agreement, by date, as known at a moment.",
        answer="projections.agreements.answers:timeline",
        schema="agreements:Timeline",
        query=ListQuery,
        whole=True,
        rests_on=_RESTS_ON,
        day="never",
        page="/aftaler/<id>/tidslinje",
        template="timeline.html",
    ),
    Question(
        name="compare",
        path="/agreements/<id>/compare",
        says="Two texts of an agreement, on two days or as known at two moments, word for word.",
        answer="projections.agreements.answers:compare",
        schema="changes:Compare",
        rows="changed",
        query=CompareQuery,
        moments=("known_from", "known_to"),
        settled=same_for_ever,
        rests_on=_RESTS_ON,
        page="/aftaler/<id>/sammenlign",
    ),
    Question(
        name="parties",
        path="/agreements/<id>/parties",
        says="Who is bound, each for itself, one row for each unbroken stretch.",
        answer="projections.agreements.answers:parties",
        schema="agreements:Parties",
        query=ListQuery,
        whole=True,
        page="/aftaler/<id>/parter",
        template="parties.html",
    ),
    Question(
        name="history",
        path="/agreements/<id>/provisions/<number:number>/history",
        says="Every text that a provision ever had, on both axes, oldest first.",
        answer="projections.agreements.answers:history",
        schema="agreements:History",
        query=ListQuery,
        whole=True,
        rests_on=_RESTS_ON,
        day="never",
        page="/aftaler/<id>/bestemmelser/<number:number>",
        template="provision.html",
    ),
    Question(
        name="days",
        path="/days",
        says="Days on which an agreement begins, is changed by a justering, or ends, newest first.",
        answer="projections.agreements.days:days",
        schema="changes:DayList",
        query=ListQuery,
        rests_on=_RESTS_ON,
        day="never",
        page="/dage",
        template="days.html",
    ),
)
