"""The words of an XML file: what stands in its elements and attributes, each element on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from archive.extraction.decoding import decode_as
from archive.extraction.reading import Reading, warned

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"\A\s*(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_WORD = re.compile(r"[^\W\d_]")
# Bytes of pictures, in letters.
_BINARY = ("binaryData", "binData")


def read(stream: BinaryIO) -> Reading:
    """What is no XML is read as far as it goes, and told."""
    data = stream.read()
    declared = _ENCODING.match(data)
    name = declared[1].decode().lower() if declared else None
    text = decode_as(data, None if name and name.startswith(("utf-16", "utf-32", "ucs")) else name)
    xml = _DECLARATION.sub("", text).encode("utf-8")
    reading = Reading()
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities="internal", no_network=True))
    except etree.XMLSyntaxError:
        reading.unread.append(warned("part-not-read", name="xml"))
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities="internal", no_network=True, recover=True))
    reading.text = text if root is None else "\n".join(_words(root))
    return reading


def _words(root: Any) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _BINARY:
            text = ""
        else:
            text = element.text or ""
            yield from (value for value in element.attrib.values() if _WORD.search(value))
        yield from (one.strip() for one in (text, element.tail or "") if one.strip())
