"""The first to search after much was recorded is told to come back, and finds everything then."""

from __future__ import annotations

from time import monotonic

import pytest

from tests import patience
from tests.contract.asking import Asking
from tests.given import SPINE


def test_a_search_with_much_to_index_is_behind_for_a_while(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    asking(*SPINE)
    asking.client.application.extensions["forumarkiv"].search.patient = False
    monkeypatch.setattr("projections.search.service._WAIT", 0)
    monkeypatch.setattr("projections.search.service.BATCH", 1)

    first = asking.client.get("/api/v1/search?q=anvises")

    assert (first.status_code, first.headers["Retry-After"]) == (503, "2")
    assert (first.content_type, first.get_json()["type"]) == ("application/problem+json", "/problems/behind")
    deadline = monotonic() + patience.SECONDS
    while asking.client.get("/api/v1/search?q=anvises").status_code == 503:
        assert monotonic() < deadline
    assert asking.get("search", q="anvises")["total"] == 1
