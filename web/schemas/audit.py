"""The audit trail."""

from __future__ import annotations

from marshmallow import Schema

from archive.grammar.shapes import EVERY_TYPE
from archive.names import SHOWN
from web.schemas.archive import Warned
from web.schemas.common import Paging, RuleCited
from web.schemas.fields import day, free, instant, many, one, string, whole


class Subject(Schema):
    type = string("The type of what the event belongs to.", one_of=("archive", *EVERY_TYPE))
    id = string("The id of what the event belongs to.")


class FieldChange(Schema):
    field = string("The field that was corrected; of a provision its number after a slash.")
    before = free("What the field said before; null where it said nothing.")
    after = free("What the field says after; null where it says nothing.")


class AuditItem(Schema):
    position = whole("The position of the record in the log.")
    n = whole("The number of the event within its record, from 1.")
    recorded_at = instant("When it was recorded.")
    recorded_by = string("Who recorded it.")
    command = string("The command that recorded it.")
    key = string("The key of the command.")
    event = string("The name of the event.", one_of=SHOWN)
    subject = one(Subject, "What the event belongs to.")
    body = string("The body that the record concerns.", null=True)
    meeting = string("The meeting that the record concerns.", null=True)
    item = string("The item of the meeting.", null=True)
    decided_on = day("The day on which the decision behind it was taken.", null=True)
    effective_on = day("The day from which the record applies.", null=True)
    corrects = whole("The position of the record that it corrects; null of no correction.", null=True)
    reason = string("The reason given.", null=True)
    changed = many(FieldChange, "What a correction changed, field by field; null of no correction.", null=True)
    days_late = whole("The days from the record's own date to its recording; null where it has no date.", null=True)
    against = one(RuleCited, "The rule that it was recorded despite; null where it breaks none.", null=True)
    warnings = many(Warned, "What was recorded all the same and may be a mistake.")
    cautions = many(Warned, "What looks like a slip besides: days in the wrong order, say.")
    summary = string("What happened, in words, in the reader's language.")


class AuditList(Paging):
    items = many(AuditItem, "The entries of this page, by position and number.")


class Recorder(Schema):
    by = string("The name of a person or program.")


class RecorderList(Paging):
    items = many(Recorder, "Who has recorded anything, by name.")
