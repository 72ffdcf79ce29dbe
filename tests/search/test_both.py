"""Both engines answer alike: the same set, total and facets, whatever is asked of the example archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.problems import Problem
from projections.search.documents import TYPES, SearchDocument
from projections.search.port import Found, Request
from projections.search.query import Query, parse
from tests.search.searching import Searching

ALL = 10_000
DAYS = st.sampled_from(["2010-12-08", "2011-01-01", "2012-03-01", "2012-06-01", "2013-02-01", "2014-12-31"])


@pytest.fixture(scope="session")
def both(elasticsearch: str, examples: Mapping[str, Searching]) -> Mapping[str, Searching]:
    return examples


@pytest.fixture(scope="session")
def texts(both: Mapping[str, Searching]) -> Sequence[str]:
    """What stands in the archive."""
    with both["embedded"].reader.view() as view:
        found = both["embedded"].service.find(view, Request(Query(()), view.position, limit=ALL))
    return [piece for document in found.documents for piece in document.pieces() if piece.split()]


def queries(texts: Sequence[str]) -> st.SearchStrategy[str]:
    """Words of a text, as they stand, beginnings of them, phrases and exclusions; sometimes of several texts."""

    @st.composite
    def query(draw: st.DrawFn) -> str:
        return " ".join(draw(st.lists(part(), min_size=1, max_size=3)))

    @st.composite
    def part(draw: st.DrawFn) -> str:
        words = draw(st.sampled_from(texts)).replace('"', " ").split()
        at = draw(st.integers(0, len(words) - 1))
        word = words[at]
        cut = word[: draw(st.integers(1, len(word)))]
        phrase = " ".join(words[at : at + draw(st.integers(1, 4))])
        return str(draw(st.sampled_from([word, word.upper(), f"-{word}", f"{cut}*", f'"{phrase}"', f'-"{phrase}"'])))

    return query()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_same_set_total_and_facets(
    both: Mapping[str, Searching], texts: Sequence[str], data: st.DataObject
) -> None:
    last = both["embedded"].archive.last_position()
    asked = _query(data.draw(queries(texts)), data.draw(st.booleans()))
    body = data.draw(st.none() | st.sampled_from(["psf", "br", "bestyrelsen"]))
    narrowed = ("type", data.draw(st.none() | st.sampled_from(TYPES))), ("body", body)
    request = Request(
        asked,
        data.draw(st.one_of(st.just(last), st.integers(1, last))),
        data.draw(st.none() | DAYS),
        tuple((name, value) for name, value in narrowed if value is not None),
        data.draw(st.none() | DAYS),
        data.draw(st.none() | DAYS),
        limit=ALL,
    )

    one, other = (_found(searching, request) for searching in both.values())

    assert other.total == one.total == len(one.documents)
    assert _keys(other.documents) == _keys(one.documents)
    assert {name: list(counts.items()) for name, counts in other.facets.items()} == {
        name: list(counts.items()) for name, counts in one.facets.items()
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_newest_are_the_same_in_one_order(
    both: Mapping[str, Searching], texts: Sequence[str], data: st.DataObject
) -> None:
    last = both["embedded"].archive.last_position()
    asked = _query(data.draw(queries(texts)), data.draw(st.booleans()))
    known, limit, offset = data.draw(st.integers(1, last)), data.draw(st.integers(1, 50)), data.draw(st.integers(0, 60))
    request = Request(asked, known, data.draw(st.none() | DAYS), offset=offset, limit=limit, newest=True)

    one, other = (_found(searching, request) for searching in both.values())

    assert (other.total, list(other.documents)) == (one.total, list(one.documents))


@pytest.mark.parametrize("q", ["-findesikke", "-aftale -møde", "a*"])
def test_where_nothing_tells_hits_apart_their_order_is_the_same(both: Mapping[str, Searching], q: str) -> None:
    request = Request(parse(q), both["embedded"].archive.last_position(), limit=ALL)

    one, other = (_found(searching, request) for searching in both.values())

    assert [document.key for document in other.documents] == [document.key for document in one.documents]


def _query(text: str, exact: bool) -> Query:
    """Where nothing in a text is a word, everything."""
    try:
        return parse(text, exact)
    except Problem:
        return Query((), exact)


def _found(searching: Searching, request: Request) -> Found:
    with searching.reader.view(known=f"@{request.position}") as view:
        return searching.service.find(view, request)


def _keys(documents: Sequence[SearchDocument]) -> list[str]:
    return sorted(document.key for document in documents)
