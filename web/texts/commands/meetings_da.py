"""What is said of the commands of ``archive/grammar/meetings.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "call-meeting": ("Indkald til et møde", "Et organ indkaldes til et møde."),
    "move-meeting": ("Flyt et møde", "Mødet får en anden dag."),
    "cancel-meeting": ("Aflys et møde", "Mødet holdes ikke."),
    "propose-item": ("Foreslå et punkt", "Nogen foreslår et punkt til et organs dagsorden."),
    "prepare-agenda": ("Forbered en dagsorden", "Dagsordenen, så langt den er; den næste afløser den."),
    "publish-agenda": ("Udsend en dagsorden", "Dagsordenen er sendt; en gang til er en ny udgave."),
    "record-minutes": ("Indfør et referat", "Indtil det er sendt, er et nyt en ny udgave."),
    "dispatch-minutes": ("Udsend et referat", "Referatet er sendt; fristen for bemærkninger løber fra den dag."),
    "remark-on-minutes": ("Indfør en bemærkning", "En bemærkning til et udsendt referat."),
    "settle-remark": ("Afgør en bemærkning", "Taget til følge, ikke taget til følge eller trukket tilbage."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "meeting-called": ("møde indkaldt", "{body} er indkaldt til møde den {date}."),
    "meeting-moved": ("møde flyttet", "Et møde i {body} er flyttet til den {date}."),
    "meeting-cancelled": ("møde aflyst", "{subject} er aflyst den {on}."),
    "item-proposed": ("punkt foreslået", "{from} har den {on} foreslået punktet »{title}« til {subject}."),
    "agenda-prepared": ("dagsorden forberedt", "Dagsordenen til {subject} er forberedt."),
    "agenda-published": ("dagsorden udsendt", "Dagsordenen til {subject} er udsendt."),
    "minutes-recorded": ("referat indført", "Referatet af {subject} er indført."),
    "minutes-dispatched": ("referat udsendt", "Referatet af {subject} er udsendt den {on}."),
    "minutes-remarked": (
        "bemærkning til referat",
        "{from} er den {on} kommet med bemærkningen {remark} til referatet af {subject}.",
    ),
    "remark-settled": (
        "bemærkning afgjort",
        "Bemærkningen {remark} til referatet af {subject} er afgjort den {on}: {settlement}.",
    ),
}

FIELDS: dict[str, tuple[str, str]] = {
    "absent": ("Fraværende", "Ja, hvis vedkommende er nævnt som fraværende."),
    "announced_on": ("Meddelt", "Den dag, flytningen blev meddelt."),
    "called_on": ("Indkaldt den", "Den dag, indkaldelsen blev sendt."),
    "channel": ("Måde", "Hvordan det blev sendt, f.eks. e-mail."),
    "covers": ("Dækker", "Det faste punkt eller standardpunkt, punktet svarer til. Flere: ét på hver linje."),
    "date": ("Mødedag", "Den dag, mødet holdes."),
    "move-meeting/date": ("Ny mødedag", "Den dag, mødet flyttes til."),
    "disqualified_for": ("Inhabil under punkt", "Numrene på de punkter, f.eks. 4."),
    "documents": ("Bilag", "Dokumenter i arkivet, der hører til."),
    "enclosing": ("Vedlagt", "Aftaler og dokumenter, der blev sendt med."),
    "propose-item/from": ("Foreslået af", "Den, der foreslår punktet: et organs navn, f.eks. BL's 1. kreds."),
    "remark-on-minutes/from": ("Fra hvem", "Den, der har bemærkningen: et organs navn, f.eks. BL's 1. kreds."),
    "move-meeting/id": ("Møde", "Det møde, der flyttes."),
    "cancel-meeting/id": ("Møde", "Det møde, der aflyses."),
    "items": ("Punkter", "Ét for hvert punkt på dagsordenen."),
    "record-minutes/items": ("Referat af punkterne", "Ét for hvert punkt på dagsordenen."),
    "settle-remark/items": (
        "Rettede punkter",
        "Kun når bemærkningen tages til følge: de punkter, der sendes ud på ny.",
    ),
    "call-meeting/kind": ("Slags møde", "Tomt for et almindeligt møde; ellers f.eks. styringsdialog."),
    "dispatch-minutes/on": ("Udsendt den", "Fristen for bemærkninger løber fra den dag."),
    "place": ("Sted", "F.eks. Rådhuset, udvalgsværelse D."),
    "postponed_from": ("Udsat fra", "Det møde og punkt, det blev udsat fra."),
    "present": ("Til stede", "Én række for hver person eller hvert organ."),
    "proposal": ("Forslag", "Hvad der foreslås besluttet."),
    "proposed": ("Foreslåede punkter", "Forslag i arkivet, som punktet tager op."),
    "proposed_by": ("Foreslået af", "F.eks. BL's 1. kreds."),
    "proposed_on": ("Foreslået den", "Den dag, forslaget kom."),
    "published_on": ("Offentliggjort den", "Den dag, dagsordenen kom på hjemmesiden."),
    "recipients": ("Modtagere", "Én i hver række, f.eks. medlemmerne."),
    "remark": ("Bemærkningens id", "Tomt: b1, b2 og så videre, nummeret inden for mødet."),
    "settle-remark/remark": ("Bemærkningens id", "Det står ved bemærkningen på mødets side, f.eks. b1."),
    "responsible": ("Ansvarlig", "F.eks. Teknik- og Miljøforvaltningen."),
    "present/role": ("Rolle på mødet", "F.eks. mødeleder."),
    "sent_on": ("Udsendt den", "Den dag, dagsordenen blev sendt."),
    "remark-on-minutes/text": ("Bemærkning", "F.eks. »Under punkt 3 mangler kredsens forbehold.«"),
    "time": ("Klokken", "F.eks. 16:00."),
    "items/title": ("Punkt", "F.eks. Justering af hovedaftalen."),
    "propose-item/title": ("Punkt", "F.eks. Tryghed i kældre."),
    "with": ("Sammen med", "Andre organer, mødet holdes sammen med."),
}

REFUSALS: dict[str, str] = {
    "minutes-not-recorded": "Der er ikke indført noget referat af {meeting}.",
    "minutes-already-dispatched": "Referatet af {meeting} er udsendt og kan ikke ændres eller udsendes igen.",
    "meeting-is-cancelled": "Mødet {meeting} er aflyst.",
    "meeting-has-decisions": (
        "På mødet {meeting} er der truffet beslutninger ({decisions}); det kan ikke flyttes eller aflyses."
    ),
    "remark-before-dispatch": "En bemærkning kan ikke dateres, før referatet af {meeting} er udsendt.",
    "remark-not-open": "Bemærkningen {remark} er afgjort i forvejen.",
    "settled-before-remark": "Bemærkningen {remark} er fremsat {on} og kan ikke afgøres før den dag.",
    "proposed-to-another-body": "Punktet {proposal} er foreslået til {other}, ikke til {body}.",
}

WARNINGS: dict[str, str] = {
    "item-not-on-agenda": "Punkt {item} står ikke på den seneste dagsorden til {meeting}.",
    "meeting-ahead": "{meeting} ligger ude i fremtiden.",
    "minutes-before-meeting": "Referatet er sendt ud den {on}, før {meeting}.",
    "agenda-after-meeting": "Dagsordenen er sendt ud den {sent_on}, efter {meeting}.",
}
