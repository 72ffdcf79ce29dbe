"""What is asked of the whole archive: search, the audit trail, the log, its state, its commands."""

from __future__ import annotations

from web.question import Question
from web.schemas.queries import AuditQuery, EventsQuery, ListQuery, SearchQuery

QUESTIONS = (
    Question(
        name="search",
        path="/search",
        says="Finds words in provisions, decisions, minutes, agenda items, documents and kommissorier.",
        answer="projections.search.answers:search",
        schema="search:SearchAnswer",
        query=SearchQuery,
        given=lambda services, view: {"service": services.search, "on_given": view.on_given},
        rows="hits",
        rests_on=frozenset({"agreements", "search"}),
        day="if-given",
        page="/soeg",
    ),
    Question(
        name="audit",
        path="/audit",
        says="Every event: by whom, when, which command, where it belongs, what it changed.",
        answer="projections.audit.answers:listing",
        schema="audit:AuditList",
        query=AuditQuery,
        rests_on=frozenset({"audit"}),
        day="never",
        page="/revisionsspor",
    ),
    Question(
        name="recorders",
        path="/recorders",
        says="Who has recorded anything: persons and programs, by name.",
        answer="projections.audit.answers:recorders",
        schema="audit:RecorderList",
        query=ListQuery,
        whole=True,
        rests_on=frozenset({"audit"}),
        day="never",
    ),
    Question(
        name="events",
        path="/events",
        says="The log itself, in the order of recording.",
        answer="projections.events:listing",
        schema="archive:EventList",
        query=EventsQuery,
        given=lambda services, view: {"log": services.archive.log},
        day="never",
    ),
    Question(
        name="status",
        path="/status",
        says="How far the log and its read models are, and how much there is of each kind.",
        answer="projections.status:show",
        schema="archive:Status",
        given=lambda services, view: {"log": services.archive.log, "read_models": services.read_models()},
        day="never",
        page="/status",
        template="status.html",
    ),
    Question(
        name="commands",
        path="/commands",
        says="Every command with its JSON Schema and an example.",
        answer="projections.commands:listing",
        schema="archive:CommandList",
        query=ListQuery,
        whole=True,
        day="never",
    ),
    Question(
        name="command",
        path="/commands/<name>",
        says="One command.",
        answer="projections.commands:show",
        schema="archive:CommandShape",
        day="never",
    ),
)
