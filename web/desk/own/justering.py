"""Justering: the text of an agreement as it stands on a day, edited in place; the archive derives the changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from archive.grammar.limits import twice
from archive.grammar.shapes import DATE, NAME, NUMBER, SLUG, TEXT, TEXT_WITHIN, array, nullable, record, ref
from archive.judgement.deriving import Provision, decided_later, derive
from archive.problems import FieldError, invalid
from projections.agreements.as_of import text as text_on
from projections.facts import maker
from web.desk.own.kinds import Base, Command, Found, Kind, Made, Values, only, same_places

_PROVISION = record({"number": NUMBER, "heading": nullable(TEXT), "text": TEXT_WITHIN})


def shown(base: Base, agreement: str, on: str) -> list[Provision]:
    """The text of an agreement on a day, by number."""
    rows = text_on(base.view.connection, agreement, on, base.view.position)
    return [Provision(row.number, row.heading, row.text) for row in rows if row.op != "repeal"]


def _filled(base: Base, values: Values) -> dict[str, Any]:
    if base.view.knowledge.type_of(values["agreement"]) != "agreement":
        return {}
    _require_begun(base, values["agreement"], values["effective_on"])
    return {"provisions": [one._asdict() for one in shown(base, values["agreement"], values["effective_on"])]}


def _require_begun(base: Base, agreement: str, on: str) -> None:
    """Raises ``invalid`` for a day before the agreement's own: it has no text there that could be edited."""
    begins = maker(base.view, agreement, "enter-agreement").data.get("effective_on")
    if isinstance(begins, str) and on < begins:
        raise invalid("effective_on", "before-agreement", day=base.w.day(begins))


def _found(base: Base, values: Values) -> Found:
    rows = values.get("provisions", [])
    before = {one.number: one for one in shown(base, values["agreement"], values["effective_on"])}
    places = {row.get("number", ""): f"provisions/{n}" for n, row in enumerate(rows)}
    changes = derive(before.values(), (_edited(row, before) for row in rows))
    found = Found(errors=[*_wrong(rows), *_out_of_reach(base, values, changes, places)])
    if not changes:
        found.errors.append(FieldError("provisions", "nothing-edited"))
    head = only(values, "id", "agreement", "decision", "effective_on", "case_number")
    at = {f"changes/{n}": places[change["number"]] for n, change in enumerate(changes) if change["number"] in places}
    at |= same_places("id", "agreement", "decision", "effective_on", "case_number") | {"changes": "provisions"}
    found.made.append(Made({"command": "adopt-justering", **head, "changes": changes}, at, "id"))
    return found


def _edited(row: Mapping[str, Any], before: Mapping[str, Provision]) -> Provision:
    """A provision as it was edited; a heading that was left empty is as it was, where that was empty too."""
    number, heading = row.get("number", ""), row.get("heading")
    stood = before.get(number)
    if not heading and stood is not None and not stood.heading:
        heading = stood.heading
    return Provision(number, heading, row.get("text", ""))


def _wrong(rows: list[Mapping[str, Any]]) -> Iterator[FieldError]:
    yield from twice(rows, "provisions")
    for n, row in enumerate(rows):
        if not row.get("number"):
            yield FieldError(f"provisions/{n}/number", "required")


def _out_of_reach(
    base: Base, values: Values, changes: list[Command], places: Mapping[str, str]
) -> Iterator[FieldError]:
    """What a decision taken later has the last word on: an edit there would never be seen."""
    decision = base.view.knowledge.made(values.get("decision", ""))
    if decision is None or decision.command != "record-decision":
        return
    later = decided_later(base.view.knowledge, values["agreement"], decision, values["effective_on"])
    for change in changes:
        number = change["number"]
        if number in later:
            place = f"{places[number]}/text" if number in places else "provisions"
            yield FieldError(place, "decided-later", {"number": number, "justering": later[number]})


JUSTERING = Kind(
    "justering",
    first={"agreement": ref("agreement"), "decision": ref("decision"), "effective_on": DATE},
    needed=("agreement", "decision", "effective_on"),
    rest={"provisions": array(_PROVISION), "id": SLUG, "case_number": NAME},
    filled=_filled,
    found=_found,
    folded=("id", "case_number"),
    template="desk/own_justering.html",
)
