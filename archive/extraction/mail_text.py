"""Mails (.eml) and pages saved as one file (.mht): head, text, and what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from archive.extraction import rtf_text
from archive.extraction.decoding import decode, decode_as
from archive.extraction.html_text import of_page
from archive.extraction.kinds import BEFORE, DOCUMENTS, guess_media_type
from archive.extraction.mail_packed import content, parsed, taken_out, unbroken, unfolded
from archive.extraction.reading import Attached, Reading, warned
from archive.extraction.unreadable import Unreadable

_HEAD = ("From", "To", "Cc", "Date", "Subject")
_DEEPEST = 20
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
# Bytes that are no ASCII, as the library keeps them.
_ESCAPED = re.compile("[\udc80-\udcff]")
# How a text in a writing older than web pages is marked.
_MARKED = re.compile(r"<param>.*?</param>|</?[A-Za-z][A-Za-z0-9-]{0,59}>|<(?=<)", re.IGNORECASE | re.DOTALL)


def read(stream: BinaryIO) -> Reading:
    """The sender, the receivers and the subject stand before the text; of one text in several writings the richest
    that can be read. What belongs to a page (its pictures) is no attachment."""
    message = parsed(stream.read().lstrip(BEFORE))
    reading = Reading()
    texts = ["\n".join(_head(message)), *_bodies(message, reading, dict(_sheets(message)), False, 0)]
    reading.text = "\n\n".join(text.strip("\r\n") for text in texts if text.strip())
    return reading


def _head(message: Any) -> Iterator[str]:
    raw = {name.lower(): str(value) for name, value in reversed(list(message.raw_items()))}
    for name in _HEAD:
        written = raw.get(name.lower(), "")
        value = _mended(written) if _ESCAPED.search(written) else _read_head(message, name)
        if value.strip():
            yield f"{name}: {value}"


def _read_head(message: Any, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except Exception:
        return ""


def _mended(value: str) -> str:
    """Bytes that stand in a head as they are, against the rules, as characters."""
    return decode(value.encode("utf-8", "surrogateescape"))[0]


def _sheets(message: Any) -> Iterator[tuple[str, str]]:
    """The rules of pages that lie beside them, by the addresses that these know them by."""
    for part in message.walk():
        if part.get_content_type() == "text/css":
            text = decode_as(content(part), part.get_content_charset())
            yield _read_head(part, "Content-Location").strip(), text
            yield f"cid:{_read_head(part, 'Content-ID').strip().strip('<>')}", text


def _bodies(part: Any, reading: Reading, sheets: Mapping[str, str], belongs: bool, depth: int) -> Iterator[str]:
    """``sheets``: as of ``of_page``; ``belongs``: to a page that stands before it."""
    kind = part.get_content_type()
    if depth > _DEEPEST:
        reading.unread.append(warned("part-not-read", name=kind))
    elif part.get_content_disposition() == "attachment" or kind == "message/rfc822":
        _attach(part, reading)
    elif kind == "multipart/alternative":
        yield from _best(part, reading, sheets, depth)
    elif part.is_multipart():
        first = _first(part) if kind == "multipart/related" else None
        for one in part.get_payload():
            apart = belongs or (first is not None and one is not first)
            yield from _bodies(one, reading, sheets, apart, depth + 1)
    elif kind in ("text/html", "application/xhtml+xml"):
        yield of_page(content(part), part.get_content_charset(), sheets=sheets)
    elif kind in ("text/rtf", "text/richtext") and content(part).lstrip().startswith(b"{\\rtf"):
        yield _rich(part, reading)
    elif kind.startswith("text/") and not part.get_filename() and not belongs:
        yield _plain(part, reading)
    elif kind in _SEALED and part.get_param("smime-type") != "signed-data":
        reading.unread.append(
            warned("attachment-not-read", name=_mended(part.get_filename() or "smime.p7m"), why="encrypted")
        )
    elif _is_document(part) if belongs else not (part.get("Content-ID") and kind.startswith("image/")):
        _attach(part, reading)


def _first(part: Any) -> Any:
    """Of parts that belong together the one that is read: named as such, or the first."""
    parts, start = part.get_payload(), part.get_param("start")
    return next((one for one in parts if start and str(one.get("Content-ID", "")).strip() == start), parts[0])


def _is_document(part: Any) -> bool:
    """Some programs send what is attached as if it belonged to the page."""
    return guess_media_type(_mended(part.get_filename() or ""), content(part)) in DOCUMENTS


def _plain(part: Any, reading: Reading) -> str:
    text, files = taken_out(decode_as(content(part), part.get_content_charset()))
    reading.attached += files
    if part.get_content_type() == "text/calendar":
        return unfolded(text)
    if part.get_content_type() in ("text/enriched", "text/richtext"):
        text = _MARKED.sub("", text)
    # A blank at the end of a broken line is no part of the text.
    return unbroken(text) if str(part.get_param("delsp", "")).lower() == "yes" else text


def _rich(part: Any, reading: Reading) -> str:
    try:
        return rtf_text.read(BytesIO(content(part))).text
    except Unreadable:
        reading.unread.append(warned("part-not-read", name="RTF"))
        return ""


def _best(part: Any, reading: Reading, sheets: Mapping[str, str], depth: int) -> Iterator[str]:
    """Of writings of one text the last, and richest, in which there is any; an invitation's is for calendars."""
    for one in sorted(reversed(part.get_payload()), key=lambda one: one.get_content_type() == "text/calendar"):
        of_it = Reading()
        texts = list(_bodies(one, of_it, sheets, False, depth + 1))
        if any(text.strip() for text in texts) or of_it.attached:
            reading.attached += of_it.attached
            reading.unread += of_it.unread
            yield from texts
            return


def _attach(part: Any, reading: Reading) -> None:
    name = _mended(part.get_filename() or "")
    try:
        data = content(part)
    except Exception:
        data = b""
    if data:
        reading.attached.append(Attached(name or _called(part), data))
    else:
        reading.unread.append(warned("attachment-not-read", name=name, why="broken"))


def _called(part: Any) -> str:
    """A name for what has none: a mail that was sent on is named by its subject."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()[0] if part.get_payload() else part
        return f"{inner.get('Subject') or 'mail'}.eml"
    return str(part.get_content_type().replace("/", "."))
