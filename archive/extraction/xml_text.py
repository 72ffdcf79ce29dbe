"""The words of an XML file: what stands in its elements and attributes, each element on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Any, BinaryIO

from lxml import etree

from archive.extraction import xml_office
from archive.extraction.decoding import decode_as
from archive.extraction.html_text import of_page
from archive.extraction.ooxml import local
from archive.extraction.reading import Reading, warned

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"\A\s*(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_WORD = re.compile(r"[^\W\d_]")
# Signs of web pages by name, which XML knows only where it is told them.
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_KNOWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
# A page, or part of one, that stands in an element as a text.
_PAGE = re.compile(
    r"</?(?:p|br|div|b|i|em|strong|span|ul|ol|li|table|tr|td|h[1-6]|a|html|body)\b[^<>]*>|&[A-Za-z]{2,8};"
)
# Bytes of pictures, in letters.
_BINARY = ("binaryData", "binData")


def read(stream: BinaryIO) -> Reading:
    """What is no XML is read as far as it goes, and told."""
    data = stream.read()
    declared = _ENCODING.match(data)
    name = declared[1].decode().lower() if declared else None
    text = decode_as(data, None if name and name.startswith(("utf-16", "utf-32", "ucs")) else name)
    xml = _with_signs(_DECLARATION.sub("", text)).encode("utf-8")
    reading = Reading()
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities="internal", no_network=True))
    except etree.XMLSyntaxError as error:
        reading.unread.append(warned("part-not-read", name="xml"))
        # What stands after the first element is read too.
        xml = b"<xml>" + xml + b"</xml>" if error.code == etree.ErrorTypes.ERR_DOCUMENT_END else xml
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities="internal", no_network=True, recover=True))
    if root is not None and local(root) == "html":
        return Reading(of_page(xml, "utf-8"), unread=reading.unread)
    document = None if root is None else xml_office.read(root)
    if document is not None:
        document.unread = [*reading.unread, *document.unread]
        return document
    reading.text = text if root is None else "\n".join(_words(root))
    return reading


def _with_signs(xml: str) -> str:
    """Written out where the file does not say what they are."""
    if "<!ENTITY" in xml:
        return xml
    return _NAMED.sub(lambda one: one[0] if one[1] in _KNOWN else _sign(one[1]) or one[0], xml)


def _sign(name: str) -> str:
    return chr(name2codepoint[name]) if name in name2codepoint else ""


def _words(root: Any) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _BINARY:
            text = ""
        else:
            text = element.text or ""
            yield from (value for value in element.attrib.values() if _WORD.search(value))
        yield from (_shown(one.strip()) for one in (text, element.tail or "") if one.strip())


def _shown(text: str) -> str:
    return of_page(text.encode("utf-8"), "utf-8") if _PAGE.search(text) else text
