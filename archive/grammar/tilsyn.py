"""Commands on the extended supervision of a year: which afdelinger, put forward by whom, with what outcome."""

from __future__ import annotations

from archive.grammar.shapes import DATE, NAME, SOURCE, YEAR, CommandSpec, Follows, array, record, ref, whole

COMMANDS = (
    CommandSpec(
        "plan-tilsyn",
        "tilsyn-planned",
        "year",
        "Records which afdelinger a year's supervision is to visit; again: a new plan in place of the last.",
        {
            "year": YEAR,
            "body": ref("body"),
            "items": array(record({"afdeling": ref("body")}, {"criteria": array(NAME)})),
        },
        {
            "number": {**whole(0), "description": "how many are to be visited"},
            "decision": ref("decision"),
            "source": SOURCE,
        },
        yearly="tilsyn",
        example={
            "year": 2012,
            "body": "tmf",
            "number": 45,
            "items": [{"afdeling": "afdeling-nord", "criteria": ["lave henlæggelser"]}],
        },
    ),
    CommandSpec(
        "nominate-for-tilsyn",
        "tilsyn-nominated",
        "year",
        "Records that somebody puts an afdeling forward for a year's supervision.",
        {"year": YEAR, "afdeling": ref("body"), "by_body": ref("body"), "on": DATE},
        {"meeting": ref("meeting")},
        yearly="tilsyn",
        tells=["afdeling", "by_body", "on"],
        held="meeting",
        example={"year": 2012, "afdeling": "afdeling-nord", "by_body": "boligorganisation-a", "on": "2011-10-12"},
    ),
    CommandSpec(
        "report-tilsyn",
        "tilsyn-reported",
        "year",
        "Records what a year's supervision found in an afdeling.",
        {"year": YEAR, "afdeling": ref("body"), "on": DATE, "outcome": NAME},
        {"document": ref("document")},
        yearly="tilsyn",
        tells=["afdeling", "on"],
        follows=[Follows("on", "year")],
        example={"year": 2012, "afdeling": "afdeling-nord", "on": "2012-09-03", "outcome": "Ingen bemærkninger"},
    ),
)
