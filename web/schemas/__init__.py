"""What the API's answers look like, and what may be asked: every field described, for the OpenAPI document and CSV."""

from web.schemas import agreements, archive, audit, bodies, decisions, documents, meetings, problems, search
from web.schemas.agreements import Agreement, AgreementList, Compare, History, Parties, Timeline
from web.schemas.archive import (
    CalendarYear,
    CommandList,
    CommandShape,
    EventList,
    Live,
    Ready,
    Receipt,
    Status,
)
from web.schemas.audit import AuditList
from web.schemas.bodies import Body, BodyList
from web.schemas.decisions import Decision, DecisionList
from web.schemas.documents import Document, DocumentList
from web.schemas.meetings import Meeting, MeetingList
from web.schemas.problems import Problem
from web.schemas.queries import (
    AuditQuery,
    AxesQuery,
    CompareQuery,
    DecisionQuery,
    EventsQuery,
    ListQuery,
    MeetingQuery,
    SearchQuery,
)
from web.schemas.search import SearchAnswer

__all__ = [
    "Agreement",
    "AgreementList",
    "AuditList",
    "AuditQuery",
    "AxesQuery",
    "Body",
    "BodyList",
    "CalendarYear",
    "CommandList",
    "CommandShape",
    "Compare",
    "CompareQuery",
    "Decision",
    "DecisionList",
    "DecisionQuery",
    "Document",
    "DocumentList",
    "EventList",
    "EventsQuery",
    "History",
    "ListQuery",
    "Live",
    "Meeting",
    "MeetingList",
    "MeetingQuery",
    "Parties",
    "Problem",
    "Ready",
    "Receipt",
    "SearchAnswer",
    "SearchQuery",
    "Status",
    "Timeline",
    "agreements",
    "archive",
    "audit",
    "bodies",
    "decisions",
    "documents",
    "meetings",
    "problems",
    "search",
]
