"""Answers about bodies."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.bodies import BODY_KINDS, ROLE
from archive.grammar.relations import RELATION
from web.schemas.common import ACCESSES, OWNERS, Citation, Envelope, Named, OtherValue, Paging, Recorded
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


class _Related(Schema):
    relation = string("How the two bodies are related.", one_of=tuple(RELATION["enum"]))
    from_ = day("The first day of the relation; null where it is not known.", null=True, key="from")
    until = day("The first day on which it runs no longer; null where it is open.", null=True)
    decision = string("The decision by which they were related.", null=True)
    source = one(Citation, "Where the relation is written.", null=True)


class Relation(_Related):
    to = string("The other body.")
    to_name = string("The name of the other body.")


class RelatedBody(_Related):
    body = string("The body that is related to this one.")
    body_name = string("The name of that body.")


class GroupReport(Schema):
    meeting = string("The meeting at which the group reported.")
    date = day("The date of the meeting.")
    item = string("The number of the item.")
    title = string("The title of the item.")


class Group(Schema):
    id = string("The id of the group.")
    name = string("The name of the group.")
    kind = string("Whether it is a temagruppe or another group.", one_of=("group", "temagruppe"))
    set_up_by = string("The decision that set it up.", null=True)
    standing = flag("Whether it is meant to stay; null where that was not said.", null=True)
    from_ = day("The day on which it was established; null where it is not known.", null=True, key="from")
    until = day("The first day on which it is there no longer; null where it is open.", null=True)
    reports = many(GroupReport, "What it brought to meetings of this body, by date.")


class Succession(Schema):
    id = string("The id of the body.")
    name = string("The name of the body.")
    on = day("The day of the dissolution.")
    depth = whole("How many dissolutions lie between, the last one counted.")


class Seat(Schema):
    of = string("Whom the seats are for.")
    name = string("The name of that body.")
    min = whole("The least number of seats; null where there is none.", null=True)
    max = whole("The greatest number of seats; null where there is none.", null=True)
    filled = whole("How many are filled.")
    verdict = string("Whether the rule is kept.", one_of=("kept", "broken", "departed", "unknown"))


class Sitting(Schema):
    person = string("The person; null of a body, or of an office that nobody is known to hold.", null=True)
    office = string("The office through which the person sits.", null=True)
    body = string("The body that is itself a member.", null=True)
    role = string("The role in the body asked about.", one_of=_ROLES)
    represents = string("Whom they represent.", null=True)
    through = strings("The bodies through which they come, the outermost first.")
    from_ = day("The first day of the membership; null where it is not known.", null=True, key="from")
    until = day("The first day after it; null where it is open.", null=True)


class SittingList(Paging):
    items = many(Sitting, "Who sits in the body on the day.")


class AreaItem(Schema):
    id = string("The id of the area.")
    name = string("The name of the area.")
    kind = string("What kind of area it is.", one_of=("indsatsområde", "områdefornyelse", "kvarter"))
    from_ = day("The day from which it is pointed out; null where it is not known.", null=True, key="from")
    until = day("The first day on which it is so no longer; null where it is open.", null=True)
    decision = string("The decision by which it was pointed out.", null=True)
    recommended_by = string("The decision that recommended it.", null=True)
    meetings = strings("The meetings about it that were called by the day.")
    agreements = strings("The agreements about it.")
    bodies = strings("The bodies for it.")
    decisions = strings("The decisions about it that were taken by the day.")


class Area(AreaItem, Envelope):
    version = whole("How many commands on the area are known.")
    void = flag("Whether its record was taken out of the archive.")


class AreaList(Paging):
    items = many(AreaItem, "The areas, by id.")


class CaseItem(Schema):
    type = string("The type of what bears the number.", one_of=OWNERS)
    id = string("Its id.")
    title = string("Its title or name.")
    date = day("Its own date; null where it is not known.", null=True)


class Case(Paging):
    items = many(CaseItem, "All that bears the number, by date.")


class Body(BodyItem, Envelope):
    version = whole("How many commands on the body are known.")
    parent_name = string("The name of the body that it is part of.", null=True)
    set_up_by = string("The decision that set it up.", null=True)
    reports_to = many(Named, "The bodies to which it reports.")
    replaced = many(Replaced, "The bodies that it replaced.")
    kommissorium = one(Kommissorium, "The kommissorium in force on the day; null where there is none.", null=True)
    members = many(Member, "The members on the day.")
    chair = many(Member, "Those of the members who chair it.")
    seats = many(Seat, "How the seats of its kommissorium are filled on the day.")
    relations = many(Relation, "Its relations to other bodies that run on the day.")
    related = many(RelatedBody, "The relations of other bodies to it that run on the day.")
    groups = many(Group, "The groups there on the day that report to it.")
    predecessors = many(Succession, "The bodies that it came after, by distance.")
    successors = many(Succession, "The bodies that came after it, by distance.")
    meetings = many(MeetingItem, "Its meetings, by date.")
    decisions = many(DecisionItem, "Its decisions, by the day on which they were taken.")
    source = one(Recorded, "The record that established it.")
