"""Which words meet a clause: the one place that says so, for the fields of engines and for ``hits.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from projections.search.documents import SearchDocument
from projections.search.query import Clause, Query
from projections.search.terms import Term, words
from projections.search.weights import PARTS, PLACE, TITLE, WRITTEN

# The fields of ready terms that an engine keeps; blanks stand between terms. In ``literal`` and ``folded`` they stand
# in order, each piece by itself. ``place``: of where a text stands.
FIELDS = ("literal", "folded", "stems", "title", "place")


@dataclass(frozen=True, slots=True)
class Is:
    """A field holds a term, or terms in a row; where ``begins`` a word that begins so; or one that differs from it in
    ``far`` places at most.
    """

    field: str
    terms: tuple[str, ...]
    weight: float = 1.0
    begins: bool = False
    far: int = 0


@dataclass(frozen=True, slots=True)
class Any_:
    of: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class All_:
    of: tuple[Node, ...]


Node = Is | Any_ | All_


@dataclass(frozen=True, slots=True)
class Condition:
    """What an engine looks for: all of ``must``, none of ``excluded``; ``counted`` counts in the order besides."""

    must: tuple[Node, ...]
    excluded: tuple[Node, ...]
    counted: tuple[Node, ...]


def condition(query: Query, rest: bool = False) -> Condition:
    """What meets every clause; or, of the ``rest``, what meets some word, or some part of a compound."""
    excluded = [_holds(clause, query.exact) for clause in query.clauses if clause.excluded]
    firm = [_holds(clause, query.exact) for clause in query.wanted if clause.kind != "word"]
    asked = [_met(clause, query.exact) for clause in query.words]
    counted = [] if query.exact else [one for clause in query.words for one in _counted(clause)]
    if not rest:
        return Condition((*firm, *asked), tuple(excluded), tuple(counted))
    some = [*asked, *(_part(forms) for clause in query.words for forms in _parts(clause, query.exact))]
    return Condition((*firm, Any_(tuple(some))), (*excluded, All_(tuple(asked))), tuple(counted))


def field_of(clause: Clause, exact: bool) -> str:
    """The field in which a clause decides."""
    if exact:
        return "literal"
    return "stems" if clause.kind == "word" else "folded"


def _holds(clause: Clause, exact: bool) -> Node:
    """That a text itself holds what a clause says."""
    field = field_of(clause, exact)
    if clause.kind == "prefix":
        return Is(field, (clause.beginning,), begins=True)
    if clause.kind == "near":
        return Is(field, (clause.beginning,), far=clause.far)
    if field == "stems":
        return Any_(tuple(Is("stems", (form,)) for form in clause.terms[0].whole))
    return Is(field, tuple(getattr(term, field) for term in clause.terms))


def _met(clause: Clause, exact: bool) -> Node:
    """That a word is met: by itself, by where a text stands, or by all the parts of a compound."""
    if exact:
        return _holds(clause, exact)
    whole = clause.terms[0].whole
    alike = [Is(field, (form,), weight) for form in whole for field, weight in (("stems", 1.0), ("place", PLACE))]
    together = All_(tuple(_part(forms) for forms in _parts(clause, exact)))
    return Any_((*alike, together) if together.of else tuple(alike))


def _parts(clause: Clause, exact: bool) -> tuple[tuple[str, ...], ...]:
    return () if exact else clause.terms[0].parts


def _part(forms: tuple[str, ...]) -> Node:
    fields = (("stems", PARTS), ("place", PARTS * PLACE))
    return Any_(tuple(Is(field, (form,), weight) for form in forms for field, weight in fields))


def _counted(clause: Clause) -> Iterator[Node]:
    yield from (Is("title", (form,), TITLE) for form in clause.terms[0].whole)
    if clause.terms[0].folded:
        yield Is("folded", (clause.terms[0].folded,), WRITTEN)


def fields_of(document: SearchDocument) -> Mapping[str, list[str]]:
    """The terms of a document, joined by blanks: for each field one text a piece."""
    own = _analysed(document.pieces())
    return {
        "literal": [" ".join([term.literal for term in piece if term.literal]) for piece in own],
        "folded": [" ".join([term.folded for term in piece if term.folded]) for piece in own],
        "stems": [_joined(piece) for piece in own],
        "title": [_joined(piece) for piece in _analysed([document.title or ""])],
        "place": [_joined(piece) for piece in _analysed((*document.stands, document.date or ""))],
    }


def _analysed(texts: Iterator[str] | Sequence[str]) -> list[list[Term]]:
    return [piece for text in texts if (piece := [word.term for word in words(text)])]


def _joined(piece: list[Term]) -> str:
    return " ".join(chain.from_iterable([term.stems for term in piece]))
