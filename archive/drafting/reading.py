"""A draft of an agreement: its title and its provisions, with what was left out said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.drafting.headings import (
    Heading,
    headings,
    is_broken,
    is_numbered,
    repeated,
    unmarked,
    without_emphasis,
)
from archive.extraction.decoding import clean
from archive.extraction.extract import extract
from archive.extraction.kinds import MARKDOWN, PLAIN, canonical
from archive.extraction.markdown_text import plain
from archive.extraction.room import room
from archive.grammar.agreements import LEVEL
from archive.problems import invalid


@dataclass(frozen=True)
class Drafted:
    """A provision as proposed; ``line``: where it begins in the text, from 1."""

    number: str
    heading: str | None
    text: str
    line: int


@dataclass(frozen=True)
class Draft:
    """``title``, ``level``: as the text has them, or None. ``left_out``: what stands before the first provision, or as
    a heading without a number, and is in none of them. ``twice``: numbers that stand in more than one place."""

    title: str | None
    level: str | None
    provisions: Sequence[Drafted]
    left_out: Sequence[str]
    twice: Sequence[str]


def read(data: bytes, media_type: str, max_file_mb: float = 100) -> Draft:
    """The draft of a file of any kind that is read. Raises as ``extract``; ``invalid`` at ``file`` where no text can be
    read in it, or no numbered heading is found."""
    with room():
        found = extract(data, media_type, max_file_mb=max_file_mb, divided=True)
    if found.text is None:
        raise invalid("file", "no-text-read", why=found.failure)
    return divide(found.text, markdown=canonical(media_type) in (PLAIN, MARKDOWN), path="file")


def divide(text: str, markdown: bool = True, path: str = "text") -> Draft:
    """The draft of a text. ``markdown``: where headings are marked, what is set in bold or italics is marked too.

    Raises ``invalid`` at ``path`` where no numbered heading is found.
    """
    lines = clean(text).split("\n")
    found, unnumbered = headings(lines)
    if not found:
        raise invalid(path, "no-numbered-headings")
    marked = bool(unnumbered) or unmarked(lines[found[0].line - 1]) != lines[found[0].line - 1]
    written = [unmarked(line) for line in lines] if marked else lines
    if marked and markdown:
        written = [plain(without_emphasis(line)) for line in written]
    between = _between(found, unnumbered, lines)
    provisions = [_provision(written, one, end, between) for one, end in _ends(found, len(lines) + 1)]
    before = [line.strip() for line in written[: found[0].line - 1] if line.strip()]
    left_out = [*before, *(written[at - 1].strip() for at in sorted(between))]
    title = next((written[at - 1].strip() for at in unnumbered if at < found[0].line), None) or _title(before)
    numbers = [*(one.number for one in provisions), *(() if marked else repeated(lines, found))]
    twice = [number for number in dict.fromkeys(numbers) if numbers.count(number) > 1]
    return Draft(title, _level(title), provisions, [one for one in left_out if one != title], twice)


def _title(left_out: Sequence[str]) -> str | None:
    return next((line for line in left_out if not is_numbered(line)), None)


def _level(title: str | None) -> str | None:
    said = (title or "").casefold()
    return next((str(level) for level in LEVEL["enum"] if level in said), None)


def _ends(found: Sequence[Heading], last: int) -> Iterator[tuple[Heading, int]]:
    yield from zip(found, [*(one.line for one in found[1:]), last], strict=True)


def _between(found: Sequence[Heading], unnumbered: Sequence[int], lines: Sequence[str]) -> set[int]:
    """Headings without a number that a numbered one follows at once: they head a group of provisions, not a text."""
    first, at = found[0].line, {one.line for one in found}
    return {one for one in unnumbered if one > first and _next_said(one, lines) in at}


def _next_said(line: int, lines: Sequence[str]) -> int:
    return next((at for at in range(line + 1, len(lines) + 1) if lines[at - 1].strip()), 0)


def _provision(lines: Sequence[str], one: Heading, end: int, left_out: set[int]) -> Drafted:
    text = _joined([lines[at - 1] for at in range(one.line + 1, end) if at not in left_out])
    if one.titled:
        return Drafted(one.number, one.rest or None, text, one.line)
    # The whole line is the text; it may go on in the next.
    whole = _joined([one.rest, *text.split("\n")]) if text else one.rest
    return Drafted(one.number, None, whole, one.line)


def _joined(body: Sequence[str]) -> str:
    """Lines that were broken for the width of a page are one; all other breaks stay."""
    found: list[str] = []
    for line in (re.sub(r"[ \t]+\Z", "", one) for one in body):
        before = found[-1] if found else ""
        if is_broken(before, [line]):
            found[-1] = f"{before} {line}"
        else:
            found.append(line)
    return "\n".join(found).strip("\n")
