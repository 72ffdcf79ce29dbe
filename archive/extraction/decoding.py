"""Bytes of a text file to characters, and characters to what the archive keeps as text."""

from __future__ import annotations

import codecs
import re

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Tab, the line and page breaks, the old end of file of DOS and escape occur in real text files.
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B} | {0x7F})
_BINARY_SHARE = 0.01
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text file, without a byte order mark, and the encoding: ``utf-16`` (only with a byte order
    mark), ``utf-8``, ``cp1252`` where it is not that, ``latin-1`` where it is not that either."""
    if data.startswith(_UTF_16):
        try:
            # Of a last character that is cut off the rest still counts.
            return codecs.getincrementaldecoder("utf-16")().decode(data), "utf-16"
        except UnicodeDecodeError:
            pass
    for encoding, codec in (("utf-8", "utf-8-sig"), ("cp1252", "cp1252")):
        try:
            return data.decode(codec), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is one that no text has; a stray one in a long text is forgiven."""
    if data.startswith(_UTF_16):
        data = decode(data)[0].encode("utf-8", "replace")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > _BINARY_SHARE * len(data)


def clean(text: str) -> str:
    """The text with every break of a line or page as a newline, without control characters and lone surrogates."""
    return _NOT_TEXT.sub("", _BREAKS.sub("\n", text))
