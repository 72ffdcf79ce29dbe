"""What signing in costs a page, in questions to the database: the same few, whatever the page is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.databases import address_in
from tests.given import JUSTERING, SPINE
from tests.people.house import House
from web.app import app_over, close
from web.services import Services

# Whose session it is, and whether rights were given or taken back since.
_MORE = 2


@pytest.fixture
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    for address in address_in("postgresql", request):
        found = House(tmp_path, address)
        found.given(*SPINE, JUSTERING)
        for who in ("reader", "recorder"):
            found.account(who)
            found.given({"command": "grant-role", "who": who, "role": who, "reason": "Prøve"})
        yield found
        found.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    execute: Any = psycopg.Cursor.execute

    def noted(cursor: Any, query: Any, *more: Any, **named: Any) -> Any:
        found.append(str(query))
        return execute(cursor, query, *more, **named)

    monkeypatch.setattr(psycopg.Cursor, "execute", noted)
    return found


@pytest.mark.parametrize("who", ["reader", "recorder"])
def test_a_page_to_somebody_signed_in_asks_two_things_more(house: House, asked: list[str], who: str) -> None:
    signed_in = house.signed_in(who)
    open_house = app_over(Services.over(house.given.opened_again()))
    nobody = house.browser(open_house)

    for page in ("/beslutninger", "/aftaler/h1", "/moeder/m1", "/organer/psf", "/revisionsspor"):
        counts = []
        for browser, address in ((signed_in, "https://arkiv.example"), (nobody, "http://localhost")):
            browser.client.get(page, base_url=address)
            asked.clear()
            assert browser.client.get(page, base_url=address).status_code == 200
            counts.append(len(asked))
        assert counts[0] - counts[1] <= _MORE, (page, counts)
        assert counts[0] > _MORE
    close(open_house)
