"""What is recorded all the same and may be a mistake, in Danish: a sentence for every code."""

from __future__ import annotations

WARNINGS: dict[str, str] = {
    "item-not-on-agenda": "Punkt {item} står ikke på den seneste dagsorden til mødet {meeting}.",
    "meeting-ahead": "Mødet {meeting} er først den {date}: det ligger ude i fremtiden.",
    "minutes-before-meeting": "Referatet er sendt ud den {on}, før mødet {meeting} den {date}.",
    "agenda-after-meeting": "Dagsordenen er sendt ud den {sent_on}, efter mødet {meeting} den {date}.",
    "file-not-read": "Filen er arkiveret uden læsbar tekst: {why}.",
    "pages-without-text": "Kun {with_text} af {of} sider har læsbar tekst.",
    "letters-doubtful": "Sider, hvor teksten i filen næppe er den, der ses: {count}. Se originalen.",
    "signs-not-read": "Tegn, der ikke kunne læses, fordi filens skrifttyper ikke siger, hvad de betyder: {count}.",
    "file-mended": "Filen er beskadiget; det, der kunne reddes, er læst.",
    "page-not-read": "Side {number} kunne ikke læses.",
    "part-not-read": "En del af filen kunne ikke læses: {name}.",
    "attachment-not-read": "En fil, der ligger i filen, er ikke arkiveret for sig: {name} ({why}).",
    "draft-rule": "Det går ud over reglen {rule} i et kommissorium, der kun er et udkast ({kommissorium}).",
}
