"""What a question may ask for: parameters of the address. Empty ones count as not given, unknown ones as not said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, pre_load, validate

from archive.names import SHOWN
from projections.search.documents import TYPES
from web.schemas.common import MANDATES
from web.schemas.decisions import OUTCOMES

_POSITION = validate.Range(0, 2**63 - 1, error="Not a valid position.")


# ``kind`` and ``metavar`` are for the command line: what a value is read as, and what help calls it.
def _text(
    says: str, one_of: tuple[str, ...] = (), key: str | None = None, kind: str = "", metavar: str | None = None
) -> fields.String:
    allowed = validate.OneOf(one_of) if one_of else None
    about = {"description": says, "kind": kind, "metavar": metavar}
    return fields.String(validate=allowed, data_key=key, metadata=about)


def _id(says: str) -> fields.String:
    return _text(says, metavar="ID")


def _known(says: str) -> fields.String:
    return _text(says, kind="known")


def _instant(says: str, key: str | None = None) -> fields.String:
    return _text(says, key=key, kind="moment")


def _day(says: str, key: str | None = None) -> fields.String:
    return fields.String(data_key=key, metadata={"description": says, "format": "date", "kind": "day"})


class AxesQuery(Schema):
    class Meta:
        unknown = EXCLUDE

    on = _day("The day that is asked about, as YYYY-MM-DD; today in Copenhagen where it is not given.")
    known = _text("The moment up to which knowledge counts: @N, an instant or a date; the whole log if not given.")

    @pre_load
    def _without_empty(self, given: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        return {name: given[name] for name in given if given[name] != ""}


class ListQuery(AxesQuery):
    limit = fields.Integer(metadata={"description": "The most rows of one page, 1 to 500; 50 where it is not given."})
    cursor = _text("The place in the list, from the next of the page before.")
    format = _text("The form of the answer; csv gives all rows.", ("json", "csv"))


class MeetingQuery(ListQuery):
    body = _id("Meetings of this body.")
    from_ = _day("Meetings on this day or later.", "from")
    to = _day("Meetings before this day.")
    all = fields.Boolean(metadata={"description": "Also meetings that were not called on the day yet."})


class DecisionQuery(ListQuery):
    body = _id("Decisions of this body.")
    from_ = _day("Decisions taken on this day or later.", "from")
    to = _day("Decisions taken before this day.")
    outcome = _text("Decisions with this outcome.", OUTCOMES)
    agreement = _id("Decisions that this agreement rests on or names, or that concern it.")
    state = _text("Decisions that stand so on the day.", MANDATES)
    all = fields.Boolean(metadata={"description": "Also decisions that were not taken on the day yet."})


class AuditQuery(ListQuery):
    subject = _id("Events of this subject, or of what it made.")
    body = _id("Records that concern this body.")
    meeting = _id("Records that concern this meeting.")
    by = _text("Records made by this person or program.", metavar="WHO")
    event = _text("Events of this name.", SHOWN)
    from_ = _instant("Recorded at or after this moment: an instant, or a date from its beginning.", "from")
    to = _instant("Recorded before this moment: an instant, or the beginning of a date.")
    late = fields.Integer(
        metadata={"description": "Recorded at least so many days after the record's own date.", "metavar": "DAYS"}
    )
    corrections = fields.Boolean(metadata={"description": "Corrections alone."})


class SearchQuery(ListQuery):
    q = fields.String(
        required=True,
        metadata={"description": 'What is looked for: words, "fixed phrases", -exclusions, beginnings*.'},
    )
    type = _text("Texts of this kind.", TYPES)
    body = _id("Texts that belong to this body.")
    from_ = _day("Texts dated on this day or later.", "from")
    to = _day("Texts dated before this day.")
    exact = fields.Boolean(metadata={"description": "Words as they are written: no inflections, no parts of words."})


class CompareQuery(AxesQuery):
    from_ = _day("The day of the text before; the day asked about where it is not given.", "from")
    to = _day("The day of the text after; the day asked about where it is not given.")
    known_from = _known("The moment of knowledge of the text before; that asked for where it is not given.")
    known_to = _known("The moment of knowledge of the text after; that asked for where it is not given.")


class EventsQuery(ListQuery):
    after = fields.Integer(validate=_POSITION, metadata={"description": "Events after this position of the log."})
