"""What is recorded all the same and may be a mistake, in Danish: a sentence for every code."""

from __future__ import annotations

from web.texts.commands import DA

WARNINGS: dict[str, str] = {
    **DA.warnings,
    "draft-rule": "Det går ud over reglen »{rule}« i {kommissorium}, der kun er et udkast.",
    "after-meeting": "Den {on} er efter {meeting}.",
    "before-agreement": "Den {on} er før den {date}, da {agreement} begynder.",
    "before-body": "Den {on} er før den {date}, da {body} begyndte.",
    "before-decision": "Den {on} er før {decision}, der er truffet den {date}.",
    "before-document": "Den {on} er før {document}, der er dateret den {date}.",
    "before-meeting": "Den {on} er før {meeting}.",
    "before-year": "Den {on} er før året {year}.",
    "cancelled-with-minutes": "Der er et referat af {meeting}.",
    "days-out-of-order": "Dagene står i forkert orden: den {on} kommer ikke efter den {date}.",
    "decision-of-another-body": (
        "{decision} står fortsat som truffet af et andet organ end {body}: berigtig den, med mødet angivet igen."
    ),
    "meeting-cancelled": "{meeting} er aflyst den {on}.",
    "postponed-to-earlier": "Punktet er udsat til {meeting}, som ligger før den {on}.",
}
