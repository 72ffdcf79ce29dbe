"""Answers about agreements."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.rules import LEVELS
from web.schemas.common import VOTES, CarriesOut, Days, Envelope, MandateOfText, Paging, Required
from web.schemas.fields import day, flag, instant, many, one, string, strings, whole

STATUSES = ("void", "declined", "lapsed", "draft", "future", "ended", "in-force")


class AgreementItem(Schema):
    id = string("The id of the agreement.")
    level = string("The level of the agreement.", one_of=LEVELS)
    title = string("The title of the agreement.")
    status = string("How the agreement stands on the day.", one_of=STATUSES)
    term = one(Days, "The days on which the agreement is in force.")
    parent = string("The agreement above it.", null=True)
    theme = string("What the agreement is about.", null=True)


class AgreementList(Paging):
    items = many(AgreementItem, "The agreements of this page, by id.")


class Edition(Schema):
    number = whole("The number of the edition, from 1.")
    of = whole("How many editions there are.")
    from_ = day("The first day of the edition; null where it is not known.", null=True, key="from")
    to = day("The first day of the next edition, or the end; null where it is open.", null=True)


class PartyItem(Schema):
    body = string("The body that is bound.")
    name = string("The name of the body.")
    from_ = day("The first day on which it is bound; null where it is not known.", null=True, key="from")
    to = day("The first day on which it is no longer bound; null where it is open.", null=True)
    how = string("How it became bound.", one_of=("party", "approval", "accession", "succession"))
    via = string("The body through which it joined, or which it succeeds.", null=True)
    reservation = string("The reservation that it made.", null=True)
    decision = string("The decision by which it became bound.", null=True)
    document = string("The document that shows it.", null=True)


class SourceVote(Schema):
    party = string("The body that voted.")
    party_name = string("The name of the body.", null=True)
    state = string("How it voted.", one_of=VOTES)
    on = day("The date of the vote.")


class Source(Schema):
    kind = string("Whether a justering or the agreement itself gave the text.", one_of=("agreement", "justering"))
    id = string("The id of the justering or the agreement.")
    decision = string("The decision that it rests on.", null=True)
    body = string("The body that decided.", null=True)
    body_name = string("The name of the body that decided.", null=True)
    meeting = string("The meeting at which it was decided.", null=True)
    meeting_date = day("The date of that meeting.", null=True)
    item = string("The item of the meeting.", null=True)
    decided_on = day("The day on which it was decided.", null=True)
    outcome = string("What the body decided: it may have recommended what others approve.", null=True)
    votes = many(SourceVote, "The votes on that decision up to the day, of own text on the agreement too, by date.")
    document = string("The document that the record names.", null=True)
    position = whole("The position in the log of the record, or of the correction, that gave these words.")
    recorded_at = instant("When these words were recorded.")
    recorded_by = string("Who recorded these words.")


class Instead(Schema):
    heading = string("The heading of the provision.", null=True)
    text = string("The text of the provision.")
    source = one(Source, "What gave that text.")


class Assessment(Schema):
    number = string("The number of the provision.")
    on = day("The date of the assessment.")
    status = string("How far it has come.", one_of=("not-begun", "behind", "on-track", "reached", "dropped"))
    body = string("The body whose work is assessed.", null=True)
    meeting = string("The meeting at which it was assessed.", null=True)
    item = string("The item of the meeting.", null=True)
    text = string("What was said of it.", null=True)
    document = string("The document that shows it.", null=True)
    position = whole("The position of the record in the log.")


class AssessmentList(Paging):
    items = many(Assessment, "The assessments, newest first.")


class Provision(Schema):
    number = string("The number of the provision.")
    heading = string("The heading of the provision.", null=True)
    text = string("The text of the provision on the day.")
    valid = one(Days, "The days on which this text stands.")
    known_from = whole("The position in the log from which on this text was known for the day.")
    paper = flag("Whether a document or recorded minutes stand behind its decision; null without one.", null=True)
    assessment = one(
        Assessment, "The latest assessment of how far the provision has come; null where there is none.", null=True
    )
    changed_since_approval = flag("Whether a correction gave these words after the last approval was recorded.")
    source = one(Source, "What gave the text.")
    mandate = one(MandateOfText, "On what authority the text stands on the day.")
    carries_out = many(CarriesOut, "The provisions of other agreements that it carries out.", optional=True)
    instead = one(
        Instead,
        "Of a text without authority: what would stand if every such text were left out; null where nothing would.",
        null=True,
        optional=True,
    )


class Pending(Schema):
    justering = string("The id of the justering.")
    effective_on = day("The day from which it applies.")
    numbers = strings("The numbers of the provisions that it changes.")
    decision = string("The decision that it rests on.")
    mandate = one(MandateOfText, "On what authority the justering stands on the day.")
    paper = flag("Whether a document or recorded minutes stand behind its decision.")


class Signature(Schema):
    party = string("The body for which it was signed.")
    person = string("Who signed.")
    capacity = string("As what.", null=True)
    on = day("The day of the signature.")


class Agreement(AgreementItem, Envelope):
    version = whole("How many commands on the agreement are known.")
    edition = one(Edition, "The edition in force on the day; null before the term.", null=True)
    decision = string("The decision that the agreement's own text rests on.", null=True)
    document = string("The document that holds the agreement.", null=True)
    signatures = many(Signature, "Who has signed it, an approval of it or an accession by the day, by date.")
    area = string("The area that it is about.", null=True)
    case_number = string("The number of the case that it belongs to.", null=True)
    carries_out = many(CarriesOut, "The provisions of other agreements that it carries out.")
    mandate = one(MandateOfText, "On what authority the agreement's own text stands on the day.")
    paper = flag("Whether a document or recorded minutes stand behind that decision; null without one.", null=True)
    requires = many(Required, "Who must approve, and how each stands on the day.")
    approved_on = day("The day from which all who must approve have approved; null where there is none.", null=True)
    parties = many(PartyItem, "Who is bound, by body and first day.")
    provisions = many(Provision, "The provisions on the day, by number.")
    pending = many(Pending, "The justeringer that are decided and not yet effective on the day.")
    ended_because = string(
        "Why the agreement has ended; left out of one that has not.",
        optional=True,
        one_of=("expired", "terminated", "replaced"),
    )


class TimelineItem(Schema):
    on = day("The day on which it happens; null where it is not known.", null=True)
    kind = string("What happens.", one_of=("begins", "justering", "approval", "refusal", "ends"))
    id = string("The id of the justering, of what was voted on, or of the agreement.")
    decision = string("The decision that it rests on.", null=True)
    body = string("The body that decided or voted.", null=True)
    numbers = strings("The provisions that a justering changes; null of everything else.", null=True)
    edition = whole("The number of the edition in force on the day; null where there is no text.", null=True)


class Timeline(Paging):
    items = many(TimelineItem, "What happened to the agreement, by date.")


class Parties(Paging):
    items = many(PartyItem, "Who is bound, by body and first day: one row for each unbroken stretch.")


class Positions(Schema):
    from_ = whole("The position in the log from which on it was known.", key="from")
    to = whole("The position from which on it was not known any more; null where it still is.", null=True)


class GaveWay(Schema):
    kind = string("What the text gave way to.", one_of=("change", "correction", "void", "end"))
    id = string("The id of the record that it gave way to.")
    position = whole("The position of that record in the log.")


class HistoryItem(Schema):
    heading = string("The heading of the provision.", null=True)
    text = string("The text of the provision.")
    valid = one(Days, "The days on which the text stood, as last known then.")
    known = one(Positions, "The positions of the log between which the text was known.")
    source = one(Source, "What gave the text.")
    gave_way_to = one(GaveWay, "What the text gave way to; null where it still stands without an end.", null=True)


class History(Paging):
    items = many(HistoryItem, "Every text that the provision ever had, oldest first.")


class Link(Schema):
    agreement = string("The agreement that is carried out.")
    number = string("The number of its provision; null: the agreement as a whole.", null=True)
    state = string(
        "How the link stands on the day.",
        one_of=("void", "draft", "future", "ended", "stands", "repealed", "unknown"),
    )


class Carrier(Schema):
    agreement = string("The agreement that carries it out.")
    number = string("The number of the provision that does; null: the agreement as a whole.", null=True)


class ChainProvision(Schema):
    number = string("The number of the provision.")
    heading = string("The heading of the provision.", null=True)
    carries_out = many(Link, "What it carries out.")
    carried_out_by = many(Carrier, "What carries it out, of agreements in force on the day.")


class Chain(Envelope):
    agreement = string("The agreement.")
    parent = string("The agreement above it on the day.", null=True)
    children = strings("The agreements whose parent it is on the day.")
    own = many(Link, "What the agreement as a whole carries out.")
    provisions = many(ChainProvision, "The provisions that stand on the day, by number.")


class LinkTo(Schema):
    agreement = string("The agreement that the link leads to.")
    number = string("The number of its provision; null: the agreement as a whole.", null=True)


class Orphan(Schema):
    agreement = string("The agreement that has the link.")
    number = string("The provision that has it; null: the agreement's own list.", null=True)
    to = one(LinkTo, "What the link leads to.")
    state = string("Why it leads to nothing.", one_of=("void", "draft", "ended", "repealed", "unknown"))
    since = day("The first day of its being so, unbroken up to the day; null: no beginning.", null=True)


class OrphanList(Paging):
    items = many(Orphan, "The links that lead to nothing, by agreement and number.")


class CourseItem(Schema):
    on = day("The date.")
    kind = string(
        "What happened.",
        one_of=(
            "decision",
            "minutes",
            "ask",
            "approval",
            "refusal",
            "accession",
            "withdrawal",
            "publication",
            "end",
        ),
    )
    body = string("The body that decided, voted, acceded or withdrew.", null=True)
    id = string("The id of what happened, or of the agreement.")
    meeting = string("The meeting at which it happened.", null=True)
    document = string("The document that shows it.", null=True)
    position = whole("The position of the record in the log.")


class Course(Paging):
    items = many(CourseItem, "How the agreement came about and went on, by date.")


class BoundItem(Schema):
    agreement = string("The agreement.")
    title = string("The title of the agreement.")
    level = string("The level of the agreement.", one_of=LEVELS)
    body = string("The body that is bound.")
    body_name = string("The name of the body.")
    from_ = day("The first day on which it is bound; null where it is not known.", null=True, key="from")
    to = day("The first day on which it is no longer bound; null where it is open.", null=True)
    how = string("How it became bound.", one_of=("party", "approval", "accession", "succession"))
    via = string("The body through which it joined, or which it succeeds.", null=True)
    reservation = string("The reservation that it made.", null=True)
    decision = string("The decision by which it became bound.", null=True)
    document = string("The document that shows it.", null=True)


class BoundList(Paging):
    items = many(BoundItem, "Who is bound on the day, by level, agreement and body.")
