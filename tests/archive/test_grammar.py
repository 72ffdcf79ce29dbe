"""The grammar: every command's example stands, every wrong field is named, docs say the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from archive.catalogue import EVENTS
from archive.grammar import COMMANDS
from archive.grammar.check import check
from archive.grammar.published import published
from archive.grammar.references import finder, references
from archive.grammar.shapes import ANY_TYPE
from archive.grammar.telling import schema_errors
from archive.grammar.validating import is_valid
from archive.problems import Problem
from tests.any_commands import Made, value
from tests.given import AGREEMENT, JUSTERING, PSF

# The first example compiles a schema: how long that takes is the machine's affair.
unhurried = settings(deadline=None)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_schema_is_one_and_the_example_keeps_it(name: str) -> None:
    Draft202012Validator.check_schema(COMMANDS[name].schema)

    assert check({"command": name, **COMMANDS[name].example}) is COMMANDS[name]


def test_every_command_has_an_event() -> None:
    assert {spec.event for spec in COMMANDS.values()} < EVENTS.keys()


def wrong(command: object) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as caught:
        check(command)
    assert caught.value.slug == "invalid"
    return [(error.path, error.code) for error in caught.value.errors]


WRONG: list[tuple[object, tuple[str, str]]] = [
    ([], ("", "not-an-object")),
    ({}, ("command", "required")),
    ({"command": "fly"}, ("command", "unknown-command")),
    ({"command": {}}, ("command", "unknown-command")),
    ({**PSF, "nmae": "x"}, ("nmae", "unknown-field")),
    ({k: v for k, v in PSF.items() if k != "name"}, ("name", "required")),
    ({**PSF, "id": "PSF"}, ("id", "wrong-pattern")),
    ({**PSF, "id": "psf\n"}, ("id", "wrong-pattern")),
    ({**PSF, "id": 7}, ("id", "wrong-type")),
    ({**PSF, "name": " "}, ("name", "wrong-pattern")),
    ({**PSF, "name": "a\x00b"}, ("name", "not-text")),
    ({**PSF, "name": "a\ud800b"}, ("name", "not-text")),
    ({**PSF, "name": "a" * 1_000_001}, ("name", "too-long")),
    ({**PSF, "established_on": "2010-02-30"}, ("established_on", "not-date")),
    ({**PSF, "established_on": "2010-2-3"}, ("established_on", "not-date")),
    ({**PSF, "established_on": "２０10-02-03"}, ("established_on", "not-date")),
    ({**PSF, "kind": "club"}, ("kind", "not-one-of")),
    ({**PSF, "at": "2010-01-01T00:00:00"}, ("at", "not-instant")),
    ({**PSF, "expect_version": -1}, ("expect_version", "too-small")),
    ({**PSF, "level": -1}, ("level", "too-small")),
    ({**PSF, "level": " "}, ("level", "wrong-pattern")),
    ({**PSF, "level": [1]}, ("level", "wrong-type")),
    ({**PSF, "level": 2**53}, ("level", "too-great")),
    ({"command": "correct-record", "position": 10**30, "reason": "x", "void": True}, ("position", "too-great")),
    ({"command": "plan-tilsyn", "year": 2012, "body": "br", "items": [], "number": 2**53}, ("number", "too-great")),
    ({"command": "publish", "subject": "h", "on": "2012-01-01", "where": "x", "edition": 2**53},
     ("edition", "too-great")),
    ({**AGREEMENT, "last_day": "2014-12-31"}, ("last_day", "exactly-one-of")),
    ({**AGREEMENT, "provisions": [{"number": "1", "text": "x"}]}, ("provisions/0/heading", "required")),
    ({**AGREEMENT, "provisions": [{"number": 1, "heading": None, "text": "x"}]}, ("provisions/0/number", "wrong-type")),
    ({**AGREEMENT, "provisions": AGREEMENT["provisions"] * 2}, ("provisions/1/number", "number-twice")),
    ({**JUSTERING, "changes": [{"op": "repeal", "number": "4", "text": "x"}]}, ("changes/0/text", "unknown-field")),
    ({**JUSTERING, "changes": [{"op": "replace", "number": "4"}]}, ("changes/0/heading", "required")),
    ({"command": "correct-justering", "justering": "j1", "reason": "x"}, ("void", "nothing-corrected")),
    ({"command": "end-agreement", "agreement": "h", "reason": "expired"}, ("on", "exactly-one-of")),
    ({"command": "record-decision", "id": "d", "outcome": "adopted", "text": "x"}, ("meeting", "exactly-one-of")),
    (
        {"command": "record-decision", "id": "d", "outcome": "adopted", "text": "x", "meeting": "m", "item": "1",
         "form": "written"},
        ("form", "not-with"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("command", "expected"), WRONG, ids=lambda v: "/".join(v) if isinstance(v, tuple) else "")
def test_what_is_wrong_is_named(command: object, expected: tuple[str, str]) -> None:
    assert expected in wrong(command)


def test_every_wrong_field_is_named_at_once() -> None:
    assert len(wrong({**PSF, "id": "Å", "kind": "club", "established_on": "i går", "mere": 1})) == 4


def rule(name: str, value: Any) -> dict[str, Any]:
    source = {"document": "Bilag 2", "heading": "Formalia"}
    return {
        "command": "adopt-kommissorium", "body": "psf", "effective_on": None, "status": "draft",
        "rules": [{"rule": name, "value": value, "source": source}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [("remark_period", "2 uger"), ("remark_period", {"weeks": True}), ("adjusts", "hovedaftale"), ("quarter", 5),
     ("final_decisions", "nej"), ("meetings_per_year", {"about": 6})],
)  # fmt: skip
def test_rules_that_are_judged_by_have_a_shape(name: str, value: Any) -> None:
    assert ("rules/0", "not-kommissorium-rule") in wrong(rule(name, value))


def test_other_rules_may_hold_anything() -> None:
    assert check(rule("purpose", {"points": ["a", 1, None, True]}))


@pytest.mark.parametrize("value", ["a\ud800b", {"points": ["a", "\udfff"]}, {"\ud800": 1}, "a\x00b", 2**53])
def test_but_nothing_that_cannot_be_stored_as_it_is(value: Any) -> None:
    assert ("rules/0/value", "not-value") in wrong(rule("purpose", value))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=8,
)


@unhurried
@for_all(st.sampled_from(sorted(COMMANDS)), st.dictionaries(st.text(max_size=5), json_values, max_size=3), st.data())
def test_no_command_makes_the_check_fail_otherwise_than_by_invalid(
    name: str, extra: dict[str, Any], data: st.DataObject
) -> None:
    spec = COMMANDS[name]
    field = data.draw(st.sampled_from(sorted(spec.fields)))
    problem = _met(lambda: check({"command": name, **spec.example, field: data.draw(json_values), **extra}))

    if problem is not None:
        assert problem.slug == "invalid"
        assert problem.errors
        json.dumps([error.path for error in problem.errors])


def _anywhere(value: Any, data: st.DataObject) -> Any:
    """A value with something else in one place of it: a text of another kind, anything, or nothing."""
    if isinstance(value, dict) and value and data.draw(st.integers(0, 3)):
        name = data.draw(st.sampled_from(sorted(value)))
        if not data.draw(st.integers(0, 4)):
            return {key: kept for key, kept in value.items() if key != name}
        return {**value, name: _anywhere(value[name], data)}
    if isinstance(value, list) and value and data.draw(st.integers(0, 3)):
        at = data.draw(st.integers(0, len(value) - 1))
        return [*value[:at], _anywhere(value[at], data), *value[at + 1 :]]
    texts = st.sampled_from(["", " ", "a\n", "id\n", "2010-02-30", "2010-02-03", "1.0", "x\x00", "\x1c", "Å"])
    return data.draw(texts | st.integers(-1, 3) | st.sampled_from([1.0, 0.5, True]) | json_values)


@unhurried
@for_all(st.sampled_from(sorted(COMMANDS)), st.data())
def test_the_quick_check_lets_nothing_through_that_the_full_one_refuses(name: str, data: st.DataObject) -> None:
    command = _anywhere({"command": name, **COMMANDS[name].example}, data)

    if isinstance(command, dict) and command.get("command") == name and is_valid(COMMANDS[name].schema, command):
        assert list(schema_errors(COMMANDS[name].schema, command)) == []


@unhurried
@for_all(st.sampled_from(sorted(COMMANDS)), st.data())
def test_what_is_found_of_references_is_what_walking_finds(name: str, data: st.DataObject) -> None:
    fields, values = COMMANDS[name].fields, _anywhere(dict(COMMANDS[name].example), data)

    if isinstance(values, dict):
        walked = [(re.sub("/[0-9]+", "", one.path), one.id) for one in references(fields, values)]
        assert Counter(map(repr, finder(fields)(values))) == Counter(map(repr, walked))


@settings(max_examples=400)
@for_all(st.sampled_from(sorted(COMMANDS)), st.randoms(use_true_random=False), st.data())
def test_what_stands_together_is_said_to_other_programs(name: str, chance: Random, data: st.DataObject) -> None:
    spec, made = COMMANDS[name], Made()
    made.ids = {type: ["x"] for type in {*ANY_TYPE, *(one.type for one in COMMANDS.values() if one.type)}}
    own = {"id": "nyt", "media_type": "text/plain", "position": 4, "remark": "b1"}
    chosen = {*spec.required, *data.draw(st.sets(st.sampled_from(sorted(spec.fields))))}
    fields = {one: own.get(one) or value(chance, made, spec.fields[one], spec.example.get(one)) for one in chosen}

    said = Draft202012Validator(published(spec)).is_valid({"command": name, **fields})

    assert said == (not _wrong_together({"command": name, **fields}))


# What is wrong with fields together; the rest is wrong with a value.
_TOGETHER = {"required", "required-with", "not-with", "exactly-one-of", "at-least-one-of", "nothing-corrected"}


def _wrong_together(command: object) -> set[str]:
    try:
        check(command)
    except Problem as problem:
        found = {error.code for error in problem.errors}
        return {code for code in found if code in _TOGETHER or code.startswith("with-")}
    return set()


def test_the_quick_check_knows_most_of_the_examples() -> None:
    known = {name for name in COMMANDS if is_valid(COMMANDS[name].schema, {"command": name, **COMMANDS[name].example})}

    # A number or a text that is given twice, a rule's own shape, what goes together, whom a role is given to: only the
    # full check sees them.
    assert COMMANDS.keys() - known == {
        "adopt-kommissorium", "enter-agreement", "correct-agreement", "place-agreement", "authorise-pulje",
        "change-pulje", "adopt-wheel", "note-disagreement", "grant-role",
    }  # fmt: skip


def _met(act: Callable[[], object]) -> Problem | None:
    try:
        act()
    except Problem as problem:
        return problem
    return None
