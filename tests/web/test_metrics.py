"""What a monitor reads."""

from __future__ import annotations

from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from tests.contract.asking import Asking
from tests.given import PSF, SPINE


def figures(client: FlaskClient) -> dict[tuple[str, str], float]:
    """By name and read model, or route."""
    text = client.get("/metrics").get_data(as_text=True)
    return {
        (sample.name, sample.labels.get("name") or sample.labels.get("route", "")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_positions_and_lag_are_told(asking: Asking) -> None:
    last = asking(*SPINE)
    asking.get("search", q="bolig")

    found = figures(asking.client)

    assert found["forumarkiv_log_position", ""] == last
    for name in ("records", "agreements", "audit", "search"):
        assert found["forumarkiv_read_model_position", name] == last
        assert found["forumarkiv_read_model_lag", name] == 0
        assert found["forumarkiv_read_model_ok", name] == 1


def test_an_index_that_nobody_brought_forward_is_told_to_be_behind(asking: Asking) -> None:
    asking(*SPINE)
    asking.get("search", q="bolig")

    asking({**PSF, "id": "sg"})

    assert figures(asking.client)["forumarkiv_read_model_lag", "search"] == 2
    told = {model["name"]: model["lag"] for model in asking.get("status")["read_models"]}
    assert told == {"records": 0, "agreements": 0, "audit": 0, "search": 2}
    ready = asking.client.get("/readyz").get_json()["read_models"]
    assert {model["name"]: model["lag"] for model in ready} == told


def test_questions_are_counted_by_route_and_not_by_address(asking: Asking) -> None:
    asking.problem("bodies/x")
    asking.problem("bodies/y")

    found = figures(asking.client)

    assert found["forumarkiv_requests_total", "/api/v1/bodies/<id>"] == 2
    assert found["forumarkiv_request_seconds_count", "/api/v1/bodies/<id>"] == 2
    assert not any("/y" in route for _, route in found)


def test_methods_that_somebody_made_up_are_counted_as_one(asking: Asking) -> None:
    for method in ("GET", "BREW", "WHEN"):
        asking.client.open("/livez", method=method)

    text = asking.client.get("/metrics").get_data(as_text=True)
    samples = [s for family in text_string_to_metric_families(text) for s in family.samples]
    assert {s.labels["method"] for s in samples if "method" in s.labels} <= {"GET", "other"}
