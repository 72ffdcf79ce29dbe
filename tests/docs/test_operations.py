"""``docs/operations.md`` leaves out nothing that can ring, and its figures are those that were measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.compose.installation import ROOT, settings_read
from tests.contract.asking import Asking
from web.schemas.archive import ReadModel
from web.texts import problems_en, terminal_en

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "operations.md").read_text(encoding="utf-8")


@pytest.fixture
def metrics(tmp_path: Path) -> set[str]:
    asking = Asking(tmp_path)
    text = asking.client.get("/metrics").get_data(as_text=True)
    asking.close()
    return {family.name for family in text_string_to_metric_families(text)}


def test_every_metric_is_told_and_none_that_is_not_there(metrics: set[str]) -> None:
    told = set(re.findall(r"forumarkiv_(?:log|read|request)[a-z_]+", PAGE))

    assert {re.sub("_(total|bucket)$", "", name) for name in told} == metrics


def test_every_state_of_a_read_model_is_told() -> None:
    (states,) = (rule.choices for rule in ReadModel().fields["state"].validators)

    assert [state for state in states if f"| `{state}` |" not in PAGE] == []


def test_every_finding_of_verify_is_told() -> None:
    faults = {name.removeprefix("cli.fault.") for name in terminal_en.LABELS if name.startswith("cli.fault.")}

    assert {fault for fault in faults if f"`{fault}`" not in PAGE} == set()


def test_every_reason_that_is_told_is_one() -> None:
    told = PAGE.partition("### What is answered")[2].partition("### What `arkiv verify` finds")[0]
    reasons = {code for code in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", told)}

    assert len(reasons) > 8
    assert reasons - problems_en.DETAILS.keys() == set()


def test_every_setting_that_is_told_is_one() -> None:
    """Of the program, or of the file that Docker Compose reads."""
    of_compose = set(re.findall(r"\$\{(\w+):-", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))

    told = set(re.findall(r"FORUMARKIV_[A-Z_]*[A-Z]", PAGE)) - {"FORUMARKIV_OIDC"}  # with a star: all of those

    assert told - settings_read() - of_compose == set()


def test_every_figure_stands_in_the_page_that_it_is_from() -> None:
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \| \[[^]]+\]\(((?:speed|real-input)\.md)\) \|$", PAGE, re.MULTILINE)

    assert len(rows) == 6
    for figures, page in rows:
        text = (DOCS / page).read_text(encoding="utf-8")
        for figure in re.findall(r"\d[\d.,]*\d", figures):
            assert figure in text, f"{figure} does not stand in {page}"
