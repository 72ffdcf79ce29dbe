"""What a monitor reads."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from tests.contract.asking import Asking
from tests.given import SPINE


def figures(asking: Asking) -> dict[tuple[str, str], float]:
    """By name and read model, or route."""
    text = asking.client.get("/metrics").get_data(as_text=True)
    return {
        (sample.name, sample.labels.get("name") or sample.labels.get("route", "")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_positions_and_lag_are_told(asking: Asking) -> None:
    last = asking(*SPINE)
    asking.get("search", q="bolig")

    found = figures(asking)

    assert found["forumarkiv_log_position", ""] == last
    for name in ("records", "agreements", "audit", "search"):
        assert found["forumarkiv_read_model_position", name] == last
        assert found["forumarkiv_read_model_lag", name] == 0
        assert found["forumarkiv_read_model_ok", name] == 1


def test_questions_are_counted_by_route_and_not_by_address(asking: Asking) -> None:
    asking.problem("bodies/x")
    asking.problem("bodies/y")

    found = figures(asking)

    assert found["forumarkiv_requests_total", "/api/v1/bodies/<id>"] == 2
    assert found["forumarkiv_request_seconds_count", "/api/v1/bodies/<id>"] == 2
    assert not any("/y" in route for _, route in found)
