"""CSV as other programs open it: no text is a formula, and a form that a Danish Excel reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.asking import Asking
from tests.given import MEETING, PSF

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asked = Asking(tmp_path, simulated=True)
    yield asked
    asked.close()


def table(asking: Asking, path: str, **query: str) -> list[dict[str, str]]:
    response = asking.client.get(f"/api/v1/{path}", query_string={"format": "csv", **query})
    assert response.status_code == 200, response.get_json()
    text = response.get_data().decode("utf-8-sig" if "bom" in query else "utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=query.get("sep", ",")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula(asking: Asking, text: str) -> None:
    asking({**PSF, "name": text}, MEETING)

    assert [row["name"] for row in table(asking, "bodies")] == [f"'{text}"]
    for path in ("meetings", "audit", "bodies", "events"):
        for row in table(asking, path, all="true"):
            assert not [cell for cell in row.values() if cell.startswith(tuple("=+@\t"))]


def test_a_number_is_one_also_below_zero(asking: Asking) -> None:
    asking({**PSF, "established_on": "2012-05-11", "at": "2012-05-01T10:00:00Z"})

    assert table(asking, "audit")[-1]["days_late"] == "-10"


def test_a_form_for_a_danish_excel(asking: Asking) -> None:
    asking({**PSF, "at": "2012-05-01T22:30:00Z"})
    query: dict[str, Any] = {"format": "csv", "sep": ";", "bom": "true", "local": "true"}

    raw = asking.client.get("/api/v1/audit", query_string=query).get_data()

    assert raw.startswith(b"\xef\xbb\xbfposition;n;recorded_at;recorded_at.local;")
    last = table(asking, "audit", **query)[-1]
    assert last["recorded_at"] == "2012-05-01T22:30:00.000000Z"
    assert last["recorded_at.local"] == "2012-05-02 00:30:00"


@pytest.mark.parametrize("query", [{"sep": "|"}, {"bom": "maaske"}])
def test_another_form_is_invalid(asking: Asking, query: dict[str, str]) -> None:
    response = asking.client.get("/api/v1/audit", query_string={"format": "csv", **query})

    assert (response.status_code, response.get_json()["errors"][0]["path"]) == (422, next(iter(query)))
