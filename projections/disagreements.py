"""Where the sources disagree or are silent: the notes, and the rules with other sources that no note concerns."""

from __future__ import annotations

from typing import Any

from archive.judgement.disagreements import Unnoted, noted, unnoted
from archive.records import Record
from projections.facts import maker, recorded
from projections.view import View

Answer = dict[str, Any]


def listing(view: View) -> Answer:
    """The notes by id, void ones left out; after them a row for each body and rule that none of them concerns."""
    facts = view.judge.facts
    rows = [_noted(record) for record in noted(facts, view.knowledge)]
    return {"items": [*rows, *(_unnoted(one) for one in unnoted(facts, view.knowledge))]}


def show(view: View, id: str) -> Answer:
    """One note. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "disagreement")
    record = maker(view, id, "note-disagreement")
    return {
        **_noted(record),
        "version": view.knowledge.version(id),
        "void": record.void,
        "source": recorded(record),
    }


def _noted(record: Record) -> Answer:
    data = record.data
    return {
        "id": record.id,
        "title": data["title"],
        "sides": data["sides"],
        "meanwhile": data["meanwhile"],
        "concerns": data.get("concerns", []),
    }


def _unnoted(one: Unnoted) -> Answer:
    said = [one.rule, *one.rule["others"]]
    return {
        "id": None,
        "title": None,
        "sides": [{"says": side["value"], "source": side["source"]} for side in said],
        "meanwhile": None,
        "concerns": [{"body": one.body, "rule": one.rule["rule"]}],
    }
