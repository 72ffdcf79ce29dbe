"""What is said of the commands of ``archive/grammar/chains.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "place-agreement": ("Place an agreement", "What it lies under and what it carries out; its text stays as it is."),
    "assess-provision": ("Assess a provision", "How far what the provision sets out to do has come."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "agreement-placed": ("agreement placed", "{subject} was placed anew from {on}."),
    "provision-assessed": (
        "provision assessed",
        "No. {number} of {subject} was assessed on {on}: {assessment}.",
    ),
}

FIELDS: dict[str, tuple[str, str]] = {
    "place-agreement/on": ("From", "The first day on which it holds."),
    "place-agreement/provisions": (
        "Provisions that carry out others",
        "Only what they carry out; the text stays as it is.",
    ),
}

REFUSALS: dict[str, str] = {
    "agreement-under-itself": "The agreement {agreement} would come to lie under itself.",
    "number-never-stood": "In {agreement} there has never been a number {number}.",
}

REFUSED: dict[str, str] = {
    "agreement-under-itself": (
        "placing an agreement, or correcting where it lies, so that it lies under itself on any day, at any depth"
    ),
    "number-never-stood": "assessing a provision whose number never stood in the agreement",
}
