"""Command files: JSON Lines, or YAML that holds a list; each command with the line it begins on and its key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from archive.archive import Archive
from archive.hashing import canonical_hash
from archive.problems import Problem, invalid
from archive.receipts import Receipt
from archive.strict_json import parse_command

JSON_LINES, YAML = frozenset({".jsonl", ".ndjson"}), frozenset({".yaml", ".yml"})
_MOST_VALUES = 1_000_000
_TAG = "tag:yaml.org,2002:"
_PLAIN: dict[str, Callable[[str], Any]] = {
    f"{_TAG}str": str,
    f"{_TAG}null": {"null": None}.__getitem__,
    f"{_TAG}bool": {"true": True, "false": False}.__getitem__,
    f"{_TAG}int": int,
}


@dataclass(frozen=True, slots=True)
class Line:
    """What stands at one place of a command file.

    ``number``: from 1; 0 is the file as a whole. ``command`` is any JSON value, whether it is a command or not;
    ``key``: for a command that has none; ``problem``: why the place cannot be read, and then there is no command.
    """

    number: int
    command: Any
    key: str | None
    problem: Problem | None = None


def commands(path: Path) -> Iterator[Line]:
    """The commands of a file in their order; blank lines of JSON Lines are passed over.

    A file that cannot be read at all gives one line with the problem: ``invalid`` for its name, ``malformed``.
    """
    seen: Counter[str] = Counter()
    for number, command in _read(path):
        if isinstance(command, Problem):
            yield Line(number, None, None, command)
        else:
            yield Line(number, command, _key(command, seen))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: a receipt (status 201, or 200 where it had been recorded before), or a problem."""

    line: Line
    receipt: Receipt | None
    problem: Problem | None


def record(archive: Archive, path: Path, by: str | None) -> Iterator[Outcome]:
    """Records the commands of a file one by one; who reads the outcomes decides whether to go on after a problem.

    ``by``: who records those that do not say. A ``path`` in a command is looked up beside the file.
    """
    for line in commands(path):
        if line.problem is not None:
            yield Outcome(line, None, line.problem)
            continue
        try:
            receipt = archive.do(line.command, by=by, base_dir=path.parent, default_key=line.key)
        except Problem as problem:
            yield Outcome(line, None, problem)
        else:
            yield Outcome(line, receipt, None)


def _key(command: Any, seen: Counter[str]) -> str | None:
    """The hash of a command's canonical JSON, and which of equal ones in the file it is.

    None for what canonical JSON cannot hold: its recording says what is wrong with it.
    """
    try:
        digest = canonical_hash(command)
    except Problem:
        return None
    seen[digest] += 1
    return f"{digest}-{seen[digest]}"


def _read(path: Path) -> Iterator[tuple[int, Any]]:
    ending = path.suffix.lower()
    if ending not in JSON_LINES | YAML:
        yield 0, invalid("file", "not-a-command-file", given=path.name)
        return
    try:
        yield from _json_lines(path) if ending in JSON_LINES else _yaml(path)
    except OSError:
        yield 0, invalid("file", "unreadable-file", given=str(path))


def _json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if not text.strip():
                continue
            try:
                yield number, parse_command(text)
            except Problem as problem:
                yield number, problem


def _yaml(path: Path) -> Iterator[tuple[int, Any]]:
    text, number = "", 0
    try:
        text = path.read_bytes().decode("utf-8-sig")
        for node in _items(yaml.compose(text, _Loader)):
            number = node.start_mark.line + 1
            yield _item(node)
    except yaml.MarkedYAMLError as error:
        yield _marked(error)
    except yaml.reader.ReaderError as error:
        yield text.count("\n", 0, error.position) + 1, _malformed(f"character U+{ord(text[error.position]):04X}")
    except RecursionError:
        yield number, _malformed("too deeply nested")
    except ValueError as error:
        yield number, _malformed(str(error)[:200])


def _item(node: yaml.Node) -> tuple[int, Any]:
    try:
        return node.start_mark.line + 1, _Value().of(node)
    except yaml.MarkedYAMLError as error:
        return _marked(error)


def _marked(error: yaml.MarkedYAMLError) -> tuple[int, Problem]:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 0, _malformed(error.problem or error.context or "")


def _malformed(reason: str) -> Problem:
    return Problem("malformed", "not-yaml", reason=reason)


class _Loader(yaml.BaseLoader):
    """The failsafe schema with the few plain values that are not text."""


for _name, _pattern, _first in (
    ("null", "null", "n"),
    ("bool", "true|false", "tf"),
    ("int", "-?[0-9]+", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"{_TAG}{_name}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


def _items(root: yaml.Node | None) -> list[yaml.Node]:
    if not isinstance(root, yaml.SequenceNode) or root.tag != f"{_TAG}seq":
        raise _error("the file does not hold a list", root)
    items: list[yaml.Node] = root.value
    return items


def _error(problem: str, node: yaml.Node | None) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=None if node is None else node.start_mark)


class _Value:
    """One item's node as plain data. What an alias stands for counts each time, and nothing may hold itself."""

    def __init__(self) -> None:
        self._count = 0
        self._within: list[yaml.Node] = []

    def of(self, node: yaml.Node) -> Any:
        self._count += 1
        if self._count > _MOST_VALUES or node in self._within:
            raise _error("aliases that stand for too much", node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        self._within.append(node)
        value = self._mapping(node) if isinstance(node, yaml.MappingNode) else self._sequence(node)
        self._within.pop()
        return value

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        if node.tag not in _PLAIN:
            raise _error(f"the tag {node.tag} is not known", node)
        try:
            return _PLAIN[node.tag](node.value)
        except (KeyError, ValueError):
            raise _error(f"a value that is no {node.tag.removeprefix(_TAG)}", node) from None

    def _sequence(self, node: yaml.Node) -> list[Any]:
        if node.tag != f"{_TAG}seq":
            raise _error(f"the tag {node.tag} is not known", node)
        return [self.of(item) for item in node.value]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        if node.tag != f"{_TAG}map":
            raise _error(f"the tag {node.tag} is not known", node)
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _error("a name that is not text", key)
            if key.value in found:
                raise _error(f"the name {key.value!r} stands twice in one mapping", key)
            found[key.value] = self.of(value)
        return found
