"""Documents of Word and OpenDocument that were saved as one XML file, put together as the packages they are else."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree

from archive.extraction import docx_text, odt_text
from archive.extraction.ooxml import attribute, local
from archive.extraction.reading import Reading

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = b"wordprocessingml"
_MOST_COLUMNS = 1_000
_Parts = dict[str, bytes]


def read(root: Any) -> Reading | None:
    """None for any other XML."""
    kind, space = local(root), etree.QName(root).namespace or ""
    if kind == "package" and space.endswith("xmlPackage"):
        return _read(_flat(root), docx_text.read)
    if kind == "Workbook" and space.endswith("office:spreadsheet"):
        return Reading("\n\n".join(_sheets(root)))
    if kind == "wordDocument":
        return _read(_of_2003(root), docx_text.read)
    if kind == "document" and space.endswith("office:1.0") and next(root.iter("{*}text"), None) is not None:
        return _read(_open_document(root), odt_text.read)
    return None


def _read(parts: _Parts, reader: Callable[[Any], Reading]) -> Reading | None:
    if not parts:
        return None
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return reader(target)


def _flat(root: Any) -> _Parts:
    """Each part of a package in an element of its own."""
    parts = {"[Content_Types].xml": _WORD}
    for one in root:
        name = (attribute(one, "name") or "").lstrip("/")
        for held in one:
            if local(held) == "xmlData" and len(held):
                parts[name] = etree.tostring(held[0])
            elif local(held) == "binaryData":
                parts[name] = base64.b64decode("".join((held.text or "").split()))
    return parts if "word/document.xml" in parts else {}


def _sheets(book: Any) -> Iterator[str]:
    """Of a workbook what is seen: sheet by sheet, a row a line, cells a tab apart."""
    for sheet in book.iterchildren("{*}Worksheet"):
        if any((one.text or "").startswith("SheetHidden") for one in sheet.iter("{*}Visible")):
            continue
        rows = (row for row in sheet.iter("{*}Row") if attribute(row, "Hidden") != "1")
        hidden = set(_hidden_columns(sheet))
        yield "\n".join([attribute(sheet, "Name") or "", *filter(str.strip, (_row(row, hidden) for row in rows))])


def _hidden_columns(sheet: Any) -> Iterator[int]:
    at = 0
    for column in sheet.iter("{*}Column"):
        at = _number(column, "Index", at + 1)
        last = at + min(_number(column, "Span", 0), _MOST_COLUMNS)
        if attribute(column, "Hidden") == "1":
            yield from range(at, last + 1)
        at = last


def _row(row: Any, hidden: set[int]) -> str:
    texts, at = [], 0
    for cell in row.iterchildren("{*}Cell"):
        at = _number(cell, "Index", at + 1)
        if at not in hidden:
            held = ("".join(one.itertext()) for one in cell.iter("{*}Data"))
            texts.append(" ".join(filter(None, held)))
        at += _number(cell, "MergeAcross", 0)
    return "\t".join(texts)


def _number(element: Any, name: str, otherwise: int) -> int:
    said = attribute(element, name) or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else otherwise


def _of_2003(root: Any) -> _Parts:
    """The words of its elements are those of later ones; styles stand beside the body."""
    styles = next((one for one in root if local(one) == "styles"), None)
    named = f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    parts = {
        "[Content_Types].xml": _WORD,
        "word/document.xml": _under("document", (one for one in root if local(one) == "body")),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{named}</Relationships>'.encode(),
    }
    return parts if styles is None else {**parts, "word/styles.xml": etree.tostring(styles)}


def _open_document(root: Any) -> _Parts:
    by_name = {local(one): one for one in root if isinstance(one.tag, str)}

    def under(*names: str) -> bytes:
        return _under("document", (by_name[name] for name in names if name in by_name))

    return {
        "content.xml": under("automatic-styles", "body"),
        "styles.xml": under("styles", "automatic-styles", "master-styles"),
    }


def _under(name: str, elements: Iterable[Any]) -> bytes:
    return (
        f"<{name}>".encode()
        + b"".join(etree.tostring(one, with_tail=False) for one in elements)
        + f"</{name}>".encode()
    )
