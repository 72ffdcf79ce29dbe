"""Which bodies came before one, and which after it, by the dissolutions that are dated by a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.judgement.facts import Facts
from archive.records import Record, WholeKnowledge


@dataclass(frozen=True, slots=True)
class Step:
    """A body at its least distance; ``on``: the day of the dissolution that leads to it."""

    body: str
    on: str
    depth: int


def predecessors(facts: Facts, known: WholeKnowledge, body: str, on: str) -> list[Step]:
    def before(one: str) -> Iterable[tuple[str, str]]:
        for other in known.naming(one, "dissolve-body", "successors"):
            for record in _dissolutions(facts, other, on):
                if one in record.data.get("successors", ()):
                    yield other, record.data["on"]

    return _walk(body, before)


def successors(facts: Facts, body: str, on: str) -> list[Step]:
    def after(one: str) -> Iterable[tuple[str, str]]:
        for record in _dissolutions(facts, one, on):
            for other in record.data.get("successors", ()):
                yield other, record.data["on"]

    return _walk(body, after)


def _dissolutions(facts: Facts, body: str, on: str) -> list[Record]:
    if facts.known.records(body)[0].void:
        return []
    return [record for record in facts.live(body, "dissolve-body") if record.data["on"] <= on]


def _walk(body: str, following: Callable[[str], Iterable[tuple[str, str]]]) -> list[Step]:
    """By depth, then id; each once."""
    seen, level, depth = {body}, [body], 0
    found: list[Step] = []
    while level:
        depth += 1
        reached: dict[str, str] = {}
        for one in level:
            for other, on in following(one):
                if other not in seen:
                    reached[other] = min(on, reached.get(other, on))
        seen |= reached.keys()
        level = sorted(reached)
        found += [Step(other, reached[other], depth) for other in level]
    return found
