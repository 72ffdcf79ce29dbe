"""The fields of forms in Danish: what each is called, and help with an example; ``command/field`` where it is its own.

A field within a list is found by its path, else by its own name.
"""

from __future__ import annotations

from web.texts.commands import DA
from web.texts.pairs import labels_and_help

FIELDS: dict[str, tuple[str, str]] = {
    **DA.fields,
    "access": ("Adgang", "Hvem der må læse det. Uden valg er det internt."),
    "agreement": ("Aftale", "Skriv nogle af ordene i titlen, og vælg."),
    "area": ("Område", "Det område, det handler om."),
    "at": ("Indført", "Indførslens tidspunkt. Kun i et arkiv med eksempeldata."),
    "body": ("Organ", "Skriv nogle af bogstaverne i navnet, og vælg, f.eks. Partnerskabsforum."),
    "capacity": ("I egenskab af", "F.eks. formand."),
    "carries_out": ("Udmønter", "Hvilke bestemmelser i andre aftaler den fører ud i livet."),
    "carries_out/number": ("Bestemmelse nr.", "F.eks. 4. Tomt: aftalen som helhed."),
    "case_number": ("Sagsnummer", "Sagens nummer i kommunens journal, f.eks. 2012-45678."),
    "dated_as": ("Kildens ord for datoen", "Som der står i kilden, f.eks. »primo september 2010«."),
    "decision": ("Beslutning", "Den beslutning, det hviler på."),
    "despite": (
        "Indføres alligevel, fordi",
        "Begrundelsen. Indførslen står så som uden hjemmel, med reglen ved siden af.",
    ),
    "document": ("Dokument", "Det dokument i arkivet, det fremgår af."),
    "effective_on": ("Virker fra", "Den første dag, det gælder."),
    "for": ("Kræves for", "At noget er endeligt, eller kun at organet selv er bundet."),
    "from": ("Fra", "Den første dag, det gælder."),
    "source/heading": ("Sted i kilden", "Overskriften, niveauer adskilt af /, f.eks. Partnerskabsforum / Formalia."),
    "id": ("Id", "Tomt: arkivet laver et. Ellers små bogstaver, tal, punktum og bindestreg, f.eks. psf-2012-1."),
    "item": ("Punkt", "Punktets nummer på dagsordenen, f.eks. 3."),
    "kind": ("Slags", "Vælg på listen."),
    "meeting": ("Møde", "Skriv nogle af ordene, f.eks. organets navn og måneden, og vælg."),
    "note": ("Note", "Hvad der ellers er at sige om indførslen."),
    "number": ("Nummer", "F.eks. 4 eller 4.1. Ingen mellemrum."),
    "on": ("Dato", "Den dag, det skete."),
    "outcome": ("Udfald", "Vælg på listen."),
    "parent": ("Hører under", "Det, den ligger under."),
    "party": ("Part", "Organet, der gør det."),
    "signatures/party": ("For parten", "Det organ, der skrives under for."),
    "person": ("En person", "Personens navn."),
    "signatures/person": ("Hvem", "Navnet på den, der skrev under."),
    "reason": ("Begrundelse", "Hvorfor, f.eks. »Forkert dato«."),
    "represents": ("Repræsenterer", "F.eks. BL's 1. kreds."),
    "requires": ("Skal godkendes af", "De organer, der skal godkende, før det er endeligt."),
    "signatures": ("Underskrifter", "Én række for hver underskrift."),
    "signatures/on": ("Den", "Dagen for underskriften."),
    "source": ("Kilde", "Hvor det står."),
    "source/document": ("Dokument", "Id eller titel, også på noget, arkivet ikke har, f.eks. Bilag 2."),
    "status": ("Status", "Vælg på listen."),
    "subject": ("Gælder", "Det, det handler om."),
    "text": ("Tekst", "Ordlyden."),
    "until": ("Til (første dag uden)", "Den første dag, det ikke længere gælder."),
    "void": ("Tages ud", "Ja: det tæller ikke længere, men står stadig i sporet. Nej: sættes ind igen."),
}

LABELS: dict[str, str] = labels_and_help(FIELDS)
