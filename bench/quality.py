"""How good search is: this product's, and a stock Elasticsearch that knows Danish, on questions judged by reading.

``bench/judged`` holds the questions and says how they were judged. Ratios above 1 are in the product's favour.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.archive import Archive
from bench.judged import Measures, compounds, measured, questions
from bench.measure import QUICK, report
from bench.parish import passages
from bench.rankings import FIRST, product, stemmed, stock
from bench.servers import elasticsearch_or_word
from projections.reader import Reader
from projections.search.documents import SearchDocument
from projections.search.port import Request
from projections.search.query import Query
from projections.search.service import SearchService
from projections.search.terms import term_of
from tests.demo.example import FILE, commands

SETS = ("example",) if QUICK else ("example", "parish")
_ALL = 10_000
_OF, _TO = "of search", "of stock Elasticsearch, analyzer danish"


def main(elasticsearch: str | None = None, sets: Sequence[str] = SETS) -> None:
    """``elasticsearch``: the address of a server that is there already; None: one is started. ``sets``: those asked."""
    made = {"example": example, "parish": parish}
    with ExitStack() as stack:
        address = stack.enter_context(elasticsearch_or_word("search beside stock Elasticsearch", elasticsearch))
        for name in sets:
            try:
                documents = made[name]()
            except FileNotFoundError as missing:
                print(f"Not measured: search of the {name}: {missing} is not there", file=sys.stderr)
                continue
            _ranked(name, documents, address)
        if address is not None:
            _split(address)


def parish() -> list[SearchDocument]:
    """Raises FileNotFoundError where the minutes are not there."""
    return [
        SearchDocument("", "document", one.id, None, None, one.text, None, None, f"{one.year}-12-31", None, None, 1)
        for one in passages()
    ]


def example() -> list[SearchDocument]:
    """All that is searched of the example archive."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        archive = stack.enter_context(closing(Archive.create(Path(folder), simulated=True)))
        for command in commands():
            archive.do(command, base_dir=FILE.parent)
        reader = stack.enter_context(closing(Reader(archive)))
        service = stack.enter_context(closing(SearchService(archive, reader)))
        with reader.view() as view:
            return list(service.find(view, Request(Query(()), view.position, limit=_ALL)).documents)


def _ranked(name: str, documents: Sequence[SearchDocument], address: str | None) -> None:
    asked = list(questions(name))
    with product(documents) as rank:
        own = measured(asked, [rank(question.text) for question in asked])
    if address is None:
        return _tell(name, len(asked), own, None)
    with stock(address, documents) as rank:
        _tell(name, len(asked), own, measured(asked, [rank(question.text) for question in asked]))


def _tell(name: str, many: int, own: Measures, other: Measures | None) -> None:
    for measure, value in own._asdict().items():
        beside = None if other is None else getattr(other, measure)
        figures = {"own": round(value, 3), **({} if beside is None else {"stock": round(beside, 3)})}
        told = {"set": name, "questions": many, "measure": f"{measure}@{FIRST}", **figures}
        report("quality", value / beside if beside else 0.0, _OF, _TO if beside else "of nothing", **told)


def _split(address: str) -> None:
    """Of the parts of compounds, how many lead to the compound; of those that it is given, how many are wrong."""
    judged = list(compounds())
    with stemmed(address) as stems:
        own, other = (sum(_found(word, parts, forms) for word, parts in judged) for forms in (_own, stems))
    wrong, given = wrong_parts(judged)
    told = {"set": "compounds", "words": len(judged), "parts": sum(len(parts) for _, parts in judged)}
    report("quality", own / max(other, 1), "parts of compounds found by search", _TO[3:], **told, own=own, stock=other)
    report("quality", wrong / given, "parts given that are wrong", "all that are given", **told, wrong=wrong)


def wrong_parts(judged: Sequence[tuple[str, Sequence[str]]]) -> tuple[int, int]:
    """How many parts that words are given are none of theirs; and how many parts they are given."""
    given = [(parts, forms) for word, parts in judged for forms in term_of(word).parts]
    return sum(not any(set(forms) & _own(row) for row in _rows(parts)) for parts, forms in given), len(given)


Forms = Callable[[str], set[str]]


def _found(word: str, parts: Sequence[str], forms: Forms) -> int:
    """How many of the parts find a text that holds the word alone."""
    held = set(term_of(word).stems) if forms is _own else forms(word)
    return sum(not forms(part).isdisjoint(held) for part in parts)


def _own(word: str) -> set[str]:
    return set(term_of(word).whole)


def _rows(parts: Sequence[str]) -> Iterator[str]:
    """Each part, and what neighbours make up: *bogsamling* is a part of *børnebogsamling*."""
    yield from parts
    for first, second in pairwise(parts):
        yield from (first + joint + second for joint in ("", "s", "e"))
