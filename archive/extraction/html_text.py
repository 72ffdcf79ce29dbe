"""The text of a web page as a reader sees it: blocks on lines of their own, without what is not shown."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from urllib.parse import unquote_to_bytes

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PageElement, PreformattedString, Stylesheet, Tag

from archive.extraction.decoding import decode_as
from archive.extraction.html_hidden import Look, Veil, look
from archive.extraction.reading import Reading

_BLOCK = re.compile(
    "(address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|header|hgroup|hr|iframe|legend|li|listing|main|menu|nav|object|ol|optgroup|option|p|plaintext|"
    r"pre|search|section|select|summary|table|text|title|tr|ul|xmp)\Z"
)
_AS_WRITTEN = frozenset(("pre", "textarea"))
# How a tag that is no block ends.
_ENDS = {"br": "\n", "td": "\t", "th": "\t", "button": " "}
# What was struck and what was put in its place are told apart by their looks alone.
_CHANGES = frozenset(("del", "ins", "s", "strike"))
_NO_SHEETS: Mapping[str, str] = {}
_READING_OF_A_WORD = {"rt": (" (", ")")}
_DEEPEST = 5
_FRAMES = frozenset(("iframe", "frame", "object", "embed"))
_IN_ADDRESS = re.compile(r"data:(text/(?:html|plain)[^,]*?|(?=,))(;base64)?,(.*)", re.IGNORECASE | re.DOTALL)
# Kinds of field in which nothing can be read.
_SILENT_FIELDS = frozenset(("hidden", "password", "checkbox", "radio", "color", "range", "file"))


def read(stream: BinaryIO) -> Reading:
    """In the encoding that the page declares, where its bytes agree; cells of a table are a tab apart."""
    return Reading(of_page(stream.read(), None))


def of_page(data: bytes, charset: str | None, depth: int = 0, sheets: Mapping[str, str] = _NO_SHEETS) -> str:
    """``charset``: what is said outside the page; it goes before what the page says of itself. ``sheets``: the rules
    that lie beside it, by their addresses."""
    declared = charset or EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=False)
    # A page whose declaration can be read is in no encoding of two bytes a sign, whatever it declares.
    if declared and declared.lower().startswith(("utf-16", "utf-32", "ucs")):
        declared = None
    return _text(decode_as(data, declared), depth, sheets)


def _text(page: str, depth: int, sheets: Mapping[str, str] = _NO_SHEETS) -> str:
    soup = BeautifulSoup(page.replace("\0", ""), "lxml")
    for link in soup.find_all("link", href=list(sheets)) if sheets else ():
        style = soup.new_tag("style")
        style.append(Stylesheet(sheets[str(link["href"])]))
        link.replace_with(style)
    text = "".join(_pieces(soup, depth))
    lines = "\n".join(line.strip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def _pieces(soup: BeautifulSoup, depth: int) -> Iterator[str]:
    """Each node once, by a stack of its own: a page may be nested deeper than Python is."""
    shown = look(soup)
    waiting: list[tuple[PageElement | str, bool, Veil]] = [(soup, False, Veil())]
    while waiting:
        node, as_written, veil = waiting.pop()
        if isinstance(node, Tag):
            if id(node) in shown.gone:
                continue
            as_written, veil = as_written or node.name in _AS_WRITTEN, shown.veil(node, veil)
            begins, ends = _edges(node, shown)
            yield begins if veil else begins + _said_by(node, depth)
            waiting.append((ends, True, Veil()))
            # What stands in a frame is for those who have none, and a line of a list is shown by its label.
            children = () if node.name == "iframe" or _has_label(node) else reversed(node.contents)
            waiting.extend((child, as_written, veil) for child in children)
        elif veil:
            continue
        elif as_written and not isinstance(node, PreformattedString):
            yield str(node)
        # Comments and the like are preformatted.
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield re.sub(r"[ \t\r\n\f]+", " ", node)


def _edges(node: Tag, shown: Look) -> tuple[str, str]:
    if node.name in _READING_OF_A_WORD:
        return _READING_OF_A_WORD[node.name]
    edge = "\n" if _BLOCK.match(node.name) or id(node) in shown.blocks else ""
    begins, ends = edge, _ENDS.get(node.name, edge)
    if node.name in _CHANGES and _follows(node.next_sibling, _CHANGES - {node.name}):
        ends = " "
    if node.parent is not None and node.parent.name == "mfrac" and node.find_previous_sibling() is not None:
        begins = "/"
    return begins, ends


def _has_label(node: Tag) -> bool:
    return node.name == "option" and bool(node.get("label"))


def _follows(node: PageElement | None, names: frozenset[str]) -> bool:
    return isinstance(node, Tag) and node.name in names


def _said_by(node: Tag, depth: int) -> str:
    """What a tag shows by itself: a picture's words, what stands in a field, a page within the page."""
    if node.name == "input":
        kind = str(node.get("type", "text")).lower()
        said = node.get("alt") if kind == "image" else None if kind in _SILENT_FIELDS else node.get("value")
        return f" {said} " if said else ""
    if node.name in ("img", "area") and node.get("alt"):
        return f" {node['alt']} "
    if node.name in ("option", "optgroup") and node.get("label"):
        return f" {node['label']} "
    if node.name in _FRAMES and depth < _DEEPEST:
        return _framed(node, depth + 1)
    return ""


def _framed(node: Tag, depth: int) -> str:
    """A page that stands in a frame's own attributes."""
    if node.name == "iframe" and node.get("srcdoc"):
        return _text(str(node["srcdoc"]), depth)
    written = _IN_ADDRESS.match(str(node.get("data" if node.name == "object" else "src", "")))
    if written is None:
        return ""
    data = unquote_to_bytes(written[3])
    try:
        data = b64decode(data) if written[2] else data
    except ValueError:
        return ""
    if written[1].lower().startswith("text/html"):
        return of_page(data, None, depth)
    return f"\n{decode_as(data, None)}\n"
