"""The head of the chain is told; the salts, by which nobody can guess what an erased event said, are not."""

from __future__ import annotations

import json

from archive.keeping.verify import verify
from tests.contract.asking import Asking
from tests.given import JUSTERING, SPINE, Given
from tests.older import made_older, rows_of
from web.app import close, create_app

MINUTES = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Drøftet."}]}
ANSWERS = ("events?limit=500", "audit?limit=500", "agreements/h1", "decisions/d1", "search?q=bolig", "status")


def test_the_head_is_that_of_the_moment_asked_about(asking: Asking) -> None:
    first = asking(*SPINE)
    head = verify(asking.given.archive).head
    last = asking(JUSTERING)
    assert head is not None

    assert asking.get("status", known=f"@{first}")["head"] == {"position": head.position, "digest": head.digest}
    assert asking.get("status")["head"]["position"] == last
    assert asking.get("status", known="@0")["head"] is None


def test_the_page_shows_it_as_verify_takes_it(asking: Asking) -> None:
    asking(*SPINE)

    page = asking.client.get("/status").get_data(as_text=True)

    assert str(verify(asking.given.archive).head) in page


def test_a_log_of_an_older_program_has_none_and_the_page_says_why(given: Given) -> None:
    older = made_older(given(*SPINE).archive, {})
    app = create_app(older)

    asked = app.test_client()

    assert asked.get("/api/v1/status").get_json()["head"] is None
    assert "en ældre udgave af programmet" in asked.get("/status").get_data(as_text=True)
    close(app)
    older.close()


def test_salts_are_shown_nowhere(asking: Asking) -> None:
    asking(*SPINE, MINUTES, JUSTERING)
    salts = [json.loads(row[4]).get("salt") for row in rows_of(asking.given.archive)]
    told = [asking.client.get(f"/api/v1/{path}").get_data(as_text=True) for path in ANSWERS]
    tables = [file.read_bytes() for file in asking.given.archive.data_dir.glob("read-*.db*")]

    found = [salt for salt in salts if salt is not None]

    assert len(found) == 7
    assert len(tables) > 0
    assert [salt for salt in found if any(salt in text for text in told)] == []
    assert [salt for salt in found if any(salt.encode() in table for table in tables)] == []
