"""What is written on a page of a PDF beside its own text: notes, stamps, and what was entered in its fields."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from archive.extraction.html_text import of_page

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN
_NOT_ON_SCREEN, _ON_PAPER = pdfium.FPDF_ANNOT_FLAG_NOVIEW, pdfium.FPDF_ANNOT_FLAG_PRINT
_LONGEST = 2_000_000
_DEEPEST = 200
_MOST_OPTIONS = 10_000
# As long as what stands for a ligature or a hyphen alone, which its own mark tells in its place.
_SIGN = 3
_PASSWORD = 1 << 13
# What others say of themselves: the alternative text of a link, a window that only shows another's note.
_SILENT = frozenset((pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET))
_TEXT_FIELDS = frozenset((pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX))


def notes(page: pypdfium2.PdfPage) -> Iterator[str]:
    """The words of notes, stamps and marks."""
    for annotation in _annotations(page):
        if pdfium.FPDFAnnot_GetSubtype(annotation) not in _SILENT:
            text = _string(annotation, b"Contents")
            rich = "" if text.strip() else _string(annotation, b"RC")
            yield from filter(str.strip, [text, of_page(rich.encode(), "utf-8") if rich else ""])


def descriptions(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What the structure of a page says of its pictures, and of what is drawn otherwise than it reads."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _described(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _described(element: Any, depth: int) -> Iterator[str]:
    if not element or depth > _DEEPEST:
        return
    for get in (pdfium.FPDF_StructElement_GetAltText, pdfium.FPDF_StructElement_GetActualText):
        text = _text(lambda *room, of=element, get=get: get(of, *room))
        if len(text.strip()) > _SIGN:
            yield text
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _described(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), depth + 1)


def _string(annotation: Any, name: bytes) -> str:
    return _text(lambda *room: pdfium.FPDFAnnot_GetStringValue(annotation, name, *room))


def field_values(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """What stands in text fields and what was chosen from lists; it may have no appearance of its own."""
    form = document.formenv
    if form is None:
        return
    for annotation in _annotations(page):
        kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
        if kind in _TEXT_FIELDS and not pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD:
            text = _text(lambda *room, of=annotation: pdfium.FPDFAnnot_GetFormFieldValue(form, of, *room))
            rich = "" if text.strip() else _string(annotation, b"RV")
            yield from filter(str.strip, [text, of_page(rich.encode(), "utf-8") if rich else ""])
        elif kind == pdfium.FPDF_FORMFIELD_LISTBOX:
            yield from _chosen(form, annotation)


def _chosen(form: Any, annotation: Any) -> Iterator[str]:
    """The lines of a list that were chosen, also those that one would have to scroll to."""
    for index in range(min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), _MOST_OPTIONS)):
        if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, index):
            yield _text(lambda *room, at=index: pdfium.FPDFAnnot_GetOptionLabel(form, annotation, at, *room))


def _annotations(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        with _annotation(page, index) as annotation:
            if annotation:
                yield annotation


def take_away_unseen(page: pypdfium2.PdfPage) -> None:
    """So that they are not drawn on the page either."""
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        with _annotation(page, index) as annotation:
            seen = not annotation or _is_seen(pdfium.FPDFAnnot_GetFlags(annotation))
        if not seen:
            pdfium.FPDFPage_RemoveAnnot(page, index)


def _is_seen(flags: int) -> bool:
    """On a screen, or on paper alone."""
    return not flags & _HIDDEN and (not flags & _NOT_ON_SCREEN or bool(flags & _ON_PAPER))


@contextmanager
def _annotation(page: pypdfium2.PdfPage, index: int) -> Iterator[Any]:
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation
    finally:
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _text(get: Callable[..., int]) -> str:
    length = get(None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "ignore").rstrip("\0").replace("\r\n", "\n").replace("\r", "\n")
