"""What an engine keeps of a search document, each field once: its value, what narrows by it, whether it is counted.

Both engines build their schemas, documents and filters from ``FIELDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.records import OPEN
from projections.search.days import DATED, STOOD
from projections.search.documents import SearchDocument
from projections.search.matching import FIELDS as TERMS
from projections.search.port import Request
from projections.search.rectangles import first_day

Kind = Literal["ordered-terms", "terms", "word", "words", "number"]
Value = str | int | Sequence[str]
# The lowest and the highest number that are asked for; None: whatever they are.
Bounds = tuple[int | None, int | None]
# A word, words of which one will do, or bounds.
Asked = str | frozenset[str] | Bounds
CLOSED = "1"
# In these a phrase is looked for.
_ORDERED = ("literal", "folded")


def _no_value(document: SearchDocument) -> None:
    return None


def _not_asked(request: Request) -> None:
    return None


@dataclass(frozen=True)
class Field:
    """One field.

    ``value``: of words and numbers; terms are those of ``matching.fields_of``. ``asked``: what a request narrows it to.
    ``most``: of a field that is counted, how many values it may have.
    """

    name: str
    kind: Kind
    value: Callable[[SearchDocument], Value | None] = _no_value
    asked: Callable[[Request], Asked | None] = _not_asked
    most: int | None = None


def _given(name: str) -> Callable[[Request], str | frozenset[str] | None]:
    return lambda request: dict(request.narrowed).get(name)


def _between(request: Request) -> frozenset[str] | None:
    if request.from_ is None and request.to is None:
        return None
    return frozenset(DATED.making_up(request.from_, request.to))


def _standing(request: Request) -> frozenset[str] | None:
    return None if request.on is None else frozenset(STOOD.around(request.on))


FIELDS = (
    *(Field(name, "ordered-terms" if name in _ORDERED else "terms") for name in TERMS),
    Field("type", "word", lambda d: d.type, _given("type"), most=100),
    Field("body", "word", lambda d: d.body, _given("body"), most=50_000),
    Field("year", "word", lambda d: d.date and d.date[:4], most=10_000),
    Field("day", "number", lambda d: None if d.date is None else first_day(d.date)),
    # Of each text that a word meets, a few words take less to look for than days to compare.
    Field("dated", "words", lambda d: DATED.around(d.date), _between),
    Field("known_from", "number", lambda d: d.known_from, lambda r: (None, r.position)),
    Field("known_to", "number", lambda d: d.known_to, lambda r: (r.position + 1, None)),
    Field("valid_from", "number", lambda d: first_day(d.valid_from)),
    Field("stood", "words", lambda d: STOOD.making_up(d.valid_from, d.valid_to), _standing),
    # Of what is no longer known: where that is little, to leave it out costs less than to look at ``known_to`` of all.
    Field("closed", "word", lambda d: None if d.known_to == OPEN else CLOSED),
    Field("key", "word", lambda d: d.key),
    Field("unit", "word", lambda d: d.unit),
    Field("id", "word", lambda d: d.id),
    Field("number", "word", lambda d: d.number or ""),
)
KNOWN = ("known_from", "known_to")
FACETS = tuple(field.name for field in FIELDS if field.most is not None)


def of_kind(*kinds: Kind) -> list[Field]:
    return [field for field in FIELDS if field.kind in kinds]


_VALUED = of_kind("word", "words", "number")


def values(document: SearchDocument) -> Mapping[str, Value]:
    """What a document has in the fields that are words and numbers."""
    return {field.name: value for field in _VALUED if (value := field.value(document)) is not None}


def narrowing(request: Request) -> Mapping[str, Asked]:
    """What a request narrows to, by field."""
    found = {field.name: field.asked(request) for field in FIELDS}
    return {name: asked for name, asked in found.items() if asked is not None}
