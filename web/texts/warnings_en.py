"""What is recorded all the same and may be a mistake, in English: a sentence for every code."""

from __future__ import annotations

WARNINGS: dict[str, str] = {
    "item-not-on-agenda": "Item {item} is not on the latest agenda of the meeting {meeting}.",
    "meeting-ahead": "The meeting {meeting} is not until {date}: it lies ahead.",
    "minutes-before-meeting": "The minutes were sent on {on}, before the meeting {meeting} on {date}.",
    "agenda-after-meeting": "The agenda was sent on {sent_on}, after the meeting {meeting} on {date}.",
    "draft-rule": "It goes beyond the rule {rule} of a kommissorium that is a draft only ({kommissorium}).",
}
