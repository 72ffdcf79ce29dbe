"""What is said of commands: for each file of the grammar one here in each language, found by its name.

A new command's words stand together in it. ``COMMANDS``: what its form is called, and what it records. ``EVENTS``: what
its event is called, and its sentence in the audit trail. ``FIELDS``: fields that no other file of the grammar has, each
with its label and help; those that several have are in ``desk_fields_*.py``. ``CODES``: the options of its choices, as
``<field>.<option>``. ``REFUSALS``: the sentence of each code; ``REFUSED``, in English alone: what is refused, as
docs/rules.md lists it. ``WARNINGS`` and ``WARNED``: the same of what is recorded all the same and may be a mistake.
``RULES``: what the rules of a kommissorium are called that its commands are refused by.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

Pairs = dict[str, tuple[str, str]]


class Said(NamedTuple):
    """The tables of all files of a language, each as one."""

    commands: Pairs
    events: Pairs
    fields: Pairs
    codes: dict[str, str]
    refusals: dict[str, str]
    refused: dict[str, str]
    warnings: dict[str, str]
    warned: dict[str, str]
    rules: dict[str, str]


def _said(language: str) -> Said:
    names = [one.name for one in iter_modules(__path__, f"{__name__}.") if one.name.endswith(f"_{language}")]
    rooms = [vars(import_module(name)) for name in names]
    tables = ("COMMANDS", "EVENTS", "FIELDS", "CODES", "REFUSALS", "REFUSED", "WARNINGS", "WARNED", "RULES")
    return Said(*({key: said for room in rooms for key, said in room.get(table, {}).items()} for table in tables))


DA, EN = _said("da"), _said("en")
