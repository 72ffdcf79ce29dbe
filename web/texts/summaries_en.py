"""What an event of the audit trail says, in English: a sentence for every name of the catalogue."""

from __future__ import annotations

from web.texts.commands import EN

SUMMARIES: dict[str, str] = {
    "archive-initialised": "The archive was made.",
    "id-assigned": "{subject} was given its id.",
    "decision-taken": "At {subject} {decision} was taken.",
    **{event: sentence for event, (_, sentence) in EN.events.items()},
}
# Those who are told by the body that they belong to.
MEMBERS_OF = "The members of {members_of}"

# Of a file without text, in the sentence on it.
UNREAD = " without readable text ({why})"

# What a correction did to a record: changed what it says, took it out, put it back.
CORRECTED: dict[bool | None, str] = {None: "corrected", True: "taken out", False: "put back"}

# What things are called in a sentence, by their type; bodies and offices by their names alone.
CALLED: dict[str, str] = {
    "body": "{name}",
    "office": "{name}",
    "agreement": "the agreement “{title}”",
    "area": "the area {name}",
    "assignment": "the assignment “{task}”",
    "decision": "the decision “{text}”",
    "disagreement": "the disagreement “{title}”",
    "document": "the document “{title}”",
    "grant": "the role of {role}, given to {who},",
    "justering": "the justering from {effective_on} of {agreement}",
    "kommissorium": "the kommissorium of {body}",
    "meeting": "the meeting of {body} on {date}",
    "proposal": "the proposal “{title}”",
    "pulje": "the pulje “{purposes}”",
    "tilsyn": "the extended supervision of {year}",
    "wheel": "the wheel from {effective_on}",
}
# The same of what is not known: it stands by its id.
BY_ID: dict[str, str] = {
    "agreement": "the agreement {id}",
    "area": "the area {id}",
    "assignment": "the assignment {id}",
    "decision": "the decision {id}",
    "disagreement": "the disagreement {id}",
    "document": "the document {id}",
    "grant": "the role {id}",
    "justering": "the justering {id}",
    "kommissorium": "the kommissorium {id}",
    "meeting": "the meeting {id}",
    "proposal": "the proposal {id}",
    "pulje": "the pulje {id}",
    "wheel": "the wheel {id}",
}
# One sentence within another.
QUOTED = ": “{said}”."
INNER = str.maketrans("“”", "‘’")
