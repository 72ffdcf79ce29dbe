"""Words that are broken at the end of a page whose foot, or the next one's head, stands between their two parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

# No longer heads and feet than these are looked for.
_MOST_LINES = 3
_DIGITS = re.compile(r"[0-9]+")
# A page's number, by itself or with a word before it.
_NUMBER = re.compile(r"\W*(?:(?:side|s|page)\W*)?[0-9]{1,4}\W*(?:(?:af|of)?\W*[0-9]{1,4})?\W*", re.IGNORECASE)
_BEGINS = re.compile(r"(?<=[^\W\d_]{2})[-\u2010\u00ad\u00ac]\s*$")
# "bolig- og byfornyelse" is no broken word.
_GOES_ON = re.compile(r"(?!(?:og|eller|samt|til)\b)([a-zæøåéäöü][^\W\d_]*+[^\s\w]{0,3})\s*")


# The same in a text that is no longer parted into pages, by what is left of a foot or a head.
_TURNED = re.compile(
    r"(?<=[^\W\d_]{2})[-\u2010\u00ad\u00ac][ \t\r]*\n"
    r"(?P<between>(?:[ \t\r\f]*\n){0,4}[ \t\f]*(?P<number>[-\u2013\u2014 \t]*(?:(?:side|s\.|page)[ \t]*)?[0-9]{1,4}"
    r"(?:[ \t]*(?:af|of|/)[ \t]*[0-9]{1,4})?[-\u2013\u2014. \t]*)\r?\n(?:[ \t\r\f]*\n){0,4}[ \t\f]*)"
    r"(?P<rest>(?!(?:og|eller|samt|til)\b)[a-zæøåéäöü][^\W\d_]*+[^\s\w]{0,3})[ \t]*",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\f|^[ \t\r]*\n|\n[ \t\r]*\n")


def mended_text(text: str) -> str:
    """A text with words whole between whose parts a page's number stands."""
    return _TURNED.sub(_turned, text)


def _turned(match: re.Match[str]) -> str:
    # A number alone on a line, right below and above others, may be one of a table.
    is_plain = match["number"].strip().isdigit() and not _BLANK.search(match["between"])
    if is_plain or not match["rest"][0].islower():
        return match[0]
    return f"{match['rest']}\n{match['between']}"


def mended(pages: Sequence[str]) -> list[str]:
    """The pages with such words whole where they begin. Where nothing stands between, they are left as they are."""
    lines = [page.split("\n") for page in pages]
    for index in range(len(lines) - 1):
        _mend(lines, index)
    return ["\n".join(page) for page in lines]


def _mend(pages: list[list[str]], index: int) -> None:
    page, after = pages[index], pages[index + 1]
    foot, head = _running(pages, index, from_end=True), _running(pages, index + 1, from_end=False)
    if not foot and not head or len(page) <= foot or len(after) <= head:
        return
    begun, goes_on = _BEGINS.search(page[-foot - 1]), _GOES_ON.match(after[head])
    if begun is None or goes_on is None:
        return
    page[-foot - 1] = page[-foot - 1][: begun.start()] + goes_on[1]
    rest = after[head][goes_on.end() :]
    after[head : head + 1] = [rest] if rest else []


def _running(pages: Sequence[Sequence[str]], index: int, from_end: bool) -> int:
    """How many of the first or last lines of a page stand on a page beside it too, page numbers aside."""
    own = _edge(pages[index], from_end)
    beside = [_edge(pages[other], from_end) for other in (index - 1, index + 1) if 0 <= other < len(pages)]
    count = 0
    for line in own:
        same = any(_same(line, other[count]) for other in beside if count < len(other))
        if not same and not _NUMBER.fullmatch(line):
            break
        count += 1
    return count


def _edge(page: Sequence[str], from_end: bool) -> Sequence[str]:
    """From the outermost line inwards."""
    return list(reversed(page[-_MOST_LINES:])) if from_end else page[:_MOST_LINES]


def _same(line: str, other: str) -> bool:
    return bool(line.strip()) and _DIGITS.sub("#", line).strip() == _DIGITS.sub("#", other).strip()
