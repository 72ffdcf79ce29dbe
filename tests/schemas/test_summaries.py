"""What the audit trail of the example archive says, entry by entry."""

from __future__ import annotations

import pytest

from archive.catalogue import CLOSED, EVENTS
from tests.answers.examples import Examples


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_entry_is_a_whole_sentence(example: Examples, language: str) -> None:
    example.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    entries = example.rows("audit", {})

    assert len({entry["event"] for entry in entries} & (EVENTS.keys() - {CLOSED})) > 30, "most events are met"
    assert [entry["summary"] for entry in entries if "?" in entry["summary"] or "–" in entry["summary"]] == []
    assert all(entry["summary"].endswith(".") for entry in entries)
