"""Commands on what a decision asks of others, and on what became of it."""

from __future__ import annotations

from archive.grammar.shapes import DATE, NAME, SLUG, TEXT_WITHIN, CommandSpec, Follows, array, one_of, ref

COMMANDS = (
    CommandSpec(
        "assign",
        "assignment-made",
        "id",
        "Records what a decision asks of bodies, and by when.",
        {
            "id": SLUG,
            "decision": ref("decision"),
            "to": {**array(ref("body")), "minItems": 1},
            "task": NAME,
            "kind": one_of("carry-out", "indstilling", "bring-out", "evaluate"),
        },
        {"due": DATE, "area": ref("area")},
        makes="assignment",
        tells=["task"],
        found_by=["due"],
        follows=[Follows("due", "decision")],
        example={
            "id": "o-psf-2012-1",
            "decision": "d-psf-2012-1-3",
            "to": ["tmf", "bl1"],
            "task": "Justeringen bringes ud",
            "kind": "bring-out",
            "due": "2012-07-01",
        },
    ),
    CommandSpec(
        "follow-up",
        "assignment-followed-up",
        "assignment",
        "Records what became of an assignment: for one body, or for all for whom it is still open.",
        {
            "assignment": ref("assignment"),
            "on": DATE,
            "outcome": one_of("in-progress", "done", "rejected", "superseded", "passed-on"),
        },
        {
            "body": ref("body"),
            "due": {**DATE, "description": "a new day, of what is in progress only"},
            "decision": ref("decision"),
            "document": ref("document"),
            "text": TEXT_WITHIN,
        },
        tells=["on", "outcome"],
        found_by=["due"],
        only_with={"due": ("outcome", "in-progress")},
        follows=[Follows("on", "assignment"), Follows("on", "decision"), Follows("due", "on")],
        example={"assignment": "o-psf-2012-1", "on": "2012-06-20", "outcome": "done", "body": "tmf"},
    ),
)
