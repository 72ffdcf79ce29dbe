"""What is said of the commands of ``archive/grammar/chains.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "place-agreement": (
        "Indplacér en aftale",
        "Hvad den hører under, og hvad den udmønter; teksten bliver, som den er.",
    ),
    "assess-provision": ("Vurdér en bestemmelse", "Hvor langt det er nået, som bestemmelsen vil."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "agreement-placed": ("aftale indplaceret", "{subject} er indplaceret på ny fra den {on}."),
    "provision-assessed": (
        "bestemmelse vurderet",
        "Nr. {number} i {subject} er vurderet den {on}: {assessment}.",
    ),
}

FIELDS: dict[str, tuple[str, str]] = {
    "place-agreement/on": ("Fra den", "Den første dag, det gælder."),
    "place-agreement/provisions": (
        "Bestemmelser, der udmønter andre",
        "Kun hvad de udmønter; teksten bliver, som den er.",
    ),
}

REFUSALS: dict[str, str] = {
    "agreement-under-itself": "Aftalen {agreement} kom til at ligge under sig selv.",
    "number-never-stood": "I {agreement} har der aldrig stået et nummer {number}.",
}
