"""Puljer: what was authorised for which purposes, what was given of it, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from archive.judgement.puljer import Pulje, in_figures, total
from archive.records import Record
from projections.facts import maker
from projections.view import View

Answer = dict[str, Any]


def show(view: View, id: str) -> Answer:
    """A pulje on the day; before its first day as it was authorised. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "pulje")
    void = maker(view, id, "authorise-pulje").void
    return {**_answer(view, id), "void": void, "version": view.knowledge.version(id)}


def listing(view: View) -> Answer:
    """Those whose first day lies on or before the day, by id."""
    ids = view.knowledge.of_type("pulje")
    view.knowledge.prefetch(ids)
    begun = [
        id for id in ids for record in view.judge.facts.live(id, "authorise-pulje") if record.data["on"] <= view.on
    ]
    return {"items": [_answer(view, id) for id in begun]}


def _answer(view: View, id: str) -> Answer:
    pulje = Pulje(view.knowledge.records(id))
    data = pulje.authorised.data
    day = view.on if view.on >= data["on"] else None
    disposals = [] if day is None else [r for r in pulje.disposals if r.data["on"] <= day]
    returns = [] if day is None else [r for r in pulje.returns if r.data["on"] <= day]
    amount = Decimal(data["amount"]) if day is None else pulje.amount(day)
    disposed, returned = total(disposals), total(returns)
    return {
        "id": id,
        "decision": data["decision"],
        "disposer": data["disposer"],
        "purposes": data["purposes"] if day is None else pulje.last("purposes", day),
        "amount": in_figures(amount),
        "currency": data["currency"],
        "on": data["on"],
        "until": data.get("until") if day is None else pulje.last("until", day),
        "budget_line": data.get("budget_line"),
        "budget_year": data.get("budget_year"),
        "follows_from": data.get("follows_from"),
        "disposed": in_figures(disposed),
        "returned": in_figures(returned),
        "left": in_figures(amount - disposed + returned),
        "authority": _authority(view, data["decision"]),
        "disposals": [_disposal(view, one, returns) for one in sorted(disposals, key=lambda one: one.id)],
    }


def _disposal(view: View, disposal: Record, returns: Sequence[Record]) -> Answer:
    data = disposal.data
    return {
        "id": disposal.id,
        "decision": data["decision"],
        "purpose": data["purpose"],
        "amount": in_figures(Decimal(data["amount"])),
        "returned": in_figures(total(r for r in returns if r.data["disposal"] == disposal.id)),
        "to": data["to"],
        "on": data["on"],
        "authority": _authority(view, data["decision"]),
    }


def _authority(view: View, decision: str) -> str:
    return str(view.judge.mandates.of_decision(decision, view.on)["state"])
