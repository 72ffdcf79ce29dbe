"""Command files: JSON Lines, or YAML that holds a list; each command with the line it begins on and its key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.archive import Archive
from archive.hashing import canonical_hash
from archive.problems import Problem, invalid
from archive.receipts import Receipt
from archive.strict_json import parse_command
from archive.strict_yaml import items

JSON_LINES, YAML = frozenset({".jsonl", ".ndjson"}), frozenset({".yaml", ".yml"})


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
        yield from _json_lines(path) if ending in JSON_LINES else items(path.read_bytes())
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
