"""RTF as Outlook packs it into its mails ([MS-OXRTFCP]): what repeats is told by where it stood before."""

from __future__ import annotations

import struct

_PLAIN, _PACKED = 0x414C454D, 0x75465A4C
_HEAD = 16
_WINDOW, _SHORTEST = 4096, 2
# What stands before the text to be repeated.
_BEFORE = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked(data: bytes) -> bytes:
    """Raises ValueError for what is packed in no way that is known, or is cut off before it begins."""
    if len(data) < _HEAD:
        raise ValueError("cut off")
    _, size, kind, _ = struct.unpack_from("<IIII", data)
    if kind == _PLAIN:
        return data[_HEAD : _HEAD + size]
    if kind != _PACKED:
        raise ValueError("not packed")
    return _unpacked(data, size)


def _unpacked(data: bytes, size: int) -> bytes:
    text, at = bytearray(_BEFORE), _HEAD
    while at < len(data) and len(text) < size + len(_BEFORE):
        marks, at = data[at], at + 1
        for bit in range(8):
            if marks >> bit & 1 == 0:
                text += data[at : at + 1]
                at += 1
                continue
            if at + 2 > len(data):
                break
            told, at = int.from_bytes(data[at : at + 2], "big"), at + 2
            # The place in a window that the text fills again and again.
            back = (len(text) - (told >> 4)) % _WINDOW
            if back == 0:
                return bytes(text[len(_BEFORE) :])
            for _ in range((told & 15) + _SHORTEST):
                text.append(text[-back] if back <= len(text) else 0x20)
    return bytes(text[len(_BEFORE) :])
