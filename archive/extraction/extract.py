"""The text of a filed document, read once, when it is filed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from archive.extraction.decoding import clean, decode
from archive.extraction.kinds import DOCX, HTML, MARKDOWN, PDF, PLAIN, ZIP, check_kind, contradiction, guess_media_type
from archive.problems import Problem, invalid

__all__ = ["FAILURES", "Extracted", "Limits", "check_kind", "extract", "guess_media_type"]

FAILURES = ("encrypted", "broken", "too-slow", "too-much-memory", "too-much-text", "no-text")
# Kind -> the module that reads it in the child, and the distributions whose versions decide what it reads.
_READERS = {
    HTML: ("html_text", ("beautifulsoup4", "lxml")),
    PDF: ("pdf_text", ("pypdf",)),
    DOCX: ("docx_text", ("python-docx", "lxml")),
}
_DECODER_VERSION = "1"
_MEGABYTE = 1_000_000
_FIRST_LINE = 100
_PACKAGES = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Extracted:
    """``text``: cleaned, or None where there is none; then ``failure`` says why (one of ``FAILURES``).

    ``extractor``: ``text-utf-8`` ``text-utf-16`` ``text-cp1252`` ``text-latin-1``, or the libraries that read it
    (``pypdf``); ``version``: theirs, in the same order.
    """

    text: str | None
    extractor: str
    version: str
    failure: str | None


@dataclass(frozen=True)
class Limits:
    """What reading one file may take; seconds on the clock, whole seconds of processor, bytes."""

    wall_seconds: float = 30
    cpu_seconds: int = 30
    memory_bytes: int = 512 * 1024 * 1024
    text_bytes: int = 20 * _MEGABYTE


_DEFAULT = Limits()


def extract(data: bytes, media_type: str, limits: Limits = _DEFAULT, max_file_mb: float = 100) -> Extracted:
    """The text of a file. An encrypted, broken, too slow or too large reading gives a failure, not an error.

    Raises ``invalid`` for an empty file, ``too-large``, ``unsupported`` for a kind that is not kept or bytes of
    another kind, ``unavailable`` where the process that reads cannot be started.
    """
    if not data:
        raise invalid("content", "empty-file")
    if len(data) > max_file_mb * _MEGABYTE:
        raise Problem("too-large", "file-too-large", size=len(data), max=int(max_file_mb * _MEGABYTE))
    check_kind(data, media_type)
    if media_type in (PLAIN, MARKDOWN):
        text, encoding = decode(data)
        return _extracted(text, f"text-{encoding}", _DECODER_VERSION, limits)
    reader, libraries = _READERS[media_type]
    status, text = _read_in_child(data, reader, limits)
    if status == "contradicts":
        raise contradiction(media_type, ZIP)
    names, versions = "+".join(libraries), "+".join(_version(name) for name in libraries)
    if status != "ok":
        return Extracted(None, names, versions, status)
    return _extracted(text, names, versions, limits)


def _extracted(text: str, extractor: str, version: str, limits: Limits) -> Extracted:
    cleaned = clean(text)
    if not cleaned.strip():
        return Extracted(None, extractor, version, "no-text")
    if len(cleaned.encode("utf-8")) > limits.text_bytes:
        return Extracted(None, extractor, version, "too-much-text")
    return Extracted(cleaned, extractor, version, None)


def _read_in_child(data: bytes, reader: str, limits: Limits) -> tuple[str, str]:
    """The status and text that the child wrote; files instead of pipes, so that neither side can block the other."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as written:
        given.write(data)
        given.seek(0)
        try:
            finished = subprocess.run(
                _arguments(reader, limits),
                stdin=given,
                stdout=written,
                stderr=subprocess.DEVNULL,
                timeout=limits.wall_seconds,
                cwd="/",
                env=_environment(),
            )
        except subprocess.TimeoutExpired:
            return "too-slow", ""
        except OSError as error:
            raise Problem("unavailable", "extractor-unavailable", reason=str(error)) from error
        written.seek(0)
        return _outcome(finished.returncode, written.read(limits.text_bytes + _FIRST_LINE))


def _environment() -> dict[str, str]:
    """Only what Python needs to start: the parser of a hostile file needs no settings and no secrets."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {"PYTHONPATH": str(_PACKAGES), **kept}


def _arguments(reader: str, limits: Limits) -> list[str]:
    numbers = (limits.cpu_seconds, limits.memory_bytes, limits.text_bytes)
    return [sys.executable, "-P", "-m", "archive.extraction.child", reader, *map(str, numbers)]


def _outcome(returncode: int, output: bytes) -> tuple[str, str]:
    if returncode == -signal.SIGXCPU:
        return "too-slow", ""
    # Python itself ended with an error before any parser ran: that says nothing about the file.
    if returncode == 1 and not output:
        raise Problem("unavailable", "extractor-unavailable", reason="exit 1")
    status, _, text = output.partition(b"\n")
    if returncode != 0 or status.decode("ascii", "replace") not in (*FAILURES, "ok", "contradicts"):
        return "broken", ""
    return status.decode("ascii"), text.decode("utf-8", "ignore")


@cache
def _version(distribution: str) -> str:
    return version(distribution)
