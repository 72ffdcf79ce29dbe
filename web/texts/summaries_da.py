"""What an event of the audit trail says, in Danish: a sentence for every name of the catalogue."""

from __future__ import annotations

from web.texts.commands import DA

SUMMARIES: dict[str, str] = {
    "archive-initialised": "Arkivet er oprettet.",
    "id-assigned": "{subject} har fået sit id.",
    "decision-taken": "På {subject} er {decision} truffet.",
    **{event: sentence for event, (_, sentence) in DA.events.items()},
}
# Those who are told by the body that they belong to.
MEMBERS_OF = "Medlemmerne af {members_of}"

# Of a file without text, in the sentence on it.
UNREAD = " uden læsbar tekst ({why})"

# What a correction did to a record: changed what it says, took it out, put it back.
CORRECTED: dict[bool | None, str] = {None: "berigtiget", True: "taget ud", False: "sat ind igen"}

# What things are called in a sentence, by their type; bodies and offices by their names alone.
CALLED: dict[str, str] = {
    "body": "{name}",
    "office": "{name}",
    "agreement": "aftalen »{title}«",
    "area": "området {name}",
    "assignment": "opgaven »{task}«",
    "decision": "beslutningen »{text}«",
    "disagreement": "uenigheden »{title}«",
    "document": "dokumentet »{title}«",
    "grant": "rollen som {role}, givet til {who},",
    "justering": "justeringen fra den {effective_on} af {agreement}",
    "kommissorium": "kommissoriet for {body}",
    "meeting": "mødet i {body} den {date}",
    "proposal": "forslaget »{title}«",
    "pulje": "puljen »{purposes}«",
    "tilsyn": "det udvidede tilsyn i {year}",
    "wheel": "årshjulet fra den {effective_on}",
}
# The same of what is not known: it stands by its id.
BY_ID: dict[str, str] = {
    "agreement": "aftalen {id}",
    "area": "området {id}",
    "assignment": "opgaven {id}",
    "decision": "beslutningen {id}",
    "disagreement": "uenigheden {id}",
    "document": "dokumentet {id}",
    "grant": "rollen {id}",
    "justering": "justeringen {id}",
    "kommissorium": "kommissoriet {id}",
    "meeting": "mødet {id}",
    "proposal": "forslaget {id}",
    "pulje": "puljen {id}",
    "wheel": "årshjulet {id}",
}
# One sentence within another.
QUOTED = ": »{said}«."
INNER = str.maketrans("»«", "›‹")
