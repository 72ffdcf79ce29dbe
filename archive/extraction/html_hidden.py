"""What a browser does not show of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import Tag

_UNSEEN = ("script", "style", "template", "noscript", "datalist", "rp", "object", "audio", "video", "annotation")
_HIDING = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_GROUP = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_MOST_RULES = 300


def hidden(soup: BeautifulSoup) -> set[int]:
    """The tags that are not shown, by identity; what lies in them is not shown either."""
    found = {id(tag) for tag in soup.find_all(_UNSEEN)}
    found |= {id(tag) for tag in soup.find_all(_hides_itself)}
    for selector in _hiding_selectors(soup):
        try:
            found |= {id(tag) for tag in soup.select(selector)}
        except Exception:
            # A selector that only browsers know hides nothing here.
            continue
    found |= {id(option) for choice in soup.find_all("select") for option in _not_chosen(choice)}
    return found


def _hides_itself(tag: Tag) -> bool:
    if tag.has_attr("hidden") or (tag.name == "dialog" and not tag.has_attr("open")):
        return True
    return bool(_HIDING.search(str(tag.get("style", "")))) if tag.has_attr("style") else False


def _hiding_selectors(soup: BeautifulSoup) -> Iterator[str]:
    """Of the page's own rules those that hide; rules for a screen of a certain size or for print aside."""
    sheets = "\n".join(sheet.get_text() for sheet in soup.find_all("style"))
    rules = _RULE.findall(_GROUP.sub("", _COMMENT.sub("", sheets)))
    hiding = (selector.strip() for selector, body in rules if _HIDING.search(body))
    yield from islice(hiding, _MOST_RULES)


def _not_chosen(choice: Tag) -> Iterator[Tag]:
    """A list shows what was chosen, or its first line."""
    options = choice.find_all("option")
    if choice.has_attr("multiple") or choice.has_attr("size"):
        return
    chosen = [option for option in options if option.has_attr("selected")] or options[:1]
    yield from (option for option in options if option is not chosen[-1])
