"""What is said of the commands of ``archive/grammar/relations.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "relate-body": ("Relate a body to another", "Member of, administered by, part of, or taking part in."),
    "end-relation": ("End a relation", "From a day the relation runs no longer."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "body-related": ("relation", "{subject} was recorded as {relation} {to}."),
    "relation-ended": ("relation ended", "From {on} {subject} is no longer {relation} {to}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "end-relation/on": ("First day without", "The first day on which the relation no longer runs."),
    "relation": ("Relation", "Choose in the list."),
    "relate-body/to": ("To the body", "The body that it is related to."),
    "end-relation/to": ("To the body", "The body that it was related to."),
}

REFUSALS: dict[str, str] = {
    "body-related-to-itself": "{body} cannot be related to itself.",
    "body-already-related": "{body} is so related to {to} already on one of the days.",
    "relation-does-not-run": "{body} is not so related to {to} on the day before {on}.",
}

REFUSED: dict[str, str] = {
    "body-related-to-itself": "relating a body to itself",
    "body-already-related": "relating a body to another to which it is so related on any day of the new period",
    "relation-does-not-run": "ending a relation that does not run on the day before",
}
