"""Answers about when and by what texts of agreements became others."""

from __future__ import annotations

from marshmallow import Schema

from web.schemas.agreements import Source
from web.schemas.audit import FieldChange
from web.schemas.common import Envelope, MandateOfText, Paging, Required
from web.schemas.fields import day, flag, instant, many, one, string, whole


class Wording(Schema):
    heading = string("The heading of the provision.", null=True)
    text = string("The text of the provision.")


class Piece(Schema):
    op = string("Whether the words stand in both texts, or only before or after.", one_of=("same", "added", "removed"))
    text = string("The words, with the blanks between them.")


class Changed(Schema):
    number = string("The number of the provision.")
    change = string("How the provision differs.", one_of=("added", "removed", "changed"))
    before = one(Wording, "The provision before; null where it did not stand.", null=True)
    after = one(Wording, "The provision after; null where it does not stand.", null=True)
    words = many(Piece, "The words of both texts in order, piece by piece.")
    sources = many(Source, "What gave the texts, or took them away.")


class Unchanged(Wording):
    number = string("The number of the provision.")


class Compare(Envelope):
    from_ = day("The day of the text before.", key="from")
    to = day("The day of the text after.")
    known_from = string("The moment of knowledge of the text before, as it was asked for.")
    known_to = string("The moment of knowledge of the text after, as it was asked for.")
    changed = many(Changed, "The provisions whose heading or text differs, by number.")
    unchanged = many(Unchanged, "Those that are the same, where they were asked for, by number.", optional=True)


class DayItem(Schema):
    on = day("The day.")
    agreement = string("The agreement.")
    title = string("The title of the agreement.")
    kind = string(
        "What happens on it: the agreement begins, a justering takes effect, it is no longer in force.",
        one_of=("begins", "justering", "ends"),
    )
    id = string("The id of the justering, else that of the agreement.")


class DayList(Paging):
    items = many(DayItem, "Days on which a text begins, changes or ends, newest first.")


class EarlierItem(Schema):
    number = string("The number of the provision.")
    before = one(Wording, "What the archive gave for the day before; null where nothing stood.", null=True)
    now = one(Wording, "What it gives for the day now; null where nothing stands.", null=True)
    until = whole("The last position of the log at which the archive gave the text before.")
    position = whole("The position of the record that made it another one.")
    recorded_at = instant("When that was recorded.")
    corrected = flag("Whether that record is a correction; else it was made after the day.")


class Earlier(Paging):
    items = many(EarlierItem, "The provisions for which the archive once had another text for the day, by number.")


class JusteringChange(Schema):
    number = string("The number of the provision.")
    op = string("What the justering does to it.", one_of=("replace", "insert", "repeal"))
    before = one(Wording, "What stood before it; null where nothing did.", null=True)
    after = one(Wording, "What it puts there; null where it repeals.", null=True)
    words = many(Piece, "Both texts piece by piece.")


class JusteringPublication(Schema):
    on = day("The day on which it was published.")
    where = string("Where it was published.")
    document = string("The document that was published.", null=True)
    position = whole("The position of the record in the log.")


class JusteringCorrection(Schema):
    position = whole("The position of the correction in the log.")
    recorded_at = instant("When it was recorded.")
    recorded_by = string("Who recorded it.")
    reason = string("The reason given.", null=True)
    changed = many(FieldChange, "What it changed, field by field.", null=True)


class Justering(Envelope):
    id = string("The id of the justering.")
    agreement = string("The agreement that it changes.")
    title = string("The title of the agreement.")
    effective_on = day("The day from which it applies.")
    within_term = flag("Whether that day lies within the agreement's term: else it changes nothing.")
    void = flag("Whether its record was taken out of the archive: then it changes nothing.")
    document = string("The document that holds it.", null=True)
    changes = many(JusteringChange, "What it changes, by number.")
    mandate = one(MandateOfText, "On what authority it stands on the day.")
    paper = flag("Whether a document or recorded minutes stand behind its decision.")
    requires = many(Required, "Who must approve the decision, and how each stands on the day.")
    approved_on = day("The day from which all who must approve have approved; null where there is none.", null=True)
    publications = many(JusteringPublication, "Where it was published up to the day, by date.")
    corrections = many(JusteringCorrection, "What was corrected of its record, in the order of recording.")
    source = one(Source, "Who decided it, where and when, and its record.")
