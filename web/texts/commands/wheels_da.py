"""What is said of the commands of ``archive/grammar/wheels.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "adopt-wheel": ("Indfør et årshjul", "Hvem der mødes hvornår, og hvis møder der føder hvis."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "wheel-adopted": ("årshjul", "Et årshjul gælder fra den {effective_on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "approximate": ("Omtrent", "Ja, hvis kilden skriver »ca.«."),
    "entries": ("Møder i årshjulet", "Én række for hvert møde i året."),
    "entries/source": ("Kilde", "Hvor det står."),
    "feeds": ("Hvem der føder hvem", "Hvis møder skal give stof til hvis."),
    "feeds/from": ("Fra", "Det organ, der giver stof."),
    "feeds/to": ("Til", "Det organ, der får det."),
    "entries/kind": ("Slags møde", "Tomt for et almindeligt møde."),
    "month": ("Måned (1-12)", "F.eks. 5 for maj."),
    "needs": ("Skal bruge", "Mødet selv, eller at referatet er endeligt. Uden valg: mødet."),
    "entries/part": ("Del af måneden", "Primo: 1.-10., medio: 11.-20., ultimo: resten."),
    "to_month": ("Til og med måned (1-12)", "I stedet for en del af en måned."),
}
