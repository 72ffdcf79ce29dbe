"""What the archive gives as files: a document's original bytes, a year's wheel as iCalendar."""

from __future__ import annotations

from dataclasses import dataclass

from archive.archive import Archive
from projections import calendar, documents
from projections.view import View
from web.wording import Wording


@dataclass(frozen=True)
class Original:
    content: bytes
    media_type: str
    sha256: str


def original(archive: Archive, view: View, id: str) -> Original:
    """The bytes of a document as they were filed. Raises ``not-found``, ``not-known-then``."""
    view.require(id, "document")
    found = documents.short(view, id)
    return Original(archive.blobs.get(found["sha256"]), found["media_type"], found["sha256"])


def ics(view: View, year: int, site: str, w: Wording) -> bytes:
    """A year's wheel for calendar programs (RFC 5545). Raises ``invalid``."""
    from web.ics import of_year

    return of_year(year, calendar.events(view, year), view.known, site, w)
