"""What is said of the commands of ``archive/grammar/agreements.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "enter-agreement": ("Indfør en aftale", "Aftalen med sin egen tekst og den tid, den gælder."),
    "correct-agreement": ("Berigtig en aftale", "Kun de felter, der udfyldes, ændres."),
    "adopt-justering": ("Indfør en justering", "En besluttet ændring af bestemmelser fra en dag."),
    "correct-justering": (
        "Berigtig en justering",
        "Kun de felter, der udfyldes, ændres; ændringerne gives alle på ny.",
    ),
    "accede": ("Indfør en tilslutning", "Et organ tilslutter sig en aftale."),
    "withdraw": ("Indfør en udtræden", "En, der er bundet, forlader en aftale."),
    "end-agreement": ("Afslut en aftale", "Fra en dag gælder aftalen ikke længere."),
    "extend-agreement": ("Forlæng en aftale", "Aftalen gælder længere end før."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "agreement-entered": ("aftale indgået", "Aftalen »{title}« er indført."),
    "agreement-corrected": ("aftale berigtiget", "Indførslen af {subject} er {corrected}."),
    "justering-adopted": (
        "justering",
        "{subject} er justeret med virkning fra den {effective_on}: nr. {numbers}.",
    ),
    "justering-corrected": (
        "justering berigtiget",
        "Indførslen af {id} er {corrected}.",
    ),
    "party-acceded": ("tilslutning", "{party} har den {on} tilsluttet sig {subject}."),
    "party-withdrew": ("udtræden", "{party} er den {on} udtrådt af {subject}."),
    "agreement-ended": ("aftale ophørt", "{subject} er bragt til ophør den {on}."),
    "agreement-extended": ("aftale forlænget", "{subject} er forlænget; den ophører nu den {to}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "changes": ("Ændringer", "Én række for hver bestemmelse, der ændres."),
    "changes/op": ("Hvad der sker", "Erstattes, indsættes eller ophæves. Ved ophævelse er nummeret nok."),
    "ends_on": ("Ophører (første dag uden)", "Den første dag, aftalen ikke længere gælder, f.eks. 1. januar 2015."),
    "heading": ("Overskrift", "F.eks. Udlejning. Må være tom."),
    "justering": ("Justering", "Den justering, der rettes."),
    "last_day": ("Sidste dag", "Den sidste dag, det gælder, f.eks. 31. december 2014."),
    "level": ("Niveau", "Vælg på listen."),
    "end-agreement/on": ("Første dag uden", "Den første dag, aftalen ikke længere gælder."),
    "parties": ("Parter", "De organer, der er parter i aftalen."),
    "provisions": ("Bestemmelser", "Én række for hver bestemmelse, i aftalens egne numre."),
    "end-agreement/reason": ("Grund", "Udløbet, opsagt eller afløst."),
    "reservation": ("Forbehold", "Hvad der tages forbehold for."),
    "successor": ("Efterfølger", "Den aftale, der kommer efter."),
    "provisions/text": ("Tekst", "Bestemmelsens ordlyd."),
    "changes/text": ("Ny tekst", "Ordlyden efter ændringen."),
    "theme": ("Tema", "F.eks. tryghed."),
    "title": ("Titel", "F.eks. Hovedaftale 2011-2014."),
    "extend-agreement/to": ("Forlænges (første dag uden)", "Den første dag, aftalen ikke længere gælder."),
    "via": ("Gennem", "Det organ, tilslutningen sker gennem."),
}

RULES: dict[str, str] = {
    "adjusts": "Må justere",
    "enters": "Indgår aftaler på niveau",
}

REFUSALS: dict[str, str] = {
    "decision-not-adopted": (
        "Beslutningen {decision} har udfaldet {outcome}. En justering kræver, at den er vedtaget, eller "
        "anbefalet til nogen, der skal godkende."
    ),
    "decision-annulled": "Beslutningen {decision} er annulleret; en justering kan ikke hvile på den.",
    "outside-term": (
        "Justeringen virker fra {effective_on}, uden for løbetiden for {agreement}: første dag {begins}, ophør {ends}."
    ),
    "number-does-not-stand": (
        "I {agreement} står der intet nummer {number} på justeringens plads; {op} kræver, at det står der."
    ),
    "number-stands-already": (
        "I {agreement} står nummer {number} allerede på justeringens plads; insert kræver, at det er frit."
    ),
    "body-may-not-adjust": "{body} må efter sit vedtagne kommissorium ikke justere en aftale på niveauet {level}.",
    "body-may-not-enter": "{body} må efter sit vedtagne kommissorium ikke indgå en aftale på niveauet {level}.",
    "ends-before-it-begins": "Slutdatoen {ends} ligger ikke efter den første dag, {begins}.",
    "agreement-has-no-end": "{agreement} har ingen slutdato, der kan flyttes.",
    "extended-to-no-later-day": "{to} er ikke senere end den slutdato, aftalen har, {ends}.",
    "party-not-bound": "{party} er ikke bundet af {agreement} den {on}.",
}
