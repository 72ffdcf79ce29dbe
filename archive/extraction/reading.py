"""What a reader of one kind of file gives: the text, how much of the file it is, what was not read, what lies in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Unread = dict[str, Any]
_APART = "\n\n"


@dataclass(frozen=True)
class Attached:
    """A file that lies in another. ``name``: as its sender or author called it, perhaps empty."""

    name: str
    data: bytes


@dataclass
class Reading:
    """``pages``: how many pages with text, of how many; None where the kind of file has no pages.

    ``unread``: what was seen but not read, each a warning ``{code, ...}``: ``signs-not-read`` (``count``: without a
    known meaning), ``letters-doubtful`` (``count``: pages whose letters are those of no language),
    ``page-not-read`` (``number``), ``part-not-read`` (``name``), ``attachment-not-read`` (``name``,
    ``why``). ``by_ocr``: how many of the pages with text are read as pictures. ``starts``: where in the text each
    page begins, None for one without text; after the pages where that begins which stands on none.
    """

    text: str = ""
    pages: tuple[int, int] | None = None
    unread: list[Unread] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    by_ocr: int = 0
    starts: list[int | None] = field(default_factory=list)


def of_pages(texts: Sequence[str], on_none: Sequence[str] = ()) -> Reading:
    """Pages with text are a blank line apart, and what stands on no page after them."""
    reading, at = Reading(pages=(sum(bool(text.strip()) for text in texts), len(texts))), 0
    beside = _APART.join(filter(None, on_none))
    for text in [*texts, *filter(None, [beside])]:
        reading.starts.append(at if text else None)
        at += len(text) + len(_APART) if text else 0
    reading.text = _APART.join(filter(None, [*texts, beside]))
    return reading


def warned(code: str, **params: Any) -> Unread:
    return {"code": code, **params}


def dump(reading: Reading) -> Iterable[bytes]:
    """A line of JSON with the lengths of what follows: the text, then each attached file."""
    text = reading.text.encode("utf-8", "ignore")
    head = {
        "text": len(text),
        "pages": reading.pages,
        "unread": reading.unread,
        "by_ocr": reading.by_ocr,
        "starts": reading.starts,
        "attached": [{"name": one.name, "size": len(one.data)} for one in reading.attached],
    }
    yield json.dumps(head).encode("ascii") + b"\n"
    yield text
    yield from (one.data for one in reading.attached)


def load(data: bytes) -> Reading:
    """What ``dump`` gave, joined. Raises ValueError, KeyError or TypeError for anything else."""
    first, _, rest = data.partition(b"\n")
    head = json.loads(first)
    if len(rest) != head["text"] + sum(one["size"] for one in head["attached"]):
        raise ValueError("cut off")
    at = head["text"]
    reading = Reading(rest[:at].decode("utf-8"), unread=head["unread"], by_ocr=head["by_ocr"], starts=head["starts"])
    reading.pages = None if head["pages"] is None else (head["pages"][0], head["pages"][1])
    for one in head["attached"]:
        reading.attached.append(Attached(one["name"], rest[at : at + one["size"]]))
        at += one["size"]
    return reading
