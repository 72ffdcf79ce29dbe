"""The text of a picture, a scan perhaps of many pages, by OCR."""

from __future__ import annotations

from typing import BinaryIO

from archive.extraction import ocr
from archive.extraction.reading import Reading
from archive.extraction.unreadable import Unreadable


def read(stream: BinaryIO) -> Reading:
    """Pages are a blank line apart."""
    found = ocr.used.read(stream.read())
    if found is None:
        raise Unreadable("broken")
    pages = [page.strip() for page in found.removesuffix("\f").split("\f")]
    with_text = sum(map(bool, pages))
    return Reading("\n\n".join(filter(None, pages)), (with_text, len(pages)), by_ocr=with_text)
