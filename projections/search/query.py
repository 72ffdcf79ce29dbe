"""What a user asks, read by our own rules: words, "fixed phrases", -exclusions, beginnings*.

No engine ever sees the user's text: a query is parsed here, and engines are given terms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from archive.problems import invalid
from projections.search.terms import Term, fold, term_of, words

LONGEST_QUERY = 512

Kind = Literal["word", "phrase", "prefix"]
_ITEM = re.compile('(-?)"([^"]*)"|(\\S+)')
_NUMBER_BEGUN = re.compile("[0-9][-/.:]$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition. ``word``: its one term, in any inflection, or as a part; ``phrase``: its terms as they are, one
    after the other; ``prefix``: a word that begins so (``beginning``, in ``folded`` or ``literal`` writing).
    """

    kind: Kind
    terms: tuple[Term, ...]
    excluded: bool = False
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``clauses`` hold. With ``exact`` words are taken as written: no inflections, no parts, no folding."""

    clauses: tuple[Clause, ...]
    exact: bool = False

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.excluded)


def parse(text: str, exact: bool = False) -> Query:
    """Reads a query of at most 512 characters.

    Raises ``invalid`` of the field ``q``: ``too-long``, ``unbalanced-quote``, ``no-words``.
    """
    if len(text) > LONGEST_QUERY:
        raise invalid("q", "too-long", expected=LONGEST_QUERY)
    if text.count('"') % 2:
        raise invalid("q", "unbalanced-quote")
    clauses = [clause for match in _ITEM.finditer(_apart(text)) for clause in _clauses(match, exact)]
    if not clauses:
        raise invalid("q", "no-words")
    return Query(tuple(dict.fromkeys(clauses)), exact)


def _apart(text: str) -> str:
    """A phrase stands by itself, also where no blank was left."""
    pieces = text.split('"')
    quoted = [f'"{piece}"' if index % 2 else piece for index, piece in enumerate(pieces)]
    joined = ""
    for index, piece in enumerate(quoted):
        joined += piece if index % 2 and joined.endswith("-") else f" {piece}"
    return joined


def _clauses(match: re.Match[str], exact: bool) -> list[Clause]:
    minus, phrase, item = match.groups()
    if phrase is not None:
        terms = tuple(word.term for word in words(phrase))
        return [Clause("phrase", terms, bool(minus))] if terms else []
    excluded, raw = item.startswith("-"), item.lstrip("-")
    return _prefixed(raw, excluded, exact) if raw.endswith("*") else _word(raw, excluded)


def _word(raw: str, excluded: bool) -> list[Clause]:
    """A word; of what the analysis takes for several, all are asked for, and excluded where they stand together."""
    terms = tuple(word.term for word in words(raw))
    if excluded and len(terms) > 1:
        return [Clause("phrase", terms, True)]
    return [Clause("word", (term,), excluded) for term in terms]


def _prefixed(raw: str, excluded: bool, exact: bool) -> list[Clause]:
    stem = raw.rstrip("*")
    found = list(words(stem))
    if not found:
        return []
    last = stem[found[-1].start :] if _NUMBER_BEGUN.search(stem) else found[-1].term.literal
    beginning = term_of(last).literal if exact else fold(last)
    whole = _word(stem[: found[-1].start], excluded)
    return [*whole, Clause("prefix", (found[-1].term,), excluded, beginning)]
