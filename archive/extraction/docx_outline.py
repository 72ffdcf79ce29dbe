"""The body of a Word document as it is divided: headings marked by their level, and the numbers that Word makes up."""

from __future__ import annotations

from typing import Any, BinaryIO

from archive.extraction import docx_text
from archive.extraction.docx_changes import mark_is_gone
from archive.extraction.docx_numbering import Numbering
from archive.extraction.ooxml import Package, child
from archive.extraction.reading import Reading
from archive.extraction.unreadable import Unreadable


def read(stream: BinaryIO) -> Reading:
    """A line of ``#``, as many as its level, before each heading; tables of contents are left out.

    What stands beside the body (headers, notes, comments) is no part of what was agreed.
    """
    package = Package(stream, docx_text.WORD, docx_text.MAIN)
    root = package.root(package.main)
    if root is None:
        raise Unreadable("broken")
    parts = docx_text.Parts(package, package.main, 0)
    numbering = Numbering(parts.root("numbering"), parts.root("styles"))
    text, _ = _Divided(parts, package.main, numbering).through(root, by_fields=True)
    return Reading(text, unread=package.unread)


class _Divided(docx_text.Walk):
    def __init__(self, parts: docx_text.Parts, name: str, numbering: Numbering) -> None:
        super().__init__(parts, name)
        self._numbering = numbering

    def _p(self, element: Any, depth: int) -> None:
        properties = child(element, "pPr")
        if self._numbering.style_name(properties).startswith("toc "):
            return
        begins = len(self._pieces)
        super()._p(element, depth)
        if self._pieces[begins:] and not mark_is_gone(properties):
            self._pieces[begins:] = [self._headed(properties, "".join(self._pieces[begins:]))]

    def _headed(self, properties: Any, text: str) -> str:
        label, level = self._numbering.label(properties), self._numbering.heading(properties)
        if self._numbering.style_name(properties) == "title":
            level = 0
        if not text.strip():
            return text
        numbered = f"{label} {text}" if label else text
        if level is None:
            return numbered
        return f"\n{'#' * (level + 1)} {' '.join(numbered.split())}\n"
