"""Answers about a body's terms of reference as a document."""

from __future__ import annotations

from marshmallow import Schema

from web.schemas.bodies import Rule
from web.schemas.common import ACCESSES, Citation, Envelope
from web.schemas.compliance import Verdict
from web.schemas.fields import day, free, instant, many, one, string, strings, whole

STATUSES = ("draft", "adopted")


class InForce(Schema):
    from_ = day("The first day on which it is in force; null from the beginning.", null=True, key="from")
    to = day("The first day on which another is; null where it is open.", null=True)


class Version(Schema):
    id = string("The id of the kommissorium.")
    status = string("Whether it is a draft or adopted.", one_of=STATUSES)
    effective_on = day("The day from which it applies; null where it is not known.", null=True)
    position = whole("The position of its record in the log.")
    in_force = one(InForce, "When it is in force.")


class RuleText(Schema):
    value = free("What the rule says.")
    strength = string("How binding the rule is.", one_of=("must", "as-a-rule", "example"))
    source = one(Citation, "Where the rule is written.")


class RuleChange(Schema):
    rule = string("The name of the rule.")
    change = string("What became of the rule.", one_of=("added", "removed", "changed"))
    before = one(RuleText, "The rule as it was before; null where it is new.", null=True)
    after = one(RuleText, "The rule as it is; null where it is gone.", null=True)


class RuleOfBody(Rule):
    disagreements = strings("The disagreements that concern the rule, by id.")


class KommissoriumDocument(Envelope):
    id = string("The id of the kommissorium in force on the day; null where there is none.", null=True)
    body = string("The body whose terms of reference it is.")
    body_name = string("The name of the body.")
    status = string("Whether it is a draft or adopted.", null=True, one_of=STATUSES)
    effective_on = day("The day from which it applies; null where it is not known.", null=True)
    decision = string("The decision by which it was adopted.", null=True)
    access = string("Who may read it.", null=True, one_of=ACCESSES)
    rules = many(RuleOfBody, "Its rules, each with its source and the disagreements about it.")
    in_force = one(InForce, "When it is in force; null where none is.", null=True)
    versions = many(Version, "Every stretch of days on which one was in force, by day.")
    changes = many(RuleChange, "What is otherwise than in the one in force before it.")
    position = whole("The position of its record in the log.", null=True)
    recorded_at = instant("When it was recorded.", null=True)
    recorded_by = string("Who recorded it.", null=True)


class ComparedSide(Schema):
    id = string("The id of the kommissorium.")
    status = string("Whether it is a draft or adopted.", one_of=STATUSES)
    effective_on = day("The day from which it applies; null where it is not known.", null=True)
    decision = string("The decision by which it was adopted.", null=True)
    position = whole("The position of its record in the log.")


class JudgedByBoth(Schema):
    meeting = string("The meeting.")
    date = day("Its date.")
    rule = string("The rule that it is judged by.")
    before = one(Verdict, "The verdict by the one before; null where that has no such rule.", null=True)
    after = one(Verdict, "The verdict by the one after; null where that has no such rule.", null=True)


class KommissoriumCompare(Envelope):
    from_ = day("The day of the kommissorium before.", key="from")
    to = day("The day of the kommissorium after.")
    known_from = string("The moment of knowledge of the one before, as it was asked for.")
    known_to = string("The moment of knowledge of the one after, as it was asked for.")
    body = string("The body whose terms of reference they are.")
    body_name = string("The name of the body.")
    before = one(ComparedSide, "The one in force on the day before; null where none was.", null=True)
    after = one(ComparedSide, "The one in force on the day after; null where none is.", null=True)
    changes = many(RuleChange, "The rules that are otherwise, new or gone.")
    judged = many(JudgedByBoth, "Of the last meetings up to the later day what is judged otherwise, newest first.")
