"""What a program that goes on writes in its log, in Danish: by the English that stands where it happens."""

from __future__ import annotations

LINES: dict[str, str] = {
    "%s cannot go on and is tried again in %g s: %s": "%s kan ikke fortsætte og prøves igen om %g s: %s",
    "%s ended their other sessions": "%s afsluttede sine andre sessioner",
    "%s has a new password": "%s har en ny adgangskode",
    "%s signed in from %s": "%s loggede ind fra %s",
    "%s signed out": "%s loggede ud",
    "%s was not allowed: %s %r (%s)": "%s havde ikke lov: %s %r (%s)",
    "%s goes on": "%s fortsætter",
    "%s: the lock was lost with its connection": "%s: låsen gik tabt sammen med forbindelsen",
    "Search cannot find %s: %s": "Søgningen kan ikke finde %s: %s",
    "The database is not there and is tried again in %g s: %s": "Databasen er der ikke og prøves igen om %g s: %s",
    "The database is there": "Databasen er der",
    "A session has ended, as the provider does not answer for it any more: %s": (
        "En session er slut, da udbyderen ikke længere står inde for den: %s"
    ),
    "A token of the provider was not believed: %s": "Et token fra udbyderen blev ikke troet: %s",
    "The provider of OpenID Connect cannot be asked: %s": "OpenID Connect-udbyderen kan ikke spørges: %s",
    "The provider of OpenID Connect let nobody in: %s": "OpenID Connect-udbyderen lod ingen logge ind: %s",
    "The provider's token has no claim of groups": "Udbyderens token siger intet om grupper",
    "The read model %s has stopped at @%d: %s": "Læsemodellen %s er standset ved @%d: %s",
    "The read model %s follows again": "Læsemodellen %s følger med igen",
    "The read models are built anew: %s": "Læsemodellerne bygges på ny: %s",
    "The search index is not brought forward: %s": "Søgeindekset bringes ikke ajour: %s",
    "The search index is built anew: %s": "Søgeindekset bygges på ny: %s",
    "What was to be done soon has failed": "Noget, der skulle gøres om lidt, lykkedes ikke",
    "a question to a foreign host was refused: %r": "et spørgsmål til en fremmed vært blev afvist: %r",
    "%s sent what is not taken: %s %r (%s)": "%s sendte noget, der ikke modtages: %s %r (%s)",
    "a password was not looked at, as too many were tried: %s from %s": (
        "der blev ikke set på en adgangskode, da for mange er prøvet: %s fra %s"
    ),
    "a password was wrong: %s from %s": "en adgangskode var forkert: %s fra %s",
    "a question could not be answered": "et spørgsmål kunne ikke besvares",
    "the read models cannot be read": "læsemodellerne kan ikke læses",
}

# Reasons that the program gives itself, or how they begin; those of a driver or a server stand as they were given.
REASONS: dict[str, str] = {
    "another version of this program keeps the read models": "en anden udgave af programmet holder læsemodellerne",
    "changed": "ændret",
    "damaged": "beskadiget",
    "it knows more than the log": "det ved mere end loggen",
    "they know more than the log": "de ved mere end loggen",
}
