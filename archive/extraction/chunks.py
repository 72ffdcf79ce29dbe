"""Files that stand in a document as if they had been typed there."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module

from archive.extraction.decoding import decode
from archive.extraction.kinds import DOCX, EML, HTML, MHT, PLAIN, RTF, UNKNOWN, XML, ZIP, canonical, guess_media_type
from archive.extraction.reading import Reading

_READERS = {HTML: "html_text", MHT: "mail_text", EML: "mail_text", RTF: "rtf_text", XML: "xml_text"}


def chunk(name: str, data: bytes, depth: int, said: str = "") -> Reading | None:
    """What is read in a part by what is ``said`` of it, its name and bytes; None where it cannot be."""
    kind = guess_media_type(name, data)
    if kind in (PLAIN, UNKNOWN) and canonical(said) in _READERS:
        kind = canonical(said)
    if kind in (DOCX, ZIP):
        from archive.extraction import docx_text

        return _tried(lambda: docx_text.read(io.BytesIO(data), depth))
    if kind == PLAIN:
        return Reading(decode(data)[0])
    reader = _READERS.get(kind)
    if reader is None:
        return None
    module = import_module(f"archive.extraction.{reader}")
    return _tried(lambda: module.read(io.BytesIO(data)))


def _tried(read: Callable[[], Reading]) -> Reading | None:
    try:
        return read()
    except MemoryError:
        raise
    except Exception:
        return None
