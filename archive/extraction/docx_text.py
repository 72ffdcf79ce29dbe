"""The text of a Word document: body, then notes, headers and footers; each paragraph on a line of its own."""

from __future__ import annotations

import zipfile
from typing import Any, BinaryIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from archive.extraction.unreadable import Unreadable

_WORD = b"wordprocessingml.document.main+xml"
_BESIDE = ("/footnotes", "/endnotes", "/header", "/footer")
_OLE = b"\xd0\xcf\x11\xe0"
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# What the parser says of a part that it refuses for its size or depth.
_BOMBS = (etree.ErrorTypes.ERR_NO_MEMORY, etree.ErrorTypes.ERR_RESOURCE_LIMIT)
# The older twin of a drawing, tab stops of a style, and the place that text was moved away from.
_PASSED_OVER = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:pPr"), qn("w:moveFrom")}


def read(stream: BinaryIO) -> str:
    """Insertions that were not accepted count as text, deletions do not; numbers that Word makes up are not text."""
    _check_package(stream)
    try:
        return _texts(stream)
    except etree.XMLSyntaxError as error:
        raise Unreadable("too-much-memory" if error.code in _BOMBS else "broken") from error


def _texts(stream: BinaryIO) -> str:
    document = docx.Document(stream)
    texts = [_text(document.element.body)]
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_BESIDE):
            text = _text(parse_xml(relation.target_part.blob))
            if text not in texts:
                texts.append(text)
    return "\n\n".join(text for text in texts if text)


def _check_package(stream: BinaryIO) -> None:
    """python-docx takes a locked, a foreign and a damaged package for the same thing."""
    locked = stream.read(4) == _OLE
    stream.seek(0)
    if locked:
        raise Unreadable("encrypted")
    try:
        with zipfile.ZipFile(stream) as package:
            if any(entry.flag_bits & 1 for entry in package.infolist()):
                raise Unreadable("encrypted")
            # UTF-16 is allowed for this part.
            types = package.read("[Content_Types].xml").replace(b"\0", b"")
    except KeyError as error:
        raise Unreadable("contradicts") from error
    if _WORD not in types:
        raise Unreadable("contradicts")
    stream.seek(0)


def _text(root: Any) -> str:
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tag == qn("w:p"):
                pieces.append("\n")
        elif element.tag in _PASSED_OVER:
            walk.skip_subtree()
        elif element.tag == qn("w:t"):
            pieces.append(element.text or "")
        else:
            pieces.append(_MARKS.get(element.tag, ""))
    return "".join(pieces).strip("\n")
