"""What stands within a sentence cannot take it over."""

from __future__ import annotations

import pytest

from web.texts.filling import fill


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Forum\u202eMURUF", "ForumMURUF"),
        ("\u2067Forum\u2069", "Forum"),
        ("Forum\nStatus: ophævet", "Forum Status: ophævet"),
        ("Forum \u2028\t for alle", "Forum for alle"),
        ("Forum\u00a0for  alle", "Forum\u00a0for  alle"),
    ],
)
def test_a_name_stays_one_line_in_the_order_of_its_sentence(name: str, said: str) -> None:
    assert fill("{name} er nedlagt.", "code", {"name": name}) == f"{said} er nedlagt."
