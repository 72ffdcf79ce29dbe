"""What is recorded all the same and may be a mistake, in Danish: a sentence for every code."""

from __future__ import annotations

WARNINGS: dict[str, str] = {
    "item-not-on-agenda": "Punkt {item} står ikke på den seneste dagsorden til mødet {meeting}.",
    "meeting-ahead": "Mødet {meeting} er først den {date}: det ligger ude i fremtiden.",
    "minutes-before-meeting": "Referatet er sendt ud den {on}, før mødet {meeting} den {date}.",
    "agenda-after-meeting": "Dagsordenen er sendt ud den {sent_on}, efter mødet {meeting} den {date}.",
    "draft-rule": "Det går ud over reglen {rule} i et kommissorium, der kun er et udkast ({kommissorium}).",
}
