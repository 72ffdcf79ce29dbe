"""What is recorded all the same and may be a mistake, in English: a sentence for every code."""

from __future__ import annotations

from web.texts.commands import EN

WARNINGS: dict[str, str] = {
    **EN.warnings,
    "draft-rule": "It goes beyond the rule “{rule}” of {kommissorium}, which is a draft only.",
    "after-meeting": "{on} is after {meeting}.",
    "before-agreement": "{on} is before {date}, when {agreement} begins.",
    "before-body": "{on} is before {date}, when {body} began.",
    "before-decision": "{on} is before {decision}, taken on {date}.",
    "before-document": "{on} is before {document}, dated {date}.",
    "before-meeting": "{on} is before {meeting}.",
    "before-year": "{on} is before the year {year}.",
    "cancelled-with-minutes": "There are minutes of {meeting}.",
    "days-out-of-order": "The days are in the wrong order: {on} does not come after {date}.",
    "decision-of-another-body": (
        "{decision} still stands as taken by another body than {body}: correct it, naming its meeting again."
    ),
    "meeting-cancelled": "{meeting} was cancelled on {on}.",
    "postponed-to-earlier": "The item is postponed to {meeting}, which comes before {on}.",
}
