"""What the audit trail of the example archive says, entry by entry."""

from __future__ import annotations

import pytest

from archive.catalogue import CLOSED, EVENTS
from tests.schemas.whole import Whole


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_entry_is_a_whole_sentence(example: Whole, language: str) -> None:
    example.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    entries = [entry for page in example.pages("audit", {}) for entry in example.get(page, {})["items"]]

    assert {entry["event"] for entry in entries} == EVENTS.keys() - {CLOSED, "office-left"}
    assert [entry["summary"] for entry in entries if "?" in entry["summary"] or "–" in entry["summary"]] == []
    assert all(entry["summary"].endswith(".") for entry in entries)
