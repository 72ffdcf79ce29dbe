"""The hash of a command's content is that of its canonical JSON (RFC 8785), whatever way it was made."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import rfc8785
from hypothesis import given as for_all
from hypothesis import strategies as st

from archive.grammar import COMMANDS
from archive.hashing import _plain_fields, canonical_content, content_hash
from tests.given import AGREEMENT, JUSTERING, PSF

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


def canonical(command: dict[str, Any]) -> str:
    said = {name: value for name, value in command.items() if name not in ("key", "at", "expect_version")}
    return hashlib.sha256(rfc8785.dumps(said)).hexdigest()


@pytest.mark.parametrize("name", COMMANDS)
def test_of_every_example(name: str) -> None:
    command = {"command": name, **COMMANDS[name].example, "key": "k", "at": "2012-01-01T00:00:00Z"}

    assert content_hash(canonical_content(command, None), None) == canonical(command)


@for_all(st.sampled_from([PSF, AGREEMENT]), WORDS, WORDS, st.booleans())
def test_of_any_words(command: dict[str, Any], note: str, by: str, numbered: bool) -> None:
    command = {**command, "note": note, "by": by, **({"level": 2} if numbered else {})}

    assert content_hash(canonical_content(command, None), None) == canonical(command)


@for_all(WORDS, WORDS)
def test_of_changes_with_any_words(heading: str, text: str) -> None:
    command = {**JUSTERING, "changes": [{"op": "replace", "number": "4", "heading": heading, "text": text}]}

    assert content_hash(canonical_content(command, None), None) == canonical(command)


@pytest.mark.parametrize("level", [2, 2.0, 10**15])
def test_a_number_has_one_form(level: float) -> None:
    assert content_hash(canonical_content({**PSF, "level": level}, None), None) == canonical(
        {**PSF, "level": int(level)}
    )


def test_no_field_that_may_hold_a_number_is_taken_for_text() -> None:
    assert {"level"}.isdisjoint(_plain_fields("establish-body"))
    assert {"rules"}.isdisjoint(_plain_fields("adopt-kommissorium"))
    assert {"fields", "position"}.isdisjoint(_plain_fields("correct-record"))
    assert {"name", "parent", "reports_to", "established_on"} <= _plain_fields("establish-body")
    assert {"changes"} <= _plain_fields("adopt-justering")
