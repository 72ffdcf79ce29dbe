"""Answers about how rules were kept."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.shapes import ANY_TYPE
from web.codes import VERDICTS
from web.schemas.common import Citation, Paging
from web.schemas.fields import day, flag, free, many, one, string, whole


class OtherVerdict(Schema):
    value = free("What the source says.")
    source = one(Citation, "Where it says so.")
    verdict = string(
        "The verdict by this source alone; null where it says it in words that cannot be judged.",
        null=True,
        one_of=VERDICTS,
    )


class Verdict(Schema):
    rule = string("The rule that is judged by.")
    strength = string("How binding the rule is.", one_of=("must", "as-a-rule"))
    value = free("What the rule says.")
    required_by = day("The day by which it was to be done.")
    actual = free("What counts as done on the day asked about: a day, a place, or a number; null where there is none.")
    verdict = string(
        "Whether the rule was kept; disputed where its sources come to different verdicts.", one_of=VERDICTS
    )
    excepted_by = string("The rule that goes before this one; null where there is none.", null=True)
    others = many(
        OtherVerdict, "What the rule's other sources say, each judged alone; where they differ the rule's own first."
    )
    binding = flag("Whether the kommissorium is adopted; by a draft nothing is broken.")
    kommissorium = string("The kommissorium that holds the rule.")
    source = one(Citation, "Where the rule is written.")
    chosen = flag("Whether the archive chose what the sources leave open.")
    meeting = string("The meeting; null of what is judged of a whole year.", null=True)
    body = string("The body whose rule it is.")
    year = whole("The year of the meeting, or the year that is judged.")
    documented = whole("Of a year: how many meetings have minutes or a decision.", optional=True)


class ComplianceYear(Paging):
    items = many(Verdict, "The verdicts on the meetings of the year by date, then those on the year by body.")


class RuleBroken(Schema):
    rule = string("The rule that it goes beyond.")
    value = free("What the rule says.")
    kommissorium = string("The kommissorium that holds the rule; null of a rule of a pulje.", null=True)
    source = one(Citation, "Where the rule is written.")


class WithoutAuthorityItem(Schema):
    type = string("The type of what the record makes, else of what it belongs to.", one_of=ANY_TYPE)
    id = string("The id of what the record makes, else of what it belongs to.")
    why = string(
        "Why: it was annulled, its decision has no authority, it was recorded despite a rule, or beyond a draft's.",
        one_of=("annulled", "decision", "despite", "draft-rule"),
    )
    rules = many(RuleBroken, "The rules that it goes beyond.")
    reason = string("The words with which it was recorded all the same, else those of the annulment.", null=True)
    decision = string("The decision that it is, or rests on; null where there is none.", null=True)
    body = string("The body that decided.", null=True)
    decided_on = day("The day on which it was decided.", null=True)
    position = whole("The position of the record in the log.")
    questioned = flag("Whether it goes beyond a rule of a draft.")


class WithoutAuthority(Paging):
    items = many(WithoutAuthorityItem, "What stands without authority, in the order of recording.")
