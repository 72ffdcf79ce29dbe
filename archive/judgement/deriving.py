"""The changes of a justering, derived from the text of an agreement as somebody edited it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from archive.numbers import sort_key
from archive.records import Record, WholeKnowledge
from archive.rule import order_key

# Sorts after every position: what is not recorded yet comes after all that is.
_NOT_YET = 10**19


class Provision(NamedTuple):
    """A provision as it stands in a text; ``heading`` None: it has none."""

    number: str
    heading: str | None
    text: str


def derive(shown: Iterable[Provision], edited: Iterable[Provision]) -> list[dict[str, Any]]:
    """The fewest changes that make ``edited`` of ``shown``, as ``adopt-justering`` takes them, by number.

    In each of the two a number stands once. A provision that was given another number is repealed under the old one
    and inserted, or set in place of what stood, under the new one. What is not edited is in no change.
    """
    before, after = _by_number(shown), _by_number(edited)
    numbers = sorted({*before, *after}, key=sort_key)
    return [_change(before, after, number) for number in numbers if before.get(number) != after.get(number)]


def _by_number(provisions: Iterable[Provision]) -> dict[str, Provision]:
    return {one.number: one for one in provisions}


def _change(before: Mapping[str, Provision], after: Mapping[str, Provision], number: str) -> dict[str, Any]:
    if number not in after:
        return {"op": "repeal", "number": number}
    op = "replace" if number in before else "insert"
    return {"op": op, "number": number, "heading": after[number].heading, "text": after[number].text}


def decided_later(known: WholeKnowledge, agreement: str, decision: Record, on: str) -> dict[str, str]:
    """Numbers on which a new justering effective ``on`` has not the last word that day, each with whose it is.

    By the order of the one rule (docs/rules.md): of justeringer effective on one day the one that was decided later, or
    under a later item, comes after. Nothing that this ``decision`` changes in such a number is seen in the text.
    """
    own = _place(decision, on, _NOT_YET)
    found: dict[str, tuple[str, str]] = {}
    for id in known.within("adopt-justering", "effective_on", on, f"{on}~"):
        one = known.justering(id)
        if one is None or one.void or one.owner != agreement or one.data["effective_on"] != on:
            continue
        other = known.made(one.data["decision"])
        place = "" if other is None else _place(other, on, one.position)
        if place > own:
            for change in one.data["changes"]:
                found[change["number"]] = max(found.get(change["number"], ("", "")), (place, one.id))
    return {number: id for number, (_, id) in found.items()}


def _place(decision: Record, on: str, position: int) -> str:
    return order_key(on, decision.data["decided_on"], decision.data.get("item"), position)
