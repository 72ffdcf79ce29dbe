"""What is recorded all the same and may be a mistake, in English: a sentence for every code."""

from __future__ import annotations

WARNINGS: dict[str, str] = {
    "item-not-on-agenda": "Item {item} is not on the latest agenda of the meeting {meeting}.",
    "meeting-ahead": "The meeting {meeting} is not until {date}: it lies ahead.",
    "minutes-before-meeting": "The minutes were sent on {on}, before the meeting {meeting} on {date}.",
    "agenda-after-meeting": "The agenda was sent on {sent_on}, after the meeting {meeting} on {date}.",
    "file-not-read": "The file is filed without readable text: {why}.",
    "pages-without-text": "Only {with_text} of {of} pages have readable text.",
    "letters-doubtful": "Pages whose text in the file is hardly the one that is seen: {count}. See the original.",
    "signs-not-read": "Signs that could not be read, as the fonts of the file do not say what they mean: {count}.",
    "file-mended": "The file is damaged; what could be saved was read.",
    "page-not-read": "Page {number} could not be read.",
    "part-not-read": "A part of the file could not be read: {name}.",
    "attachment-not-read": "A file that lies in the file was not filed by itself: {name} ({why}).",
    "draft-rule": "It goes beyond the rule {rule} of a kommissorium that is a draft only ({kommissorium}).",
}
