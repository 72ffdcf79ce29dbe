"""What is searched: one text on both axes, a rectangle of days and of positions."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from archive.records import OPEN

TYPES = (
    "provision",
    "decision",
    "minutes",
    "agenda-item",
    "document",
    "kommissorium",
    "assignment",
    "pulje",
    "disagreement",
    "tilsyn",
    "proposal",
    "assessment",
)


class SearchDocument(msgspec.Struct, frozen=True, gc=False):
    """One text as it stood from ``valid_from`` to ``valid_to`` and was known from ``known_from`` to ``known_to``.

    ``unit``: what is brought forward together (``agreement:h1``). ``id`` with ``number``: as in a hit (docs/api.md).
    ``title``: the text's own heading, searched with it; ``numbers``: of its case and of the document.
    ``stands``: by what it is found besides, ranked lower: of where it stands.
    ``nth``: which of equal numbers in one list, from 0. ``date``: the day by which hits are ordered and narrowed, and
    found as by where they stand. Dates are ISO texts; None: not known, or open.
    """

    unit: str
    type: str
    id: str
    number: str | None
    title: str | None
    text: str
    body: str | None
    meeting: str | None
    date: str | None
    valid_from: str | None
    valid_to: str | None
    known_from: int
    known_to: int = OPEN
    numbers: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    nth: int = 0

    @property
    def key(self) -> str:
        """The same for the same text, however often it is fed: unit, type, number, first day, first position."""
        number, first = self.number or "", self.valid_from or ""
        which = (str(self.nth),) if self.nth else ()
        return "\x1f".join((self.unit, self.type, self.id, number, first, str(self.known_from), *which))

    @property
    def place(self) -> tuple[str, str, str, str, int]:
        """What it is without regard to when it was known."""
        return self.type, self.id, self.number or "", self.valid_from or "", self.nth

    def pieces(self) -> Iterator[str]:
        """What is searched, a phrase never reaching from one piece into the next."""
        if self.title:
            yield self.title
        yield self.text
        yield from self.numbers
