"""The command by which it is noted where sources disagree or are silent, and what the archive does meanwhile."""

from __future__ import annotations

from archive.grammar.shapes import ANY_TYPE, NAME, SLUG, SOURCE, CommandSpec, array, record, ref

_CONCERN = record({}, {"body": ref("body"), "rule": NAME, "id": ref(*ANY_TYPE)}, format="concern")

COMMANDS = (
    CommandSpec(
        "note-disagreement",
        "disagreement-noted",
        "id",
        "Records what sources say against each other, or leave unsaid, and what the archive does meanwhile.",
        {
            "id": SLUG,
            "title": NAME,
            "sides": {**array(record({"says": NAME, "source": SOURCE})), "minItems": 1},
            "meanwhile": NAME,
        },
        {"concerns": array(_CONCERN)},
        makes="disagreement",
        tells=["title"],
        example={
            "id": "uenighed-1",
            "title": "Hvor mange møder Partnerskabsforum holder om året",
            "sides": [
                {"says": "1 gang", "source": {"document": "Bilag 2", "heading": "Partnerskabsforum / Formalia"}},
                {"says": "mindst 1 gang", "source": {"document": "Bilag 1", "heading": "Partnerskabsforum"}},
            ],
            "meanwhile": "Begge står ved reglen; den første er den, der regnes efter.",
            "concerns": [{"body": "psf", "rule": "meetings_per_year"}],
        },
    ),
)
