"""Answers about the year's wheel, about what is missing and due, and about disagreements."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.shapes import ANY_TYPE
from archive.judgement.clashes import DEADLINES, PAIRS
from archive.kinds import AHEAD, MISSING
from web.schemas.common import Citation, Envelope, Paging, Recorded
from web.schemas.fields import day, flag, free, many, one, string, whole
from web.schemas.meetings import STATUSES

_MILESTONES, _NEEDED = (tuple(dict.fromkeys(pair[n] for pair in PAIRS)) for n in (0, 1))


class CalendarItem(Schema):
    from_ = day("The first day of the entry's span; of a meeting that no entry has its day.", key="from")
    to = day("The day after the last; null after the last day that can be written.", null=True)
    words = string("The source's words for the time; null of a meeting with a date alone.", null=True)
    body = string("The body that meets.")
    kind = string("The kind of meeting; null of the body's own meetings.", null=True)
    meeting = string("The meeting of the entry; null where there is none.", null=True)
    date = day("The day of the meeting; null where there is none.", null=True)
    title = string("What is shown in the calendar.")
    status = string(
        "How the meeting stands on the day; without one planned, and missed from the end of the span on.",
        one_of=(*STATUSES, "planned", "missed"),
    )
    approximate = flag("Whether the source gives the time as approximate.")
    deviates = flag("Whether the meeting lies outside the entry's span.")
    source = one(Citation, "Where the entry is written; null of a meeting that no entry has.", null=True)


class CalendarYear(Paging):
    items = many(CalendarItem, "The entries of the year with their meetings, by first day.")


class Timed(Schema):
    body = string("The body that meets.")
    from_ = day("The first day of the span.", key="from")
    to = day("The day after the last; null after the last day that can be written.", null=True)
    words = string("The source's words for the span.")


class DeadlineItem(Timed):
    rule = string("The rule that gives it; final: when the minutes count as approved.", one_of=DEADLINES)
    earliest = day("The day, where the meeting is held on the span's first day.")
    latest = day("The day, where the meeting is held on the span's last day.")
    excepted_by = string("The rule that goes before it; null where there is none.", null=True)
    before_kommissorium = flag(
        "Whether the earliest day lies before the kommissorium was in force; null where that day is not known.",
        null=True,
    )
    source = one(Citation, "Where the rule is written.")


class Clash(Schema):
    feeder = one(Timed, "The body that feeds, and when it meets.")
    fed = one(Timed, "The body that is fed, and when it meets.")
    milestone = string("What the feeder must have reached.", one_of=_MILESTONES)
    deadline = string("By when the fed needs it.", one_of=_NEEDED)
    milestone_earliest = day("The earliest day on which the feeder can have reached it.")
    milestone_latest = day("The latest.")
    deadline_earliest = day("The earliest day on which the deadline can fall.")
    deadline_latest = day("The latest.")
    severity = string(
        "Certain where no choice of days within the spans avoids it, else possible.", one_of=("certain", "possible")
    )
    source = one(Citation, "Where it is written that the one feeds the other.")


class Clashes(Paging):
    deadlines = many(DeadlineItem, "The deadlines of the year's entries, by first day and body.")
    clashes = many(Clash, "Where a deadline may come before what is to feed it, by the fed's first day.")


class About(Schema):
    type = string("The type of what it is about.", one_of=ANY_TYPE)
    id = string("The id of what it is about.")


class MissingItem(Schema):
    kind = string("What is missing.", one_of=MISSING)
    subject = one(About, "What it is missing of; null where it is of nothing that is there.", null=True)
    body = string("The body that it is missing from; null where it is of none.", null=True)
    due = day("The last day for it.")
    rule = string("The rule behind it; null where there is none.", null=True)
    strength = string("How binding the rule is.", null=True, one_of=("must", "as-a-rule"))
    binding = flag("Whether the rule's kommissorium is adopted.", null=True)
    chosen = flag("Whether the archive chose what the sources leave open.")
    source = one(Citation, "Where the rule is written.", null=True)
    text = string("The same in a sentence, in the reader's language.")


class Missing(Paging):
    items = many(MissingItem, "What is missing, by kind, day and id.")


class DueItem(Schema):
    due = day("The day.")
    kind = string("What falls on it.", one_of=(*AHEAD, *MISSING))
    body = string("The body that it is about; null where it is about none.", null=True)
    meeting = string("The meeting that it is about; null where it is about none.", null=True)
    subject = one(About, "What it is about.", null=True)
    rule = string("The rule behind it; null where there is none.", null=True)
    text = string("The same in a sentence, in the reader's language.")


class DueList(Paging):
    from_ = day("The first day that is asked about.", key="from")
    to = day("The first day after those that are asked about.")
    items = many(DueItem, "What is due, by day, kind and body.")


class Side(Schema):
    says = free("What a source says: in words, or of a rule its value.")
    source = one(Citation, "Where it says so.")


class Concern(Schema):
    body = string("The body whose rule it concerns.", optional=True)
    rule = string("The rule that it concerns.", optional=True)
    id = string("The id of what it concerns.", optional=True)


class DisagreementItem(Schema):
    id = string("The id of the note; null of a rule whose sources differ without a note.", null=True)
    title = string("What it is about; null without a note.", null=True)
    sides = many(Side, "What each source says; one alone is a silence.")
    meanwhile = string("What the archive does meanwhile; null without a note.", null=True)
    concerns = many(Concern, "The rules and other things that it concerns.")


class Disagreement(DisagreementItem, Envelope):
    id = string("The id of the note.")
    title = string("What it is about.")
    meanwhile = string("What the archive does meanwhile.")
    version = whole("How many commands on the note are known.")
    void = flag("Whether its record was taken out of the archive.")
    source = one(Recorded, "Who noted it, and when.")


class DisagreementList(Paging):
    items = many(DisagreementItem, "The notes by id; after them the rules whose sources differ without a note.")
