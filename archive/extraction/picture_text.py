"""The text of a picture, a scan perhaps of many pages, by OCR."""

from __future__ import annotations

from typing import BinaryIO

from archive.extraction import ocr
from archive.extraction.reading import Reading, of_pages
from archive.extraction.unreadable import Unreadable


def read(stream: BinaryIO) -> Reading:
    """Pages are a blank line apart."""
    found = ocr.used.read(stream.read())
    if found is None:
        raise Unreadable("broken")
    pages = [page.strip() for page in found.removesuffix("\f").split("\f")]
    reading = of_pages(pages)
    reading.by_ocr = sum(map(bool, pages))
    return reading
