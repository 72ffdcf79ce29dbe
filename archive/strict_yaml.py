"""YAML that holds a list: the failsafe schema with null, true, false and whole numbers, no key twice, nothing run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from archive.problems import Problem
from archive.telling import printable

_MOST_VALUES = 1_000_000
_TAG = "tag:yaml.org,2002:"
_PLAIN: dict[str, Callable[[str], Any]] = {
    f"{_TAG}str": str,
    f"{_TAG}null": {"null": None}.__getitem__,
    f"{_TAG}bool": {"true": True, "false": False}.__getitem__,
    f"{_TAG}int": int,
}


class _Wrong(Exception):
    """What cannot be read, and the line that it is at, from 1; 0 is the file as a whole."""

    def __init__(self, line: int, problem: Problem) -> None:
        super().__init__(problem)
        self.line, self.problem = line, problem


class _Loader(yaml.BaseLoader):
    """The failsafe schema with the few plain values that are not text."""


for _name, _pattern, _first in (
    ("null", "null", "n"),
    ("bool", "true|false", "tf"),
    ("int", "-?[0-9]+", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"{_TAG}{_name}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


def items(data: bytes) -> Iterator[tuple[int, Any]]:
    """The items of the list, each with the line it begins on, from 1.

    In place of what cannot be read there is a Problem (``malformed``), at its line; 0 is the file as a whole.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield 0, Problem("malformed", "yaml-not-utf-8", at=error.start + 1)
        return
    try:
        yield from map(_item, _nodes(text))
    except _Wrong as wrong:
        yield wrong.line, wrong.problem


def _item(node: yaml.Node) -> tuple[int, Any]:
    try:
        return _line(node), _Value().of(node)
    except RecursionError:
        return _line(node), Problem("malformed", "yaml-too-deep")
    except _Wrong as wrong:
        return wrong.line, wrong.problem


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _nodes(text: str) -> list[yaml.Node]:
    root = _composed(text)
    if not isinstance(root, yaml.SequenceNode) or root.tag != f"{_TAG}seq":
        raise _Wrong(0 if root is None else _line(root), Problem("malformed", "yaml-no-list"))
    nodes: list[yaml.Node] = root.value
    return nodes


def _composed(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, _Loader)
        return node
    except RecursionError:
        problem = Problem("malformed", "yaml-too-deep")
    except yaml.MarkedYAMLError as error:
        raise _at(error.problem_mark or error.context_mark) from None
    except yaml.reader.ReaderError as error:
        raise _no_character(text, error.position) from None
    except (ValueError, OverflowError):  # an escape that stands for no character
        problem = Problem("malformed", "yaml-no-character", given="\\U")
    raise _Wrong(0, problem)


def _at(mark: yaml.Mark | None) -> _Wrong:
    line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
    return _Wrong(line, Problem("malformed", "not-yaml", line=line, column=column))


def _no_character(text: str, position: int) -> _Wrong:
    line, given = text.count("\n", 0, position) + 1, f"U+{ord(text[position]):04X}"
    return _Wrong(line, Problem("malformed", "yaml-no-character", given=given))


class _Value:
    """One item's node as plain data. What an alias stands for counts each time, and nothing may hold itself."""

    def __init__(self) -> None:
        self._count = 0
        self._within: list[yaml.Node] = []

    def of(self, node: yaml.Node) -> Any:
        self._count += 1
        if self._count > _MOST_VALUES or node in self._within:
            raise _Wrong(_line(node), Problem("malformed", "yaml-too-much"))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        self._within.append(node)
        value = self._mapping(node) if isinstance(node, yaml.MappingNode) else self._sequence(node)
        self._within.pop()
        return value

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        plain = _PLAIN.get(node.tag)
        if plain is None:
            raise _unknown_tag(node)
        try:
            return plain(node.value)
        except (KeyError, ValueError):
            given, tag = printable(node.value), node.tag.removeprefix(_TAG)
            raise _Wrong(_line(node), Problem("malformed", "yaml-no-value", given=given, tag=tag)) from None

    def _sequence(self, node: yaml.Node) -> list[Any]:
        if node.tag != f"{_TAG}seq":
            raise _unknown_tag(node)
        return [self.of(item) for item in node.value]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        if node.tag != f"{_TAG}map":
            raise _unknown_tag(node)
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _Wrong(_line(key), Problem("malformed", "yaml-name-no-text"))
            if key.value in found:
                raise _Wrong(_line(key), Problem("malformed", "yaml-name-twice", given=printable(key.value)))
            found[key.value] = self.of(value)
        return found


def _unknown_tag(node: yaml.Node) -> _Wrong:
    return _Wrong(_line(node), Problem("malformed", "yaml-tag", given=printable(node.tag)))
