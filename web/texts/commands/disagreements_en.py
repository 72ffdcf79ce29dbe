"""What is said of the commands of ``archive/grammar/disagreements.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "note-disagreement": ("Note a disagreement", "What sources say against each other, or leave unsaid."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "disagreement-noted": ("disagreement noted", "The disagreement “{title}” was noted."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "note-disagreement/concerns": ("Concerns", "Either a rule of a body, or something else in the archive."),
    "concerns/rule": ("Rule", "The rule's name in the kommissorium, with the body, e.g. meetings_per_year."),
    "concerns/id": ("Or something else in the archive", "An agreement, a decision, a document or other."),
    "meanwhile": (
        "Meanwhile the archive",
        'What is counted on while the disagreement stands, e.g. "The first source is used."',
    ),
    "says": ("The source says", 'E.g. "mindst 1 gang".'),
    "sides": ("What the sources say", "A row for each source; one alone is a silence."),
    "note-disagreement/title": ("What the disagreement is about", "E.g. how many meetings are held a year."),
}
