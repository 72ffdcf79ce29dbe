"""Reads the text of one file under hard limits. Run as ``python -m archive.extraction.child``, see ``extract``.

Standard input is the file, opened for reading and seeking; standard output gets one line with ``ok`` or the reason
why there is no text, then what was read as ``reading.dump`` writes it. A parser that crashes or hangs takes only this
process with it.
"""

from __future__ import annotations

import resource
import sys
from importlib import import_module
from typing import Any

from archive.extraction import ocr
from archive.extraction.reading import Reading, dump
from archive.extraction.unreadable import Unreadable


def main(reader: str, tesseract: str, *limits: int) -> None:
    """``tesseract``: where that stands, or nothing; ``limits``: seconds of processor, bytes of memory, of text and of
    all that is written, seconds of OCR."""
    cpu_seconds, memory_bytes, text_bytes, written_bytes, ocr_seconds = limits
    ocr.use(tesseract, ocr_seconds)
    _limit(cpu_seconds, memory_bytes, written_bytes)
    try:
        status, reading = _read(import_module(f"archive.extraction.{reader}"))
        written = b"".join(dump(reading))
    except MemoryError:
        status, written = "too-much-memory", b""
    else:
        if len(reading.text.encode("utf-8", "ignore")) > text_bytes:
            status, written = "too-much-text", b""
    sys.stdout.buffer.write(status.encode() + b"\n" + written)
    sys.stdout.buffer.flush()


def _limit(cpu_seconds: int, memory_bytes: int, written_bytes: int) -> None:
    # The hard limit of the processor kills without saying why, so the one that says why must come first.
    for what, soft, hard in (
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 5),
        (resource.RLIMIT_AS, memory_bytes, memory_bytes),
        (resource.RLIMIT_FSIZE, written_bytes, written_bytes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        ceiling = resource.getrlimit(what)[1]
        bounded = ceiling if ceiling != resource.RLIM_INFINITY else hard
        resource.setrlimit(what, (min(soft, bounded), min(hard, bounded)))


def _read(reader: Any) -> tuple[str, Reading]:
    try:
        return "ok", reader.read(sys.stdin.buffer)
    except Unreadable as unreadable:
        return unreadable.code, Reading()
    except MemoryError:
        raise
    except Exception:
        return "broken", Reading()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
