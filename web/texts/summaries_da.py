"""What an event of the audit trail says, in Danish: a sentence for every name of the catalogue."""

from __future__ import annotations

from web.texts import domain_da, people_da

SUMMARIES: dict[str, str] = {
    "archive-initialised": "Arkivet er oprettet.",
    "id-assigned": "Id'et {subject} er taget i brug.",
    "decision-taken": "På mødet {subject} er beslutningen {decision} truffet.",
    "body-established": "Organet {name} er oprettet.",
    "body-dissolved": "Organet {subject} er nedlagt den {on}.",
    "kommissorium-adopted": "{subject} har fået et kommissorium ({status}).",
    "member-appointed": "{who} er udpeget som {role} i {subject}.",
    "membership-ended": "{who} er fra den {on} ikke længere {role} i {subject}.",
    "office-established": "Embedet {name} er oprettet.",
    "office-taken": "{person} har tiltrådt embedet {subject}.",
    "office-left": "{person} har forladt embedet {subject} den {on}.",
    "meeting-called": "Mødet {subject} er indkaldt til den {date}.",
    "meeting-moved": "Mødet {subject} er flyttet til den {date}.",
    "meeting-cancelled": "Mødet {subject} er aflyst den {on}.",
    "agenda-published": "Dagsordenen til mødet {subject} er udsendt.",
    "minutes-recorded": "Referatet af mødet {subject} er indført.",
    "minutes-dispatched": "Referatet af mødet {subject} er udsendt den {on}.",
    "minutes-remarked": "{from} er den {on} kommet med bemærkningen {remark} til referatet af mødet {subject}.",
    "remark-settled": "Bemærkningen {remark} til referatet af mødet {subject} er afgjort den {on}: {settlement}.",
    "decision-recorded": "Beslutningen {subject} er indført: {outcome}.",
    "decision-annulled": "Beslutningen {subject} er annulleret den {on}.",
    "decision-corrected": "Indførslen af beslutningen {subject} er {corrected}.",
    "agreement-entered": "Aftalen {subject} er indført: {title}.",
    "agreement-corrected": "Indførslen af aftalen {subject} er {corrected}.",
    "justering-adopted": "Aftalen {subject} er justeret med virkning fra den {effective_on}: nr. {numbers}.",
    "justering-corrected": "Indførslen af justeringen {id} af aftalen {subject} er {corrected}.",
    "approval-given": "{party} har den {on} godkendt {subject}.",
    "approval-declined": "{party} har den {on} afvist {subject}.",
    "party-acceded": "{party} har den {on} tilsluttet sig aftalen {subject}.",
    "party-withdrew": "{party} er den {on} udtrådt af aftalen {subject}.",
    "agreement-ended": "Aftalen {subject} er bragt til ophør den {on}.",
    "agreement-extended": "Aftalen {subject} er forlænget; den ophører nu den {to}.",
    "document-extracted": "Teksten i dokumentet {subject} er læst igen{failure}.",
    "document-filed": "Dokumentet {subject} er arkiveret{failure}: {title}.",
    "access-set": "Adgangen til {subject} er nu {access}.",
    "record-corrected": "Indførslen nr. {corrects} er {corrected}.",
    **domain_da.SUMMARIES,
    **people_da.SUMMARIES,
}
# Those who are told by the body that they belong to.
MEMBERS_OF = "Medlemmerne af {members_of}"

# Of a file without text, in the sentence on it.
UNREAD = " uden læsbar tekst ({why})"

# What a correction did to a record: changed what it says, took it out, put it back.
CORRECTED: dict[bool | None, str] = {None: "berigtiget", True: "taget ud", False: "sat ind igen"}
