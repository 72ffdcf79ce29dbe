"""Whatever is posted to a form of its own is answered: what is wrong is told, and nothing breaks or is written."""

from __future__ import annotations

from random import Random

import pytest

from tests.desk.sheets import Desk
from tests.desk.test_own_meetings import AGENDA, KOMMISSORIUM, MINUTES, SENT, WHEEL
from tests.desk.test_own_screen import ADDRESSES
from tests.given import Given
from web.desk.own.listed import KINDS

_ODD = (
    "",
    " ",
    "x",
    "m1",
    "h1",
    "d1",
    "2012-13-45",
    "2012-06-01",
    "9999-12-31",
    "-1",
    "10000",
    "null",
    "true",
    "🙂",
    "\x00",
)
_OWN = {"_base": ("abc", "99999999", "-1"), "_beside": ("{", "[1]", '{"left_out": 3}'), "_seen": ("x",)}


@pytest.fixture
def database_url() -> str | None:
    """What is typed does not depend on the database."""
    return None


@pytest.mark.parametrize("name", KINDS)
def test_whatever_is_posted_is_answered_and_nothing_is_written(desk: Desk, given: Given, name: str) -> None:
    given(KOMMISSORIUM, WHEEL, AGENDA, MINUTES, SENT)
    before = given.archive.last_position()
    chance = Random(name)
    begun = desk.open(f"/skrivebord/{name}{ADDRESSES.get(name, '')}")
    boxes = sorted(one for one in begun.names if not one.startswith("_"))

    for _ in range(25):
        typed = {box: chance.choice(_ODD) for box in boxes if chance.random() < 0.3}
        typed |= {f"{box.rpartition('/')[0] or box}/{chance.choice(('7', 'x', '0/0'))}": "x" for box in boxes[:2]}
        own = {box: chance.choice(odd) for box, odd in _OWN.items() if chance.random() < 0.1}
        button = chance.choice(("preview", "begin", "change", "put-away", "add:items", "take:items/0", "find:meeting"))
        sent = {**begun.values, **typed, **own, "_do": button}

        answered = desk.browser.client.post(begun.action, data=sent)

        assert answered.status_code < 500, (sent, answered.get_data(as_text=True)[-2000:])
    assert given.archive.last_position() == before
