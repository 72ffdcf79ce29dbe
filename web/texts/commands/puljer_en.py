"""What is said of the commands of ``archive/grammar/puljer.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "authorise-pulje": ("Authorise a pulje", "A body may dispose of an amount for given purposes."),
    "change-pulje": ("Change a pulje", "Another amount, other purposes, or another end."),
    "dispose-pulje": ("Dispose of a pulje", "A part of the pulje is given for one of its purposes."),
    "return-to-pulje": ("Return to a pulje", "Something of what was given comes back."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "pulje-authorised": ("pulje authorised", "{subject} was authorised: {amount} {currency} for {disposer}."),
    "pulje-changed": ("pulje changed", "{subject} was changed from {on}."),
    "pulje-disposed": ("disposed of a pulje", "Of {subject}, {amount} was given to {to} on {on}."),
    "pulje-returned": ("returned to a pulje", "To {subject}, {amount} came back on {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "amount": ("Amount", "E.g. 500.000 or 1.234,50."),
    "budget_line": ("Budget line", "E.g. 3.45.10."),
    "budget_year": ("Budget year", "E.g. 2012."),
    "currency": ("Currency", "Three letters: DKK."),
    "disposal": ("Disposal", "The disposal from which something comes back."),
    "disposer": ("Disposed of by", "The body that disposes of the pulje."),
    "follows_from": ("Follows from", "The agreement or decision that the pulje springs from."),
    "change-pulje/on": ("From", "The first day on which the change holds."),
    "authorise-pulje/on": ("From", "The first day on which it can be disposed of."),
    "pulje": ("Pulje", "The pulje that it is about."),
    "purpose": ("Purpose", "One of the pulje's purposes, e.g. Belysning."),
    "purposes": ("Purposes", "What the pulje may be used for, e.g. Tryghed."),
    "dispose-pulje/to": ("To", "Who gets the amount, e.g. Afdeling Nord."),
}

RULES: dict[str, str] = {
    "funds": "Funds",
    "funds_authorised_by": "Funds authorised by",
}

REFUSALS: dict[str, str] = {
    "body-has-no-funds": "By its adopted kommissorium, {body} has no funds to dispose of.",
    "funds-authorised-by-another": (
        "By its adopted kommissorium, funds for {disposer} are authorised by {authority}, not by {body}."
    ),
    "pulje-of-another": "{disposer} disposes of the pulje {pulje}; the decision is of {body}.",
    "pulje-other-purpose": "{purpose} is no purpose of the pulje {pulje}. The purposes on that day: {purposes}.",
    "pulje-overspent": "In the pulje {pulje} there is {left} left; {amount} is too much.",
    "pulje-outside-period": "{on} lies outside the time of the pulje {pulje}.",
    "pulje-below-disposed": "The pulje {pulje} cannot be set to {amount}: {disposed} of it has been given.",
    "pulje-decision-not-adopted": (
        "The decision {decision} has the outcome {outcome}; a pulje requires that it was adopted."
    ),
    "pulje-decision-annulled": "The decision {decision} is annulled; a pulje cannot rest on it.",
    "returned-before-disposed": "The disposal {disposal} is of {on}; nothing can come back before that day.",
    "returned-more-than-disposed": "Of the disposal {disposal}, {left} has not come back.",
}

REFUSED: dict[str, str] = {
    "body-has-no-funds": (
        "giving something out of a pulje by a body whose adopted kommissorium gives it no funds (`despite` records it)"
    ),
    "funds-authorised-by-another": (
        "a pulje authorised by another body than the disposer's adopted kommissorium names (`despite` records it)"
    ),
    "pulje-of-another": (
        "giving something out of a pulje by a decision of another body than its disposer (`despite` records it)"
    ),
    "pulje-other-purpose": (
        "giving something out of a pulje for what is none of its purposes on that day (`despite` records it)"
    ),
    "pulje-overspent": "giving more out of a pulje than is left (`despite` records it)",
    "pulje-outside-period": (
        "giving something out of a pulje before its day, from its end on, or outside its budget year "
        "(`despite` records it)"
    ),
    "pulje-below-disposed": (
        "changing a pulje to less than was given out of it and has not come back (`despite` records it)"
    ),
    "pulje-decision-not-adopted": (
        "a pulje, a change of one, or giving something out of one, on a decision that was not adopted"
    ),
    "pulje-decision-annulled": "the same on an annulled decision",
    "returned-before-disposed": "something that comes back before the day on which it was given",
    "returned-more-than-disposed": "more that comes back than was given and has not come back",
}
