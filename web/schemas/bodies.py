"""Answers about bodies."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.bodies import BODY_KINDS, ROLE
from web.schemas.common import ACCESSES, Citation, Envelope, Named, OtherValue, Paging, Recorded
from web.schemas.decisions import DecisionItem
from web.schemas.fields import day, flag, free, many, one, string, strings, whole
from web.schemas.meetings import MeetingItem

_ROLES = tuple(ROLE["enum"])


class BodyItem(Schema):
    id = string("The id of the body.")
    name = string("The name of the body.")
    kind = string("What kind of body it is.", one_of=BODY_KINDS)
    level = free("The level of the body, as a text or a number; null where none was given.")
    parent = string("The body that it is part of.", null=True)
    established_on = day("The day on which it was established; null where it is not known.", null=True)
    until = day("The first day on which it is no longer meant to be; null where it is open.", null=True)
    dissolved_on = day("The day from which it is dissolved; null where it is not.", null=True)
    access = string("Who may read about it.", one_of=ACCESSES)
    void = flag("Whether its record was taken out of the archive.")


class BodyList(Paging):
    items = many(BodyItem, "The bodies of this page, by id.")


class Rule(Schema):
    rule = string("The name of the rule.")
    value = free("What the rule says.")
    strength = string("How binding the rule is.", one_of=("must", "as-a-rule", "example"))
    source = one(Citation, "Where the rule is written.")
    others = many(OtherValue, "What other sources say of the same rule.")
    note = string("A remark on how the rule was read.", null=True)


class Kommissorium(Recorded):
    id = string("The id of the kommissorium.")
    status = string("Whether it is a draft or adopted.", one_of=("draft", "adopted"))
    effective_on = day("The day from which it applies; null where it is not known.", null=True)
    decision = string("The decision by which it was adopted.", null=True)
    access = string("Who may read it.", one_of=ACCESSES)
    rules = many(Rule, "Its rules, each with its source.")


class Replaced(Schema):
    id = string("The id of the body; null of one that the archive does not hold.", null=True)
    name = string("The name of the body.")


class Member(Recorded):
    person = string("The person who is a member.", null=True)
    office = string("The office whose holder is a member.", null=True)
    member_body = string("The body that is itself a member.", null=True)
    members_of = string("The body whose members are members.", null=True)
    office_name = string("The name of the office.", null=True)
    held_by = strings("The persons who hold the office on the day.")
    member_body_name = string("The name of the body that is a member.", null=True)
    members_of_name = string("The name of the body whose members are members.", null=True)
    role = string("The role in this body.", one_of=_ROLES)
    role_there = string("The role in the body through which the member comes.", null=True, one_of=_ROLES)
    represents = string("Whom the member represents.", null=True)
    from_ = day("The first day of the membership; null where it is not known.", null=True, key="from")
    until = day("The first day after the membership; null where it is open.", null=True)
    listed_as_of = day("The date of the source that lists the member.", null=True)
    source = one(Citation, "Where the membership is written.", null=True)
    through = string("The body through which the member comes.", null=True)
    through_name = string("The name of the body through which the member comes.", null=True)


class Relation(Schema):
    relation = string("How the two bodies are related.")
    to = string("The other body.")


class Body(BodyItem, Envelope):
    version = whole("How many commands on the body are known.")
    parent_name = string("The name of the body that it is part of.", null=True)
    set_up_by = string("The decision that set it up.", null=True)
    reports_to = many(Named, "The bodies to which it reports.")
    successors = many(Named, "The bodies that succeed it.")
    replaced = many(Replaced, "The bodies that it replaced.")
    kommissorium = one(Kommissorium, "The kommissorium in force on the day; null where there is none.", null=True)
    members = many(Member, "The members on the day.")
    chair = many(Member, "Those of the members who chair it.")
    relations = many(Relation, "Its relations to other bodies; empty in this version.")
    meetings = many(MeetingItem, "Its meetings, by date.")
    decisions = many(DecisionItem, "Its decisions, by the day on which they were taken.")
    source = one(Recorded, "The record that established it.")
