"""The signs of one page of a PDF, with what they mean, in lines and columns."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdf.generic import create_string_object
from pypdfium2 import raw as pdfium

from archive.extraction.columns import Line, Piece, arranged
from archive.extraction.pdf_fonts import UNKNOWN
from archive.extraction.pdf_unseen import take_away

_LONGEST = 10_000
_DEEPEST = 10
_STAND_IN = chr(UNKNOWN)
# Of the height of a sign: a wider gap parts columns and cells.
_WIDE = 1.8
_STEP = 0.2


@dataclass
class Meant:
    """What objects of a page read as that are drawn in another way: the mark of each, and the text of each mark."""

    marks: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


def prepare(page: pypdfium2.PdfPage) -> Meant:
    """Takes away what nobody sees; gives what the rest reads as."""
    take_away(page)
    meant = Meant()
    objects = [pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page))]
    texts = [one for one in objects if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT]
    forms = [one for one in objects if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_FORM]
    for one in texts:
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
    """In either of the two encodings of texts in a PDF; a soft hyphen joins what it stands between."""
    length = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, name, None, 0, length) or length.value > _LONGEST:
        return None
    buffer = (ctypes.c_ubyte * length.value)()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, name, buffer, length, length)
    text = create_string_object(bytes(buffer))
    return text.replace("\u00ad", "") if isinstance(text, str) else None


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def signs(page: pypdfium2.PdfPage, meant: Meant) -> tuple[str, int]:
    """The text of the page, and how many signs on it have no known meaning: those are left out."""
    return _Signs(page.get_textpage(), meant).read()


class _Signs:
    """The signs of one page on their way into lines. ``_run``: plain ones since the last that asks for more."""

    def __init__(self, text_page: Any, meant: Meant) -> None:
        self._page, self._meant = text_page.raw, meant
        self._text_page = text_page
        self._codes = _codes(text_page)
        self._lines: list[Line] = [[]]
        self._run: list[str] = []
        self._unknown = self._last = self._mark = 0

    def read(self) -> tuple[str, int]:
        has_no_meaning, marked = pdfium.FPDFText_HasUnicodeMapError, bool(self._meant.marks)
        for index, sign in enumerate(self._codes):
            if marked or not _is_plain(sign):
                self._one(index, sign)
            elif has_no_meaning(self._page, index) == 1:
                self._unknown += 1
            else:
                if not self._lines[-1]:
                    self._begin(index)
                self._run.append(sign)
                self._last = index
        self._end_line()
        kept = [[piece for piece in line if piece.text.strip()] for line in self._lines]
        return arranged([line for line in kept if line]), self._unknown

    def _one(self, index: int, sign: str) -> None:
        """A sign that is more, or less, than itself."""
        mark = self._mark_of(index)
        if mark:
            self._put(index, self._meant.texts[mark] if mark != self._mark else "")
        elif sign == "\n":
            self._end_line()
        elif sign == " " and pdfium.FPDFText_IsGenerated(self._page, index) == 1:
            self._gap(index)
        elif sign != "\r":
            self._put(index, self._meaning(index, sign))
        self._mark = mark

    def _mark_of(self, index: int) -> int:
        if not self._meant.marks:
            return 0
        return self._meant.marks.get(_address(pdfium.FPDFText_GetTextObject(self._page, index)), 0)

    def _meaning(self, index: int, sign: str) -> str:
        if pdfium.FPDFText_IsHyphen(self._page, index) == 1:
            return "-\n"
        if sign in "\t ":
            return sign
        is_one = _is_plain(sign) and pdfium.FPDFText_HasUnicodeMapError(self._page, index) != 1
        self._unknown += not is_one
        return sign if is_one else ""

    def _begin(self, index: int) -> None:
        left = self._box(index).left
        self._lines[-1].append(Piece(left, left, ""))

    def _put(self, index: int, text: str) -> None:
        if not text:
            return
        if not self._lines[-1]:
            self._begin(index)
        first, *rest = text.split("\n")
        self._run.append(first)
        self._last = index
        for one in rest:
            left = self._lines[-1][-1].left
            self._end_line()
            if one:
                self._lines[-1].append(Piece(left, left, one))

    def _gap(self, index: int) -> None:
        """A wide gap ends a piece, a step back and down the line; any other is a blank."""
        if not self._lines[-1]:
            return
        before, after = self._box(index - 1), self._box(index + 1)
        height = before.top - before.bottom
        if after.left < before.left and abs(after.bottom - before.bottom) > _STEP * height:
            self._end_line()
        elif after.left - before.right > _WIDE * height:
            self._end_piece()
            self._lines[-1].append(Piece(after.left, after.left, ""))
        else:
            self._run.append(" ")

    def _end_line(self) -> None:
        self._end_piece()
        self._lines.append([])

    def _end_piece(self) -> None:
        if self._lines[-1]:
            piece = self._lines[-1][-1]
            piece.text, piece.right = piece.text + "".join(self._run), self._box(self._last).right
        self._run.clear()

    def _box(self, index: int) -> Any:
        """Left, right, bottom and top of the room of a sign, in points."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        return box


def _codes(text_page: Any) -> str:
    """The signs by their places; one that cannot stand alone, or is none, as a sign that is looked at again."""
    count = text_page.count_chars()
    buffer = ctypes.create_string_buffer((count + 1) * 2)
    pdfium.FPDFText_GetText(text_page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    whole = buffer.raw[: count * 2].decode("utf-16-le", "replace")
    if len(whole) == count:
        return whole
    return "".join(map(_sign, (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))))


def _sign(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0"


def _is_plain(sign: str) -> bool:
    """Whether it is a sign that is seen, and stands for itself."""
    return " " < sign < "\x7f" or "\xa0" <= sign < "\ue000" and sign != _STAND_IN or "\uf900" <= sign < "\ufffd"
