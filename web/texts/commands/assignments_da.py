"""What is said of the commands of ``archive/grammar/assignments.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "assign": ("Giv en opgave", "Hvad en beslutning beder organer om, og hvornår."),
    "follow-up": ("Følg op på en opgave", "Hvad der blev af en opgave, for ét organ eller for alle."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "assignment-made": ("opgave givet", "Opgaven »{task}« er givet."),
    "assignment-followed-up": ("opgave fulgt op", "{subject} er fulgt op den {on}: {follow_up}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "assignment": ("Opgave", "Den opgave, der følges op på."),
    "due": ("Frist", "Den dag, det skal være gjort."),
    "follow-up/due": ("Ny frist", "Kun når opgaven stadig er i gang."),
    "assign/kind": ("Hvad der skal ske", "Vælg på listen."),
    "task": ("Opgave", "F.eks. »Justeringen bringes ud til afdelingerne«."),
    "assign/to": ("Hvem der skal gøre det", "De organer, der får opgaven."),
}

REFUSALS: dict[str, str] = {
    "not-assigned-to-body": "Opgaven {assignment} er ikke givet til {body}.",
    "assignment-settled": "Opgaven {assignment} er ikke åben længere.",
}
