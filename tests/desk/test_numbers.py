"""Numbers that no database has, in what a form carries and in addresses, are no numbers: nothing breaks of them."""

from __future__ import annotations

import pytest

from tests.desk.sheets import Desk
from web.numbers import whole

NONE = ("9" * 5_000, "9" * 30, "-1", "²", "1_0", " 1", "١")


@pytest.fixture
def database_url() -> None:
    """What is no number is none on any database."""


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number(text: str) -> None:
    assert whole(text) is None
    assert whole("9" * 18) == 10**18 - 1 < 2**63


@pytest.mark.parametrize("text", NONE)
def test_a_form_goes_on_whatever_numbers_it_is_said_to_carry(desk: Desk, text: str) -> None:
    looked_over = desk.form("establish-office", id="o1", name="Kontoret", _seen=text).press("preview")
    assert looked_over.status == 200
    done = looked_over.put({"_seen": text}).press("record")
    assert (done.status, done.words.startswith("Indført")) == (200, True)

    assert desk.form("publish-agenda").send(f"take:items/{text}").status == 200
    mended = desk.open("/berigtig/af/o1").put({"_base": text, "name": "Et andet", "reason": "Skrivefejl"})
    assert mended.press("preview").status == 200


@pytest.mark.parametrize("text", NONE)
def test_what_was_recorded_is_shown_whatever_its_address_counts(desk: Desk, text: str) -> None:
    for query in ({"n": text}, {"n": "1", "since": text}):
        assert desk.browser.get("/indfoert/0", query_string=query).status_code == 200
