"""What a question may ask for: parameters of the address. Empty ones count as not given, unknown ones as not said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, pre_load, validate

from archive.grammar.rules import LEVELS
from projections.search.documents import TYPES
from web.schemas.assignments import KINDS
from web.schemas.audit import SHOWN
from web.schemas.common import MANDATES
from web.schemas.compliance import VERDICTS
from web.schemas.decisions import OUTCOMES
from web.schemas.documents import READ

_YEAR = validate.Range(1, 9999, error="Not a valid year.")
_POSITION = validate.Range(0, 2**63 - 1, error="Not a valid position.")


def _text(says: str, one_of: tuple[str, ...] = (), key: str | None = None) -> fields.String:
    allowed = validate.OneOf(one_of) if one_of else None
    return fields.String(validate=allowed, data_key=key, metadata={"description": says})


def _day(says: str, key: str | None = None) -> fields.String:
    return fields.String(data_key=key, metadata={"description": says, "format": "date"})


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
    sep = _text("What stands between the cells of CSV; a comma where it is not given.", (",", ";"))
    bom = fields.Boolean(metadata={"description": "CSV that begins with a byte order mark, as Excel wants it."})
    local = fields.Boolean(metadata={"description": "CSV with the time in Copenhagen beside each instant in UTC."})


class DocumentQuery(ListQuery):
    read = _text("Documents of which so much was read; none is without readable text.", READ)


class MeetingQuery(ListQuery):
    body = _text("Meetings of this body.")
    from_ = _day("Meetings on this day or later.", "from")
    to = _day("Meetings before this day.")
    all = fields.Boolean(metadata={"description": "Also meetings that were not called on the day yet."})
    predecessors = fields.Boolean(metadata={"description": "Also those of the bodies that the body came after."})


class DecisionQuery(ListQuery):
    body = _text("Decisions of this body.")
    from_ = _day("Decisions taken on this day or later.", "from")
    to = _day("Decisions taken before this day.")
    outcome = _text("Decisions with this outcome.", OUTCOMES)
    agreement = _text("Decisions that this agreement rests on or names, or that concern it.")
    state = _text("Decisions that stand so on the day.", MANDATES)
    all = fields.Boolean(metadata={"description": "Also decisions that were not taken on the day yet."})
    predecessors = fields.Boolean(metadata={"description": "Also those of the bodies that the body came after."})


class AuditQuery(ListQuery):
    subject = _text("Events of this subject, or of what it made.")
    body = _text("Records that concern this body.")
    meeting = _text("Records that concern this meeting.")
    by = _text("Records made by this person or program.")
    event = _text("Events of this name.", SHOWN)
    from_ = _text("Recorded at or after this moment: an instant, or a date from its beginning.", key="from")
    to = _text("Recorded before this moment: an instant, or the beginning of a date.")
    late = fields.Integer(metadata={"description": "Recorded at least so many days after the record's own date."})
    corrections = fields.Boolean(metadata={"description": "Corrections alone."})
    against = fields.Boolean(metadata={"description": "What was recorded despite a rule alone."})
    predecessors = fields.Boolean(metadata={"description": "Also those of the bodies that the body came after."})


class SearchQuery(ListQuery):
    q = fields.String(
        required=True,
        metadata={"description": 'What is looked for: words, "fixed phrases", -exclusions, beginnings*.'},
    )
    type = _text("Texts of this kind.", TYPES)
    body = _text("Texts that belong to this body.")
    from_ = _day("Texts dated on this day or later.", "from")
    to = _day("Texts dated before this day.")
    exact = fields.Boolean(metadata={"description": "Words as they are written: no inflections, no parts of words."})


class ComplianceQuery(ListQuery):
    year = fields.Integer(required=True, validate=_YEAR, metadata={"description": "The year that is judged."})
    body = _text("Verdicts on this body alone.")
    verdict = _text("These verdicts alone.", VERDICTS)
    rule = _text("Verdicts by this rule alone.")


class WithoutAuthorityQuery(ListQuery):
    body = _text("What this body decided.")


class CompareQuery(AxesQuery):
    from_ = _day("The day of the text before; the day asked about where it is not given.", "from")
    to = _day("The day of the text after; the day asked about where it is not given.")
    known_from = _text("The moment of knowledge of the text before; that asked for where it is not given.")
    known_to = _text("The moment of knowledge of the text after; that asked for where it is not given.")


class EventsQuery(ListQuery):
    after = fields.Integer(validate=_POSITION, metadata={"description": "Events after this position of the log."})


class AssignmentQuery(ListQuery):
    open = fields.Boolean(metadata={"description": "Those that are open on the day."})
    overdue = fields.Boolean(metadata={"description": "Those that are open after the day they were due."})
    body = _text("Those for this body.")
    decision = _text("Those of this decision.")
    kind = _text("Those of this kind.", KINDS)


class PublicationQuery(ListQuery):
    year = fields.Integer(validate=_YEAR, metadata={"description": "Publications of this year."})
    subject = _text("Publications of this meeting, agreement, justering, decision or document.")


class BoundQuery(ListQuery):
    below = fields.Boolean(metadata={"description": "Also what the bodies below it are bound by."})


class PartiesQuery(ListQuery):
    agreement = _text("Those bound by this agreement.")
    level = _text("Those bound by agreements of this level.", LEVELS)


class ProposalQuery(ListQuery):
    body = _text("Proposals for this body's agenda.")
    open = fields.Boolean(metadata={"description": "Those that no published agenda names."})
