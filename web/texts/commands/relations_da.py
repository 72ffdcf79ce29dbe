"""What is said of the commands of ``archive/grammar/relations.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "relate-body": ("Knyt et organ til et andet", "Medlem af, administreret af, del af eller deltager i."),
    "end-relation": ("Afslut en relation", "Fra en dag gælder relationen ikke længere."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "body-related": ("relation", "{subject} er indført som {relation} {to}."),
    "relation-ended": ("relation ophørt", "{subject} er fra den {on} ikke længere {relation} {to}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "end-relation/on": ("Første dag uden", "Den første dag, relationen ikke længere gælder."),
    "relation": ("Relation", "Vælg på listen."),
    "relate-body/to": ("Til organet", "Det organ, der er en relation til."),
    "end-relation/to": ("Til organet", "Det organ, relationen var til."),
}

REFUSALS: dict[str, str] = {
    "body-related-to-itself": "{body} kan ikke have en relation til sig selv.",
    "body-already-related": "{body} har allerede den relation til {to} på en af dagene.",
    "relation-does-not-run": "{body} har ikke den relation til {to} dagen før den {on}.",
}
