"""What is said of the commands of ``archive/grammar/documents.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "file-document": ("Arkivér et dokument", "En fil med titel og slags; teksten i den bliver læst og kan søges."),
    "extract-document": ("Læs et dokument igen", "Teksten læses igen; er den den samme, sker der intet."),
    "set-access": ("Sæt adgang", "Hvem der må læse noget. Det indføres og vises; det håndhæves ikke endnu."),
    "correct-record": ("Berigtig en indførsel", "Enhver indførsel, der ikke har en berigtigelse af sin egen."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "document-filed": ("dokument arkiveret", "Dokumentet »{title}« er arkiveret{failure}."),
    "document-extracted": ("dokument læst igen", "Teksten i {subject} er læst igen{failure}."),
    "access-set": ("adgang sat", "Adgangen til {subject} er nu {access}."),
    "record-corrected": ("indførsel berigtiget", "Indførslen nr. {corrects} er {corrected}{said}"),
}

FIELDS: dict[str, tuple[str, str]] = {
    "about_year": ("Om året", "Det år, dokumentet handler om, f.eks. 2012. Bruges om den årlige evaluering."),
    "basis": ("Hjemmel", "Loven eller reglen, det hviler på, f.eks. offentlighedslovens § 30."),
    "belongs_to": ("Hører til", "Det, dokumentet er bilag til: et møde, en beslutning, en aftale eller andet."),
    "content": ("Fil", "Vælg filen på computeren: PDF, Word, Excel, e-mail, billede eller tekst."),
    "dated": ("Dateret", "Dokumentets egen dato."),
    "document_number": ("Dokumentnummer", "Dokumentets nummer i journalen."),
    "keep_unread": ("Gem uden at læse", "Ja, hvis filen er af en slags, arkivet ikke kan læse teksten i."),
    "file-document/kind": ("Slags dokument", "F.eks. notat, referat, aftale, afrapportering eller evaluering."),
    "media_type": ("Filtype", "Tomt: efter filens navn. Ellers f.eks. application/pdf."),
    "position": ("Nr. i arkivet", "Indførslens nummer; det står i revisionssporet, f.eks. 143."),
    "replaces": ("Afløser", "Det dokument, dette er en nyere udgave af."),
    "file-document/title": ("Titel", "Tomt: filens navn. F.eks. Notat om ny organisering."),
}

WARNINGS: dict[str, str] = {
    "file-not-read": "Filen er arkiveret uden læsbar tekst: {why}.",
    "pages-without-text": "Kun {with_text} af {of} sider har læsbar tekst.",
    "letters-doubtful": "Sider, hvor teksten i filen næppe er den, der ses: {count}. Se originalen.",
    "signs-not-read": "Tegn, der ikke kunne læses, fordi filens skrifttyper ikke siger, hvad de betyder: {count}.",
    "file-mended": "Filen er beskadiget; det, der kunne reddes, er læst.",
    "page-not-read": "Side {number} kunne ikke læses.",
    "part-not-read": "En del af filen kunne ikke læses: {name}.",
    "attachment-not-read": "En fil, der ligger i filen, er ikke arkiveret for sig: {name} ({why}).",
}
