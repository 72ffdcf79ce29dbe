"""The extended supervision (udvidet tilsyn) of a year."""

from __future__ import annotations

from typing import Any

from archive.judgement import tilsyn
from archive.judgement.tilsyn import Tilsyn
from projections.facts import body_name, maker
from projections.view import View

Answer = dict[str, Any]


def year(view: View, year: int) -> Answer:
    """Every afdeling that was planned, put forward or reported on by the day, by id; a year without any is empty."""
    found = tilsyn.tilsyn(view.judge.facts, year, view.on)
    plan = {} if found.plan is None else found.plan.data
    planned = {item["afdeling"]: item.get("criteria", []) for item in plan.get("items", ())}
    named = {*planned, *found.reported, *(r.data["afdeling"] for r in found.nominated)}
    view.knowledge.prefetch(sorted(named))
    return {
        "year": year,
        "body": plan.get("body"),
        "number": plan.get("number"),
        "items": [_afdeling(view, found, planned, one) for one in sorted(named)],
        "planned": len(planned),
        "reported": len(found.reported),
    }


def _afdeling(view: View, found: Tilsyn, planned: dict[str, list[str]], id: str) -> Answer:
    reports = [r for r in found.reports if r.data["afdeling"] == id]
    return {
        "afdeling": id,
        "name": body_name(view, id),
        "organisation": maker(view, id, "establish-body").data.get("parent"),
        "planned": id in planned,
        "criteria": planned.get(id, []),
        "nominated": [
            {"by_body": r.data["by_body"], "on": r.data["on"], "meeting": r.data.get("meeting")}
            for r in found.nominated
            if r.data["afdeling"] == id
        ],
        "report": _report(reports[-1].data) if reports else None,
    }


def _report(data: Any) -> Answer:
    return {"on": data["on"], "outcome": data["outcome"], "document": data.get("document")}
