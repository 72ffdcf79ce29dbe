"""Lines of a page with gaps in them: the rows of a table are read across, columns of running text one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Of equal places, in points; of rows that make columns; of letters in a line of running text.
_NEAR = 3.0
_ENOUGH = 3
_RUNNING = 25
_BROKEN = re.compile("[^\\W\\d_][-\u2010\u2011\u00ad]$")


@dataclass
class Piece:
    """What stands together in a line, from ``left`` to ``right``, in points."""

    left: float
    right: float
    text: str


Line = list[Piece]


def arranged(lines: Sequence[Line]) -> str:
    """The lines as text. Of columns each is read to its end; else pieces of a line are a tab apart."""
    read: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_columns(lines, at)
        block = lines[at:end]
        columns = _columns(block)
        read += columns if columns is not None else ["\t".join(piece.text for piece in line) for line in block]
        at = end
    return "\n".join(read)


def _end_of_columns(lines: Sequence[Line], at: int) -> int:
    """One past the last line that shares its columns with the first one."""
    end = at + 1
    starts = [piece.left for piece in lines[at]]
    while len(starts) > 1 and end < len(lines) and _fits(lines[end], starts):
        end += 1
    return end


def _fits(line: Line, starts: Sequence[float]) -> bool:
    return bool(line) and all(_column(piece, starts) is not None for piece in line)


def _column(piece: Piece, starts: Sequence[float]) -> int | None:
    """The column in which a piece begins and ends."""
    for index, start in enumerate(starts):
        if abs(piece.left - start) <= _NEAR:
            return index if index + 1 == len(starts) or piece.right < starts[index + 1] else None
    return None


def _columns(block: Sequence[Line]) -> list[str] | None:
    starts = [piece.left for piece in block[0]]
    if len(starts) < 2 or len(block) < _ENOUGH:
        return None
    found: list[list[str]] = [[] for _ in starts]
    for line in block:
        for piece in line:
            found[_column(piece, starts) or 0].append(piece.text)
    return [text for column in found for text in column] if any(map(_is_running, found)) else None


def _is_running(column: Sequence[str]) -> bool:
    return sum(map(len, column)) >= _RUNNING * len(column) or any(_goes_on(column))


def _goes_on(column: Sequence[str]) -> Iterator[bool]:
    for text, following in zip(column, column[1:], strict=False):
        yield bool(_BROKEN.search(text)) and following[:1].islower()
