"""The command by which the wheel of the year is set: who meets when, and who feeds whom."""

from __future__ import annotations

from archive.grammar.shapes import BOOL, DATE, NAME, SLUG, SOURCE, CommandSpec, Schema, array, one_of, record, ref

PARTS = ("primo", "medio", "ultimo")
_MONTH: Schema = {"type": "integer", "minimum": 1, "maximum": 12}
_ENTRY = record(
    {"body": ref("body"), "month": _MONTH, "source": SOURCE},
    {
        "kind": NAME,
        "part": one_of(*PARTS),
        "to_month": {**_MONTH, "description": "a later month, in place of a part of one"},
        "approximate": BOOL,
    },
    format="wheel-entry",
)
_FEED = record(
    {"from": ref("body"), "to": ref("body"), "source": SOURCE},
    {"needs": one_of("meeting", "minutes")},
)

COMMANDS = (
    CommandSpec(
        "adopt-wheel",
        "wheel-adopted",
        "id",
        "Records the wheel of the year: when which body meets, and whose meetings feed whose.",
        {"id": SLUG, "effective_on": DATE, "entries": array(_ENTRY), "feeds": array(_FEED)},
        {"decision": ref("decision")},
        makes="wheel",
        example={
            "id": "aarshjul-2011",
            "effective_on": "2011-01-01",
            "entries": [
                {
                    "body": "psf",
                    "month": 5,
                    "part": "primo",
                    "source": {"document": "Bilag 1", "heading": "Årshjul"},
                }
            ],
            "feeds": [{"from": "sf", "to": "psf", "source": {"document": "Bilag 1", "heading": "Årshjul"}}],
        },
    ),
)
