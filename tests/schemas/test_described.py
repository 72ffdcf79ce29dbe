"""Every field of every answer and question says what it holds."""

from __future__ import annotations

import re

import pytest

from tests.schemas.whole import described, exported

SENTENCE = re.compile(r"[A-Z][^.]+\.")


@pytest.mark.parametrize("name", exported())
def test_every_field_is_described_in_one_sentence(name: str) -> None:
    fields = list(described(exported()[name](), name))

    assert fields
    assert [path for path, field in fields if not SENTENCE.fullmatch(field.metadata.get("description", ""))] == []


def test_the_answers_are_described_to_the_bottom() -> None:
    paths = {path for path, _ in described(exported()["Agreement"](), "Agreement")}

    assert {
        "Agreement.term.from",
        "Agreement.provisions.source.meeting_date",
        "Agreement.provisions.mandate.because.rule.source.heading",
        "Agreement.pending.mandate.final_on",
    } <= paths
