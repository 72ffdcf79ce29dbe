"""Commands on how bodies belong together, beside the one that each lies under."""

from __future__ import annotations

from archive.grammar.shapes import DATE, SOURCE, CommandSpec, nullable, one_of, ref

RELATION = one_of("member-of", "administered-by", "part-of", "takes-part-in")

COMMANDS = (
    CommandSpec(
        "relate-body",
        "body-related",
        "body",
        "Records that a body belongs to another in some way, from a day.",
        {"body": ref("body"), "relation": RELATION, "to": ref("body"), "from": nullable(DATE)},
        {"until": DATE, "decision": ref("decision"), "source": SOURCE},
        begins="from",
        tells=["relation", "to"],
        example={"body": "boligorganisation-a", "relation": "member-of", "to": "bl1", "from": "2011-01-01"},
    ),
    CommandSpec(
        "end-relation",
        "relation-ended",
        "body",
        "Records that a relation runs no longer from a day; it ends the one that runs on the day before.",
        {"body": ref("body"), "relation": RELATION, "to": ref("body"), "on": DATE},
        tells=["relation", "to", "on"],
        example={"body": "boligorganisation-a", "relation": "member-of", "to": "bl1", "on": "2014-01-01"},
    ),
)
