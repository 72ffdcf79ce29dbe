"""The kinds of file that the archive keeps, and whether bytes are of the kind that they are said to be."""

from __future__ import annotations

from pathlib import PurePath

from archive.extraction.decoding import is_binary
from archive.problems import Problem

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPT = (PLAIN, MARKDOWN, HTML, PDF, DOCX)
UNKNOWN = "application/octet-stream"

ZIP = "application/zip"
_OLE = "application/x-ole-storage"
_ENDINGS = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".docx": DOCX,
}
_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b\x08", "application/gzip"),
)
_HTML_STARTS = (b"<!doctype html", b"<html")
# Readers of PDF accept other bytes before the header, within this many.
_PDF_HEADER_WITHIN = 1024
# An encrypted Word document is no zip: it is an OLE storage that holds a stream of this name.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def signature(head: bytes) -> str | None:
    """The media type that the first bytes give away, or None; any zip is a zip, a Word document too."""
    return next((kind for start, kind in _SIGNATURES if head.startswith(start)), None)


def check_kind(data: bytes, media_type: str) -> None:
    """Raises ``unsupported``: ``kind-not-kept``, or ``bytes-contradict-kind`` (``found``: what they are, if seen).

    What only a parser can tell (a zip labelled as a Word document) is told by ``extract``.
    """
    if media_type not in KEPT:
        raise Problem("unsupported", "kind-not-kept", media_type=media_type, kept=list(KEPT))
    found = signature(data)
    if not _agrees(data, media_type, found):
        raise contradiction(media_type, found)


def contradiction(media_type: str, found: str | None) -> Problem:
    return Problem("unsupported", "bytes-contradict-kind", media_type=media_type, found=found or UNKNOWN)


def _agrees(data: bytes, media_type: str, found: str | None) -> bool:
    if media_type == PDF:
        return found == PDF or (found is None and b"%PDF-" in data[:_PDF_HEADER_WITHIN])
    if media_type == DOCX:
        return found == ZIP or (found == _OLE and _ENCRYPTED_STREAM in data)
    return found is None and not is_binary(data)


def guess_media_type(path_name: str, head: bytes) -> str:
    """The media type of a file by its first bytes (a few KB or all), and where they do not tell by its ending.

    ``application/octet-stream`` or the type of a kind that is not kept where it is none of those kept.
    """
    ending = PurePath(path_name).suffix.lower()
    by_ending = _ENDINGS.get(ending)
    found = signature(head)
    if found in (ZIP, _OLE) and by_ending == DOCX:
        return DOCX
    if found is not None:
        return found
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN] and ending == ".pdf":
        return PDF
    if ending in (".pdf", ".docx") or is_binary(head):
        return UNKNOWN
    if by_ending is None and head.lstrip()[:20].lower().startswith(_HTML_STARTS):
        return HTML
    return by_ending or PLAIN
