"""What an event of the audit trail says, in Danish: a sentence for every name of the catalogue."""

from __future__ import annotations

from web.texts.commands import DA

SUMMARIES: dict[str, str] = {
    "archive-initialised": "Arkivet er oprettet.",
    "id-assigned": "Id'et {subject} er taget i brug.",
    "decision-taken": "På mødet {subject} er beslutningen {decision} truffet.",
    **{event: sentence for event, (_, sentence) in DA.events.items()},
}
# Those who are told by the body that they belong to.
MEMBERS_OF = "Medlemmerne af {members_of}"

# Of a file without text, in the sentence on it.
UNREAD = " uden læsbar tekst ({why})"

# What a correction did to a record: changed what it says, took it out, put it back.
CORRECTED: dict[bool | None, str] = {None: "berigtiget", True: "taget ud", False: "sat ind igen"}
