"""The forms of their own in Danish: what they are called, what they say, and their fields."""

from __future__ import annotations

from web.texts.pairs import labels_and_help

FORMS: dict[str, tuple[str, str]] = {
    "moedeplan": (
        "Mødeplan",
        "Årets møder på én gang: en række for hvert møde i årshjulet, der ikke er indkaldt. Ret dagene til, og tag de "
        "rækker ud, der ikke skal med.",
    ),
    "indkald": ("Indkald møde", "Et møde, med dag, tid og sted udfyldt efter årshjulet og det seneste møde."),
    "dagsorden": (
        "Dagsorden",
        "De faste og de pligtige punkter, udsatte punkter, forslag, opfølgning og gruppernes afrapportering er sat på. "
        "Ret, omnummerér, og tag rækker ud.",
    ),
    "referat": (
        "Referat",
        "Et felt til hvert punkt på dagsordenen. Sæt mærke ved dem, der var til "
        "stede. Blev der besluttet noget under et "
        "punkt, åbnes »Beslutning«.",
    ),
    "udsend": (
        "Udsend",
        "Arkivet sender ingen mail. Kopiér teksten og modtagerne til mailprogrammet, "
        "og indfør bagefter, at det er sendt.",
    ),
    "bemaerkning": (
        "Bemærkning",
        "En bemærkning til et udsendt referat, og hvordan den blev afgjort: på én gang, eller afgørelsen senere.",
    ),
    "foelg-op": ("Følg op", "De åbne opgaver. Udfyld udfaldet ved dem, der er sket noget med; resten bliver stående."),
    "aftale": (
        "Ny aftale",
        "Vælg en fil, eller sæt teksten ind; bestemmelserne findes efter de "
        "nummererede overskrifter og kan rettes til. "
        "Eller begynd uden, og skriv dem.",
    ),
    "justering": (
        "Justering",
        "Aftalens tekst, som den er den dag, justeringen virker fra. Ret direkte i "
        "den; arkivet finder selv ændringerne "
        "og viser dem, før noget indføres.",
    ),
    "br-godkendelse": (
        "BR-godkendelse",
        "Mødet, beslutningen og godkendelsen (eller afslaget) på én gang, for Borgerrepræsentationen eller en anden, "
        "der skal godkende.",
    ),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "justering/decision": ("Beslutning", "Den beslutning, der vedtog justeringen."),
    "justering/effective_on": ("Virker fra", "Teksten vises, som den er den dag."),
    "justering/provisions": ("Aftalens tekst", "Ret i den, tilføj en række for en ny bestemmelse, tag en række ud."),
    "moedeplan/year": ("År", "F.eks. 2014."),
    "moedeplan/called_on": ("Indkaldt den", "Den dag, alle møderne er indkaldt."),
    "moedeplan/meetings": ("Møder", "Én række for hvert møde."),
    "meetings/body": ("Organ", "Det organ, der mødes."),
    "meetings/date": ("Dato", "En hverdag midt i tidsrummet er foreslået."),
    "meetings/kind": ("Slags møde", "Tomt for et almindeligt møde; ellers f.eks. styringsdialog."),
    "indkald/kind": ("Slags møde", "Tomt for et almindeligt møde; ellers f.eks. styringsdialog."),
    "dagsorden/as": ("Hvad sker der med dagsordenen", "En dagsorden, der ikke er sendt, kan altid laves om."),
    "dagsorden/sent_on": ("Udsendt den", "Kun når den er sendt."),
    "items/decision": ("Beslutning", "Udfyldes, hvis der blev besluttet noget under punktet."),
    "decision/text": ("Beslutningens ord", "Tomt: referatets tekst under punktet."),
    "decision/tasks": ("Opfølgning", "Hvem der skal gøre hvad, og hvornår det skal være gjort."),
    "tasks/to": ("Hvem der skal gøre det", "De organer, der får opgaven."),
    "tasks/kind": ("Hvad der skal ske", "Vælg på listen."),
    "present/here": ("Til stede", ""),
    "present/absent": ("Afbud", ""),
    "referat/items": ("Punkter", "Et felt til hvert punkt."),
    "referat/present": ("Til stede", "Dem uden mærke kommer ikke med i referatet."),
    "udsend/part": ("Hvad der sendes", "Dagsordenen eller referatet."),
    "udsend/on": ("Udsendt den", "Af et referat løber fristen for bemærkninger fra den dag."),
    "bemaerkning/remark": (
        "Bemærkningens id",
        "En ny får det næste. Skal en tidligere afgøres, er det dens, f.eks. b1.",
    ),
    "bemaerkning/from": ("Fra hvem", "F.eks. BL's 1. kreds."),
    "bemaerkning/text": ("Bemærkning", "Ordlyden."),
    "bemaerkning/settlement": ("Afgørelse", "Kan udfyldes senere."),
    "bemaerkning/settlement/on": ("Afgjort den", "Den dag, der blev taget stilling."),
    "bemaerkning/settlement/text": ("Begrundelse", "Hvad der blev svaret."),
    "bemaerkning/items": (
        "Referatets punkter",
        "Ret i de punkter, bemærkningen ændrer; kun de rettede sendes ud på ny.",
    ),
    "br-godkendelse/subject": ("Hvad der godkendes", "En aftale eller en beslutning."),
    "br-godkendelse/party": ("Hvem der godkender", "Tomt: den, hvis godkendelse mangler."),
    "br-godkendelse/date": ("Mødets dato", "Den dag, der blev taget stilling."),
    "br-godkendelse/vote": ("Udfald", "Godkendt eller afslået."),
    "br-godkendelse/meeting": ("Møde", "Tomt: et møde den dag oprettes."),
    "br-godkendelse/text": ("Beslutning", "Ordlyden."),
    "br-godkendelse/meeting_id": ("Mødets id", "Tomt: arkivet laver et."),
    "br-godkendelse/decision_id": ("Beslutningens id", "Tomt: arkivet laver et."),
    "foelg-op/body": ("Organ", "Tomt: alle åbne opgaver."),
    "foelg-op/on": ("Dato", "Den dag, det skete; gælder rækkerne uden egen dato."),
    "foelg-op/assignments": ("Åbne opgaver", "Rækker uden udfald bliver stående."),
    "foelg-op/assignments/assignment": ("Opgave", ""),
    "foelg-op/assignments/body": ("Organ", "Det organ, der er sket noget hos."),
    "foelg-op/assignments/on": ("Dato", "Hvis den er en anden end ovenfor."),
    "bemaerkning/items/text": ("Tekst", "Referatets ord under punktet."),
    "br-godkendelse/signatures/party": ("For parten", "Det organ, der skrives under for."),
    "aftale/provisions/text": ("Tekst", "Bestemmelsens ordlyd."),
    "aftale/content": ("Fil", "Word, PDF, tekst og andet, der kan læses."),
    "aftale/text": ("Tekst", "Sæt aftalens tekst ind, eller skriv den, med et nummer foran hver bestemmelse."),
}

LABELS: dict[str, str] = {
    **{f"own.{name}": title for name, (title, _) in FORMS.items()},
    **{f"own.{name}.intro": intro for name, (_, intro) in FORMS.items()},
    **labels_and_help(_FIELDS),
    "as.prepare": "Gem den, som den er nu",
    "as.publish": "Den er sendt",
    "vote.approve": "Godkendt",
    "vote.decline": "Afslået",
    "own.group": "Sekretariatets opgaver",
    "own.begin": "Gå videre",
    "own.begin-again": "Udfyld forfra",
    "own.begin-again.hint": "Efter det, der står ovenfor. Det, du har skrevet nedenfor, går tabt.",
    "own.more": "Flere oplysninger",
    "own.done-before": "Indført indtil nu",
    "own.goes-on": (
        "Det bliver ikke indført igen. Ret det, der gik galt, eller tag dets række ud, og se efter på ny: så indføres "
        "det og resten."
    ),
    "own.left": "Ikke indført endnu:",
    "own.refused": "Det går galt ved »{command}«.",
    "own.entries": "I årshjulet",
    "own.no-entries": "Årshjulet har ikke flere møder at indkalde.",
    "own.deadlines": "Frister, hvis mødet ligger i tidsrummet",
    "own.deadline": "{rule}: tidligst {earliest}, senest {latest}",
    "own.item": "Punkt {number}",
    "own.new-item": "Nyt punkt",
    "own.decision": "Beslutning",
    "own.has-decision": "Punktet har en beslutning:",
    "own.minutes-sent": "Referatet er sendt. Rettelser sker ved en bemærkning; beslutninger kan stadig indføres.",
    "own.members": "Hvem var der",
    "own.other-present": "Andre, der var der",
    "own.letter": "Teksten",
    "own.letter-copy": "Markér, og kopiér til mailen.",
    "own.recipients": "Modtagerne",
    "own.letter-agenda": "Dagsorden til møde i {body} {day}",
    "own.letter-absent": "Afbud: {names}",
    "own.letter-present": "Til stede: {names}",
    "own.letter-minutes": "Referat af møde i {body} {day}",
    "own.paper": "Hent som PDF",
    "own.remarks": "Bemærkninger til referatet",
    "own.remark": "Bemærkning {remark}: {text}",
    "own.settle": "Afgør bemærkning {remark}",
    "own.no-assignments": "Ingen opgaver er åbne.",
    "own.left-out": "Ikke taget med fra teksten",
    "own.twice": "Disse numre står flere steder i teksten, og et nummer må kun stå én gang: {numbers}.",
    "own.approved-text": "{subject} godkendes.",
    "own.follow-up-item": "Opfølgning på beslutninger",
    "own.follow-up-line": "{task} (frist: {due})",
    "own.report-item": "Afrapportering fra {group}",
}

MESSAGES: dict[str, str] = {
    "decided-later": (
        "nr. {number} ændres samme dag af {justering}, som er besluttet senere: en rettelse her ville aldrig ses"
    ),
    "before-agreement": "aftalen har ingen tekst den dag: den gælder fra den {day}",
    "nothing-edited": "der er ikke ændret noget",
    "both-there-and-absent": "sæt mærke ved enten til stede eller afbud",
    "nothing-followed-up": "ingen af rækkerne har et udfald",
    "no-agenda": "mødet har ingen dagsorden endnu",
}
