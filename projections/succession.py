"""Which bodies came before and after one, and whose things are asked for with it."""

from __future__ import annotations

from typing import Any

from archive.judgement.succession import Step, predecessors, successors
from projections.facts import body_name
from projections.view import View

Answer = dict[str, Any]


def succession(view: View, id: str) -> Answer:
    facts = view.judge.facts
    return {
        "predecessors": [_step(view, step) for step in predecessors(facts, view.knowledge, id, view.on)],
        "successors": [_step(view, step) for step in successors(facts, id, view.on)],
    }


def _step(view: View, step: Step) -> Answer:
    return {"id": step.body, "name": body_name(view, step.body), "on": step.on, "depth": step.depth}


def bodies_asked(view: View, body: str | None, with_predecessors: bool) -> list[str] | None:
    """The body that a list is narrowed to, and those that it came after, on the day; None where it is not narrowed."""
    if body is None:
        return None
    if not with_predecessors or view.knowledge.type_of(body) != "body":
        return [body]
    return [body, *(step.body for step in predecessors(view.judge.facts, view.knowledge, body, view.on))]
