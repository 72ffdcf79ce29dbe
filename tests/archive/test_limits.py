"""Limits: a number once in a list, not too deep, not too many errors told; none rejects what was recorded before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from archive.grammar import validating
from archive.grammar.check import check
from archive.grammar.limits import MOST_NESTED, MOST_VALUES, _counted, is_deeper
from archive.grammar.telling import MOST_ERRORS
from archive.problems import Problem
from archive.strict_json import parse_command
from tests.given import MEETING, PSF, SPINE, Given

TWICE = {
    "publish-agenda": {"meeting": "m1", "sent_on": None, "items": [{"number": n, "title": n} for n in "0120"]},
    "record-minutes": {"meeting": "m1", "items": [{"number": n, "text": n} for n in "0120"]},
    "settle-remark": {
        "meeting": "m1", "remark": "b", "on": "2012-05-25", "outcome": "accepted",
        "items": [{"number": n, "text": n} for n in "0120"],
    },
    "prepare-agenda": {"meeting": "m1", "items": [{"number": n, "title": n} for n in "0120"]},
}  # fmt: skip
PLACES = ("items/0/number", "items/3/number")


@contextmanager
def before_limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As a program that did not have them yet."""
    with monkeypatch.context() as patch:
        patch.setattr("archive.recording.beyond_limits", lambda spec, command: [])
        patch.setattr("archive.recording.too_many_values", lambda command: [])
        yield


@pytest.mark.parametrize("command", TWICE)
def test_a_number_that_stands_twice_is_told_at_both_its_places(given: Given, command: str) -> None:
    given(PSF, MEETING)

    problem = given.refused("invalid", "number-twice", {"command": command, **TWICE[command]})

    assert [(e.path, e.params["other"]) for e in problem.errors] == [PLACES, PLACES[::-1]]


def test_numbers_are_the_same_by_code_point_alone(given: Given) -> None:
    given(PSF, MEETING)

    numbers = ["4", "04", "4.", "4A", "4a", "\u00e5", "a\u030a"]
    given({"command": "record-minutes", "meeting": "m1", "items": [{"number": n, "text": "x"} for n in numbers]})


def test_a_correction_brings_no_number_twice(given: Given) -> None:
    given(PSF, MEETING)
    minutes = given.when({"command": "record-minutes", "meeting": "m1", "items": [{"number": "1", "text": "x"}]})
    fields = {"items": TWICE["record-minutes"]["items"]}
    mend = {"command": "correct-record", "position": minutes.body["position"], "reason": "r", "fields": fields}

    problem = given.refused("invalid", "number-twice", mend)

    assert [error.path for error in problem.errors] == [f"fields/{place}" for place in PLACES]


def test_what_was_recorded_before_a_limit_is_answered_again(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    given(PSF, MEETING)
    minutes = {"command": "record-minutes", **TWICE["record-minutes"], "key": "k"}
    deep = rule(nested(300))
    nothing = {"command": "correct-record", "position": 4, "reason": "r", "fields": {}}
    with before_limits(monkeypatch):
        first, deeper, none = given.when(minutes), given.when(deep, key="d"), given.when(nothing, key="n")

    assert (given.when(minutes).body, given.when(deep, key="d").body) == (first.body, deeper.body)
    assert given.when(nothing, key="n").body == none.body
    given.refused("invalid", "number-twice", {**minutes, "key": "another"})
    given.refused("key-reused", "key-reused", {**minutes, "note": "Andet"})


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


def rule(value: Any) -> dict[str, Any]:
    rules = [{"rule": "egen", "value": value, "source": {"document": "Bilag 2", "heading": "Formalia"}}]
    return {
        "command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "adopted", "rules": rules,
    }  # fmt: skip


def test_values_are_nested_no_more_than_64_deep(given: Given) -> None:
    given(PSF, rule(nested(MOST_NESTED - 3)))

    for depth in (MOST_NESTED, 321, 480, 900):
        problem = given.refused("invalid", "too-deep", rule(nested(depth)))
        assert [error.path for error in problem.errors] == ["rules"]


@for_all(st.integers(0, 20), st.integers(0, 20))
def test_how_deep_a_value_is(depth: int, most: int) -> None:
    assert is_deeper(nested(depth), most) == (depth > most)
    assert is_deeper({"a": nested(depth), "b": []}, most) == (max(depth, 1) + 1 > most)


def test_a_command_holds_so_many_values_and_no_more(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.grammar.limits.MOST_VALUES", 100)
    items = [{"number": str(n), "text": "x"} for n in range(32)]
    minutes = {"command": "record-minutes", "meeting": "m1", "key": "k", "items": items}
    given(PSF, MEETING, minutes)  # 4 fields, 32 items and their 64 fields: 100

    more = {**minutes, "key": "m", "items": [*items, {"number": "32", "text": "x"}]}
    problem = given.refused("invalid", "too-many-values", more)
    assert [(error.path, error.params["most"]) for error in problem.errors] == [("items", "100")]
    given.refused("invalid", "too-many-values", {**PSF, **{f"f{n}": n for n in range(100)}})
    with before_limits(monkeypatch):
        first = given.when(more)

    assert given.when(more).body == first.body


def test_of_too_many_values_nothing_is_made(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(*of: Any) -> Any:
        raise AssertionError("it was looked at")

    for name in ("check", "canonical_content", "beyond_limits"):
        monkeypatch.setattr(f"archive.recording.{name}", made)
    for value in ([[]] * MOST_VALUES, dict.fromkeys(map(str, range(MOST_VALUES))), [[0, 1]] * (MOST_VALUES // 3 + 1)):
        given.refused("invalid", "too-many-values", rule(value), key="k")


@for_all(st.recursive(st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_how_many_values_there_are(value: Any) -> None:
    def brute(value: Any) -> int:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return len(inner) + sum(map(brute, inner))

    for most in range(5):
        assert (_counted(value, most) > most) == (brute(value) > most)
    assert _counted(value, 10_000) == brute(value)


MANY = 100_000
ENDLESS: dict[str, dict[str, Any]] = {
    "items": {"command": "record-minutes", "meeting": "m1", "items": [{}] * MANY},
    "ids that may be null": {"command": "correct-decision", "decision": "d", "reason": "r", "concerns": ["A B"] * MANY},
    "changes": {"command": "correct-justering", "justering": "j", "reason": "r", "changes": [{"op": "repeal"}] * MANY},
    "fields": {**PSF, **{f"f{n}": n for n in range(MANY)}},
    "rules": rule("x") | {"rules": [{}] * MANY},
}


@pytest.mark.parametrize("wrong", ENDLESS)
def test_of_any_number_of_errors_fifty_are_told_and_no_more_are_looked_for(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[object] = []
    descend = validating.Draft202012Validator.descend
    monkeypatch.setattr(
        validating._Validator, "descend", lambda *given, **more: looked_at.append(1) or descend(*given, **more)
    )

    with pytest.raises(Problem) as caught:
        check(ENDLESS[wrong])

    assert len(caught.value.errors) == MOST_ERRORS
    assert len(looked_at) < 1_000


def test_one_wrong_item_of_very_many_is_found_without_telling_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [{"number": str(n), "text": "x"} for n in range(10_000)]
    described: list[object] = []
    descend = validating.Draft202012Validator.descend
    monkeypatch.setattr(
        validating._Validator, "descend", lambda *given, **more: described.append(1) or descend(*given, **more)
    )

    with pytest.raises(Problem) as caught:
        check({"command": "record-minutes", "meeting": "m1", "items": [*items, {"number": "x"}]})

    assert [error.path for error in caught.value.errors] == ["items/10000/text"]
    assert len(described) < 100


def test_of_unknown_references_fifty_are_told_and_no_more_are_looked_up(given: Given) -> None:
    given(*SPINE)
    reads: list[str] = []
    type_of = given.archive.known.type_of
    given.archive.known.type_of = lambda id: reads.append(id) or type_of(id)  # type: ignore[method-assign, func-returns-value]

    concerns = [f"x{n}" for n in range(1_000)]
    problem = given.refused(
        "unknown-reference", "unknown-reference",
        {"command": "correct-decision", "decision": "d1", "reason": "r", "concerns": concerns},
    )  # fmt: skip

    assert len(problem.errors) == MOST_ERRORS
    assert len(reads) < 2 * MOST_ERRORS


def test_a_name_that_cannot_be_written_is_told_so_that_it_can(given: Given) -> None:
    problem = given.refused("invalid", "unknown-field", {**PSF, "\ud800": 1, "x" * 1_000: 1})

    assert [error.path.encode() for error in problem.errors] == [b"?", b"x" * 100]


LARGE = b"[" + b"{}," * 6_000_000 + b"{}]"


def test_a_command_has_16_megabytes_the_content_of_a_file_aside() -> None:
    content = b"QUJD" * 6_000_000
    filed = b'{"title": "Notat", "content": "' + content + b'"}'

    assert parse_command(filed)["title"] == "Notat"
    for text in (LARGE, filed + b" " * 16_000_000, b'{"a": "' + content + b'", "b": "' + content + b'"}'):
        with pytest.raises(Problem) as caught:
            parse_command(text)
        assert (caught.value.slug, caught.value.code) == ("too-large", "command-too-large")
