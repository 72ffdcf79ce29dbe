"""What others must know of a command stands in the grammar: a fact that was left out there is told here."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from archive.catalogue import DECISION_TAKEN
from archive.grammar import COMMANDS, OWN_CORRECTION
from archive.grammar.shapes import ANY_TYPE, DATE, EFFECT_DATES, EVERY_TYPE, OWN_DATES, CommandSpec, nullable
from archive.verbs import LOOK_UPS, VERBS
from archive.verbs.context import Context
from archive.verbs.verb import verb
from projections.listing import dated
from web.schemas.audit import AuditItem
from web.texts import summaries_da, summaries_en
from web.texts.summary_words import CODED

# Days from which something applies or on which it takes place, as against those on which it was done.
EFFECTS = {*EFFECT_DATES, "date"}
# What stands in a sentence for several fields, or for one that is worded otherwise there.
WORDED = {
    **{name: {field} for name, field, _ in CODED},
    "who": {"person", "office", "member_body", "members_of"},
    "numbers": {"changes"},
    "grantee": {"who"},
    # Of every correction it is kept whether it takes a record out or puts it back.
    "corrected": set[str](),
    # Looked up by the position of the record that was corrected.
    "said": {"corrects"},
}

each_command = pytest.mark.parametrize("spec", COMMANDS.values(), ids=lambda spec: spec.name)


@each_command
def test_a_command_tells_what_its_sentence_shows_and_nothing_else(spec: CommandSpec) -> None:
    sentences = [texts.SUMMARIES.get(spec.event) for texts in (summaries_da, summaries_en)]
    assert None not in sentences, f"EVENTS in the command's file, web/texts/commands/*.py, lacks {spec.event}"
    shown = {field for sentence in sentences for name in _places(sentence or "") for field in WORDED.get(name, {name})}

    told, wanted = set(spec.tells) - {"subject"}, shown - {"subject"} - AuditItem().fields.keys()
    assert wanted - told == set(), f"archive/grammar: tells of {spec.name} lacks what its sentence shows"
    assert told - wanted == set(), f"archive/grammar: tells of {spec.name} names what its sentence does not show"


def test_the_line_in_a_meeting_tells_its_decision() -> None:
    assert "decision" in _places(summaries_da.SUMMARIES[DECISION_TAKEN])


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@each_command
def test_a_required_day_is_either_the_records_own_or_one_of_effect(spec: CommandSpec) -> None:
    days = {name for name, schema in spec.required.items() if schema in (DATE, nullable(DATE))}

    assert days <= {*OWN_DATES, *EFFECTS}
    assert len([name for name in OWN_DATES if name in spec.fields]) <= 1


@each_command
def test_of_every_text_it_is_said_whether_it_is_kept_apart(spec: CommandSpec) -> None:
    assert [
        path for path, schema in _members(spec.fields, "") if path.endswith("/text") and "x-apart" not in schema
    ] == []


def _members(properties: Mapping[str, Any], within: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, schema in properties.items():
        for branch in schema.get("anyOf", [schema]):
            if branch != {"type": "null"}:
                yield f"{within}/{name}", branch
            items = branch.get("items", {})
            for part in (branch, items, items.get("else", {}), items.get("then", {})):
                yield from _members(part.get("properties", {}), f"{within}/{name}")


def test_the_texts_that_are_kept_apart_are_of_minutes_and_remarks() -> None:
    apart = {
        spec.name: [path for path, s in _members(spec.fields, "") if s.get("x-apart")] for spec in COMMANDS.values()
    }

    assert {name: paths for name, paths in apart.items() if paths} == {
        "record-minutes": ["/items/text"],
        "remark-on-minutes": ["/text"],
        "settle-remark": ["/text", "/items/text"],
    }


@each_command
def test_the_facts_name_fields_of_the_command(spec: CommandSpec) -> None:
    named = [spec.owner, spec.listed_by, spec.last_day, spec.held_at, *spec.fixed, *spec.found_by]

    assert {name for name in named if name is not None} <= spec.fields.keys()
    assert "last_day" not in {*spec.required, *spec.optional}  # it follows from the fact


@each_command
def test_what_is_looked_up_within_the_owner_is_changed_by_no_correction(spec: CommandSpec) -> None:
    assert (spec.name in LOOK_UPS) <= bool(spec.fixed)


def test_a_verb_is_found_by_the_name_of_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(VERBS, "move-meeting")

    def move_meeting(c: Context) -> None: ...
    def move_a_meeting(c: Context) -> None: ...

    assert VERBS.keys() <= COMMANDS.keys()
    assert verb(move_meeting) is VERBS["move-meeting"]
    with pytest.raises(AssertionError, match="has a verb already"):
        verb(move_meeting)
    with pytest.raises(AssertionError, match="there is no command move-a-meeting"):
        verb(move_a_meeting)


def test_an_id_may_stand_for_all_that_is_made() -> None:
    made = {spec.type for spec in COMMANDS.values() if spec.type}

    assert {*ANY_TYPE} == made - {"grant"}
    assert {*EVERY_TYPE} == made


def test_what_has_a_correction_of_its_own_follows_from_what_that_corrects() -> None:
    assert OWN_CORRECTION == {
        "record-decision": "correct-decision",
        "enter-agreement": "correct-agreement",
        "adopt-justering": "correct-justering",
    }


def test_lists_by_day_ask_for_commands_that_have_such_a_day() -> None:
    with pytest.raises(AssertionError, match="cancel-meeting"):
        dated(None, ["call-meeting", "cancel-meeting"], None, None)  # type: ignore[arg-type]
