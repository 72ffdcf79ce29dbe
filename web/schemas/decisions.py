"""Answers about decisions."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.decisions import FORM
from web.codes import MANDATES, OUTCOMES
from web.schemas.common import (
    ACCESSES,
    VOTES,
    Envelope,
    Mandate,
    Paging,
    Recorded,
    Referring,
    Required,
    RuleCited,
)
from web.schemas.fields import day, flag, many, one, string, strings, whole


class DecisionItem(Schema):
    id = string("The id of the decision.")
    body = string("The body that decided.")
    body_name = string("The name of the body.")
    meeting = string("The meeting at which it was decided; null outside meetings.", null=True)
    item = string("The item of the meeting.", null=True)
    decided_on = day("The day on which it was decided.")
    form = string("How it was decided outside a meeting.", null=True, one_of=tuple(FORM["enum"]))
    outcome = string("What the outcome was.", one_of=OUTCOMES)
    text = string("What was decided.")
    adopts = flag("Whether it adopts anything, as such or as a recommendation that others approve.")
    state = string("On what authority it stands on the day.", one_of=MANDATES)
    minutes_corrected = flag("Whether the minutes of its meeting were corrected after they had been sent.")
    access = string("Who may read it.", one_of=ACCESSES)
    void = flag("Whether its record was taken out of the archive.")


class DecisionList(Paging):
    items = many(DecisionItem, "The decisions of this page, newest first.")


class Dissent(Schema):
    who = string("Who disagreed.")
    text = string("What they said.")


class Vote(Recorded):
    party = string("The body that voted.")
    on = day("The date of the vote.")
    decision = string("The decision by which the body voted.", null=True)
    document = string("The document that shows the vote.", null=True)
    state = string("How the body voted.", one_of=VOTES)


class Annulment(Recorded):
    on = day("The day on which the decision was annulled.")
    effect_from = day("The day from which the annulment counts.")
    reason = string("Why it was annulled.")
    by_decision = string("The decision that annulled it.", null=True)
    authority = string("On whose authority it was annulled.", null=True)
    document = string("The document that shows the annulment.", null=True)


class DecisionSource(Recorded):
    corrected_at = whole("The position of the latest correction; null where it was not corrected.", null=True)


class Decision(DecisionItem, Mandate, Envelope):
    paper = flag("Whether a document or recorded minutes stand behind it.")
    version = whole("How many commands on the decision are known.")
    meeting_date = day("The date of the meeting, moves included.", null=True)
    concerns = strings("The ids of what the decision concerns.")
    document = string("The document that holds it.", null=True)
    dissent = many(Dissent, "Who disagreed, and what they said.")
    postponed_to = string("The meeting to which it was postponed.", null=True)
    area = string("The area that it is about.", null=True)
    case_number = string("The number of the case that it belongs to.", null=True)
    requires = many(Required, "Who must approve, and how each stands on the day.")
    approved_on = day("The day from which all who must approve have approved; null where there is none.", null=True)
    votes = many(Vote, "The votes on the decision up to the day, in the order of recording.")
    annulment = one(Annulment, "The annulment that counts on the day; null where there is none.", null=True)
    despite = one(RuleCited, "The rule that it was recorded despite; null where there is none.", null=True)
    rests_on_it = many(Referring, "What names the decision, in the order of recording.")
    source = one(DecisionSource, "The record of the decision.")
