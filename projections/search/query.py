"""What a user asks, read by our own rules: words, "fixed phrases", -exclusions, beginnings*.

No engine ever sees the user's text: a query is parsed here, and engines are given terms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from archive.problems import invalid
from projections.search import dates
from projections.search.folding import fold
from projections.search.terms import STOP_WORDS, Special, Term, in_full, plain_words, term_of
from projections.search.written_out import STOP_TERMS

LONGEST_QUERY = 512

Kind = Literal["word", "phrase", "prefix", "near"]
_ITEM = re.compile('(-?)"([^"]*)"|(\\S+)')
_NUMBER_BEGUN = re.compile("[0-9][-/.:]$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition. ``word``: its one term, in any inflection, or as a part; ``phrase``: its terms as they are, one
    after the other; ``prefix``: a word that begins so (``beginning``, in ``folded`` or ``literal`` writing); ``near``:
    a word that differs from that in ``far`` places at most.
    """

    kind: Kind
    terms: tuple[Term, ...]
    excluded: bool = False
    beginning: str = ""
    far: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``clauses`` hold. With ``exact`` words are taken as written: no inflections, no parts, no folding."""

    clauses: tuple[Clause, ...]
    exact: bool = False

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.excluded)

    @property
    def words(self) -> tuple[Clause, ...]:
        """The words asked for, phrases and beginnings aside."""
        return tuple(clause for clause in self.wanted if clause.kind == "word")

    @property
    def has_some(self) -> bool:
        """Whether a text may meet some of it and not all: of several words, or of a compound a part."""
        return len(self.words) > 1 or any(clause.terms[0].parts for clause in self.words if not self.exact)


def parse(text: str, exact: bool = False) -> Query:
    """Reads a query of at most 512 characters. Stop words are not asked for where other words are.

    Raises ``invalid`` of the field ``q``: ``too-long``, ``unbalanced-quote``, ``no-words``.
    """
    if len(text) > LONGEST_QUERY:
        raise invalid("q", "too-long", expected=LONGEST_QUERY)
    if text.count('"') % 2:
        raise invalid("q", "unbalanced-quote")
    text, clauses = (text, []) if exact else _taken_out(text)
    clauses += [clause for match in _ITEM.finditer(_apart(text)) for clause in _clauses(match, exact)]
    if not clauses:
        raise invalid("q", "no-words")
    return Query(tuple(dict.fromkeys(clauses if exact else _needed(clauses))), exact)


def _needed(clauses: list[Clause]) -> list[Clause]:
    """Without the stop words, where something else is asked for."""
    others = [clause for clause in clauses if clause.excluded or not _is_stop_word(clause)]
    return others if any(not clause.excluded for clause in others) else clauses


def _is_stop_word(clause: Clause) -> bool:
    term = clause.terms[0]
    return clause.kind == "word" and (term.folded in STOP_WORDS or not STOP_TERMS.isdisjoint(term.whole))


def _taken_out(text: str) -> tuple[str, list[Clause]]:
    """Dates, amounts and what has an abbreviation, phrases aside, however many words they are written in; and the text
    without them.
    """
    clauses: list[Clause] = []
    pieces = text.split('"')
    for index in range(0, len(pieces), 2):
        pieces[index] = in_full(pieces[index])
        for span in Special(pieces[index]).up_to(len(pieces[index])):
            before, after = pieces[index][: span.start], pieces[index][span.end :]
            if not after.startswith("*") and not before.endswith("-"):
                clauses.append(_special(span))
                pieces[index] = before + " " * (span.end - span.start) + after
    return '"'.join(pieces), clauses


def _special(span: dates.Span, excluded: bool = False) -> Clause:
    """A date with its year is that of the year alone; a month of a year is met where both are named, too."""
    parts = tuple(term_of(word).whole for word in span.words)
    return Clause("word", (Term("", "", span.asked, span.asked, parts),), excluded)


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
        terms = tuple(word.term for word in plain_words(phrase))
        return [Clause("phrase", terms, bool(minus))] if terms else []
    excluded, raw = item.startswith("-"), item.lstrip("-")
    return _prefixed(raw, excluded, exact) if raw.endswith("*") else _word(raw, excluded)


def _word(raw: str, excluded: bool) -> list[Clause]:
    """A word; of what the analysis takes for several, all are asked for, and excluded where they stand together."""
    if excluded and (dated := [span for span in dates.found(raw) if span.end - span.start == len(raw)]):
        return [_special(dated[0], True)]
    terms = tuple(_with_days(word.term) for word in plain_words(raw))
    if excluded and len(terms) > 1:
        return [Clause("phrase", terms, True)]
    return [Clause("word", (term,), excluded) for term in terms]


def _with_days(term: Term) -> Term:
    """A month by its name is met by its days, in whatever year; what may be a month and its year ranked lower by its
    days.
    """
    if month := dates.month_in_figures(term.literal):
        return replace(term, parts=((month,),))
    days = dates.of_month(term.folded)
    return term if days is None else replace(term, whole=(*term.whole, days))


def _prefixed(raw: str, excluded: bool, exact: bool) -> list[Clause]:
    stem = raw.rstrip("*")
    found = list(plain_words(stem))
    if not found:
        return []
    last = stem[found[-1].start :] if _NUMBER_BEGUN.search(stem) else found[-1].term.literal
    beginning = term_of(last).literal if exact else fold(last)
    whole = _word(stem[: found[-1].start], excluded)
    return [*whole, Clause("prefix", (found[-1].term,), excluded, beginning)]
