"""Signs of a PDF to which its fonts give no meaning, or one that PDFium does not know and leaves out without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf._codecs.adobe_glyphs import adobe_glyphs
from pypdf.generic import DecodedStreamObject, NameObject

# Stands for a sign without a known meaning: PDFium passes over what the font that it puts in place of one lacks, so it
# must be a sign of any Latin font; no office writes this one (ƒ).
UNKNOWN = 0x0192
_DEEPEST = 10
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"(<[0-9A-Fa-f\s]+>\s*)<([0-9A-Fa-f]{4})>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>")
# Private signs, those that word processors use for bullets aside.
_MEANINGLESS = re.compile(rb"0000|[Ee][0-9A-Fa-f]{3}|[Ff][1-8][0-9A-Fa-f]{2}")
# Of one byte, those that are ASCII in every encoding.
_PLAIN = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
_PLAIN_CHAR = re.compile(rb"(<(?P<code>[2-7][0-9A-Fa-f])>\s*)<[0-9A-Fa-f]{4}>")
_PLAIN_RANGE = re.compile(rb"(<(?P<code>[2-7][0-9A-Fa-f])>\s*<[2-7][0-9A-Fa-f]>\s*)<[0-9A-Fa-f]{4}>")
_LARGEST_RANGE = 256
_BY_CODE = re.compile("uni((?:[0-9A-F]{4})+)")
_MAP = b"""begincmap
1 begincodespacerange <00> <FF> endcodespacerange
%d beginbfchar
%s
endbfchar
endcmap"""


def has_unknown(reader: PdfReader) -> bool:
    return any(_mended(font, data) != data for font, data in _maps(reader))


def tell_unknown(writer: PdfWriter) -> None:
    for font, data in list(_maps(writer)):
        mended = _mended(font, data)
        if mended != data:
            changed = DecodedStreamObject()
            changed.set_data(mended)
            font[NameObject("/ToUnicode")] = writer._add_object(changed)


def _mended(font: Any, data: bytes) -> bytes:
    return told(data, _is_plain(font)) if data else named_signs(font)


def _is_plain(font: Any) -> bool:
    """Whether a font is not in the file, so that its letters are drawn by their code, whatever its map says."""
    if font.get("/Subtype") not in ("/Type1", "/TrueType") or font.get("/Encoding") not in _PLAIN:
        return False
    about = font.get("/FontDescriptor")
    return about is None or not any(name.startswith("/FontFile") for name in about.get_object())


def named_signs(font: Any) -> bytes:
    """A map of those signs of a font that are several letters by their names (``f_i``), as PDFium knows no such."""
    encoding = font["/Encoding"].get_object() if "/Encoding" in font else None
    code, rows = 0, []
    # PDFium takes the names of signs that are drawn by the file itself for nothing.
    least = 1 if font.get("/Subtype") == "/Type3" else 2
    for one in encoding.get("/Differences", ()) if isinstance(encoding, dict) else ():
        if not isinstance(one, str):
            code = int(one)
            continue
        letters = _letters(one[1:])
        if len(letters) >= least and 0 <= code <= 0xFF:
            rows.append(b"<%02X> <%s>" % (code, letters.encode("utf-16-be").hex().upper().encode()))
        code += 1
    return _MAP % (len(rows), b"\n".join(rows)) if rows else b""


def _letters(name: str) -> str:
    """What a name of a sign says by the rules of Adobe's list; nothing where it says nothing."""
    letters = []
    for part in name.partition(".")[0].split("_"):
        codes = _BY_CODE.fullmatch(part)
        found = bytes.fromhex(codes[1]).decode("utf-16-be", "replace") if codes else adobe_glyphs.get(f"/{part}", "")
        if not found:
            return ""
        letters.append(found)
    return "".join(letters)


def told(cmap: bytes, plain: bool = False) -> bytes:
    """A map from codes to signs, with ``UNKNOWN`` for those that mean nothing; ``plain``: letters are their codes."""
    return _SECTION.sub(partial(_section, plain), cmap)


def _section(plain: bool, match: re.Match[bytes]) -> bytes:
    whole, kind, body = match.group(0), match.group(1), match.group(2)
    if plain:
        body = (_PLAIN_CHAR if kind == b"char" else _PLAIN_RANGE).sub(rb"\g<1><00\g<code>>", body)
    changed = _CHAR.sub(_char, body) if kind == b"char" else _RANGE.sub(_range, body)
    body = match.group(2)
    return whole.replace(body, changed) if changed != body else whole


def _char(match: re.Match[bytes]) -> bytes:
    return match.group(1) + b"<0192>" if _MEANINGLESS.fullmatch(match.group(2)) else match.group(0)


def _range(match: re.Match[bytes]) -> bytes:
    first, last, meaning = match.groups()
    many = int(last, 16) - int(first, 16) + 1
    if not _MEANINGLESS.fullmatch(meaning) or not 0 < many <= _LARGEST_RANGE:
        return match.group(0)
    return b"<%s> <%s> [%s]" % (first, last, b"<0192> " * many)


def _maps(file: PdfReader | PdfWriter) -> Iterator[tuple[Any, bytes]]:
    """Each font that has such a map, once, with the map."""
    seen: set[Any] = set()
    for page in file.pages:
        yield from _within(page.get("/Resources"), seen, 0)


def _within(resources: Any, seen: set[Any], depth: int) -> Iterator[tuple[Any, bytes]]:
    resources = _once(resources, seen)
    for name in _keys(resources.get("/Font")):
        font = _once(resources["/Font"].get_object().raw_get(name), seen)
        if "/ToUnicode" not in font:
            yield font, b""
        elif hasattr(font["/ToUnicode"], "get_data"):
            yield font, font["/ToUnicode"].get_data()
    for name in _keys(resources.get("/XObject")):
        drawing = _once(resources["/XObject"].get_object().raw_get(name), seen)
        if drawing.get("/Subtype") == "/Form" and depth < _DEEPEST:
            yield from _within(drawing.get("/Resources"), seen, depth + 1)


def _keys(value: Any) -> list[str]:
    return list(value.get_object()) if value is not None else []


def _once(value: Any, seen: set[Any]) -> Any:
    """An object that has not been looked at yet, else nothing."""
    found = None if value is None else value.get_object()
    key = getattr(value, "idnum", None) or id(found)
    if not isinstance(found, dict) or key in seen:
        return {}
    seen.add(key)
    return found
