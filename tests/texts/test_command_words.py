"""What is said of a command stands in the file that is named as its file of the grammar, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

from archive import grammar
from web.texts import commands, desk_fields_da, desk_fields_en, problems_da, problems_en, warnings_da, warnings_en

ROOMS = {room.__name__.rpartition(".")[2]: room.COMMANDS for room in grammar._ROOMS}
SAID = {
    "da": (commands.DA, desk_fields_da, problems_da, warnings_da),
    "en": (commands.EN, desk_fields_en, problems_en, warnings_en),
}


def file_of(room: str, language: str) -> str:
    return f"web/texts/commands/{room}_{language}.py"


def module(room: str, language: str) -> ModuleType:
    return import_module(f"web.texts.commands.{room}_{language}")


def table(room: str, language: str, name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = vars(module(room, language)).get(name, {})
    return found


def lacking(language: str) -> Iterator[str]:
    for room, specs in ROOMS.items():
        for name, wanted in (("COMMANDS", {s.name for s in specs}), ("EVENTS", {s.event for s in specs})):
            said = table(room, language, name).keys()
            yield from (f"{file_of(room, language)}: {name} lacks {key}" for key in sorted(wanted - said))
            yield from (f"{file_of(room, language)}: {name} has {key} left over" for key in sorted(said - wanted))


def test_each_file_of_the_grammar_has_one_in_each_language() -> None:
    found = {one.name for one in iter_modules(commands.__path__)}

    assert found == {f"{room}_{language}" for room in ROOMS for language in SAID}


@pytest.mark.parametrize("language", SAID)
def test_every_command_and_its_event_is_said_and_none_is_left_over(language: str) -> None:
    assert list(lacking(language)) == []


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("name", ["FIELDS", "CODES", "REFUSALS", "WARNINGS"])
def test_what_is_said_in_one_language_is_said_in_the_other(room: str, name: str) -> None:
    danish, english = (table(room, language, name).keys() for language in SAID)

    assert danish - english == set(), f"{file_of(room, 'en')}: {name} lacks these"
    assert english - danish == set(), f"{file_of(room, 'da')}: {name} lacks these"


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(("sentences", "of_what"), [("REFUSALS", "REFUSED"), ("WARNINGS", "WARNED")])
def test_what_is_refused_and_warned_of_is_said_beside_its_sentence(room: str, sentences: str, of_what: str) -> None:
    wanted = table(room, "en", sentences).keys()

    assert table(room, "en", of_what).keys() == wanted, f"{file_of(room, 'en')}: {of_what} and {sentences} differ"


@pytest.mark.parametrize("language", SAID)
def test_nothing_is_said_twice(language: str) -> None:
    _, fields, problems, warnings = SAID[language]
    elsewhere = (("FIELDS", fields.FIELDS), ("REFUSALS", problems.DETAILS), ("WARNINGS", warnings.WARNINGS))
    for name, merged in elsewhere:
        said = Counter(key for room in ROOMS for key in table(room, language, name))
        assert [key for key, times in said.items() if times > 1] == [], (
            f"{name}: a field that several files have is said in desk_fields_*.py, "
            "a refusal in problems_*.py, a warning in warnings_*.py"
        )
        assert {key for key in said if merged[key] != _own(language, name)[key]} == set(), f"{name}: said elsewhere too"


def _own(language: str, name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = getattr(SAID[language][0], name.lower())
    return found
