"""What is said of the commands of ``archive/grammar/tilsyn.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "plan-tilsyn": ("Plan a year's tilsyn", "The sections that are to be visited; once more is a new plan."),
    "nominate-for-tilsyn": (
        "Put a section forward for tilsyn",
        "Somebody puts a section forward for the year's tilsyn.",
    ),
    "report-tilsyn": ("Record the result of a tilsyn", "What the year's tilsyn found in a section."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "tilsyn-planned": ("tilsyn planned", "The plan of {subject} was recorded."),
    "tilsyn-nominated": ("nominated for tilsyn", "On {on} {by_body} nominated {afdeling} for {subject}."),
    "tilsyn-reported": ("tilsyn reported", "The outcome of {subject} in {afdeling} was reported on {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "afdeling": ("Section (afdeling)", "Type some letters of the name, and choose."),
    "by_body": ("Put forward by", "The body that puts the section forward."),
    "criteria": ("Criteria", "Why the section is in the plan, e.g. low reserves."),
    "plan-tilsyn/items": ("Sections", "The sections that are to be visited."),
    "plan-tilsyn/number": ("How many", "How many are to be visited, e.g. 45."),
    "report-tilsyn/outcome": ("Result", "E.g. Ingen bemærkninger."),
    "year": ("Year", "E.g. 2012."),
}
