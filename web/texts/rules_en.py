"""What each code of a refusal refuses, and of what each warning and each caution tells, as docs/rules.md lists them."""

from __future__ import annotations

from web.texts.commands import EN

REFUSED: dict[str, str] = {
    **EN.refused,
    "void-record": "naming a void record, corrections aside",
    "not-simulated": "a recording time (`at`) in an archive that is not simulated",
    "at-before-the-last": "a recording time before the last one",
    "database-holds-archive": "making an archive in a database that holds one",
    "archive-exists": "making an archive where one stands",
    "target-exists": "writing a backup or an export where something stands",
    "unsafe-database": (
        "recording on a PostgreSQL server with `fsync`, `full_page_writes` or `synchronous_commit` off, or with "
        "another encoding than UTF-8"
    ),
    "unsafe-library-setting": (
        "opening an archive, or making one, where `POSTGRES_ENABLE_DB_FUNCTIONS`, a setting of the eventsourcing "
        "library with which followers miss events, is switched on"
    ),
    "real-archive": "putting the example into a directory that holds a real archive",
    "not-the-example": "going on with the example in a simulated archive that is another",
    "not-an-own-account": "a password or a token for an account that is a provider's",
    "subject-has-a-handle": "linking a handle to a provider's subject that has another",
    "own-account": "an administrator who would disable their own account",
    "loopback-only": "listening on another address than this machine's own",
}

WARNED: dict[str, str] = {
    **EN.warned,
    "draft-rule": (
        "what a rule of a kommissorium that is only a draft would refuse, were it adopted; with the rule, its "
        "value, kommissorium and source. No mandate changes"
    ),
}
# The same of cautions.
CAUTIONED: dict[str, str] = {
    "after-meeting": (
        "a proposal or a request for items, its last day for answers, a calling, a move or a cancellation after "
        "the day of the meeting"
    ),
    "before-agreement": "an assessment of an agreement before its first day",
    "before-body": "a meeting, a member, a decision or an end of a body before its first day",
    "before-decision": (
        "a follow-up, a vote, an annulment, a publication, a deadline or a payment before the day of the decision "
        "that it rests on. From when something has effect may reach back"
    ),
    "before-document": "the publication of a document before its date, or one dated before what it replaces",
    "before-meeting": "what was done at a meeting, or its minutes published, before its day",
    "before-year": "the outcome of a supervision before its year",
    "cancelled-with-minutes": "cancelling a meeting of which minutes are recorded",
    "days-out-of-order": (
        "an end that does not come after its beginning, a deadline before the day on which it is set"
    ),
    "decision-of-another-body": (
        "correcting a meeting's body after decisions were recorded at it: each keeps the body it has, until it is "
        "corrected with the meeting named again"
    ),
    "meeting-cancelled": "minutes of a meeting that is cancelled, or what is done for it or at it after that day",
    "postponed-to-earlier": "an item that is postponed to an earlier meeting",
}
