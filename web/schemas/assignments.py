"""Answers about follow-up: assignments, publications, asks and proposals."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar import COMMANDS
from web.codes import KINDS
from web.schemas.common import OWNERS, Envelope, Paging
from web.schemas.fields import day, flag, many, one, string, strings, whole

OUTCOMES = tuple(COMMANDS["follow-up"].fields["outcome"]["enum"])
_SETTLED = tuple(outcome for outcome in OUTCOMES if outcome != "in-progress")


class BodyState(Schema):
    body = string("A body that the assignment is for.")
    state = string("How it stands with this body on the day.", one_of=("open", *OUTCOMES))
    on = day("The date of the follow-up that says so; null where there is none.", null=True)


class FollowUp(Schema):
    on = day("The date of the follow-up.")
    outcome = string("What became of the assignment.", one_of=OUTCOMES)
    body = string("The body that it is about; null: all for whom it was open.", null=True)
    due = day("A new day by which it is to be done; null where none was given.", null=True)
    decision = string("The decision that settled it.", null=True)
    document = string("The document that shows it.", null=True)
    text = string("What was said of it.", null=True)
    position = whole("The position of the record in the log.")


class AssignmentItem(Schema):
    id = string("The id of the assignment.")
    decision = string("The decision that asks for it.")
    body = string("The body that took the decision.")
    kind = string("What kind of task it is.", one_of=KINDS)
    task = string("The task.")
    due = day("The day by which it is to be done; null where none was set.", null=True)
    area = string("The area that it is about.", null=True)
    to = many(BodyState, "The bodies that it is for, each with how it stands.")
    state = string("How it stands as a whole on the day.", one_of=("open", "lapsed", *_SETTLED))
    overdue = flag("Whether it is open after the day by which it was to be done.")
    follow_ups = many(FollowUp, "What has been recorded of it, by date.")


class Assignment(AssignmentItem, Envelope):
    version = whole("How many commands on the assignment are known.")
    void = flag("Whether its record was taken out of the archive.")


class AssignmentList(Paging):
    items = many(AssignmentItem, "The assignments, by the day by which each is to be done.")


class PublishedSubject(Schema):
    type = string("The type of what was published.", one_of=OWNERS)
    id = string("The id of what was published.")


class PublicationItem(Schema):
    subject = one(PublishedSubject, "What was published.")
    part = string("Of a meeting, what of it.", null=True, one_of=tuple(COMMANDS["publish"].fields["part"]["enum"]))
    on = day("The day of publication.")
    where = string("Where it was published; null where the agenda's own record says it.", null=True)
    edition = whole("Of an agreement, the edition that was shown.", null=True)
    document = string("The document that shows it.", null=True)
    position = whole("The position of the record in the log.")


class PublicationList(Paging):
    items = many(PublicationItem, "The publications, by date.")


class AskItem(Schema):
    id = string("The id of the request.")
    subject = string("The meeting or the agreement that it is about.")
    what = string("What was asked for.", one_of=tuple(COMMANDS["ask"].fields["what"]["enum"]))
    to = strings("The bodies that were asked.")
    on = day("The day on which they were asked.")
    reply_by = day("The day by which they were to answer; null where none was set.", null=True)
    document = string("The document that asks.", null=True)


class AskList(Paging):
    items = many(AskItem, "The requests, by id.")


class NamedBy(Schema):
    meeting = string("The meeting whose published agenda names it.")
    item = string("The number of the item.")


class ProposalItem(Schema):
    id = string("The id of the proposal.")
    body = string("The body for whose agenda it is proposed.")
    title = string("The title of the item.")
    from_ = string("Who proposes it.", key="from")
    on = day("The day on which it was proposed.")
    meeting = string("The meeting that it is meant for.", null=True)
    text = string("The proposal in words.", null=True)
    documents = strings("The documents that go with it.")
    named_by = many(NamedBy, "The items of published agendas that name it.")


class ProposalList(Paging):
    items = many(ProposalItem, "The proposals, by id.")
