"""What is said of the commands of ``archive/grammar/assignments.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "assign": ("Give an assignment", "What a decision asks of bodies, and by when."),
    "follow-up": ("Follow up an assignment", "What became of an assignment, for one body or for all."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "assignment-made": ("assignment made", "The assignment “{task}” was made."),
    "assignment-followed-up": (
        "assignment followed up",
        "{subject} was followed up on {on}: {follow_up}.",
    ),
}

FIELDS: dict[str, tuple[str, str]] = {
    "assignment": ("Assignment", "The assignment that is followed up."),
    "due": ("Due", "The day by which it is to be done."),
    "follow-up/due": ("New deadline", "Only while the assignment is in progress."),
    "assign/kind": ("What is to happen", "Choose in the list."),
    "task": ("Task", 'E.g. "The justering is brought out to the sections".'),
    "assign/to": ("Who is to do it", "The bodies that get the assignment."),
}

REFUSALS: dict[str, str] = {
    "not-assigned-to-body": "The assignment {assignment} was not given to {body}.",
    "assignment-settled": "The assignment {assignment} is no longer open.",
}

REFUSED: dict[str, str] = {
    "not-assigned-to-body": "following up an assignment for a body that it was not given to",
    "assignment-settled": "following up an assignment for a body that has settled it, or where it is open for none",
}
