"""What an agreement lies under: as entered or corrected, then as it was placed from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from archive.records import Record

Records = Callable[[str], Sequence[Record]]


def parents(records: Sequence[Record]) -> list[tuple[str, str | None]]:
    """The days from which an agreement lies under another or none, in order; "" is from the beginning."""
    own = next(r for r in records if r.command == "enter-agreement")
    placed = [r for r in records if r.command == "place-agreement" and not r.void and "parent" in r.data]
    in_order = sorted(placed, key=lambda r: (r.data["on"], r.position))
    return [("", own.data.get("parent")), *((r.data["on"], r.data["parent"]) for r in in_order)]


def parent_on(records: Sequence[Record], on: str) -> str | None:
    return [parent for day, parent in parents(records) if day <= on][-1]


def lies_under_itself(agreement: str, records: Records) -> str | None:
    """The first day on which an agreement lies under itself, at any depth ("": from the beginning); None for none."""
    waiting, found = [agreement], {}
    while waiting:
        id = waiting.pop()
        if id not in found:
            found[id] = parents(records(id))
            waiting += [parent for _, parent in found[id] if parent is not None]
    days = sorted({day for steps in found.values() for day, _ in steps})
    return next((day for day in days if _is_above(agreement, found, day)), None)


def _is_above(agreement: str, found: dict[str, list[tuple[str, str | None]]], on: str) -> bool:
    seen: set[str] = set()
    at: str | None = agreement
    while at is not None and at not in seen:
        seen.add(at)
        at = [parent for day, parent in found[at] if day <= on][-1]
    return at == agreement
