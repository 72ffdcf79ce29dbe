"""What is said of the commands of ``archive/grammar/bodies.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "establish-body": (
        "Opret et organ",
        "Et forum, en gruppe, en forvaltning, en organisation: alt, der mødes eller beslutter.",
    ),
    "dissolve-body": ("Nedlæg et organ", "Fra en dag findes organet ikke længere."),
    "adopt-kommissorium": ("Indfør et kommissorium", "Et udkast eller et vedtaget; hver regel med sin kilde."),
    "appoint-member": ("Udpeg et medlem", "En person, et embede, et organ eller et organs medlemmer."),
    "end-membership": ("Afslut et medlemskab", "Fra en dag gælder medlemskabet ikke længere."),
    "establish-office": ("Opret et embede", "Et embede, som personer skiftes til at have."),
    "take-office": ("Tiltræd et embede", "En person har embedet fra en dag."),
    "leave-office": ("Forlad et embede", "En person har ikke længere embedet."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "body-established": ("organ oprettet", "Organet {name} er oprettet."),
    "body-dissolved": ("organ nedlagt", "Organet {subject} er nedlagt den {on}."),
    "kommissorium-adopted": ("kommissorium", "{subject} har fået et kommissorium ({status})."),
    "member-appointed": ("medlem udpeget", "{who} er udpeget som {role} i {subject}."),
    "membership-ended": ("medlem udtrådt", "{who} er fra den {on} ikke længere {role} i {subject}."),
    "office-established": ("embede oprettet", "Embedet {name} er oprettet."),
    "office-taken": ("embede tiltrådt", "{person} har tiltrådt embedet {subject}."),
    "office-left": ("embede fratrådt", "{person} har forladt embedet {subject} den {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "established_on": ("Oprettet den", "Den dag, organet begyndte."),
    "dissolve-body/id": ("Organ", "Det organ, der nedlægges."),
    "establish-body/level": ("Niveau", "Hvis organet har et, f.eks. 1 eller politisk."),
    "listed_as_of": ("Nævnt pr.", "Datoen på den kilde, der nævner medlemmet »p.t.«."),
    "member_body": ("Et organ", "Organet er selv medlem."),
    "members_of": ("Medlemmerne af et organ", "Alle, der er medlemmer dér, er medlemmer her."),
    "name": ("Navn", "F.eks. Partnerskabsforum."),
    "establish-office/name": ("Embedets navn", "F.eks. Overborgmesteren."),
    "rules/note": ("Note", "Hvad der ellers er at sige om reglen."),
    "office": ("Et embede", "Hvem der end har embedet, er medlem."),
    "take-office/office": ("Embede", "Det embede, der tiltrædes."),
    "leave-office/office": ("Embede", "Det embede, der forlades."),
    "end-membership/on": ("Første dag uden", "Den første dag, medlemskabet ikke længere gælder."),
    "leave-office/on": ("Første dag uden", "Den første dag, personen ikke længere har embedet."),
    "dissolve-body/on": ("Første dag uden", "Den første dag, organet ikke længere findes."),
    "others": ("Andre kilder", "Hvad andre kilder siger om samme regel."),
    "take-office/person": ("Person", "Personens navn."),
    "leave-office/person": ("Person", "Personens navn, som da embedet blev tiltrådt."),
    "reports_to": ("Rapporterer til", "De organer, der rapporteres til."),
    "role": ("Rolle", "Vælg på listen."),
    "rule": ("Regel", "Reglens navn."),
    "rules": ("Regler", "Vælg en regel nedenfor, og tilføj den; hver regel har sin kilde."),
    "set_up_by": ("Nedsat ved", "Den beslutning, der oprettede organet."),
    "standing": ("Stående", "Ja, hvis gruppen er fast, nej hvis den er til én opgave."),
    "strength": ("Styrke", "Uden valg: skal."),
    "successors": ("Efterfølgere", "De organer, der tager over."),
    "value": ("Indhold", "Hvad reglen siger."),
}

RULES: dict[str, str] = {
    "sets_up_temagrupper": "Nedsætter temagrupper",
}

REFUSALS: dict[str, str] = {
    "body-may-not-set-up": "{body} må efter sit vedtagne kommissorium ikke nedsætte temagrupper.",
    "membership-does-not-run": "Medlemskabet i {body} løber ikke den {on}.",
    "office-does-not-run": "Embedet {office} er ikke besat af den person den {on}.",
    "body-already-dissolved": "{body} er nedlagt i forvejen.",
}
