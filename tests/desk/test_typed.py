"""What stands in the boxes of a form says the command that it was filled in with."""

from __future__ import annotations

from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.grammar import COMMANDS
from archive.grammar.check import check
from archive.grammar.rules import SHAPES
from archive.problems import Problem
from tests.any_commands import Made, any_command
from web.desk import rule_values
from web.desk.layout import all_fields, sections
from web.desk.typed import added, compacted, read, rows_of, taken_out, write

FORMS = [name for name in COMMANDS if name != "correct-record"]


def made() -> Made:
    """Two of everything that can be named."""
    found = Made()
    found.ids = {spec.makes: [f"{spec.makes}-1", f"{spec.makes}-2"] for spec in COMMANDS.values() if spec.makes}
    return found


def is_command(command: dict[str, Any]) -> bool:
    try:
        check(command)
    except Problem:
        return False
    return True


@pytest.mark.parametrize("name", FORMS)
@given(chance=st.randoms(use_true_random=False))
def test_any_command_is_read_again_as_it_was_written(name: str, chance: Random) -> None:
    command = any_command(chance, made(), COMMANDS[name])
    assert command is not None
    if not is_command(command):
        return

    fields = all_fields(name)
    typed = write(fields, command)

    assert {"command": name, **read(fields, compacted(fields, typed))} == command


@pytest.mark.parametrize("name", FORMS)
def test_the_example_of_a_command_can_be_typed(name: str) -> None:
    example = COMMANDS[name].example

    assert read(all_fields(name), write(all_fields(name), example)) == example


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("simulated", [False, True])
def test_a_form_asks_for_every_field_once(name: str, simulated: bool) -> None:
    asked = [
        one.name
        for section in sections(name, simulated)
        for fields in (section.fields, *section.either)
        for one in fields
    ]

    hidden = {"despite"} if simulated else {"despite", "at"}  # asked for where a rule refuses
    assert sorted(asked) == sorted({one.name for one in all_fields(name)} - hidden)


def test_what_is_left_open_is_not_said_and_what_is_not_known_is() -> None:
    fields = all_fields("call-meeting")

    assert read(fields, {"place": "", "time": "  "}) == {}
    assert read(fields, {"called_on": "", "called_on!": "null"}) == {"called_on": None}


def test_a_list_may_be_said_to_be_empty() -> None:
    fields = all_fields("place-agreement")

    assert read(fields, {}) == {}
    assert read(fields, {"carries_out!": "empty"}) == {"carries_out": []}
    assert read(all_fields("publish-agenda"), {}) == {"items": []}


def test_rows_that_are_left_open_are_passed_over_and_the_rest_move_up() -> None:
    fields = all_fields("publish-agenda")
    typed = {"items/0/number": "", "items/1/number": "1", "items/1/title": "Status", "items/4/number": "2"}

    settled = compacted(fields, typed)

    assert settled == {"items/0/number": "1", "items/0/title": "Status", "items/1/number": "2"}
    assert read(fields, settled) == {"items": [{"number": "1", "title": "Status"}, {"number": "2"}]}


def test_a_row_is_added_at_the_end_and_any_is_taken_out() -> None:
    typed = {"items/0/number": "1", "items/1/number": "2", "items/10/number": "3"}

    longer, number = added("items", typed)
    shorter = taken_out("items", 1, typed)

    assert (number, rows_of("items", longer)) == (11, [0, 1, 10, 11])
    assert shorter == {"items/0/number": "1", "items/1/number": "3"}


def test_a_repealed_number_says_nothing_else() -> None:
    typed = {"changes/0/op": "repeal", "changes/0/number": "4", "changes/0/text": "Bliver ikke læst."}

    assert read(all_fields("adopt-justering"), typed)["changes"] == [{"op": "repeal", "number": "4"}]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("500000", "500000"),
        ("500.000", "500000"),
        ("1.234.567,50", "1234567.50"),
        ("12,5", "12.5"),
        ("125000.50", "125000.50"),
        ("500 000", "500000"),
        ("meget", "meget"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: str) -> None:
    assert read(all_fields("return-to-pulje"), {"amount": typed}) == {"amount": amount}


def test_what_is_no_number_stays_what_it_is() -> None:
    assert read(all_fields("plan-tilsyn"), {"year": "i år", "number": "45"}) == {
        "year": "i år",
        "number": 45,
        "items": [],
    }


VALUES = [
    ("remark_period", {"weeks": 2}),
    ("meetings_per_year", {"min": 4, "max": 6}),
    ("meetings_per_year", {"min": 1}),
    ("quarter", 2),
    ("place", "Rådhuset"),
    ("place", ["Rådhuset", "BL"]),
    ("agenda_published", "website"),
    ("agenda_published", False),
    ("mandatory_items", ["Status", "Eventuelt"]),
    ("first_meeting", {"month": "2010-09", "part": "primo"}),
    ("adjusts", ["delaftale"]),
    ("adjusts", []),
    ("final_decisions", True),
    ("funds", "none"),
    ("funds_authorised_by", "br"),
    ("seats", [{"of": "br", "min": 1, "max": 7}, {"of": "bl1"}]),
    ("publishes", ["hovedaftale", "justering"]),
    ("term", {"years": 4}),
    ("purpose", "At styrke\ndialogen"),
    ("tasks", ["En", "To"]),
    ("noget_andet", {"dybt": [1, {"i": None}]}),
    ("noget_andet", 7),
    ("noget_andet", "true"),
]


@pytest.mark.parametrize(("rule", "value"), VALUES)
def test_the_value_of_a_rule_is_read_again_as_it_was_written(rule: str, value: Any) -> None:
    typed = rule_values.write("v", rule, value)

    found = rule_values.read("v", rule, typed)

    assert (found, type(found)) == (value, type(value))


def test_every_rule_that_is_judged_by_has_boxes_of_its_own() -> None:
    assert all(rule_values.ways(rule) != rule_values.FREE for rule in SHAPES)
    assert {rule for rule, _ in VALUES} >= {"seats", "first_meeting", "term"}


def test_a_form_as_large_as_forms_may_be_is_read_in_a_moment() -> None:
    """20,000 fields in rows within rows; in seconds of the processor."""
    typed = {
        f"provisions/{n}/{name}": "4"
        for n in range(4_000)
        for name in ("number", "heading", "text", "carries_out/0/agreement", "carries_out/0/number")
    }
    began = process_time()

    said = read(all_fields("enter-agreement"), compacted(all_fields("enter-agreement"), typed))

    assert len(said["provisions"]) == 4_000
    assert process_time() - began < 5
