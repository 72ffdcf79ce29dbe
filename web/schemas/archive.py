"""What is asked of the whole archive: its log, calendar, commands and state, and the receipt of a command."""

from __future__ import annotations

from marshmallow import Schema

from archive.catalogue import EVENTS
from archive.grammar.shapes import EVERY_TYPE
from web.schemas.common import Citation, Envelope, Paging
from web.schemas.fields import anything, day, free, instant, many, one, string, tally, whole
from web.texts.warnings_en import WARNINGS

_EVENTS = tuple(EVENTS)
# The last six are the index's alone.
_STATES = ("ok", "behind", "stopped", "missing", "incomplete", "damaged", "refused", "not-let-in", "unavailable")


class EventItem(Schema):
    position = whole("The position of the event in the log.")
    subject = string("The stream that the event is stored in.")
    version = whole("The number of the event within its stream, from 1.")
    event = string("The name of the event.", one_of=_EVENTS)
    data = anything("What the event says: the fields that were given.")
    command = string("The command that recorded it.")
    by = string("Who recorded it.")
    key = string("The key of the command.")
    recorded_at = instant("When it was recorded.")


class EventList(Paging):
    items = many(EventItem, "The events of this page, by position.")


class CommandItem(Schema):
    command = string("The name of the command.")
    event = string("The name of the event that it records.")
    description = string("What the command records.")
    schema = anything("The JSON Schema of the whole command.")
    example = anything("A command that is well formed.")


class CommandList(Paging):
    items = many(CommandItem, "Every command that the archive takes.")


class CommandShape(CommandItem, Envelope):
    """One command."""


class ReadModel(Schema):
    name = string("The name of the read model.")
    version = string("The version of the code that made it.")
    position = whole("The position that it has reached; the index is brought forward when somebody searches.")
    lag = whole("How many positions it is behind the log.")
    state = string("Whether it works and can be read.", one_of=_STATES)
    reason = string("Why it stopped, or what it lacks; null where it is in order.", null=True)


class Head(Schema):
    position = whole("The position of the last event of the log.")
    digest = string("Its SHA-256, in hex, which kept elsewhere tells whether anything up to it was changed.")


class Status(Envelope):
    position = whole("The position of the last record.")
    head = one(Head, "The head of the log's chain; null where the last command has none.", null=True)
    last_recorded_at = instant("When the last record was made; null in an empty archive.", null=True)
    read_models = many(ReadModel, "How far each read model is.")
    counts = tally("How many there are of each type of record.")


class ReceiptEvent(Schema):
    event = string("The name of the event.", one_of=_EVENTS)
    subject = string("The stream that the event was stored in.")


class ReceiptSubject(Schema):
    type = string("The type of what the command concerns.", one_of=("archive", *EVERY_TYPE))
    id = string("The id of what the command concerns.")
    version = whole("How many commands on it there are now.")


class Overtaken(Schema):
    number = string("The number of the provision.")
    from_ = day("The day from which the other words apply.", key="from")
    by = string("The justering that will put other words there.")


class Warned(Schema):
    code = string("What may be a mistake, as a code.", one_of=tuple(WARNINGS))
    text = string("The same in a sentence, in the reader's language.")
    meeting = string("The meeting that it is about.", optional=True)
    item = string("The number of the item that the agenda does not have.", optional=True)
    date = day("The date of the meeting.", optional=True)
    on = day("The day on which the minutes were sent.", optional=True)
    sent_on = day("The day on which the agenda was sent.", optional=True)
    rule = string("The rule of a draft that it goes beyond.", optional=True)
    value = free("What that rule says.", optional=True)
    kommissorium = string("The draft that has the rule.", optional=True)
    source = one(Citation, "Where the draft has it from.", optional=True)


class Receipt(Schema):
    position = whole("The position of the record in the log.")
    key = string("The key of the command: sent again with it, the command gives this receipt again.")
    events = many(ReceiptEvent, "The events that were recorded.")
    subject = one(ReceiptSubject, "What the command concerns.")
    warnings = many(Warned, "What was recorded all the same and may be a mistake.")
    cautions = many(Warned, "What looks like a slip besides: days in the wrong order, say.")
    url = string("The page that shows the subject as the command left it, as a path.")
    api_url = string("The address of this API that shows the same, as a path.")
    overtaken = many(
        Overtaken, "Of a justering: what already known justeringer will put in place of its words later.", optional=True
    )


class Live(Schema):
    status = string("That the server answers.", one_of=("ok",))


class Ready(Schema):
    status = string(
        "Whether every read model is in order; degraded where one is not and the rest is answered.",
        one_of=("ok", "degraded"),
    )
    read_models = many(ReadModel, "How far each read model is, the index aside.")
