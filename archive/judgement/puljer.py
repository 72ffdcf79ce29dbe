"""What a pulje holds and is for on a day, and what is left of it.

Source: bilag 2, Samarbejdsforum, on puljer: they must follow from the hovedaftale or another decision of
Borgerrepræsentationen and stand on the budget; the forum disposes of them within their purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from archive.records import Record
from archive.words import same_words

_NOTHING = Decimal(0)


class Pulje:
    """One pulje by the records of its owner, as known at one K; whatever is void is left out."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.authorised = next(r for r in records if r.command == "authorise-pulje")
        live = [r for r in records if not r.void]
        self._changes = sorted(
            (r for r in live if r.command == "change-pulje"), key=lambda r: (r.data["on"], r.position)
        )
        self.disposals = [r for r in live if r.command == "dispose-pulje"]
        standing = {r.id for r in self.disposals}
        self.returns = [r for r in live if r.command == "return-to-pulje" and r.data["disposal"] in standing]

    def last(self, field: str, on: str) -> Any:
        """A field as last changed on or before a day, of one day by the later recorded; None where it has none."""
        given = [r for r in self._changes if r.data["on"] <= on and field in r.data]
        return (given[-1] if given else self.authorised).data.get(field)

    def amount(self, on: str) -> Decimal:
        return Decimal(self.last("amount", on))

    def has_purpose(self, purpose: str, on: str) -> bool:
        return same_words(purpose) in map(same_words, self.last("purposes", on))

    def disposed(self) -> Decimal:
        return total(self.disposals)

    def returned(self) -> Decimal:
        return total(self.returns)

    def left_of(self, disposal: Record) -> Decimal:
        """What has not come back of a disposal."""
        return Decimal(disposal.data["amount"]) - total(r for r in self.returns if r.data["disposal"] == disposal.id)


def total(records: Iterable[Record]) -> Decimal:
    return sum((Decimal(r.data["amount"]) for r in records), _NOTHING)


def in_figures(amount: Decimal) -> str:
    """An amount as answers give it: with two decimals."""
    return f"{amount:.2f}"
