"""What is said of the commands of ``archive/grammar/wheels.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "adopt-wheel": ("Record a wheel of the year", "Who meets when, and whose meetings feed whose."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "wheel-adopted": ("wheel of the year", "A wheel applies from {effective_on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "approximate": ("Approximate", 'Yes where the source says "ca.".'),
    "entries": ("Meetings of the wheel", "A row for each meeting of the year."),
    "entries/source": ("Source", "Where it says so."),
    "feeds": ("Who feeds whom", "Whose meetings are to give matter to whose."),
    "feeds/from": ("From", "The body that gives matter."),
    "feeds/to": ("To", "The body that gets it."),
    "entries/kind": ("Kind of meeting", "Empty for an ordinary meeting."),
    "month": ("Month (1-12)", "E.g. 5 for May."),
    "needs": ("Needs", "The meeting itself, or that its minutes are final. Without a choice: the meeting."),
    "entries/part": ("Part of the month", "Primo: 1st-10th, medio: 11th-20th, ultimo: the rest."),
    "to_month": ("Through month (1-12)", "In place of a part of a month."),
}
