"""What a browser does not show of a page, and what it shows as a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import Tag

from archive.extraction.html_rules import CLEAR, PLACES, WHITE, Declared, declared

_UNSEEN = (
    *("script", "style", "template", "noscript", "noframes", "datalist", "rp", "audio", "video", "canvas"),
    *("annotation", "defs", "metadata"),
)
_NOTHING: Declared = {}
_BLOCKS = ("block", "flex", "grid", "list-item", "table", "table-row", "flow-root", "table-caption")
_ZERO = re.compile(r"0*(?:\.0+)?(?:[a-z]+|%)?")
# Beside the page, where those are heard who have it read aloud, and nobody sees anything.
_FAR = re.compile(r"-[0-9]{3,}(?:\.[0-9]+)?(?:px|pt|em|rem|%|vw|vh)?$")
# Made as small as nothing, or put beside the page.
_NO_SIZE = re.compile(r"scale(?:[xy]|3d)?\(\s*0*(?:\.0+)?\s*[,)]|translate(?:[xy]|3d)?\([^()]*-[0-9]{4,}")
# Sizes that are no part of the size around them.
_OWN_SIZE = re.compile(r"[0-9.]+(?:px|pt|rem|cm|mm|in|vw)|(?:x+-)?(?:small|large)|medium")


@dataclass(frozen=True)
class Veil:
    """What is inherited, and what something within may lift: ``unseen`` by ``visibility``, ``tiny`` by its size,
    ``pale`` by its colour."""

    unseen: bool = False
    tiny: bool = False
    pale: bool = False

    def __bool__(self) -> bool:
        return self.unseen or self.tiny or self.pale


@dataclass(frozen=True)
class Look:
    """By identity of tags: ``gone`` with all that lies in them; ``blocks`` by rule; what is ``declared``."""

    gone: frozenset[int]
    blocks: frozenset[int]
    declared: dict[int, Declared]

    def veil(self, tag: Tag, around: Veil) -> Veil:
        said = self.declared.get(id(tag), _NOTHING)
        visibility, size, colour = said.get("visibility"), said.get("font-size"), said.get("color")
        if colour is not None and colour != "inherit":
            around = replace(around, pale=bool(WHITE.fullmatch(colour) or CLEAR.fullmatch(colour)))
        if visibility in ("hidden", "collapse", "visible"):
            around = replace(around, unseen=visibility != "visible")
        if size is not None and (_ZERO.fullmatch(size) or _OWN_SIZE.fullmatch(size)):
            around = replace(around, tiny=bool(_ZERO.fullmatch(size)))
        return around


def look(soup: BeautifulSoup) -> Look:
    said = declared(soup)
    gone = {id(tag) for tag in soup.find_all(_UNSEEN) if not _is_shadow(tag)}
    gone |= {id(tag) for tag in soup.find_all(lambda tag: _is_gone(tag, said.get(id(tag), _NOTHING)))}
    gone |= {id(option) for choice in soup.find_all("select") for option in _not_chosen(choice)}
    blocks = {tag for tag, one in said.items() if one.get("display") in _BLOCKS}
    return Look(frozenset(gone), frozenset(blocks), said)


def _is_shadow(tag: Tag) -> bool:
    """Whether a template is what is shown of the tag around it; saved pages call it by another name."""
    return tag.has_attr("shadowrootmode") or tag.has_attr("shadowmode")


def _is_gone(tag: Tag, said: Declared) -> bool:
    # A page that hides itself whole is shown by a script.
    if tag.name in ("html", "body"):
        return False
    if said.get("content-visibility") == "hidden" or _has_no_room(said):
        return True
    if said.get("mso-hide") == "all" or _ZERO.fullmatch(said.get("opacity", "1")):
        return True
    if _NO_SIZE.search(said.get("transform", "")) or _ZERO.fullmatch(said.get("scale", "1")):
        return True
    if any(_FAR.match(said.get(name, "")) for name in PLACES):
        return True
    by_itself = tag.has_attr("hidden") or tag.has_attr("popover") or (tag.name == "dialog" and not tag.has_attr("open"))
    return said.get("display", "none" if by_itself else "") == "none"


def _has_no_room(said: Declared) -> bool:
    """Whether it is cut off to nothing."""
    sizes = [said[name] for name in ("height", "max-height", "width", "max-width") if name in said]
    return said.get("overflow") in ("hidden", "clip") and any(map(_ZERO.fullmatch, sizes))


def _not_chosen(choice: Tag) -> Iterator[Tag]:
    """A list shows what was chosen, or its first line."""
    options = choice.find_all("option")
    if choice.has_attr("multiple") or choice.has_attr("size"):
        return
    chosen = [option for option in options if option.has_attr("selected")] or options[:1]
    yield from (option for option in options if option is not chosen[-1])
