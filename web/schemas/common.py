"""What several answers say alike: the envelope, lists, records, sources, rules, mandates."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.shapes import ACCESS, EVERY_TYPE
from web.codes import MANDATES
from web.schemas.fields import day, flag, free, instant, many, one, string, strings, whole

ACCESSES = tuple(ACCESS["enum"])
VOTES = ("approved", "declined")
OWNERS = EVERY_TYPE


class AsOf(Schema):
    on = day("The day that the answer is about; null where it depends on no day.", null=True)
    known = instant("The moment up to which the archive's knowledge counts; null before every record.", null=True)
    position = whole("The position in the log up to which records count.")
    latest = flag("Whether neither a day nor a moment was asked for.")


class Envelope(Schema):
    url = string("The page that shows this answer for ever, as a path; null where there is none.", null=True)
    api_url = string("The address of this API that gives this answer again for ever, as a path.")
    as_of = one(AsOf, "The day and the moment of knowledge that the answer stands on.")
    simulated = flag("Whether the archive holds example data with made-up recording times.")


class Paging(Envelope):
    next = string("The address of the next page of the list, as a path; null on the last page.", null=True)
    limit = whole("The most rows that one page holds.")


class Recorded(Schema):
    position = whole("The position of the record in the log.")
    recorded_at = instant("When it was recorded.")
    recorded_by = string("Who recorded it.")


class Named(Schema):
    id = string("The id of the body.")
    name = string("The name of the body.")


class Days(Schema):
    from_ = day("The first day; null where it is not known.", null=True, key="from")
    to = day("The first day no longer within; null where it is open.", null=True)


class Citation(Schema):
    document = string("The id or the title of the source document.")
    heading = string("The heading in the document, levels joined by a slash.")


class OtherValue(Schema):
    value = free("What another source says of the rule.")
    source = one(Citation, "Where it says so.")


class BrokenRule(Schema):
    rule = string("The name of the rule.")
    value = free("What the rule says.")
    kommissorium = string("The kommissorium that holds the rule; null where another record does.", null=True)
    source = one(Citation, "Where the rule is written.", null=True)


class RuleCited(Schema):
    rule = string("The name of the rule.")
    source = one(Citation, "Where the rule is written.")
    value = free("What the rule says.", optional=True)
    strength = string("How binding the rule is.", optional=True, one_of=("must", "as-a-rule", "example"))
    others = many(OtherValue, "What other sources say of the same rule.", optional=True)
    note = string("A remark on how the rule was read.", optional=True)
    body = string("The body whose rule it is.", optional=True)
    kommissorium = string("The kommissorium that holds the rule.", optional=True)
    status = string("Whether that kommissorium is a draft or adopted.", optional=True, one_of=("draft", "adopted"))
    pulje = string("The pulje whose rule it is.", optional=True)
    code = string("Why the rule stood against the record, as a code.", optional=True)
    despite = string("The reason given for recording it all the same.", optional=True)
    rules = many(BrokenRule, "Of what was recorded all the same: every rule that it broke.", optional=True)


class Because(Schema):
    code = string("The reason as a code.")
    decision = string("The decision that lacks authority.", optional=True)
    rule = one(RuleCited, "The rule that the judgement rests on.", optional=True)
    missing = strings("The bodies whose approval is missing.", optional=True)
    decided_on = string("The day on which the decision will be taken.", optional=True)
    meeting = string("The meeting whose minutes are not final.", optional=True)
    minutes = string("How those minutes stand.", optional=True)


class Mandate(Schema):
    state = string("On what authority it stands on the day.", one_of=MANDATES)
    why = string("The reason in words, in the reader's language.")
    because = one(Because, "The same reason as a code with what it is about.")
    rule = one(RuleCited, "The rule that the judgement rests on.", optional=True)
    final_on = day("The day from which it is final, as far as is known; null where there is none.", null=True)


class MandateOfText(Mandate):
    retroactive = flag("Whether the text applies from before the day on which it was decided.")


class Required(Schema):
    subject = string("The agreement or decision that asks for the approval.")
    body = string("The body that must approve.")
    for_ = string(
        "Whether nothing is final without it, or only its own being bound depends on it.",
        one_of=("all", "itself"),
        key="for",
    )
    state = string("How the body stands on the day.", one_of=(*VOTES, "missing"))
    on = day("The date of the vote that counts; null where none does.", null=True)
    decision = string("The decision by which the body voted.", null=True)
    document = string("The document that shows the vote.", null=True)


class CarriesOut(Schema):
    agreement = string("The agreement that is carried out.")
    number = string("The number of its provision; null: the agreement as a whole.", null=True)


class Referring(Schema):
    type = string("The type of what refers.", one_of=OWNERS)
    id = string("The id of what refers.")
    owner = string("The id of what it belongs to.")
    owner_type = string("The type of what it belongs to.", one_of=OWNERS)
    command = string("The command that recorded the reference.")
    field = string("The field of the command that holds the reference.")
    position = whole("The position of the record in the log.")
