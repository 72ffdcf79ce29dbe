"""Answers about meetings."""

from __future__ import annotations

from marshmallow import Schema

from web.schemas.common import ACCESSES, Envelope, Paging, Recorded, RuleCited
from web.schemas.compliance import Verdict
from web.schemas.decisions import DecisionItem
from web.schemas.fields import day, flag, free, instant, many, one, string, strings, whole

STATUSES = ("called", "held", "cancelled")


class MinutesState(Schema):
    status = string("How the minutes stand on the day.", one_of=("none", "recorded", "dispatched", "remarked", "final"))
    versions = whole("How many versions were recorded.")
    dispatched_on = day("The day on which they were sent.", null=True)
    remarks_until = day("The last day for remarks.", null=True)
    final_on = day("The day from which they are final if no further remark comes.", null=True)


class MeetingItem(Schema):
    id = string("The id of the meeting.")
    body = string("The body that meets.")
    body_name = string("The name of the body.")
    date = day("The date of the meeting, moves included.")
    time = string("The time of day, in Copenhagen.", null=True)
    kind = string("What kind of meeting it is.", null=True)
    called_on = day("The day on which it was called; null where it is not known.", null=True)
    status = string("How the meeting stands on the day.", one_of=STATUSES)
    minutes = one(MinutesState, "How its minutes stand on the day.")
    access = string("Who may read about it.", one_of=ACCESSES)
    void = flag("Whether its record was taken out of the archive.")


class MeetingList(Paging):
    items = many(MeetingItem, "The meetings of this page, newest first.")


class Cancelled(Schema):
    on = day("The day on which the meeting was cancelled.")
    reason = string("Why it was cancelled.")


class Move(Recorded):
    date = day("The date to which the meeting was moved.")
    time = string("The time of day to which it was moved.", null=True)
    announced_on = day("The day on which the move was announced.", null=True)
    reason = string("Why it was moved.", null=True)


class PostponedFrom(Schema):
    meeting = string("The meeting from which it was postponed.")
    item = string("The number of the item there.")


class PlannedItem(Schema):
    number = string("The number of the item.")
    title = string("The title of the item; null of one that is not on the agenda.", null=True)
    covers = free("The standard or mandatory item that it covers, or several in a list; null where it covers none.")
    proposal = string("What is proposed.", null=True)
    proposed_by = string("Who proposed it.", null=True)
    proposed_on = day("The day on which it was proposed.", null=True)
    responsible = string("Who is responsible for it.", null=True)
    access = string("Who may read the item.", one_of=ACCESSES)
    documents = strings("The documents of the item.")
    proposed = strings("The proposals that it takes up.")
    postponed_from = one(PostponedFrom, "The item of an earlier meeting that it was postponed from.", null=True)
    late = flag("Whether it came in after the deadline for proposals; null without a date or deadline.", null=True)


class Agenda(Recorded):
    version = whole("The number of the agenda among those sent, from 1.")
    sent_on = day("The day on which it was sent; null where it is not known.", null=True)
    published_on = day("The day on which it was published.", null=True)
    recipients = strings("To whom it was sent, as far as that is recorded.")
    channel = string("How it was sent.", null=True)
    items = many(PlannedItem, "Its items, as they were sent.")


class Prepared(Recorded):
    items = many(PlannedItem, "Its items, as far as they are.")


class Item(PlannedItem):
    on_agenda = flag("Whether the item is on the latest agenda.")
    text = string("What the minutes say of the item; null where they say nothing.", null=True)
    decisions = strings("The decisions taken under the item.")


class MinutesCorrection(Schema):
    position = whole("The position of the correction in the log.")
    recorded_at = instant("When it was recorded.")
    by = string("Who recorded it.")
    reason = string("Why.")


class Minutes(MinutesState):
    recipients = strings("To whom they were sent, as far as that is recorded.")
    channel = string("How they were sent.", null=True)
    enclosing = strings("The agreements and documents that were enclosed.")
    corrected_after_dispatch = many(MinutesCorrection, "Corrections recorded after the minutes had been sent.")
    document = string("The document that holds the minutes.", null=True)
    rule = one(
        RuleCited,
        "The rule that gives the period for remarks; null where there is none: the minutes are final once sent.",
        null=True,
    )


class Present(Schema):
    person = string("The person who was present.", optional=True)
    body = string("The body that was present.", optional=True)
    absent = flag("Whether it is named because it was not there.", optional=True)
    disqualified_for = strings("The items for which it was disqualified.", optional=True)
    represents = string("Whom they represented.", optional=True)
    role = string("Their role at the meeting.", optional=True)


class Attended(Schema):
    person = string("The person who is named.", null=True)
    body = string("The body that is named.", null=True)
    represents = string("Whom they represented.", null=True)
    role = string("Their role at the meeting.", null=True)
    member = flag("Whether they were a member on the meeting's day; null where that cannot be told.", null=True)
    absent = flag("Whether they are named because they were not there.")
    disqualified_for = strings("The items for which they were disqualified.")


class SettledItem(Schema):
    number = string("The number of the item.")
    text = string("The text of the item as it was sent out again.")


class Settlement(Recorded):
    on = day("The day on which the remark was settled.")
    outcome = string("How it was settled.", one_of=("accepted", "rejected", "withdrawn"))
    text = string("What was answered.", null=True)
    items = many(SettledItem, "The items of the minutes that were sent out again.")


class Remark(Recorded):
    remark = string("The id of the remark within the meeting.")
    from_ = string("Who made the remark.", key="from")
    on = day("The day of the remark.")
    text = string("What the remark says.")
    late = flag("Whether it came after the last day for remarks.")
    open = flag("Whether it is not settled on the day.")
    settlement = one(Settlement, "How it was settled; null while it is open.", null=True)


class Meeting(MeetingItem, Envelope):
    version = whole("How many commands on the meeting are known.")
    place = string("Where it is held.", null=True)
    area = string("The area that it is about.", null=True)
    case_number = string("The number of the case that it belongs to.", null=True)
    with_ = strings("The bodies that it is held with.", key="with")
    cancelled = one(Cancelled, "When and why it was cancelled; null where it was not.", null=True)
    moves = many(Move, "The dates to which it was moved, in the order of recording.")
    agendas = many(Agenda, "The agendas that were sent, in the order of recording.")
    prepared = one(Prepared, "The agenda as far as it is; null where none was prepared since the last sent.", null=True)
    items = many(Item, "Every item of the latest agenda, the minutes and the decisions, by number.")
    minutes = one(Minutes, "How its minutes stand on the day.")
    remarks = many(Remark, "The remarks on the minutes, by date.")
    present = many(Present, "Who was present, as the minutes say.")
    attendance = many(Attended, "The same, each with whether they were a member.")
    decisions = many(DecisionItem, "The decisions of the meeting, by item.")
    compliance = many(Verdict, "How the meeting kept the rules of the kommissorium in force on its day.")
    source = one(Recorded, "The record that called it.")
