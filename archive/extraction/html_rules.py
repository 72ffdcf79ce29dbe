"""The rules of a web page's own style sheets, as far as they say whether and how something is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import Tag

_NAMES = ("display", "visibility", "opacity", "font-size", "mso-hide")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# What holds for a screen of any size is a rule as any other; groups for some sizes, or for print, are left out.
_ON_SCREENS = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.IGNORECASE)
_GROUP = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_DECLARED = re.compile(rf"(?:^|[;\s])({'|'.join(_NAMES)})\s*:\s*([^;!]+?)\s*(!\s*important)?\s*(?=;|$)", re.IGNORECASE)
_MOST_RULES = 300
_ID, _CLASS, _TYPE = (re.compile(one) for one in (r"#[\w-]+", r"\.[\w-]+|\[[^\]]*\]|:[\w-]+", r"(?:^|[\s>+~])[a-zA-Z]"))

# Which of several rules goes first: whether it is important, how special it is, where it stands.
_Rank = tuple[bool, tuple[int, int, int, int], int]
Declared = Mapping[str, str]


def declared(soup: BeautifulSoup) -> dict[int, Declared]:
    """What holds for each tag of which anything is said, by identity: values in lower case by property."""
    best: dict[int, dict[str, tuple[_Rank, str]]] = {}
    for order, (selector, body) in enumerate(islice(_rules(soup), _MOST_RULES)):
        said = list(_said(body))
        for tag in _meant(soup, selector) if said else ():
            _hold(best.setdefault(id(tag), {}), said, (0, *_special(selector)), order)
    for tag in soup.find_all(style=True):
        _hold(best.setdefault(id(tag), {}), list(_said(str(tag["style"]))), (1, 0, 0, 0), 0)
    return {tag: {name: value for name, (_, value) in held.items()} for tag, held in best.items()}


def _rules(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    sheets = "\n".join(sheet.get_text() for sheet in soup.find_all("style"))
    plain = _GROUP.sub("", _ON_SCREENS.sub(r"\1", _COMMENT.sub("", sheets)))
    for selectors, body in _RULE.findall(plain):
        if _DECLARED.search(body):
            yield from ((one.strip(), body) for one in selectors.split(","))


def _said(body: str) -> Iterator[tuple[str, str, bool]]:
    return ((name.lower(), value.lower(), bool(important)) for name, value, important in _DECLARED.findall(body))


def _meant(soup: BeautifulSoup, selector: str) -> list[Tag]:
    try:
        return list(soup.select(selector))
    except Exception:
        # A selector that only browsers know says nothing here.
        return []


def _special(selector: str) -> tuple[int, int, int]:
    return len(_ID.findall(selector)), len(_CLASS.findall(selector)), len(_TYPE.findall(selector))


def _hold(
    held: dict[str, tuple[_Rank, str]],
    said: list[tuple[str, str, bool]],
    special: tuple[int, int, int, int],
    order: int,
) -> None:
    for name, value, important in said:
        rank = (important, special, order)
        if name not in held or rank >= held[name][0]:
            held[name] = rank, value
