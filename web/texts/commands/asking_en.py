"""What is said of the commands of ``archive/grammar/asking.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "ask": ("Ask bodies", "For items of a meeting, or for approval of an agreement or accession to it."),
    "publish": ("Publish", "Something was published: what, when and where."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "bodies-asked": ("request", "For {subject}, {what} was asked for on {on}."),
    "publication-made": ("published", "{subject} was published on {on}: “{where}”."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "edition": ("Edition", "The number of the agreement's edition that was shown, e.g. 3."),
    "part": ("Part", "The agenda or the minutes; of a meeting only."),
    "reply_by": ("Reply by", "The last day for a reply."),
    "ask/to": ("Who is asked", "The bodies that are asked."),
    "what": ("Asked for", "Items for a meeting; approval of an agreement, or accession to it."),
    "where": ("Where", "E.g. the municipality's website."),
}

REFUSALS: dict[str, str] = {
    "asked-of-another-type": "{subject} is of the type {type}; it cannot be asked for {what}.",
    "publication-needs-part": "Of the meeting {subject} a part is published: part is agenda or minutes.",
    "publication-has-no-part": "{subject} is published as a whole; part is used of a meeting only.",
}

REFUSED: dict[str, str] = {
    "asked-of-another-type": "asking for items of an agreement, or for approval of or accession to a meeting",
    "publication-needs-part": "publishing something of a meeting without saying what",
    "publication-has-no-part": "publishing a part of what is no meeting",
}
