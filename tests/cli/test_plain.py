"""An answer that has no words of its own is said in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.show.plain import anything
from web.wording import Wording

_words = st.text("abcdefæøå", min_size=1, max_size=8)
_flat = st.none() | st.booleans() | st.integers(0, 9999) | _words | st.lists(_words, max_size=3)
_object = st.dictionaries(_words, _flat, max_size=4)
_answers = st.dictionaries(_words, _flat | _object | st.lists(_object, min_size=1, max_size=3), max_size=5)


def single(value: Any) -> Iterator[str]:
    """Every word and number in it, however deep."""
    if isinstance(value, dict):
        for one in value.values():
            yield from single(one)
    elif isinstance(value, list):
        for one in value:
            yield from single(one)
    elif isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        yield str(value)


@given(_answers)
def test_nothing_is_left_out(body: dict[str, Any]) -> None:
    lines = "\n".join(anything(body, Wording("da"), str))

    assert [said for said in single(body) if said not in lines] == []


@pytest.mark.parametrize(("language", "yes"), [("da", "ja"), ("en", "yes")])
def test_fields_are_named_and_lists_are_tables(language: str, yes: str) -> None:
    body = {
        "parent": "br", "open": True, "numbers": ["4", "5"], "term": {"from": "2011-01-01", "to": None},
        "items": [{"id": "h1", "void": True}, {"id": "h2", "void": None}], "as_of": {"on": None}, "next": None,
    }  # fmt: skip

    lines = list(anything(body, Wording(language), str))

    assert lines[0] == f"{Wording(language).code('field', 'parent')}: br"
    assert lines[1:3] == [f"open: {yes}", "numbers: 4, 5"]
    assert f"{Wording(language).code('field', 'from')}: 2011-01-01" in lines
    assert ["h1", yes] in [line.split() for line in lines]
    assert not any("as_of" in line for line in lines)
