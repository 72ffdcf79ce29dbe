"""Commands on areas: where an effort is made that is based in a part of the town."""

from __future__ import annotations

from archive.grammar.shapes import DATE, NAME, SLUG, CommandSpec, nullable, one_of, ref

COMMANDS = (
    CommandSpec(
        "designate-area",
        "area-designated",
        "id",
        "Records that an area is pointed out, by whom, and on whose recommendation.",
        {
            "id": SLUG,
            "name": NAME,
            "kind": one_of("indsatsområde", "områdefornyelse", "kvarter"),
            "from": nullable(DATE),
        },
        {"until": DATE, "decision": ref("decision"), "recommended_by": ref("decision")},
        makes="area",
        begins="from",
        tells=["name"],
        example={
            "id": "haraldsgade",
            "name": "Haraldsgadekvarteret",
            "kind": "indsatsområde",
            "from": "2011-01-01",
            "recommended_by": "d-bmf-2010-2-4",
        },
    ),
    CommandSpec(
        "end-area",
        "area-ended",
        "area",
        "Records that an area is pointed out no longer from a day.",
        {"area": ref("area"), "on": DATE},
        {"decision": ref("decision")},
        tells=["on"],
        example={"area": "haraldsgade", "on": "2016-01-01"},
    ),
)
