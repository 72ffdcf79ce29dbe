"""The one rule for the text of an agreement on a date: where each change has its place, and which day is asked for.

The agreement's own text first, then its justeringer in the order of effective date, date of decision, item, position;
the last word on a number wins; the term clamps. See ``docs/rules.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import msgspec

from archive.numbers import ordinal, sort_key
from archive.records import Record
from archive.times import FIRST_DAY, day_before

# Sorts before every date: the agreement's own text comes first, whatever its date.
OWN_KEY = "!"
_LAST = "~"


class Change(msgspec.Struct, frozen=True, gc=False):
    """One change of one number. ``key`` is its place in the order; ``effective_on`` None for own text.

    ``position``: of the record, or of its latest correction that changed the words of this number. ``linked``: whether
    it says what the number carries out.
    """

    number: str
    key: str
    effective_on: str | None
    op: str
    heading: str | None
    text: str | None
    kind: str
    id: str
    decision: str | None
    position: int
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A text that stands from ``from_`` up to ``to``; None: not known, or open."""

    change: Change
    from_: str | None
    to: str | None


def order_key(effective_on: str, decided_on: str, item: str | None, position: int) -> str:
    """A text that sorts by code point as the rule orders justeringer; no item comes before any."""
    place = " " if item is None else sort_key(item)
    return f"{effective_on}|{decided_on}|{place} {ordinal(str(position))}"


def up_to(on: str) -> str:
    """The bound of every key that is effective on or before a date; for "" of the agreement's own text."""
    return f"{on or OWN_KEY}{_LAST}"


def own_changes(agreement: Record) -> Iterator[Change]:
    """An agreement's own text, as changes that come before all others; of one number given twice the later."""
    for number, provision in {p["number"]: p for p in agreement.data["provisions"]}.items():
        yield Change(
            number,
            OWN_KEY,
            None,
            "insert",
            provision.get("heading"),
            provision["text"],
            "agreement",
            agreement.id,
            agreement.data.get("decision"),
            agreement.given.get(f"provisions/{number}", agreement.position),
            "carries_out" in provision,
        )


def changes_of(justering: Record, decision: Record) -> Iterator[Change]:
    """A justering's changes at its place in the order; a void or annulled decision keeps its date and item."""
    data = justering.data
    place = order_key(data["effective_on"], decision.data["decided_on"], decision.data.get("item"), justering.position)
    for index, change in enumerate(data["changes"]):
        yield Change(
            change["number"],
            f"{place}:{ordinal(str(index or ''))}",
            data["effective_on"],
            change["op"],
            change.get("heading"),
            change.get("text"),
            "justering",
            justering.id,
            data["decision"],
            justering.given.get(f"changes/{change['number']}", justering.position),
            "carries_out" in change,
        )


def is_empty(begins: str | None, ends: str | None) -> bool:
    """Whether a term has no day; one whose start is not known has every day of the calendar before its end."""
    return ends is not None and ends <= (begins or FIRST_DAY)


def day_in_term(begins: str | None, ends: str | None, on: str) -> str | None:
    """The day whose text is asked for: none before the term or in an empty one, its last day from its end on."""
    if is_empty(begins, ends) or (begins is not None and on < begins):
        return None
    return on if ends is None or on < ends else day_before(ends)


def versions(changes: Iterable[Change], begins: str | None, ends: str | None) -> Iterator[Version]:
    """Every text that stands on some day of the term, number by number, oldest first."""
    if is_empty(begins, ends):
        return
    for _, group in _by_number(changes):
        yield from _versions(sorted(group, key=lambda change: change.key), begins, ends)


def _versions(ordered: Sequence[Change], begins: str | None, ends: str | None) -> Iterator[Version]:
    last: dict[str, Change] = {}
    for change in ordered:
        if ends is None or (change.effective_on or "") < ends:
            last[max(change.effective_on or "", begins or "")] = change
    days = sorted(last)
    for day, following in zip(days, [*days[1:], ends], strict=False):
        if last[day].op != "repeal":
            yield Version(last[day], day or None, following)


def _by_number(changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    ordered = sorted(changes, key=lambda change: sort_key(change.number))
    for number, group in groupby(ordered, key=lambda change: change.number):
        yield number, list(group)
