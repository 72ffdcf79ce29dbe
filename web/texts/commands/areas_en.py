"""What is said of the commands of ``archive/grammar/areas.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "designate-area": ("Point out an area", "An area of effort, an area renewal, or a quarter."),
    "end-area": ("End an area", "From a day the area is no longer pointed out."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "area-designated": ("area designated", "The area {name} was designated."),
    "area-ended": ("area ended", "The designation of {subject} ended on {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "designate-area/name": ("Name", "E.g. Haraldsgadekvarteret."),
    "end-area/on": ("First day without", "The first day on which the area is no longer pointed out."),
    "recommended_by": ("Recommended by", "The decision that recommended the area."),
}

RULES: dict[str, str] = {
    "areas": "Designation of areas",
}

REFUSALS: dict[str, str] = {
    "body-may-only-recommend": "By its adopted kommissorium, {body} may recommend areas, not designate them.",
    "area-does-not-run": "The area {area} is not designated on the day before {on}.",
}

REFUSED: dict[str, str] = {
    "body-may-only-recommend": (
        "an area designated by a body whose adopted kommissorium lets it recommend only (`despite` records it)"
    ),
    "area-does-not-run": "ending an area that is not designated on the day before",
}
