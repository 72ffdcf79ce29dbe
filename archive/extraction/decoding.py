"""Bytes of a text file to characters, and characters to what the archive keeps as text."""

from __future__ import annotations

import codecs
import re
from collections import Counter

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8"),
)
# Tab and the step back, the line and page breaks, the old end of file of DOS and escape occur in real text files.
_CONTROLS = bytes(set(range(0x20)) - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B} | {0x7F})
_BINARY_SHARE = 0.01
# So few of them, no longer than a line, are a slip; and bytes that fill up the end of a file say nothing.
_SLIPS, _SLIP_SHARE, _FILLING = 3, 0.2, b"\0\x1a"
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT = re.compile("\x1b\\[[0-9;]*[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# As printers wrote a letter twice, or a line under it.
_OVERSTRUCK = re.compile("[^\n\x08]\x08")
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
# Of bytes that are no UTF-8: how many such places a text may have before it is taken for something else.
_DAMAGED_SHARE = 0.01
_DAMAGED_LEAST = 3
_DANISH = "æøåÆØÅ"
# Encodings of one byte a sign that Danish texts were written in, the likeliest first.
_SINGLE = ("cp1252", "cp850", "cp865", "mac_roman")
_FOREIGN = re.compile("[^\x00-\x7f" + _DANISH + "éÉüÜöÖäÄèàáóíúêôëïñçÅ§¤°½¼¾«»“”„’‘–—…•€£´·×²³ð\xa0\xad]")
# What is left of a byte order mark of which a part was lost or put in anew.
_DAMAGED_MARK = re.compile(rb"\xef\xbb\xbf?|\xbb\xbf|\xff")
_TYPESET = "éÉüÜöÖäÄ§½°“”„–—’‘…•€\xa0\ufeff"
_IN_UTF_8 = re.compile(b"|".join(re.escape(sign.encode()) for sign in _DANISH + _TYPESET))
# How a sign reads that was taken for two or three, and written as those.
_TWICE = {
    sign.encode().decode(encoding): sign
    for encoding in ("latin-1", "cp1252")
    for sign in _DANISH + _TYPESET
    if encoding == "latin-1" or not set(sign.encode()) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_WRITTEN_TWICE = re.compile("|".join(map(re.escape, _TWICE)))
# Lines of tables that programs of DOS drew: in a text they say nothing of its letters.
_FRAME = re.compile("[\u2500-\u259f]")
_BYTE = re.compile(b"[\x80-\xff]")
# What says latin-1 means cp1252, as browsers have it.
_TELLING_NOTHING = ("", "utf-8", "utf8", "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text file, without a byte order mark, and the encoding.

    ``utf-16`` and ``utf-32`` with a byte order mark, or where every other byte is null; ``utf-8``, also where a few
    bytes of it are damaged, another program went on in cp1252, or its signs were written twice; else that of
    ``cp1252``, ``cp850``, ``mac_roman`` in which it reads most like Danish; ``latin-1`` where it can be none of those.
    """
    wide = _wide(data)
    if wide is not None:
        return wide
    if not _is_utf_8(data):
        data = data[match.end() :] if (match := _DAMAGED_MARK.match(data)) else data
    if _is_utf_8(data) or _is_damaged_utf_8(data):
        return _utf_8(data), "utf-8"
    return _single(data)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf_8(data: bytes) -> str:
    # A byte that stands alone was written by another program: what it says there.
    text = data.decode("utf-8", "byte-of-cp1252")
    return _WRITTEN_TWICE.sub(lambda match: _TWICE[match.group()], text).removeprefix("\ufeff")


def decode_as(data: bytes, declared: str | None) -> str:
    """In the encoding that is declared, where the bytes agree; a byte order mark goes before what is declared."""
    bom = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    name = (declared or "").strip().lower()
    # Whatever is said, Danish letters in UTF-8 come of nothing else.
    is_told = bom is None and name not in _TELLING_NOTHING and not (_IN_UTF_8.search(data) and _is_utf_8(data))
    if is_told:
        try:
            text = data.decode(name)
            if "\x00" not in text:
                return text
        except (LookupError, UnicodeError):
            pass
    return decode(data)[0]


def decode_asked(data: bytes, asked: str | None) -> tuple[str, str]:
    """As of ``decode``; in the encoding that is asked for, where the bytes agree."""
    guessed, encoding = decode(data)
    text = guessed if asked is None else decode_as(data, asked)
    return text, encoding if text == guessed else codecs.lookup(asked or "").name.replace("mac-", "mac_")


def _wide(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _BOMS[:4]:
        if data.startswith(mark):
            try:
                # Of a last character that is cut off the rest still counts.
                return codecs.getincrementaldecoder(encoding)().decode(data), encoding
            except UnicodeDecodeError:
                continue
    if len(data) >= 4:
        # Latin text without a mark: every other byte is null. The last one may be cut in two.
        data = data[: len(data) // 2 * 2]
        for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
            if data[first::2].count(0) > 0.6 * len(data) / 2 and data[1 - first :: 2].count(0) == 0:
                try:
                    return data.decode(codec), "utf-16"
                except UnicodeDecodeError:
                    continue
    return None


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for sign in text if sign > "\x7f" and sign != "\ufffd")
    return right > 0 and wrong <= max(_DAMAGED_LEAST, _DAMAGED_SHARE * len(text)) and right >= 2 * wrong


def _byte_of_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("byte-of-cp1252", _byte_of_cp1252)


def _single(data: bytes) -> tuple[str, str]:
    """By how many signs are Danish letters, and how many no Danish office writes."""
    used = Counter(_BYTE.findall(data))
    scores = {encoding: _score(used, encoding) for encoding in _SINGLE}
    best = max(_SINGLE, key=lambda encoding: scores[encoding])
    in_utf_8, rest = _IN_UTF_8.findall(data), _IN_UTF_8.sub(b"", data)
    if in_utf_8 and len(in_utf_8) + _score(Counter(_BYTE.findall(rest)), _SINGLE[0]) > scores[best]:
        return _utf_8(data), "utf-8"
    try:
        return data.decode(best), best
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def _score(used: Counter[bytes], encoding: str) -> float:
    score = 0.0
    for byte, count in used.items():
        sign = byte.decode(encoding, "replace")
        if sign in _DANISH:
            score += count
        elif _FRAME.match(sign):
            continue
        elif sign == "\ufffd" or _FOREIGN.match(sign):
            score -= 2 * count
    return score


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is one that no text has; a stray one in a long text is forgiven."""
    wide = _wide(data)
    if wide is not None:
        data = wide[0].encode("utf-8", "replace")
    data = data.rstrip(_FILLING)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    is_slip = controls <= _SLIPS and controls <= _SLIP_SHARE * len(data)
    return controls > _BINARY_SHARE * len(data) and not is_slip


def clean(text: str) -> str:
    """The text with every break of a line or page as a newline, ligatures as their letters, without control
    characters and lone surrogates."""
    text = _OVERSTRUCK.sub("", text) if "\x08" in text else text
    return _NOT_TEXT.sub("", _BREAKS.sub("\n", text)).translate(_LIGATURES)
