"""Feeds as Atom (RFC 4287): what is new in the archive, for programs that tell their reader of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """``address``: the whole address of its page; ``updated``: an instant; ``id``: an address that stays the same,
    where that of its page does not.
    """

    address: str
    title: str
    updated: str
    author: str
    summary: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """``own``: the whole address of the feed, ``page``: that of its page; ``updated``: of a feed without entries."""

    own: str
    page: str
    title: str
    updated: str
    language: str
    entries: Iterable[Entry]


def atom(feed: Feed) -> bytes:
    """The feed as a document, its entries in their order."""
    root = etree.Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": feed.language}, nsmap={None: _ATOM})
    entries = list(feed.entries)
    _text(root, "id", feed.own)
    _text(root, "title", feed.title)
    _text(root, "updated", max((entry.updated for entry in entries), default=feed.updated))
    _element(root, "link", rel="self", type=MEDIA_TYPE, href=feed.own)
    _element(root, "link", rel="alternate", type="text/html", href=feed.page)
    for entry in entries:
        _entry(_element(root, "entry"), entry)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return made


def _entry(element: etree._Element, entry: Entry) -> None:
    _text(element, "id", entry.id or entry.address)
    _text(element, "title", entry.title)
    _text(element, "updated", entry.updated)
    _text(_element(element, "author"), "name", entry.author)
    _element(element, "link", rel="alternate", type="text/html", href=entry.address)
    if entry.summary:
        _text(element, "summary", entry.summary)


def _element(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_ATOM}}}{name}", {key: _fit(one) for key, one in attributes.items()})


def _text(parent: etree._Element, name: str, words: str) -> None:
    _element(parent, name).text = _fit(words)


def _fit(words: str) -> str:
    """Without the characters that XML cannot hold."""
    return _UNFIT.sub(" ", words)
