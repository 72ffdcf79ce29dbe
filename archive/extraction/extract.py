"""The text of a filed document, read when it is filed, and again when it is asked for."""

from __future__ import annotations

import codecs
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from archive.extraction import ocr
from archive.extraction.decoding import clean, decode_asked
from archive.extraction.kinds import (
    DOCX,
    EML,
    HTML,
    KINDS,
    MARKDOWN,
    MHT,
    MSG,
    ODT,
    PDF,
    PICTURES,
    PLAIN,
    PPTX,
    RTF,
    XLSX,
    XML,
    ZIP,
    canonical,
    charset,
    check_kind,
    contradiction,
    guess_media_type,
)
from archive.extraction.markdown_text import plain
from archive.extraction.page_turns import mended_text
from archive.extraction.reading import Attached, Reading, Unread, load
from archive.problems import Problem, invalid
from archive.telling import in_a_line

__all__ = ["FAILURES", "Extracted", "Limits", "check_kind", "extract", "guess_media_type"]

FAILURES = ("encrypted", "broken", "too-slow", "too-much-memory", "too-much-text", "no-text", "kind-not-read")
# Kind -> the module that reads it in the child, and the distributions whose versions decide what it reads.
_READERS = {
    HTML: ("html_text", ("beautifulsoup4", "lxml")),
    XML: ("xml_text", ("lxml",)),
    PDF: ("pdf_text", ("pypdfium2", "pypdf")),
    DOCX: ("docx_text", ("lxml",)),
    XLSX: ("xlsx_text", ("lxml",)),
    PPTX: ("pptx_text", ("lxml",)),
    ODT: ("odt_text", ("lxml",)),
    RTF: ("rtf_text", ()),
    EML: ("mail_text", ("beautifulsoup4", "lxml")),
    MHT: ("mail_text", ("beautifulsoup4", "lxml")),
    MSG: ("msg_text", ("olefile", "beautifulsoup4", "lxml")),
}
# Raised whenever our own part of reading reads something else than before.
_OWN_VERSION = "7"
_MEGABYTE = 1_000_000
_HEAD = 1_000_000
_MOST_TOLD = 10_000
_PACKAGES = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Extracted:
    """``text``: cleaned, or None where there is none; then ``failure`` says why (one of ``FAILURES``).

    ``extractor``: ``text-utf-8`` ``text-utf-16`` ``text-cp1252`` ..., or the libraries that read it
    (``pypdfium2+pypdf``); ``version``: theirs, in the same order, then our own. ``pages``, ``unread``, ``attached``,
    ``by_ocr``, ``starts``: as of ``Reading``.
    """

    text: str | None
    extractor: str
    version: str
    failure: str | None
    pages: tuple[int, int] | None = None
    unread: Sequence[Unread] = ()
    attached: Sequence[Attached] = ()
    by_ocr: int = 0
    starts: Sequence[int | None] = ()


@dataclass(frozen=True)
class Limits:
    """What reading one file may take; seconds on the clock, whole seconds of processor, bytes."""

    wall_seconds: float = 60
    cpu_seconds: int = 30
    memory_bytes: int = 512 * 1024 * 1024
    text_bytes: int = 20 * _MEGABYTE
    attached_bytes: int = 200 * _MEGABYTE
    ocr_seconds: int = 90

    @property
    def written_bytes(self) -> int:
        """All that the reading process may write."""
        return self.text_bytes + self.attached_bytes + _HEAD


_DEFAULT = Limits()


def extract(
    data: bytes,
    media_type: str,
    limits: Limits = _DEFAULT,
    max_file_mb: float = 100,
    keep_unread: bool = False,
    by_ocr: bool = False,
    divided: bool = False,
) -> Extracted:
    """The text of a file. An encrypted, broken, too slow or too large reading gives a failure, not an error.

    ``by_ocr``: pages that are pictures are read as such, where Tesseract is installed; ``divided``: headings are marked
    with ``#`` where the kind of file tells them. Raises ``invalid`` for an
    empty file, ``too-large``, ``unsupported`` for a kind that is not kept or bytes of another kind, ``unavailable``
    where the process that reads cannot be started.
    """
    if not data:
        raise invalid("content", "empty-file")
    if len(data) > max_file_mb * _MEGABYTE:
        raise Problem("too-large", "file-too-large", size=len(data), max=int(max_file_mb * _MEGABYTE))
    check_kind(data, media_type, keep_unread)
    kind, tesseract = canonical(media_type), ocr.installed() if by_ocr else None
    if kind in (PLAIN, MARKDOWN) and not _is_xml(data):
        text, encoding = decode_asked(data, charset(media_type))
        text = plain(text) if kind == MARKDOWN and not divided else mended_text(text)
        return _extracted(Reading(text), f"text-{encoding}", _OWN_VERSION, limits)
    if kind in PICTURES and tesseract is not None:
        return _in_child(data, media_type, "picture_text", (), tesseract, limits)
    if not KINDS[kind].read:
        return Extracted(None, "none", _OWN_VERSION, "kind-not-read")
    if kind in (HTML, XML) and charset(media_type):
        # A mark of UTF-8 goes before what a page says of itself.
        data = codecs.BOM_UTF8 + decode_asked(data, charset(media_type))[0].encode("utf-8", "ignore")
    reader, libraries = _READERS[XML if kind in (PLAIN, MARKDOWN) else kind]
    reader = "docx_outline" if divided and kind == DOCX else reader
    return _in_child(data, media_type, reader, libraries, tesseract if kind == PDF else None, limits)


def _in_child(
    data: bytes,
    media_type: str,
    reader: str,
    libraries: Sequence[str],
    tesseract: tuple[str, str] | None,
    limits: Limits,
) -> Extracted:
    status, reading = _read_in_child(data, reader, tesseract[0] if tesseract else "", limits)
    if status == "contradicts":
        raise contradiction(media_type, ZIP)
    named = [(name, _version(name)) for name in libraries]
    if tesseract is not None and (reading.by_ocr or not libraries):
        named.append(("tesseract", tesseract[1]))
    names = "+".join(name for name, _ in named) or reader.removesuffix("_text")
    versions = "+".join([*(version for _, version in named), _OWN_VERSION])
    if status != "ok":
        return Extracted(None, names, versions, status)
    return _extracted(reading, names, versions, limits)


def _is_xml(data: bytes) -> bool:
    """Whether what is called a plain text says of itself that it is XML."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml ")


def _extracted(reading: Reading, extractor: str, version: str, limits: Limits) -> Extracted:
    (text, starts), failure = cleaned(reading), None
    if not text.strip():
        failure = "no-text"
    elif len(text.encode("utf-8")) > limits.text_bytes:
        failure = "too-much-text"
    kept = text if failure is None else None
    about = (reading.pages, reading.unread, reading.attached, reading.by_ocr, starts if failure is None else ())
    return Extracted(kept, extractor, version, failure, *about)


def cleaned(reading: Reading) -> tuple[str, list[int | None]]:
    """The text as it is kept, and where its pages begin in that: page by page, as signs are left out."""
    if len(reading.starts) < 2:
        return clean(reading.text), reading.starts
    begins = [start for start in reading.starts if start is not None]
    parts = [clean(reading.text[at:to]) for at, to in pairwise([*begins, len(reading.text)])]
    at, starts = 0, iter(parts)
    found: list[int | None] = []
    for start in reading.starts:
        found.append(None if start is None else at)
        at += 0 if start is None else len(next(starts))
    return "".join(parts), found


def _read_in_child(data: bytes, reader: str, tesseract: str, limits: Limits) -> tuple[str, Reading]:
    """The status and what the child read; files instead of pipes, so that neither side can block the other."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as written, tempfile.TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        try:
            finished = subprocess.run(
                _arguments(reader, tesseract, limits),
                stdin=given,
                stdout=written,
                stderr=told,
                timeout=limits.wall_seconds + (limits.ocr_seconds if tesseract else 0),
                cwd="/",
                env=_environment(),
            )
        except subprocess.TimeoutExpired:
            return "too-slow", Reading()
        except OSError as error:
            raise Problem("unavailable", "extractor-unavailable", reason=in_a_line(error)) from error
        written.seek(0)
        told.seek(0)
        if _ran_out(finished.returncode, told.read(_MOST_TOLD)):
            return "too-much-memory", Reading()
        return _outcome(finished.returncode, written.read(limits.written_bytes))


def _ran_out(returncode: int, told: bytes) -> bool:
    """Whether a library gave up where no memory was left: PDFium says nothing then, C++ what it could not have.

    All else that ends so is a fault that is told: by the C library of a heap that was damaged, by Python of itself.
    """
    return returncode == -signal.SIGABRT and (not told.strip() or b"bad_alloc" in told)


def _environment() -> dict[str, str]:
    """Only what Python needs to start: the parser of a hostile file needs no settings and no secrets."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {"PYTHONPATH": str(_PACKAGES), **kept}


def _arguments(reader: str, tesseract: str, limits: Limits) -> list[str]:
    within = (limits.cpu_seconds, limits.memory_bytes, limits.text_bytes, limits.written_bytes, limits.ocr_seconds)
    return [sys.executable, "-P", "-m", "archive.extraction.child", reader, tesseract, *map(str, within)]


def _outcome(returncode: int, output: bytes) -> tuple[str, Reading]:
    # The second one is of the hard limit: a busy machine may notice both at once.
    if returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return "too-slow", Reading()
    # Python itself ended with an error before any parser ran: that says nothing about the file.
    if returncode == 1 and not output:
        raise Problem("unavailable", "extractor-unavailable", reason="exit 1")
    status, _, read = output.partition(b"\n")
    code = status.decode("ascii", "replace")
    if returncode == 0 and code in (*FAILURES, "contradicts"):
        return code, Reading()
    try:
        return ("ok", load(read)) if returncode == 0 and code == "ok" else ("broken", Reading())
    except (ValueError, KeyError, TypeError):
        return "broken", Reading()


@cache
def _version(distribution: str) -> str:
    return version(distribution)
