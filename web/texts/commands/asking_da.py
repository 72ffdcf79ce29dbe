"""What is said of the commands of ``archive/grammar/asking.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "ask": ("Spørg organer", "Om punkter til et møde eller om godkendelse af eller tilslutning til en aftale."),
    "publish": ("Offentliggør", "Noget er offentliggjort: hvad, hvornår og hvor."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "bodies-asked": ("anmodning", "Til {subject} er der den {on} bedt om {what}."),
    "publication-made": ("offentliggjort", "{subject} er offentliggjort den {on}: {where}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "edition": ("Udgave", "Nummeret på den udgave af aftalen, der blev vist, f.eks. 3."),
    "part": ("Del", "Dagsordenen eller referatet; kun om et møde."),
    "reply_by": ("Svar senest", "Den sidste dag, der kan svares."),
    "ask/to": ("Hvem der spørges", "De organer, der er spurgt."),
    "what": ("Der bedes om", "Punkter til et møde; godkendelse af eller tilslutning til en aftale."),
    "where": ("Hvor", "F.eks. kommunens hjemmeside."),
}

REFUSALS: dict[str, str] = {
    "asked-of-another-type": "{subject} er af slagsen {type}; den kan ikke bedes om {what}.",
    "publication-needs-part": "Af mødet {subject} offentliggøres en del: part er agenda eller minutes.",
    "publication-has-no-part": "{subject} offentliggøres som et hele; part bruges kun om et møde.",
}
