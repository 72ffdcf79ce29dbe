"""Answers about puljer, the extended supervision and the styringsdialog."""

from __future__ import annotations

from marshmallow import Schema

from web.codes import MANDATES
from web.schemas.common import Envelope, Paging
from web.schemas.fields import day, flag, many, one, string, strings, whole


class Disposal(Schema):
    id = string("The id of the disposal.")
    decision = string("The decision by which it was given.")
    purpose = string("What it was given for.")
    amount = string("How much was given, with two decimals.")
    returned = string("How much of it has come back.")
    to = string("To whom it was given.")
    on = day("The day on which it was given.")
    authority = string("How its decision stands on the day.", one_of=MANDATES)


class PuljeItem(Schema):
    id = string("The id of the pulje.")
    decision = string("The decision that authorised it.")
    disposer = string("The body that may dispose of it.")
    purposes = strings("What it may be given for.")
    amount = string("How much it holds, with two decimals.")
    currency = string("The currency.")
    on = day("The first day on which it may be disposed of.")
    until = day("The first day on which it may not be any more; null where it is open.", null=True)
    budget_line = string("The line of the budget.", null=True)
    budget_year = whole("The year of the budget.", null=True)
    follows_from = string("The agreement or the decision that it follows from.", null=True)
    disposed = string("How much has been given.")
    returned = string("How much has come back.")
    left = string("What is left of it.")
    authority = string("How its decision stands on the day.", one_of=MANDATES)
    disposals = many(Disposal, "What was given of it by the day, by id.")


class Pulje(PuljeItem, Envelope):
    version = whole("How many commands on the pulje are known.")
    void = flag("Whether its record was taken out of the archive.")


class PuljeList(Paging):
    items = many(PuljeItem, "The puljer that have begun by the day, by id.")


class Nomination(Schema):
    by_body = string("Who put the afdeling forward.")
    on = day("The day on which it was put forward.")
    meeting = string("The meeting at which it was.", null=True)


class TilsynReport(Schema):
    on = day("The date of the report.")
    outcome = string("What was found.")
    document = string("The report itself.", null=True)


class TilsynItem(Schema):
    afdeling = string("The id of the afdeling.")
    name = string("The name of the afdeling.")
    organisation = string("The organisation that it is part of.", null=True)
    planned = flag("Whether the plan names it.")
    criteria = strings("By which criteria the plan names it.")
    nominated = many(Nomination, "Who put it forward, by date.")
    report = one(TilsynReport, "The last report on it; null where there is none.", null=True)


class TilsynYear(Paging):
    year = whole("The year.")
    body = string("The body whose plan it is; null where there is no plan.", null=True)
    number = whole("How many are to be visited; null where none was set.", null=True)
    items = many(TilsynItem, "Every afdeling planned, put forward or reported on, by id.")
    planned = whole("How many the plan names.")
    reported = whole("How many have been reported on.")


class Discussed(Schema):
    body = string("The body on whose agenda it was.")
    meeting = string("The meeting.")
    item = string("The number of the item.")
    date = day("The date of the meeting.")


class DialogueMeeting(Schema):
    body = string("The id of the organisation.")
    name = string("The name of the organisation.")
    meeting = string("Its meeting of the year; null where there is none.", null=True)
    date = day("The date of the meeting.", null=True)
    status = string("How the meeting stands on the day.", null=True, one_of=("called", "held"))
    items_from = strings("The forvaltninger that items of the meeting come from.")
    report = string("The document that reports on the meeting.", null=True)
    discussed = many(Discussed, "Where the report was on the agenda, by date.")


class DialogueArea(Schema):
    meeting = string("The meeting about the area.")
    area = string("The area.")
    date = day("The date of the meeting.")
    status = string("How the meeting stands on the day.", one_of=("called", "held"))
    report = string("The document that reports on the meeting.", null=True)
    discussed = many(Discussed, "Where the report was on the agenda, by date.")


class Evaluation(Schema):
    document = string("The evaluation.")
    published_on = day("The day on which it was published first; null where it was not.", null=True)
    presented = many(Discussed, "Where it was on the agenda, by date.")


class DialogueYear(Envelope):
    year = whole("The year.")
    organisations = many(DialogueMeeting, "The organisations there on some day of the year, by id.")
    areas = many(DialogueArea, "The meetings about an area, by date.")
    evaluation = one(Evaluation, "The evaluation about the year; null where there is none.", null=True)
