"""The signs of one page of a PDF, with what they mean, in lines and columns."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from archive.extraction.columns import Line, Piece, arranged
from archive.extraction.pdf_fonts import UNKNOWN

_LONGEST = 10_000
_DEEPEST = 10
_INVISIBLE = 3
_HYPHEN = 0x02
_NO_SIGNS = frozenset((UNKNOWN, 0xFFFD, 0xFFFE, 0xFFFF))
# Of the height of a sign: a wider gap parts columns and cells.
_WIDE = 1.8


@dataclass
class Meant:
    """What objects of a page read as that are drawn in another way: the mark of each, and the text of each mark."""

    marks: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


def prepare(page: pypdfium2.PdfPage) -> Meant:
    """Takes away what nobody sees; gives what the rest reads as."""
    meant = Meant()
    objects = [pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page))]
    texts = [one for one in objects if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT]
    forms = [one for one in objects if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_FORM]
    pictures = len(texts) < len(objects)
    seen = page.get_cropbox()
    for one in texts:
        if _unseen(one, seen, pictures):
            pdfium.FPDFPage_RemoveObject(page, one)
            pdfium.FPDFPageObj_Destroy(one)
        else:
            _read_marks(one, meant)
    for form in forms:
        _read_within(form, meant, 0)
    return meant


def _read_within(form: Any, meant: Meant, depth: int) -> None:
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        one = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _read_marks(one, meant)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            _read_within(one, meant, depth + 1)


def _unseen(text: Any, seen: tuple[float, float, float, float], pictures: bool) -> bool:
    """Beside the page; or not drawn at all, where there is no scanned picture that it stands behind."""
    if not pictures and pdfium.FPDFTextObj_GetTextRenderMode(text) == _INVISIBLE:
        return True
    box = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(text, *box):
        return False
    left, bottom, right, top = (side.value for side in box)
    return right < seen[0] or left > seen[2] or top < seen[1] or bottom > seen[3]


def _read_marks(one: Any, meant: Meant) -> None:
    """PDFium leaves such signs out, and mostly their text too: the mark is taken away, and read here."""
    for index in range(pdfium.FPDFPageObj_CountMarks(one)):
        mark = pdfium.FPDFPageObj_GetMark(one, index)
        address = _address(mark)
        text = meant.texts.get(address, _string(mark, b"ActualText"))
        if text is not None:
            meant.texts[address] = text
            meant.marks[_address(one)] = address
            pdfium.FPDFPageObjMark_RemoveParam(one, mark, b"ActualText")


def _string(mark: Any, name: bytes) -> str | None:
    length = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, name, None, 0, length) or length.value > _LONGEST:
        return None
    buffer = ctypes.create_string_buffer(length.value)
    target = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, name, target, length, length)
    return buffer.raw.decode("utf-16-le", "ignore").rstrip("\0")


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def signs(page: pypdfium2.PdfPage, meant: Meant) -> tuple[str, int]:
    """The text of the page, and how many signs on it have no known meaning: those are left out."""
    text_page = page.get_textpage()
    lines: list[Line] = [[]]
    unknown = previous = 0
    for index, sign in _meanings(text_page, meant):
        if sign is None:
            unknown += 1
        elif sign == "\n":
            _end(text_page, previous, lines[-1])
            lines.append([])
        elif sign == " " and pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            _gap(text_page, index, lines[-1])
        else:
            _put(text_page, index, sign, lines)
            previous = index
    _end(text_page, previous, lines[-1])
    kept = [[piece for piece in line if piece.text.strip()] for line in lines]
    return arranged([line for line in kept if line]), unknown


def _put(text_page: Any, index: int, sign: str, lines: list[Line]) -> None:
    before, *rest = sign.split("\n")
    if not lines[-1]:
        left = _box(text_page, index).left
        lines[-1].append(Piece(left, left, ""))
    lines[-1][-1].text += before
    for text in rest:
        left = lines[-1][-1].left
        _end(text_page, index, lines[-1])
        lines.append([Piece(left, left, text)])


def _gap(text_page: Any, index: int, line: Line) -> None:
    """A wide gap ends a piece, any other is a blank."""
    before, after = _box(text_page, index - 1), _box(text_page, index + 1)
    if line and after.left - before.right > _WIDE * (before.top - before.bottom):
        line[-1].right = before.right
        line.append(Piece(after.left, after.left, ""))
    elif line:
        line[-1].text += " "


def _end(text_page: Any, index: int, line: Line) -> None:
    if line:
        line[-1].right = _box(text_page, index).right


def _box(text_page: Any, index: int) -> Any:
    """Left, right, bottom and top of the room of a sign, in points."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    return box


def _meanings(text_page: Any, meant: Meant) -> Iterator[tuple[int, str | None]]:
    """Each sign by its place; None for one without a known meaning, nothing for one that another stands for."""
    last = 0
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        mark = meant.marks.get(_address(pdfium.FPDFText_GetTextObject(text_page, index)), 0) if meant.marks else 0
        if mark:
            if mark != last:
                yield index, meant.texts[mark]
        elif code == _HYPHEN and pdfium.FPDFText_IsHyphen(text_page, index) == 1:
            yield index, "-\n"
        elif code != 0x0D:
            yield index, _meaning(text_page, index, code)
        last = mark


def _meaning(text_page: Any, index: int, code: int) -> str | None:
    if code in (0x09, 0x0A, 0x20):
        return chr(code)
    without = code < 0x20 or code in _NO_SIGNS or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000
    if without or 0xE000 <= code < 0xF900 or pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1:
        return None
    return chr(code)
