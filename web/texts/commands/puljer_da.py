"""What is said of the commands of ``archive/grammar/puljer.py`` in Danish."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "authorise-pulje": ("Bevilg en pulje", "Et organ får et beløb at råde over til bestemte formål."),
    "change-pulje": ("Ændr en pulje", "Et andet beløb, andre formål eller en anden slutdag."),
    "dispose-pulje": ("Giv af en pulje", "En del af puljen gives til et af formålene."),
    "return-to-pulje": ("Tilbage til en pulje", "Noget af det, der blev givet, kommer tilbage."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "pulje-authorised": ("pulje bevilget", "{subject} er bevilget: {amount} {currency} til {disposer}."),
    "pulje-changed": ("pulje ændret", "{subject} er ændret fra den {on}."),
    "pulje-disposed": ("givet af pulje", "Af {subject} er der den {on} givet {amount} til {to}."),
    "pulje-returned": ("tilbage til pulje", "Til {subject} er der den {on} kommet {amount} tilbage."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "amount": ("Beløb", "F.eks. 500.000 eller 1.234,50."),
    "budget_line": ("Budgetpost", "F.eks. 3.45.10."),
    "budget_year": ("Budgetår", "F.eks. 2012."),
    "currency": ("Valuta", "Tre bogstaver: DKK."),
    "disposal": ("Udbetaling", "Den udbetaling, noget kommer tilbage fra."),
    "disposer": ("Disponeres af", "Det organ, der råder over puljen."),
    "follows_from": ("Følger af", "Den aftale eller beslutning, puljen udspringer af."),
    "change-pulje/on": ("Fra den", "Den første dag, ændringen gælder."),
    "authorise-pulje/on": ("Gælder fra", "Den første dag, der kan gives af puljen."),
    "pulje": ("Pulje", "Den pulje, det handler om."),
    "purpose": ("Formål", "Et af puljens formål, f.eks. Belysning."),
    "purposes": ("Formål", "Hvad puljen må bruges til, f.eks. Tryghed."),
    "dispose-pulje/to": ("Til", "Hvem der får beløbet, f.eks. Afdeling Nord."),
}

RULES: dict[str, str] = {
    "funds": "Midler",
    "funds_authorised_by": "Midler bevilges af",
}

REFUSALS: dict[str, str] = {
    "body-has-no-funds": "{body} har efter sit vedtagne kommissorium ingen midler at råde over.",
    "funds-authorised-by-another": (
        "Midler til {disposer} bevilges efter dets vedtagne kommissorium af {authority}, ikke af {body}."
    ),
    "pulje-of-another": "Over puljen {pulje} råder {disposer}; beslutningen er truffet af {body}.",
    "pulje-other-purpose": "{purpose} er ikke et formål med puljen {pulje}. Formålene den dag: {purposes}.",
    "pulje-overspent": "I puljen {pulje} er der {left} tilbage; {amount} er for meget.",
    "pulje-outside-period": "Den {on} ligger uden for den tid, puljen {pulje} gælder.",
    "pulje-below-disposed": "Puljen {pulje} kan ikke sættes til {amount}: {disposed} er givet ud af den.",
    "pulje-decision-not-adopted": (
        "Beslutningen {decision} har udfaldet {outcome}; en pulje kræver, at den er vedtaget."
    ),
    "pulje-decision-annulled": "Beslutningen {decision} er annulleret; en pulje kan ikke hvile på den.",
    "returned-before-disposed": "Udbetalingen {disposal} er fra den {on}; intet kan komme tilbage før den dag.",
    "returned-more-than-disposed": "Af udbetalingen {disposal} er der {left}, der ikke er kommet tilbage.",
}
