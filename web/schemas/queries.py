"""What a question may ask for: parameters of the address, read by the names of the function that answers."""

from __future__ import annotations

from archive.grammar.rules import LEVELS
from archive.kinds import MISSING
from archive.names import SHOWN
from projections.search.documents import TYPES
from web.codes import KINDS, MANDATES, OUTCOMES, READ, VERDICTS
from web.parameters import Parameter, Query

# More than there are days in the calendar.
_MOST_DAYS = 10_000_000


def _id(says: str) -> Parameter:
    return Parameter(says, "id", metavar="ID")


def _code(says: str, one_of: tuple[str, ...]) -> Parameter:
    return Parameter(says, one_of=one_of)


def _known(says: str) -> Parameter:
    return Parameter(says, "known", metavar="K")


def _instant(says: str, key: str = "") -> Parameter:
    return Parameter(says, "moment", key, metavar="D")


def _day(says: str, key: str = "") -> Parameter:
    return Parameter(says, "day", key, metavar="D")


def _whole(says: str, metavar: str = "N", least: int | None = None, most: int | None = None) -> Parameter:
    bounds = {name: bound for name, bound in (("minimum", least), ("maximum", most)) if bound is not None}
    return Parameter(says, "integer", metavar=metavar, more=bounds)


def _flag(says: str) -> Parameter:
    return Parameter(says, "boolean")


class AxesQuery(Query):
    on = _day("The day that is asked about, as YYYY-MM-DD; today in Copenhagen where it is not given.")
    known = _known("The moment up to which knowledge counts: @N, an instant or a date; the whole log if not given.")


class AnswerQuery(AxesQuery):
    format = _code("The form of the answer; csv gives all rows.", ("json", "csv"))
    sep = _code("What stands between the cells of CSV; a comma where it is not given.", (",", ";"))
    bom = _flag("CSV that begins with a byte order mark, as Excel wants it.")
    local = _flag("CSV with the time in Copenhagen beside each instant in UTC.")


class ListQuery(AnswerQuery):
    limit = _whole("The most rows of one page, 1 to 500; 50 where it is not given.", least=1, most=500)
    cursor = Parameter("The place in the list, from the next of the page before.", "cursor", metavar="CURSOR")


class DocumentQuery(ListQuery):
    read = Parameter("Documents of which so much was read; none is without readable text.", one_of=READ, metavar="HOW")
    newest = _flag("The newest first, those of no date at the end.")


class MeetingQuery(ListQuery):
    body = _id("Meetings of this body.")
    from_ = _day("Meetings on this day or later.", "from")
    to = _day("Meetings before this day.")
    all = _flag("Also meetings that were not called on the day yet.")
    predecessors = _flag("Also those of the bodies that the body came after.")


class DecisionQuery(ListQuery):
    body = _id("Decisions of this body.")
    from_ = _day("Decisions taken on this day or later.", "from")
    to = _day("Decisions taken before this day.")
    outcome = _code("Decisions with this outcome.", OUTCOMES)
    agreement = _id("Decisions that this agreement rests on or names, or that concern it.")
    state = _code("Decisions that stand so on the day.", MANDATES)
    all = _flag("Also decisions that were not taken on the day yet.")
    predecessors = _flag("Also those of the bodies that the body came after.")


class AuditQuery(ListQuery):
    subject = _id("Events of this subject, or of what it made.")
    body = _id("Records that concern this body.")
    meeting = _id("Records that concern this meeting.")
    by = Parameter("Records made by this person or program.", metavar="WHO")
    event = _code("Events of this name.", SHOWN)
    from_ = _instant("Recorded at or after this moment: an instant, or a date from its beginning.", "from")
    to = _instant("Recorded before this moment: an instant, or the beginning of a date.")
    late = _whole("Recorded at least so many days after the record's own date.", "DAYS", -_MOST_DAYS, _MOST_DAYS)
    corrections = _flag("Corrections alone.")
    against = _flag("What was recorded despite a rule alone.")
    newest = _flag("The newest first.")
    predecessors = _flag("Also those of the bodies that the body came after.")


class SearchQuery(ListQuery):
    q = Parameter(
        'What is looked for: words, "fixed phrases", -exclusions, beginnings*.', required=True, more={"pattern": r"\S"}
    )
    type = _code("Texts of this kind.", TYPES)
    body = _id("Texts that belong to this body.")
    from_ = _day("Texts dated on this day or later.", "from")
    to = _day("Texts dated before this day.")
    predecessors = _flag("Also those of the bodies that the body came after.")
    exact = _flag("Words as they are written: no inflections, no parts of words.")
    newest = _flag("What was recorded last first, instead of by relevance.")


class ComplianceQuery(ListQuery):
    year = Parameter("The year that is judged.", "year", required=True)
    body = _id("Verdicts on this body alone.")
    verdict = _code("These verdicts alone.", VERDICTS)
    rule = Parameter("Verdicts by this rule alone.", metavar="NAME")


class WithoutAuthorityQuery(ListQuery):
    body = _id("What this body decided.")


class TwoMomentsQuery(AnswerQuery):
    from_ = _day("The day of the text before; the day asked about where it is not given.", "from")
    to = _day("The day of the text after; the day asked about where it is not given.")
    known_from = _known("The moment of knowledge of the text before; that asked for where it is not given.")
    known_to = _known("The moment of knowledge of the text after; that asked for where it is not given.")


class CompareQuery(TwoMomentsQuery):
    unchanged = _flag("Also what is the same in both texts.")


class EventsQuery(ListQuery):
    after = Parameter("Events after this position of the log.", "position")


class AssignmentQuery(ListQuery):
    open = _flag("Those that are open on the day.")
    overdue = _flag("Those that are open after the day they were due.")
    body = _id("Those for this body.")
    decision = _id("Those of this decision.")
    kind = _code("Those of this kind.", KINDS)


class PublicationQuery(ListQuery):
    year = Parameter("Publications of this year.", "year", metavar="YEAR")
    subject = _id("Publications of this meeting, agreement, justering, decision or document.")


class MissingQuery(ListQuery):
    year = Parameter("The year in which it was due.", "year", required=True)
    kind = _code("What is missing of this kind.", MISSING)
    body = _id("What is missing of this body.")


class DueQuery(ListQuery):
    from_ = _day("Due on this day or later; the day asked about where it is not given.", "from")
    to = _day("Due before this day; 60 days ahead where it is not given.")


class BoundQuery(ListQuery):
    below = _flag("Also what the bodies below it are bound by.")


class PartiesQuery(ListQuery):
    agreement = _id("Those bound by this agreement.")
    level = _code("Those bound by agreements of this level.", LEVELS)


class ProposalQuery(ListQuery):
    body = _id("Proposals for this body's agenda.")
    open = _flag("Those that no published agenda names.")
