"""Who is bound by which agreements on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from archive.grammar.rules import LEVELS
from projections.facts import is_void
from projections.view import View

Answer = dict[str, Any]


def of_body(view: View, id: str, below: bool | None = None) -> Answer:
    """Every row of any agreement's parties that holds the day, of a body; ``below``: of those below it too."""
    view.require(id, "body")
    bodies = _with_below(view, id) if below else {id}
    return _rows(view, _naming(view, bodies), bodies)


def everybody(view: View, agreement: str | None = None, level: str | None = None) -> Answer:
    """The same of all bodies, of one agreement or level where that is asked for."""
    ids = view.knowledge.of_type("agreement") if agreement is None else [agreement]
    view.knowledge.prefetch(ids)
    ids = [id for id in ids if view.knowledge.type_of(id) == "agreement"]
    return _rows(view, [id for id in ids if level in (None, view.judge.facts.agreement(id).data["level"])], None)


def _rows(view: View, agreements: Iterable[str], bodies: set[str] | None) -> Answer:
    found = [
        _row(view, agreement, party)
        for agreement in agreements
        for party in view.judge.parties.rows(agreement, view.on)
        if _holds(party, view.on) and (bodies is None or party["body"] in bodies)
    ]
    return {"items": sorted(found, key=lambda row: (LEVELS.index(row["level"]), row["agreement"], row["body"]))}


def _holds(party: Answer, on: str) -> bool:
    return (party["from"] or "") <= on and (party["to"] is None or on < party["to"])


def _row(view: View, agreement: str, party: Answer) -> Answer:
    data = view.judge.facts.agreement(agreement).data
    more = {name: party[name] for name in ("from", "to", "how", "via", "reservation", "decision", "document")}
    named = {"agreement": agreement, "title": data["title"], "level": data["level"]}
    return {**named, "body": party["body"], "body_name": party["name"], **more}


def _with_below(view: View, id: str) -> set[str]:
    """A body and all that lie under it, at any depth; below a body that was recorded in error lies nothing."""
    found, waiting = {id}, [id]
    while waiting:
        below = set(view.knowledge.naming(waiting.pop(), "establish-body", "parent")) - found
        below = {one for one in below if not is_void(view, one)}
        found |= below
        waiting += below
    return found


def _naming(view: View, bodies: set[str]) -> list[str]:
    """The agreements by which these bodies may be bound: as party, as required, by acceding, or as a successor."""
    everybody = _with_predecessors(view, bodies)
    found = {agreement for body in everybody for agreement in _of(view, body)}
    view.knowledge.prefetch(sorted(found))
    return sorted(found)


def _with_predecessors(view: View, bodies: set[str]) -> set[str]:
    found, waiting = set(bodies), list(bodies)
    while waiting:
        before = set(view.knowledge.naming(waiting.pop(), "dissolve-body", "successors")) - found
        found |= before
        waiting += before
    return found


def _of(view: View, body: str) -> Iterator[str]:
    knowledge = view.knowledge
    yield from knowledge.naming(body, "enter-agreement", "parties")
    yield from knowledge.naming(body, "enter-agreement", "requires/body")
    yield from knowledge.naming(body, "accede", "party")
    for decision in knowledge.naming(body, "record-decision", "requires/body"):
        yield from knowledge.naming(decision, "enter-agreement", "decision")
