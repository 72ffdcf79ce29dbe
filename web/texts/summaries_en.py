"""What an event of the audit trail says, in English: a sentence for every name of the catalogue."""

from __future__ import annotations

from web.texts.commands import EN

SUMMARIES: dict[str, str] = {
    "archive-initialised": "The archive was made.",
    "id-assigned": "The id {subject} was taken into use.",
    "decision-taken": "At meeting {subject} the decision {decision} was taken.",
    **{event: sentence for event, (_, sentence) in EN.events.items()},
}
# Those who are told by the body that they belong to.
MEMBERS_OF = "The members of {members_of}"

# Of a file without text, in the sentence on it.
UNREAD = " without readable text ({why})"

# What a correction did to a record: changed what it says, took it out, put it back.
CORRECTED: dict[bool | None, str] = {None: "corrected", True: "taken out", False: "put back"}
