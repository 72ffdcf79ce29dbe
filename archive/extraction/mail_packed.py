"""How mails pack what they hold: transfer encodings against their rules, files in letters, lines broken and folded."""

from __future__ import annotations

import binascii
import re
from email import message_from_bytes, policy
from typing import Any

from archive.extraction.reading import Attached

_UUENCODED = re.compile(r"^begin [0-7]{3,4} ([^\r\n]+)\r?\n((?:[ -`]{1,100}\r?\n)*?)end[ \t]*\r?$", re.MULTILINE)
_FLOWED = re.compile(r"(>*) ?(.*)", re.DOTALL)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}\s*")
# A line that may be where the first part of a mail begins, before the head of that.
_BOUNDARY = re.compile(rb"^--([!-~][ -~]{0,98}?)[ \t]*\r?\n(?=Content-[A-Za-z-]+:)", re.MULTILINE | re.IGNORECASE)
_OWN_HEADS = re.compile(rb"^(?:content-type|mime-version):[^\n]*\n(?:[ \t][^\n]*\n)*", re.MULTILINE | re.IGNORECASE)
_ENCODED = re.compile(
    rb"^(content-transfer-encoding:[ \t]*)([A-Za-z0-9-]+)(?:[ \t]+(?=\r?$)|;[^\r\n]*)", re.MULTILINE | re.IGNORECASE
)
_FOLDED, _ESCAPED = re.compile(r"\r?\n[ \t]"), re.compile(r"\\([nN,;\\])")


def parsed(data: bytes) -> Any:
    """A mail; one whose head does not say rightly where its parts begin is parted by the first line that may."""
    message = message_from_bytes(_with_encodings(data), policy=policy.default)
    if message.get_content_maintype() != "multipart" or message.is_multipart():
        return message
    boundary = _BOUNDARY.search(data)
    if boundary is None:
        return message
    said = b'MIME-Version: 1.0\nContent-Type: %s; boundary="%s"\n' % (message.get_content_type().encode(), boundary[1])
    head = _OWN_HEADS.sub(b"", data[: boundary.start()].replace(b"\r\n", b"\n"))
    return message_from_bytes(said + head.lstrip(b"\n") + b"\n" + data[boundary.start() :], policy=policy.default)


def _with_encodings(data: bytes) -> bytes:
    """Transfer encodings as the library knows them."""
    return _ENCODED.sub(rb"\1\2", data)


def content(part: Any) -> bytes:
    """The bytes of a part; of a mail within it, as that was sent."""
    if part.get_content_type() == "message/rfc822":
        return _mail(part)
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return b""
    if not _is_base64(part):
        return payload
    # The library gives what is no base64 back as it came, all in one line.
    sent = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return _with_rest(sent) if payload == b"".join(sent.splitlines()) else payload


def _is_base64(part: Any) -> bool:
    return str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"


def _mail(part: Any) -> bytes:
    inner = part.get_payload()
    sent = bytes(inner[0].as_bytes(policy=policy.compat32)) if inner else b""
    if not _is_base64(part):
        return sent
    try:
        return binascii.a2b_base64(sent)
    except binascii.Error:
        return sent


def _with_rest(sent: bytes) -> bytes:
    """What is in letters, and what was added behind that as it is."""
    lines = sent.lstrip().splitlines(keepends=True)
    coded = next((at for at, line in enumerate(lines) if not _BASE64_LINE.fullmatch(line)), len(lines))
    try:
        return binascii.a2b_base64(b"".join(lines[:coded])) + b"\n" + b"".join(lines[coded:]) if coded else sent
    except binascii.Error:
        return sent


def taken_out(text: str) -> tuple[str, list[Attached]]:
    """A text without the files that stand in it in letters (uuencode), and those."""
    files: list[Attached] = []

    def keep(match: re.Match[str]) -> str:
        try:
            data = b"".join(binascii.a2b_uu(line) for line in match[2].splitlines() if line.strip("` "))
        except binascii.Error:
            return match[0]
        files.append(Attached(match[1].strip(), data))
        return ""

    return _UUENCODED.sub(keep, text), files


def unbroken(text: str) -> str:
    """Lines that a program broke, whole again: each that ends in a blank goes on in the next as deeply quoted one."""
    lines: list[str] = []
    depth, goes_on = "", False
    for line in text.split("\n"):
        quoted, rest = _split(line.removesuffix("\r"))
        if goes_on and quoted == depth:
            lines[-1] = lines[-1][:-1] + rest
        else:
            lines.append(line.removesuffix("\r"))
        depth, goes_on = quoted, rest.endswith(" ") and bool(rest.strip()) and not rest.endswith("  ")
    return "\n".join(lines)


def _split(line: str) -> tuple[str, str]:
    """How deeply a line is quoted, and the rest."""
    match = _FLOWED.fullmatch(line)
    assert match is not None
    return match[1], match[2]


def unfolded(calendar: str) -> str:
    """An invitation, whose lines are folded wherever they are long."""
    return _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], _FOLDED.sub("", calendar))
