"""Where the sources disagree or are silent: what is noted, and the rules whose sources differ without a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.judgement.bodies import Bodies
from archive.judgement.facts import Facts
from archive.records import Record, WholeKnowledge


@dataclass(frozen=True, slots=True)
class Unnoted:
    """A rule of a body with other sources that no note concerns."""

    body: str
    rule: Mapping[str, Any]


def noted(facts: Facts, known: WholeKnowledge) -> list[Record]:
    """Every disagreement that is not void, by id."""
    ids = known.of_type("disagreement")
    known.prefetch(ids)
    return [record for id in ids for record in facts.live(id, "note-disagreement")]


def unnoted(facts: Facts, known: WholeKnowledge) -> list[Unnoted]:
    """A row for each body and rule, whatever kommissorium is in force, by body and rule; as it was recorded last.

    The rules of a void body count for nothing.
    """
    concerned = {
        (concern["body"], concern["rule"])
        for record in noted(facts, known)
        for concern in record.data.get("concerns", ())
        if "rule" in concern
    }
    bodies = known.owners_of("kommissorium")
    known.prefetch(bodies)
    found: dict[tuple[str, str], Unnoted] = {}
    made = Bodies(facts)
    for body in bodies:
        for record in () if made.made(body).void else facts.live(body, "adopt-kommissorium"):
            for rule in record.data["rules"]:
                if rule.get("others") and (body, rule["rule"]) not in concerned:
                    found[body, rule["rule"]] = Unnoted(body, rule)
    return [found[key] for key in sorted(found)]
