"""The kinds of file that the archive keeps, and whether bytes are of the kind that they are said to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from archive.extraction.decoding import is_binary
from archive.problems import Problem

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
XML = "application/xml"
PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = _OFFICE + "wordprocessingml.document"
XLSX = _OFFICE + "spreadsheetml.sheet"
PPTX = _OFFICE + "presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
EML = "message/rfc822"
MHT = "multipart/related"
MSG = "application/vnd.ms-outlook"
UNKNOWN = "application/octet-stream"

ZIP = "application/zip"
OLE = "application/x-ole-storage"
_TEXTS = "text"  # characters in some encoding


@dataclass(frozen=True)
class Kind:
    """``name``: a code for its words; ``bytes``: what its bytes begin as (``text``, or the type of a signature);
    ``endings``: of file names; ``read``: whether its text is read."""

    name: str
    bytes: tuple[str, ...]
    endings: tuple[str, ...]
    read: bool = True


KINDS: Mapping[str, Kind] = {
    PLAIN: Kind("plain", (_TEXTS,), (".txt", ".text", ".log")),
    MARKDOWN: Kind("markdown", (_TEXTS,), (".md", ".markdown")),
    HTML: Kind("html", (_TEXTS,), (".html", ".htm", ".xhtml")),
    XML: Kind("xml", (_TEXTS,), (".xml",)),
    PDF: Kind("pdf", (PDF,), (".pdf",)),
    DOCX: Kind("docx", (ZIP, OLE), (".docx", ".docm", ".dotx")),
    XLSX: Kind("xlsx", (ZIP, OLE), (".xlsx", ".xlsm")),
    PPTX: Kind("pptx", (ZIP, OLE), (".pptx", ".pptm", ".ppsx")),
    ODT: Kind("odt", (ZIP,), (".odt", ".ott")),
    RTF: Kind("rtf", (RTF,), (".rtf",)),
    EML: Kind("eml", (_TEXTS,), (".eml",)),
    MHT: Kind("mht", (_TEXTS,), (".mht", ".mhtml")),
    MSG: Kind("msg", (OLE,), (".msg",)),
    "application/msword": Kind("doc", (OLE,), (".doc", ".dot"), read=False),
    "application/vnd.ms-excel": Kind("xls", (OLE,), (".xls",), read=False),
    "application/vnd.ms-powerpoint": Kind("ppt", (OLE,), (".ppt", ".pps"), read=False),
    "application/vnd.oasis.opendocument.spreadsheet": Kind("ods", (ZIP,), (".ods",), read=False),
    "application/vnd.oasis.opendocument.presentation": Kind("odp", (ZIP,), (".odp",), read=False),
    "image/tiff": Kind("tiff", ("image/tiff",), (".tif", ".tiff"), read=False),
    "image/jpeg": Kind("jpeg", ("image/jpeg",), (".jpg", ".jpeg"), read=False),
    "image/png": Kind("png", ("image/png",), (".png",), read=False),
    ZIP: Kind("zip", (ZIP,), (".zip",), read=False),
}
READ = tuple(media_type for media_type, kind in KINDS.items() if kind.read)
PICTURES = frozenset(("image/tiff", "image/jpeg", "image/png"))
# Those that nothing else is made of, as pages are of pictures and rules.
DOCUMENTS = frozenset(kind for kind, one in KINDS.items() if _TEXTS not in one.bytes) - PICTURES - {ZIP}
READ_NAMES = tuple(kind.name for kind in KINDS.values() if kind.read)
_ALSO_CALLED = {"text/xml": XML, "text/rtf": RTF, "application/x-mimearchive": MHT, "text/x-markdown": MARKDOWN}
_SAID = re.compile(r"([\w.+-]+/[\w.+-]+)((?: ?; ?[\w-]+=\"?[\w.:+-]+\"?)*)", re.ASCII)
_CHARSET = re.compile(r"charset=\"?([\w.:+-]+)", re.ASCII | re.IGNORECASE)
# What is not kept, and what is said of it.
_REFUSED = {
    OLE: "ole",
    "application/postscript": "postscript",
    "image/gif": "gif",
    "application/gzip": "gzip",
    "text/csv": "csv",
    "audio/mpeg": "sound",
    "video/mp4": "film",
}
_OF_ENDING = {ending: media_type for media_type, kind in KINDS.items() for ending in kind.endings}
_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", RTF),
    (b"%!PS", "application/postscript"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b\x08", "application/gzip"),
)
_HTML_STARTS = (b"<!doctype html", b"<html")
_XML_START = b"<?xml"
# Lines of a head, one of which says that it is one of a mail, or of a page that was saved as one.
_MAIL = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,50}", re.DOTALL)
_SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
# What a download or an editor wrote before a file; readers pass over it.
BEFORE = b"\xef\xbb\xbf \t\r\n\0"
# Readers of PDF and of packages accept other bytes before the beginning, within this many.
_BEGINS_WITHIN = 8192
_ZIP_PART = b"PK\x03\x04"
# Word opens a plain text as readily as its own.
_OF_WORD = (".doc", ".dot")
# Names of streams: an encrypted document of Office is no zip but an OLE storage that holds the first one.
_LOCKED, _WORD, _BOOK, _SLIDES, _MESSAGE = (
    name.encode("utf-16-le")
    for name in ("EncryptedPackage", "WordDocument", "Workbook", "PowerPoint Document", "__properties_version1.0")
)
_OLE_STREAMS: dict[str, tuple[bytes, ...]] = {
    DOCX: (_LOCKED,),
    XLSX: (_LOCKED,),
    PPTX: (_LOCKED,),
    MSG: (_MESSAGE,),
    "application/msword": (_WORD,),
    "application/vnd.ms-excel": (_BOOK, "Book".encode("utf-16-le")),
    "application/vnd.ms-powerpoint": (_SLIDES,),
}
# Names of parts that only packages of one kind have.
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
_PARTS: dict[str, tuple[bytes, ...]] = {
    ODT: (_ODF + b"text",),
    "application/vnd.oasis.opendocument.spreadsheet": (_ODF + b"spreadsheet",),
    "application/vnd.oasis.opendocument.presentation": (_ODF + b"presentation",),
    DOCX: (b"word/document.xml",),
    XLSX: (b"xl/workbook.xml",),
    PPTX: (b"ppt/presentation.xml",),
}


def canonical(media_type: str) -> str:
    """The one name by which a kind is known here, without what is said besides."""
    said = _SAID.fullmatch(media_type)
    name = media_type if said is None else said[1].lower()
    return _ALSO_CALLED.get(name, name)


def charset(media_type: str) -> str | None:
    """In which encoding the bytes are said to be."""
    said = _SAID.fullmatch(media_type)
    found = None if said is None else _CHARSET.search(said[2])
    return None if found is None else found[1]


def name_of(media_type: str) -> str:
    """A code for the words of a kind, kept or not."""
    kind = KINDS.get(canonical(media_type))
    return kind.name if kind is not None else _REFUSED.get(canonical(media_type), "unknown")


def ending(media_type: str) -> str:
    """How the name of a file of this kind ends, with the dot; nothing for a kind that is not kept."""
    kind = KINDS.get(canonical(media_type))
    return "" if kind is None else kind.endings[0]


def signature(head: bytes) -> str | None:
    """The media type that the first bytes give away, or None; any zip is a zip, a Word document too."""
    begins = head.lstrip(BEFORE)
    return next((kind for start, kind in _SIGNATURES if head.startswith(start) or begins.startswith(start)), None)


def check_kind(data: bytes, media_type: str, keep_unread: bool = False) -> None:
    """Raises ``unsupported``: ``kind-not-kept``, ``kind-not-read`` (kept with ``keep_unread`` only), or
    ``bytes-contradict-kind`` (``found``: what they are, if seen). Kinds are told by their codes (``name_of``).

    What only a parser can tell (a zip labelled as a Word document) is told by ``extract``.
    """
    kind = KINDS.get(canonical(media_type))
    if kind is None:
        name = name_of(media_type)
        raise Problem("unsupported", "kind-not-kept", media_type=media_type, file_kind=name, kept=list(READ_NAMES))
    found = signature(data)
    if not _agrees(data, canonical(media_type), kind, found):
        raise contradiction(media_type, found, _within(found, data))
    if not kind.read and not keep_unread:
        raise Problem("unsupported", "kind-not-read", media_type=media_type, file_kind=kind.name)


def contradiction(media_type: str, found: str | None, seen: str | None = None) -> Problem:
    """``found``: what the bytes begin as; ``seen``: what they are, where more can be told."""
    found = found or UNKNOWN
    return Problem(
        "unsupported",
        "bytes-contradict-kind",
        media_type=media_type,
        found=found,
        file_kind=name_of(media_type),
        found_kind=name_of(seen or found),
    )


def _agrees(data: bytes, media_type: str, kind: Kind, found: str | None) -> bool:
    if media_type == PDF:
        return found == PDF or (found is None and b"%PDF-" in data[:_BEGINS_WITHIN])
    if found is None and ZIP in kind.bytes:
        return _ZIP_PART in data[:_BEGINS_WITHIN]
    if found is None:
        return _TEXTS in kind.bytes and not is_binary(data)
    if found == OLE and kind.read:
        return any(name in data for name in _OLE_STREAMS.get(media_type, ()))
    return found in kind.bytes


def guess_media_type(path_name: str, head: bytes) -> str:
    """The media type of a file by its first bytes (a few KB or all), and where they do not tell by its ending.

    ``application/octet-stream`` or the type of a kind that is not kept where it is none of those kept.
    """
    ending = PurePath(path_name).suffix.lower()
    by_ending = _OF_ENDING.get(ending)
    found = signature(head)
    if found in (ZIP, OLE):
        return _package(found, by_ending, head)
    if found is not None:
        return found
    if by_ending is not None and _begins_later(by_ending, head[:_BEGINS_WITHIN]):
        return by_ending
    if is_binary(head):
        return UNKNOWN
    if by_ending is not None and _TEXTS in KINDS[by_ending].bytes:
        return by_ending
    return _of_text(head) or (PLAIN if by_ending is None or ending in _OF_WORD else UNKNOWN)


def _begins_later(by_ending: str, head: bytes) -> bool:
    return (b"%PDF-" in head) if by_ending == PDF else ZIP in KINDS[by_ending].bytes and _ZIP_PART in head


def _of_text(head: bytes) -> str | None:
    """What a text says of itself: Word and Excel save pages and mails under endings of their own."""
    begins = head.lstrip(BEFORE)
    start = begins[:1000].lower()
    if start.startswith(_HTML_STARTS) or (start.startswith(_XML_START) and b"<html" in start):
        return HTML
    if start.startswith(_XML_START):
        return XML
    lines = _MAIL.match(begins)
    if lines is None or b"mime-version:" not in lines.group().lower():
        return None
    return MHT if _SAVED_PAGE.search(lines.group()) else EML


def _package(found: str, by_ending: str | None, head: bytes) -> str:
    """What a zip or an OLE storage holds: its ending says so, else the names that stand in it."""
    if by_ending is not None and found in KINDS[by_ending].bytes:
        return by_ending
    return _within(found, head) or found


def _within(found: str | None, data: bytes) -> str | None:
    """What a package is by the names of its parts; None for anything else."""
    named = _PARTS if found == ZIP else _OLE_STREAMS if found == OLE else {}
    return next((kind for kind, names in named.items() if any(name in data for name in names)), None)
