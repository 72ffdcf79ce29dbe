"""Engines are given ready terms: no sign in a text or a query means anything to them, and no word is too long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from projections.search.embedded import EmbeddedIndex
from projections.search.embedded_query import Extent, query_of
from projections.search.port import Request, SearchEngine
from projections.search.query import parse
from tests.search.test_engines import ask, document, ids, put

LONG = "å" * 300


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("fjerde", "Hver\u00a0fjerde\u2003bolig"),
        (LONG, LONG),
        (f'"{LONG} bolig"', f"{LONG} bolig"),
        (f"{LONG}*", f"{LONG} bolig"),
        ("14.0*", "Den 14.04."),
    ],
    ids=["other blanks", "long", "in a phrase", "its beginning", "a beginning with a sign"],
)
def test_a_word_is_found_however_long_and_between_whatever_blanks(engine: SearchEngine, query: str, text: str) -> None:
    put(engine, text)

    assert ids(ask(engine, query)) == ["a"]


@pytest.mark.parametrize("query", ["type:document", "unit:doc*", "key:reached", "14.0*", '"type:document"'])
def test_a_field_or_a_sign_in_a_query_is_nothing_but_a_word(engine: SearchEngine, query: str) -> None:
    put(engine, "En aftale klokken 14:04.")

    assert ids(ask(engine, query)) == []


def test_what_narrows_adds_nothing_to_what_orders_hits(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path / "index")
    index.put([document("a", "bolig", body="psf", date="2012-05-08")], 1)

    def score(**narrowed: Any) -> float:
        query = query_of(index._schema, Request(parse("bolig"), 1, **narrowed), Extent(latest=1, closed=None))
        ((found, _),) = index._searcher().search(query).hits
        return float(found)

    narrowed = score(
        on="2012-06-01", narrowed=(("type", "document"), ("body", "psf")), from_="2012-01-01", to="2013-01-01"
    )
    assert narrowed == score()
