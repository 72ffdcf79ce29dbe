"""The text of a PDF as its reader sees it, page by page: with forms, stamps and notes, without hidden layers."""

from __future__ import annotations

import io
import logging
import re
from typing import Any, BinaryIO

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.errors import LimitReachedError
from pypdfium2 import PdfiumError
from pypdfium2 import raw as pdfium

from archive.extraction import ocr
from archive.extraction.page_turns import mended
from archive.extraction.pdf_attached import attachments, entered, is_drawn_by_a_program
from archive.extraction.pdf_fonts import has_unknown, tell_unknown
from archive.extraction.pdf_layers import has_hidden, hide
from archive.extraction.pdf_notes import descriptions, field_values, notes, take_away_unseen
from archive.extraction.pdf_page import prepare, signs
from archive.extraction.plausible import is_doubtful
from archive.extraction.reading import Reading, Unread, of_pages, warned
from archive.extraction.unreadable import Unreadable

_CATALOG = re.compile(rb"\b([0-9]{1,8})\s+0\s+obj\b(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b", re.DOTALL)
_ONE_WORD = re.compile(r"[\w-]{3,40}")
# Of each flaw of a file they say a line.
_TALKATIVE = ("pypdf", "pypdfium2")
_HEADER, _HEADER_WITHIN = b"%PDF-", 8192


def read(stream: BinaryIO) -> Reading:
    """Pages are a blank line apart. A file that opens with an empty password is read; a broken page is told."""
    for library in _TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)
    data = stream.read()
    begins = data.find(_HEADER, 0, _HEADER_WITHIN)
    data = data[max(begins, 0) :]
    structure = _structure(data)
    reading = Reading()
    document = _opened(_shown(data, structure), structure, reading)
    texts = mended([_page(document, index, reading) for index in range(len(document))])
    if _is_lost(texts, reading):
        raise Unreadable("broken")
    entered_alone = _only_entered(structure, texts)
    if is_drawn_by_a_program(structure):
        reading.unread.append(warned("part-not-read", name="XFA"))
    paged = of_pages(texts, [entered_alone])
    reading.text, reading.pages, reading.starts = paged.text, paged.pages, paged.starts
    reading.attached = attachments(structure, reading)
    return reading


def _structure(data: bytes) -> PdfReader | None:
    """The file's own structure, where it can be followed: PDFium does not tell of layers, attachments and XFA."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        return reader if len(reader.pages) else None
    except LimitReachedError as error:
        raise Unreadable("too-much-memory") from error
    except MemoryError:
        raise
    except Exception:
        return None


def _shown(data: bytes, structure: PdfReader | None) -> bytes:
    """The bytes without hidden layers, and with a sign for signs that have no meaning."""
    try:
        layers, fonts = structure and has_hidden(structure), structure and has_unknown(structure)
        if structure is None or not (layers or fonts):
            return data
        writer = PdfWriter(clone_from=structure)
        if layers:
            hide(writer)
        if fonts:
            tell_unknown(writer)
        return _written(writer)
    except MemoryError:
        raise
    except Exception:
        return data


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _opened(data: bytes, structure: PdfReader | None, reading: Reading) -> pypdfium2.PdfDocument:
    try:
        return _document(data)
    except PdfiumError as error:
        if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted") from error
    reading.unread.append(warned("file-mended"))
    # What one library takes for broken the other may mend.
    return _document(_written(PdfWriter(clone_from=structure)) if structure else _with_end(data))


def _with_end(data: bytes) -> bytes:
    """A file that was cut off, with an end that names its beginning: where its parts stand is then found out."""
    catalogs = _CATALOG.findall(data)
    if not catalogs:
        raise Unreadable("broken")
    return data + b"\nendobj\ntrailer\n<< /Root %s 0 R >>\nstartxref\n0\n%%%%EOF\n" % catalogs[-1]


def _document(data: bytes) -> pypdfium2.PdfDocument:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return document


def _page(document: pypdfium2.PdfDocument, index: int, reading: Reading) -> str:
    try:
        page = document[index]
        take_away_unseen(page)
        beside = [*field_values(document, page), *notes(page), *descriptions(page)]
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
        meant = prepare(page)
        text, unknown = signs(page, meant)
        doubtful = is_doubtful(text)
        if doubtful or not text.strip():
            as_picture = _as_picture(page, reading)
            text, unknown, doubtful = (as_picture, 0, False) if as_picture else (text, unknown, doubtful)
        page.close()
    except MemoryError:
        raise
    except Exception:
        reading.unread.append(warned("page-not-read", number=index + 1))
        return ""
    if unknown:
        _tell(reading, warned("signs-not-read", count=unknown))
    if doubtful:
        _tell(reading, warned("letters-doubtful", count=1))
    return "\n".join([text, *(one for one in beside if not _stands_in(one, text))]).strip("\n")


def _stands_in(said: str, text: str) -> bool:
    """Whether it can be read there; a number with each of its signs in a box of its own cannot."""
    return _bare(said) in _bare(text) and (said in text or not _ONE_WORD.fullmatch(said))


def _as_picture(page: pypdfium2.PdfPage, reading: Reading) -> str:
    """What OCR reads of a page without text, where it is used."""
    if not ocr.used.program or not pdfium.FPDFPage_CountObjects(page):
        return ""
    text = (ocr.used.read(ocr.page_as_picture(page)) or "").strip("\f\n ")
    if is_doubtful(text):
        return ""
    reading.by_ocr += bool(text)
    return text


def _is_lost(texts: list[str], reading: Reading) -> bool:
    """Whether nothing of a damaged file could be saved."""
    codes = [one["code"] for one in reading.unread]
    return codes.count("page-not-read") == len(texts) or ("file-mended" in codes and not any(map(str.strip, texts)))


def _tell(reading: Reading, what: Unread) -> None:
    """Of all pages together."""
    told = next((one for one in reading.unread if one["code"] == what["code"]), None)
    if told is None:
        reading.unread.append(what)
    else:
        told["count"] += what["count"]


def _only_entered(structure: PdfReader | None, texts: list[str]) -> str:
    """What was entered in a form that only its own program shows."""
    try:
        values = [] if structure is None else entered(structure)
    except MemoryError:
        raise
    except Exception:
        return ""
    shown = _bare("".join(texts))
    return "\n".join(value for value in values if _bare(value) not in shown)


def _bare(text: Any) -> str:
    return "".join(text.split())
