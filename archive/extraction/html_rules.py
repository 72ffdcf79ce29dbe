"""The rules of a web page's own style sheets, as far as they say whether and how something is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import Tag

_TELLING = ("display", "visibility", "mso-hide", "content-visibility", "transform", "scale")
_SIZES = ("opacity", "font-size", "height", "max-height", "width", "max-width", "overflow")
_COLOUR = ("color",)
PLACES = ("left", "right", "top", "bottom", "margin-left", "margin-top", "text-indent")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# What holds for a screen of any size, or for a browser that knows a rule, is a rule as any other; groups for some
# sizes, or for print, are left out.
_ON_SCREENS = re.compile(
    r"@(?:media\s+(?:only\s+)?(?:screen|all)|layer(?:\s+[\w.-]+)?|supports\s*\((?:[^{}()]|\([^{}()]*\))*\))\s*"
    r"\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}",
    re.IGNORECASE,
)
_GROUP = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_DECLARED = r"(?:^|[;\s])({})\s*:\s*([^;!]+?)\s*(!\s*important)?\s*(?=;|$)"
_NOUGHT = re.compile(r"(?:font-size|opacity|height|width)\s*:\s*(?:0|\.0)", re.IGNORECASE)
WHITE = re.compile(r"#fff(?:fff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1\s*)?\)", re.IGNORECASE)
_WHITE_LETTERS = re.compile(rf"(?:^|[;{{\s])color\s*:\s*(?:{WHITE.pattern})", re.IGNORECASE)
CLEAR = re.compile(r"transparent|(?:rgba?|hsla?)\([^()]*[,/]\s*0*(?:\.0+)?%?\s*\)", re.IGNORECASE)
_CLEAR_LETTERS = re.compile(r"(?:^|[;{\s])color\s*:\s*(?:transparent|(?:rgb|hsl)a?\()", re.IGNORECASE)
_AWAY = re.compile(r"(?:left|right|top|bottom|indent)\s*:\s*-[0-9]{3,}", re.IGNORECASE)
_GROUND = re.compile(
    rf"background(?:-color|-image)?\s*:\s*(?!\s*(?:{WHITE.pattern}|none|transparent|inherit|initial)\s*(?:[;}}!]|$))",
    re.IGNORECASE | re.MULTILINE,
)
_SIMPLE = re.compile(r"([a-zA-Z][a-zA-Z0-9]*)?(?:\.([\w-]+))?(?<!^)")
# Of rules, and of tags that are tried against those that go by more than a name and a class.
_MOST_RULES, _MOST_TRIES = 300, 1_500_000
_ID, _CLASS, _TYPE = (re.compile(one) for one in (r"#[\w-]+", r"\.[\w-]+|\[[^\]]*\]|:[\w-]+", r"(?:^|[\s>+~])[a-zA-Z]"))

# Which of several rules goes first: whether it is important, how special it is, where it stands.
_Rank = tuple[bool, tuple[int, int, int, int], int]
Declared = Mapping[str, str]


def declared(soup: BeautifulSoup) -> dict[int, Declared]:
    """What holds for each tag of which anything is said, by identity: values in lower case by property."""
    best: dict[int, dict[str, tuple[_Rank, str]]] = {}
    tags, sheets = _Tags(soup), _sheets(soup)
    names, on_white = _asked(soup, sheets)
    for order, (selector, body) in enumerate(islice(_rules(sheets, names), _MOST_RULES)):
        said = list(_said(body, names))
        for tag in tags.meant(selector) if said else ():
            _hold(best.setdefault(id(tag), {}), said, (0, *_special(selector)), order)
    for tag in soup.find_all(style=True):
        _hold(best.setdefault(id(tag), {}), list(_said(str(tag["style"]), names)), (1, 0, 0, 0), 0)
    if any(name in _COLOUR for name in names):
        for tag in soup.find_all("font", color=True):
            _hold(best.setdefault(id(tag), {}), [("color", str(tag["color"]).lower(), False)], (0, 0, 0, 0), -1)
    return {tag: {name: _told(name, said, on_white) for name, (_, said) in held.items()} for tag, held in best.items()}


def _told(name: str, value: str, on_white: bool) -> str:
    """White letters that may stand on something are as any others."""
    return "black" if name == "color" and not on_white and WHITE.fullmatch(value) else value


def _sheets(soup: BeautifulSoup) -> str:
    sheets = "\n".join(sheet.get_text() for sheet in soup.find_all("style"))
    return _GROUP.sub("", _ON_SCREENS.sub(r"\1", _COMMENT.sub("", sheets)))


def _rules(sheets: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    telling = _declared(tuple(names))
    for selectors, body in _RULE.findall(sheets):
        if telling.search(body):
            yield from ((one.strip(), body) for one in selectors.split(","))


@cache
def _declared(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_DECLARED.format("|".join(names)), re.IGNORECASE)


def _said(body: str, names: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    found = _declared(tuple(names)).findall(body)
    return ((name.lower(), value.lower(), bool(important)) for name, value, important in found)


def _asked(soup: BeautifulSoup, sheets: str) -> tuple[list[str], bool]:
    """What is looked for, and whether all stands on white. Where no size is nought, nothing is white or transparent and
    nothing lies beside the page, most rules tell nothing; where anything has a ground of its own, or may have, white
    letters may stand on it."""
    inline = [str(tag["style"]) for tag in soup.find_all(style=True)]
    names = [*_TELLING]
    if any(_NOUGHT.search(said) for said in (sheets, *inline)):
        names += _SIZES
    is_white = any(_WHITE_LETTERS.search(said) for said in (sheets, *inline)) or soup.find("font", color=WHITE)
    has_ground = any(_GROUND.search(said) for said in (sheets, *inline)) or soup.find(bgcolor=True)
    may_have = soup.find("link", rel="stylesheet") or soup.find(background=True)
    on_white = bool(is_white) and not has_ground and not may_have
    if on_white or any(_CLEAR_LETTERS.search(said) for said in (sheets, *inline)):
        names += _COLOUR
    if any(_AWAY.search(said) for said in (sheets, *inline)):
        names += PLACES
    return names, on_white


class _Tags:
    """The tags of a page by name and class, which most rules go by."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._by_name: dict[str, list[Tag]] = {}
        self._by_class: dict[str, list[Tag]] = {}
        tags = soup.find_all(True)
        self._left = _MOST_TRIES // max(len(tags), 1)
        for tag in tags:
            self._by_name.setdefault(tag.name, []).append(tag)
            for one in tag.get("class") or ():
                self._by_class.setdefault(one, []).append(tag)

    def meant(self, selector: str) -> list[Tag]:
        simple = _SIMPLE.fullmatch(selector)
        if simple is None:
            return self._selected(selector)
        name, of_class = (simple[1] or "").lower(), simple[2]
        if of_class is None:
            return self._by_name.get(name, [])
        return [tag for tag in self._by_class.get(of_class, ()) if name in ("", tag.name)]

    def _selected(self, selector: str) -> list[Tag]:
        self._left -= 1
        if self._left < 0:
            return []
        try:
            return list(self._soup.select(selector))
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
