"""Files that lie in a file, taken out and kept to be documents of their own."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from archive.blobs import Blobs, Texts
from archive.extraction.extract import Extracted, extract
from archive.extraction.kinds import guess_media_type
from archive.extraction.reading import Attached, Unread, warned
from archive.problems import Problem

_MOST, _DEEPEST, _SECONDS = 100, 3, 120.0
_MOST_TOLD, _LONGEST = 50, 200
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")

Facts = dict[str, Any]


@dataclass
class Keeper:
    """Keeps bytes and texts of one command; counts what the files within the first one take."""

    blobs: Blobs
    texts: Texts
    max_bytes: int
    by_ocr: bool = False
    taken: int = 0
    begun: float = field(default_factory=time.monotonic)

    def facts(self, content: bytes, extracted: Extracted, depth: int = 0) -> Facts:
        """What the event of a document holds; ``attached``: the same of each file within it, with title and type."""
        facts = {"sha256": self.blobs.put(content), "size": len(content), **read_facts(extracted, self.texts)}
        unread = facts.pop("unread", [])
        attached = list(self._attached(extracted, unread, depth))
        return {**facts, **({"unread": unread} if unread else {}), **({"attached": attached} if attached else {})}

    def _attached(self, extracted: Extracted, unread: list[Unread], depth: int) -> Iterator[Facts]:
        for one in extracted.attached:
            why = self._refused(one, depth)
            found = None if why else self._read(one, depth)
            if found is not None:
                yield found
            elif len(unread) < _MOST_TOLD:
                unread.append(warned("attachment-not-read", name=_name(one), why=why or "kind-not-kept"))

    def _refused(self, one: Attached, depth: int) -> str | None:
        if depth >= _DEEPEST:
            return "too-deep"
        if self.taken >= _MOST:
            return "too-many"
        if len(one.data) > self.max_bytes:
            return "too-large"
        return "too-slow" if time.monotonic() - self.begun > _SECONDS else None

    def _read(self, one: Attached, depth: int) -> Facts | None:
        """None where it is of a kind that is not kept."""
        media_type = guess_media_type(one.name, one.data)
        try:
            extracted = extract(one.data, media_type, max_file_mb=float("inf"), keep_unread=True, by_ocr=self.by_ocr)
        except Problem as problem:
            if problem.slug == "unavailable":
                raise
            return None
        self.taken += 1
        title = PurePath(_name(one)).stem.strip()
        return {"title": title, "media_type": media_type, **self.facts(one.data, extracted, depth + 1)}


def read_facts(extracted: Extracted, texts: Texts) -> Facts:
    """What an event holds of the reading of a file; ``pages``, ``page_starts`` and
    ``unread`` only where there is something to tell."""
    facts: Facts = {
        "text_sha256": None if extracted.text is None else texts.put(extracted.text),
        "extractor": {"name": extracted.extractor, "version": extracted.version},
        "failure": extracted.failure,
    }
    if extracted.pages is not None:
        facts["pages"] = {"with_text": extracted.pages[0], "of": extracted.pages[1]}
        if extracted.by_ocr:
            facts["pages"]["by_ocr"] = extracted.by_ocr
    if len(extracted.starts) > 1:
        facts["page_starts"] = list(extracted.starts)
    if extracted.unread:
        facts["unread"] = [_printable(one) for one in extracted.unread[:_MOST_TOLD]]
    return facts


def _printable(told: Unread) -> Unread:
    return {name: _shown(value) if isinstance(value, str) else value for name, value in told.items()}


def _shown(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)[:_LONGEST]


def _name(one: Attached) -> str:
    return _shown(one.name.replace("\\", "/").rpartition("/")[2]).strip()
