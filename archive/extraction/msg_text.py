"""Mails as Outlook saves them (.msg): head, text, and what is attached, out of an OLE storage."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

import olefile

from archive.extraction import rtf_text
from archive.extraction.decoding import decode
from archive.extraction.html_text import of_page
from archive.extraction.reading import Attached, Reading, Unread, warned
from archive.extraction.rtf_packed import unpacked
from archive.extraction.unreadable import Unreadable

# Properties by number: of a mail, and of a file in it.
_SUBJECT, _SENDER, _ADDRESS, _TO, _COPY, _BODY, _HTML = (
    "0037", "0C1A", "0C1F", "0E04", "0E03", "1000", "1013",
)  # fmt: skip
_RTF = "1009"
_DATA, _LONG_NAME, _NAME, _CONTENT_ID = "3701", "3707", "3704", "3712"
_UNICODE, _BYTES_TEXT, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"
_RECEIVER, _CALLED = "__recip_version1.0_", "3001"
_ATTACHMENT = "__attach_version1.0_"
_DEEPEST = 10


def read(stream: BinaryIO) -> Reading:
    """The sender, the receivers and the subject stand before the text. Pictures within it are no attachments."""
    storage = olefile.OleFileIO(io.BytesIO(stream.read()))
    if not storage.exists("__properties_version1.0"):
        raise Unreadable("broken")
    reading = Reading()
    message = _Message(storage, ())
    reading.text, reading.unread = message.text(), message.unread
    for place in message.attachments():
        _attach(_Message(storage, place), reading, 0)
    return reading


class _Message:
    """The properties of a mail, or of what is attached, at one place of the storage."""

    def __init__(self, storage: Any, place: tuple[str, ...]) -> None:
        self._storage, self.place = storage, place
        self.unread: list[Unread] = []
        self._names = {path[-1] for path in storage.listdir() if tuple(path[:-1]) == place}

    def said(self, number: str) -> str:
        """A property that is a text, or nothing."""
        wide, narrow = (f"__substg1.0_{number}{kind}" for kind in (_UNICODE, _BYTES_TEXT))
        if wide in self._names:
            return self._read(wide).decode("utf-16-le", "ignore").rstrip("\0")
        return decode(self._read(narrow))[0].rstrip("\0") if narrow in self._names else ""

    def binary(self, number: str) -> bytes:
        name = f"__substg1.0_{number}{_BINARY}"
        return self._read(name) if name in self._names else b""

    def _read(self, name: str) -> bytes:
        return bytes(self._storage.openstream([*self.place, name]).read())

    def text(self) -> str:
        sender = " ".join(filter(None, (self.said(_SENDER), self.said(_ADDRESS))))
        to = self.said(_TO) or "; ".join(self._receivers())
        head = {"From": sender, "To": to, "Cc": self.said(_COPY), "Subject": self.said(_SUBJECT)}
        lines = "\n".join(f"{name}: {value}" for name, value in head.items() if value)
        return f"{lines}\n\n{self._body()}".strip("\n")

    def _receivers(self) -> list[str]:
        """As each of them is called, where the mail was not sent yet."""
        below = len(self.place)
        paths = (tuple(path[: below + 1]) for path in self._storage.listdir() if len(path) > below + 1)
        found = sorted({path for path in paths if path[:below] == self.place and path[below].startswith(_RECEIVER)})
        return [name for path in found if (name := _Message(self._storage, path).said(_CALLED))]

    def _body(self) -> str:
        plain, page = self.said(_BODY), self.binary(_HTML) or self.said(_HTML).encode()
        if plain.strip() or (not page and not self.binary(_RTF)):
            return plain
        return of_page(page, None) if page else self._packed()

    def _packed(self) -> str:
        try:
            return rtf_text.read(io.BytesIO(unpacked(self.binary(_RTF)))).text
        except (ValueError, Unreadable):
            self.unread.append(warned("part-not-read", name="RTF"))
            return ""

    def attachments(self) -> list[tuple[str, ...]]:
        below = len(self.place)
        paths = (tuple(path[: below + 1]) for path in self._storage.listdir(storages=True) if len(path) > below)
        found = {path for path in paths if path[:below] == self.place and path[below].startswith(_ATTACHMENT)}
        return sorted(found)

    def inner(self) -> tuple[str, ...] | None:
        """Where a mail lies that was attached as one."""
        place = (*self.place, f"__substg1.0_{_DATA}{_STORAGE}")
        return place if self._storage.exists([*place, "__properties_version1.0"]) else None


def _attach(one: _Message, reading: Reading, depth: int) -> None:
    name, data, inner = one.said(_LONG_NAME) or one.said(_NAME), one.binary(_DATA), one.inner()
    if inner is not None and depth < _DEEPEST:
        _forwarded(_Message(one._storage, inner), reading, depth + 1)
    elif not data:
        reading.unread.append(warned("attachment-not-read", name=name, why="broken"))
    elif not one.said(_CONTENT_ID) or not data.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8")):
        reading.attached.append(Attached(name, data))


def _forwarded(message: _Message, reading: Reading, depth: int) -> None:
    """A mail within a mail is no file of its own in the storage: it is told as a text file."""
    reading.attached.append(Attached(f"{message.said(_SUBJECT) or 'mail'}.txt", message.text().encode()))
    for place in message.attachments():
        _attach(_Message(message._storage, place), reading, depth)
