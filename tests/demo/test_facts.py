"""Every fact of the domain can be recorded, is answered for, and stands on a page: walked on the example archive."""

from __future__ import annotations

import json

import lxml.html
import pytest
from flask.testing import FlaskClient

from tests.demo.conftest import Ask
from tests.demo.example import ROOT, commands

PAGE = ROOT / "docs" / "facts.md"


def facts() -> list[list[str]]:
    """The rows of the page: fact, command, answer, what it says, page, what it shows."""
    rows = [line.strip("|").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    return [[cell.strip().strip("`") for cell in row] for row in rows if row[0].strip() != "Fact"]


FACTS = facts()
EVERY = pytest.mark.parametrize("row", FACTS, ids=[" ".join(row[0].split()[:6]) for row in FACTS])


def test_the_list_is_read() -> None:
    assert len(FACTS) > 150
    assert all(len(row) == 6 and all(row) for row in FACTS)


@EVERY
def test_a_fact_is_recorded_by_its_command(row: list[str]) -> None:
    assert row[1] in {command["command"] for command in commands()}


@EVERY
def test_the_answer_tells_a_fact(row: list[str], ask: Ask) -> None:
    said = json.dumps(ask(row[2]), ensure_ascii=False, separators=(",", ":"))

    assert row[3] in said


@EVERY
def test_the_page_shows_a_fact(row: list[str], client: FlaskClient) -> None:
    response = client.get(row[4], headers={"Accept-Language": "da"})

    assert response.status_code == 200
    main = lxml.html.document_fromstring(response.get_data(as_text=True)).xpath("//main")[0]
    assert row[5].lower() in " ".join(main.text_content().split()).lower()
