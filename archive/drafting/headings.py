"""Which lines of a text are numbered headings, and which are items of a list, or of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_SIGN = r"(?:§+|pkt\.?|punkt|artikel|art\.)"
_NUMBER = r"\d{1,4}[a-zæøå]?(?:\.(?:\d{1,4}[a-zæøå]?|[a-zæøå]))*(?!\w)"
_LETTER = r"[A-Za-z]|[ivxlc]{1,6}|[IVXLC]{1,6}"
_MARKED = re.compile(r"(#{1,9})\s+(.*\S)\s*\Z")
_NUMBERED = re.compile(
    rf"\s{{0,3}}(?P<sign>{_SIGN})?\s*(?P<number>{_NUMBER})(?P<end>[.):]*)(?:\s+(?P<rest>\S.*))?\Z", re.IGNORECASE
)
_ROMAN = re.compile(r"\s{0,3}(?P<sign>)(?P<number>[IVXLC]{1,6})(?P<end>[.])\s+(?P<rest>\S.*)\Z")
_LETTERED = re.compile(rf"(?P<sign>)\(?(?P<number>{_LETTER})(?P<end>[.):]+)\s+(?P<rest>\S.*)\Z")
_CONTENTS = re.compile(r"(?:\.{3,}|…|\t| {3,})[.\s]*\d{1,4}\s*\Z")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LONGEST, _WRAPPED = 120, 45
_ENDS = (".", ":", ";", "!", "?")
_GAP = 3


@dataclass(frozen=True)
class Heading:
    """A line of a text, from 1, that gives a provision its number.

    ``rest``: what stands after the number; ``titled``: whether that is a heading, or else the text itself.
    """

    line: int
    number: str
    rest: str
    titled: bool


@dataclass(frozen=True)
class _Line:
    """``number``: in digits, ``said``: as written; ``apart``: a blank line stands before it."""

    at: int
    number: str
    said: str
    style: str
    rest: str
    titled: bool
    apart: bool

    @property
    def level(self) -> int:
        return self.number.count(".")


def headings(lines: Sequence[str]) -> tuple[list[Heading], list[int]]:
    """The numbered headings, and the lines (from 1) of headings without a number.

    Where any heading is marked (``#``, as of a Word document) only marked ones count. Else a numbered line is one where
    its number goes on from that of the one before, written in the same way.
    """
    marked = [(at, *_mark(line)) for at, line in enumerate(lines, 1) if _MARKED.match(line)]
    if any(_numbered(text) for _, _, text in marked):
        return _marked(marked)
    digits, roman = list(_candidates(lines, _NUMBERED)), list(_candidates(lines, _ROMAN))
    ways = [list(_unmarked(digits)), list(_unmarked(roman)), list(_unmarked(digits, anywhere=True))]
    return max(ways[:2], key=len) or ways[2], []


def repeated(lines: Sequence[str], found: Iterable[Heading]) -> Iterator[str]:
    """Numbers that stand a second time, as headings do, in the text of the heading that has them."""
    at, above = {one.line for one in found}, None
    for one in _candidates(lines, _NUMBERED):
        if one.at in at:
            above = one
        elif above is not None and one.apart and one.titled and (one.number, one.style) == (above.number, above.style):
            yield one.number


def unmarked(line: str) -> str:
    """A line without the marks of a heading."""
    marked = _MARKED.match(line)
    return marked.group(2) if marked else line


def without_emphasis(line: str) -> str:
    """A line of Markdown without the marks of what is set in bold or italics."""
    return _EMPHASIS.sub(r"\2", line)


def is_broken(line: str, following: Sequence[str]) -> bool:
    """Whether a line was broken for the width of a page, and the next, if any, goes on with it."""
    said = line.rstrip()
    return len(said) >= _WRAPPED and not said.endswith(_ENDS) and following[:1] != [] and following[0][:1].islower()


def is_numbered(line: str) -> bool:
    """Whether a line begins with a number, a heading or not."""
    return _NUMBERED.match(line) is not None


def _is_contents(line: str) -> bool:
    """Whether a line is one of a table of contents: it ends with the number of a page."""
    return _CONTENTS.search(line) is not None


def _mark(line: str) -> tuple[int, str]:
    found = _MARKED.match(line)
    assert found is not None
    return len(found.group(1)), without_emphasis(found.group(2))


def _numbered(text: str) -> re.Match[str] | None:
    return _NUMBERED.match(text) or _LETTERED.match(text)


def _marked(marked: Iterable[tuple[int, int, str]]) -> tuple[list[Heading], list[int]]:
    found: list[Heading] = []
    unnumbered: list[int] = []
    above: list[tuple[int, str, str]] = []  # level, number as written, number as a whole
    for at, level, text in marked:
        numbered = _numbered(text)
        if numbered is None:
            unnumbered.append(at)
            above = []
            continue
        own = numbered["number"]
        above = [one for one in above if one[0] < level]
        number = _whole(own, above)
        above.append((level, own, number))
        found.append(Heading(at, number, numbered["rest"] or "", True))
    return found, unnumbered


def _whole(own: str, above: Sequence[tuple[int, str, str]]) -> str:
    """A number of one part below another heading is counted within it, unless it goes on from that one's own."""
    if not above or "." in own:
        return own
    _, written, whole = above[-1]
    goes_on = own.isdigit() and written.isdigit() and int(own) > int(written) and int(own) != 1
    return own if goes_on else f"{whole}.{own}"


def _candidates(lines: Sequence[str], shape: re.Pattern[str]) -> Iterator[_Line]:
    apart = True
    for at, line in enumerate(lines, 1):
        found = None if _is_contents(line) else shape.match(line)
        if found is not None and (found["rest"] or found["sign"]):
            style, rest = (found["sign"] or found["end"]).casefold(), (found["rest"] or "").strip()
            said, titled = found["number"], _is_title(rest) and not is_broken(line, lines[at : at + 1])
            yield _Line(at, said if shape is _NUMBERED else _digits(said), said, style, rest, titled, apart)
        apart = not line.strip()


def _digits(roman: str) -> str:
    values = [_ROMAN_SIGNS[sign] for sign in roman.upper()]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def _unmarked(candidates: Iterable[_Line], anywhere: bool = False) -> Iterator[Heading]:
    """``anywhere``: the first one may have any number, as in a part of an agreement."""
    last: str | None = None
    styles: dict[int, str] = {}
    listed: _Line | None = None
    for one in candidates:
        begins = last is None and (anywhere or one.number in ("0", "1", "1.1") or one.style.startswith("§"))
        follows = begins or (last is not None and _follows(last, one))
        follows = follows and styles.get(one.level, one.style) == one.style
        if follows and not (listed is not None and _goes_on(listed, one)):
            last, listed = one.number, None
            styles[one.level] = one.style
            yield Heading(one.at, one.said, one.rest, one.titled)
        else:
            listed = one if listed is None or _goes_on(listed, one) or one.number == "1" else None


def _goes_on(listed: _Line, one: _Line) -> bool:
    """Whether it is the next item of a list, and not a heading that happens to have that number."""
    before, own = listed.number, one.number
    if listed.style != one.style or not (before.isdigit() and own.isdigit() and int(own) == int(before) + 1):
        return False
    return not (one.apart and not listed.apart and one.titled)


def _follows(last: str, one: _Line) -> bool:
    """Whether a number can come after another in an agreement: the first below it, the next of it or of one above."""
    if one.number == f"{last}.1":
        return True
    before, own = _parts(last), _parts(one.number)
    if len(own) > len(before) or own[:-1] != before[: len(own) - 1]:
        return _is_added(last, one.number)
    (digits, letter), (was, added) = own[-1], before[len(own) - 1]
    if digits == was:
        deeper = len(before) > len(own)
        return letter == ("a" if not added else chr(ord(added) + 1)) and (not deeper or bool(letter))
    return not letter and was < digits <= was + (_GAP if one.titled else 1)


def _is_added(last: str, number: str) -> bool:
    """4a after 4.2, 4.1a.1 after 4.1a."""
    return number.removesuffix(".1") == last or (number[:-1] == last and number[-1:] == "a")


def _parts(number: str) -> list[tuple[int, str]]:
    found = ((part.rstrip("abcdefghijklmnopqrstuvwxyzæøå"), part) for part in number.casefold().split("."))
    return [(int(digits or 0), part[len(digits) :]) for digits, part in found]


def _is_title(rest: str) -> bool:
    return 0 < len(rest) <= _LONGEST and rest[-1] not in ".;,:" and (rest[0].isupper() or rest[0].isdigit())
