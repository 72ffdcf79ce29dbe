"""The text of a web page as a reader sees it: blocks on lines of their own, no scripts, no styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PageElement, Tag

from archive.extraction.decoding import decode

_BLOCK = re.compile(
    "(address|article|aside|blockquote|body|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    r"header|hr|legend|li|main|nav|ol|option|p|pre|section|summary|table|title|tr|ul)\Z"
)
_UNSEEN = frozenset(("script", "style", "template", "noscript"))
_AS_WRITTEN = frozenset(("pre", "textarea"))
# How a tag that is no block ends.
_ENDS = {"br": "\n", "td": "\t", "th": "\t"}

# Pages that say latin-1 mean cp1252, as browsers have it.
_DECODED_AS_TEXT = frozenset(("utf-8", "utf8", "iso-8859-1", "latin-1", "latin1", "us-ascii"))


def read(stream: BinaryIO) -> str:
    """In the encoding that the page declares, where its bytes agree; cells of a table are a tab apart."""
    text = "".join(_pieces(BeautifulSoup(_decoded(stream.read()), "lxml")))
    lines = "\n".join(line.strip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def _decoded(data: bytes) -> str:
    declared = EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=False)
    if declared and declared.lower() not in _DECODED_AS_TEXT:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeError):
            pass
    return decode(data)[0]


def _pieces(soup: BeautifulSoup) -> Iterator[str]:
    """Each node once, by a stack of its own: a page may be nested deeper than Python is."""
    waiting: list[tuple[PageElement | str, bool]] = [(soup, False)]
    while waiting:
        node, as_written = waiting.pop()
        if isinstance(node, Tag):
            if node.name in _UNSEEN:
                continue
            as_written = as_written or node.name in _AS_WRITTEN
            edge = "\n" if _BLOCK.match(node.name) else ""
            yield edge
            waiting.append((_ENDS.get(node.name, edge), True))
            waiting.extend((child, as_written) for child in reversed(node.contents))
        elif type(node) is NavigableString and not as_written:
            yield re.sub(r"[ \t\r\n\f]+", " ", node)
        # Comments and the like are kinds of NavigableString of their own.
        elif type(node) in (str, NavigableString):
            yield str(node)
