"""Bodies whose term is over. Source: the note, B.1: Borgmesterforum is set up for four years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.counting import add_months
from archive.judgement.facts import Kommissorium
from archive.judgement.missing.asked import Asked
from archive.judgement.missing.rows import Row, behind
from archive.judgement.rules import Rule, judged_by, kommissorier


@dataclass(frozen=True, slots=True)
class BodyTerm:
    """``ends``: the first day after a kommissorium's term, on which it is still the one in force."""

    body: str
    kommissorium: Kommissorium
    rule: Rule
    ends: str


def body_terms(asked: Asked) -> list[BodyTerm]:
    """Every term that is over with its kommissorium still in force, by body."""
    found = []
    for body in asked.kommissorium_bodies:
        for kommissorium in kommissorier(asked.facts, body):
            rule, effective = judged_by(kommissorium, "term"), kommissorium.record.data["effective_on"]
            if rule is None or effective is None:
                continue
            ends = add_months(effective, 12 * rule["value"]["years"])
            in_force = asked.judge.authority.kommissorium(body, ends)
            if in_force is not None and in_force.id == kommissorium.id:
                found.append(BodyTerm(body, kommissorium, rule, ends))
    return found


def body_term_ends(asked: Asked) -> Iterator[Row]:
    for term in body_terms(asked):
        if asked.holds(term.ends):
            because = behind(term.kommissorium, term.rule)
            says = {"kommissorium": term.kommissorium.id}
            yield Row("body-term-ends", term.ends, ("body", term.body), term.body, because, says=says)
