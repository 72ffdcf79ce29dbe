"""Every command and every field of it has its words in both languages, and none is left over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.grammar import COMMANDS
from web.desk.fields import Field
from web.desk.groups import GROUPS
from web.desk.layout import all_fields
from web.desk.words import group_of, places
from web.texts import desk_da, desk_en, desk_fields_da, desk_fields_en
from web.wording import LANGUAGES

LISTED = [name for names in GROUPS.values() for name in names]


def every(field: Field) -> Iterator[Field]:
    yield field
    for inner in (*field.members, *([field.item] if field.item else ())):
        yield from every(inner)


FIELDS = {inner.where: inner for name in COMMANDS for one in all_fields(name) for inner in every(one)}


def test_every_command_is_offered_once_by_its_name() -> None:
    assert sorted(LISTED) == sorted(COMMANDS)
    assert desk_da.PAGE.keys() == desk_en.PAGE.keys()
    assert desk_da.GROUPS.keys() == desk_en.GROUPS.keys() == {f"group.{name}" for name in GROUPS}


@pytest.mark.parametrize("fields", [desk_fields_da.FIELDS, desk_fields_en.FIELDS])
def test_every_field_has_its_words_and_none_is_left_over(fields: dict[str, tuple[str, str]]) -> None:
    said = {next((place for place in places(where) if place in fields), where[-1]) for where in FIELDS}

    place = "FIELDS in the command's file, web/texts/commands/*_da.py and *_en.py, or desk_fields_*.py"
    assert said - fields.keys() == set(), f"{place}, lacks these"
    assert fields.keys() - said == set(), f"{place}, has these left over"


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_option_of_a_choice_has_its_word(language: str) -> None:
    texts = LANGUAGES[language]
    missing = {
        f"{group_of(field)}.{option}"
        for field in FIELDS.values()
        for option in field.options
        if f"{group_of(field)}.{option}" not in texts
    }

    assert missing == set(), (
        f"CODES in the command's file, web/texts/commands/*_{language}.py, lacks these; where the words are those of "
        "another field, _GROUPS of web/desk/words.py says which"
    )
