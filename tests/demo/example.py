"""The example archive's file as data, read as an import reads it: all text but true, false, null and integers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "archive" / "demo" / "eksempelarkiv.yaml"

Command = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """The failsafe schema with the few plain values that are not text."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (("null", "null", "n"), ("bool", "true|false", "tf"), ("int", "-?[0-9]+", "-0123456789")):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


@cache
def commands() -> list[Command]:
    found: list[Command] = yaml.load(FILE.read_text(encoding="utf-8"), _Loader)
    return found


def rules() -> Iterator[tuple[str, Command]]:
    """(body, rule) of every kommissorium that is read from the sources; those adopted later are invented."""
    for command in commands():
        if command["command"] == "adopt-kommissorium" and command["status"] == "draft":
            for rule in command["rules"]:
                yield command["body"], rule


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, however deep; citations of the sources aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if name != "source":
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
