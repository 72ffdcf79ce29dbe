"""The text of a Word document as it is seen and printed: body, then notes, comments, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, BinaryIO

from archive.extraction.docx_changes import (
    gone_notes,
    is_deleted_formula,
    is_initial,
    mark_is_gone,
    named_headers,
    unseen_headers,
)
from archive.extraction.docx_forms import chosen
from archive.extraction.docx_numbering import Numbering
from archive.extraction.docx_styles import is_shaded, styles
from archive.extraction.drawn import chart, diagram
from archive.extraction.ooxml import Package, attribute, child, is_on, local, relation_id
from archive.extraction.reading import Attached, Reading, warned
from archive.extraction.symbols import symbol
from archive.extraction.unreadable import Unreadable

WORD, MAIN = "wordprocessingml", "word/document.xml"
_BESIDE = ("footnotes", "endnotes", "comments", "header", "footer")
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted and moved texts, codes of fields, and properties that hold no text.
_PASSED_OVER = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText")
    + ("pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "sdtPr")
)
# Of a drawing of older kind, in its style.
_UNSEEN = re.compile(r"(?:^|;)\s*(?:visibility\s*:\s*hidden|mso-hide\s*:\s*all|display\s*:\s*none)", re.IGNORECASE)
_DEEPEST = 1_000
_CHUNKS_WITHIN = 3


def read(stream: BinaryIO, depth: int = 0) -> Reading:
    """Insertions that were not accepted count as text, deletions do not; numbers stand before their paragraphs."""
    package = Package(stream, WORD, MAIN)
    main = package.main
    root = package.root(main)
    if root is None:
        raise Unreadable("broken")
    parts = Parts(package, main, depth)
    parts.gone = frozenset(gone_notes(root))
    texts = [parts.text(root, main)]
    for name in parts.beside(root):
        beside = package.root(name)
        text = "" if beside is None else parts.text(beside, name)
        if text not in texts:
            texts.append(text)
    if not any(text.strip() for text in texts) and warned("part-not-read", name=main) in package.unread:
        raise Unreadable("broken")
    attached = package.attached([main])
    return Reading("\n\n".join(filter(None, texts)), unread=package.unread, attached=[*parts.attached, *attached])


class Parts:
    """What is the same for all parts of one document."""

    def __init__(self, package: Package, main: str, depth: int) -> None:
        self.package, self.main, self.depth = package, main, depth
        self.related = package.related(main)
        self.styles = styles(self.root("styles"))
        self.attached: list[Attached] = []
        #: As of ``gone_notes``.
        self.gone: frozenset[tuple[str, str | None]] = frozenset()

    @cached_property
    def is_shaded(self) -> bool:
        """Whether white letters may stand on something."""
        return is_shaded(one for one in (self.root("styles"), self.package.root(self.main)) if one is not None)

    def beside(self, root: Any) -> Iterator[str]:
        """Notes, comments, headers and footers; those for first and even pages only where there are such."""
        unseen, named = set(unseen_headers(root, self._has_even_pages())), set(named_headers(root))
        for one in self.related.values():
            is_left_over = named and one.type in ("header", "footer") and one.id not in named
            if one.type in _BESIDE and one.id not in unseen and not is_left_over:
                yield one.target

    def _has_even_pages(self) -> bool:
        root = self.root("settings")
        return root is not None and is_on(root, "evenAndOddHeaders")

    def text(self, root: Any, name: str) -> str:
        text, whole = self._walk(name).through(root, by_fields=True)
        # A field that never ends hides nothing.
        return text if whole else self._walk(name).through(root, by_fields=False)[0]

    def _walk(self, name: str) -> Walk:
        return Walk(self, name, self.numbering() if name == self.main else None)

    def numbering(self) -> Numbering | None:
        """The numbers that Word makes up, not yet counted."""
        try:
            return Numbering(self.root("numbering"), self.root("styles"))
        except ValueError:
            self.package.tell("numbering")
            return None

    def root(self, type: str) -> Any:
        """The root of the first part of a type, or None."""
        name = next((one.target for one in self.related.values() if one.type == type), None)
        return None if name is None else self.package.root(name)

    def chunk(self, name: str) -> str:
        """A file that stands in the text as if it had been typed there."""
        from archive.extraction.chunks import chunk

        said, data = self.package.content_type(name), self.package.read(name)
        reading = None if self.depth >= _CHUNKS_WITHIN else chunk(name, data, self.depth + 1, said)
        if reading is None:
            self.package.tell(name)
            return ""
        self.package.unread += reading.unread
        self.attached += reading.attached
        return reading.text


class Walk:
    """One way through one part."""

    def __init__(self, parts: Parts, name: str, counting: Numbering | None = None) -> None:
        self._parts, self._counting = parts, counting
        self._relations = parts.package.related(name)
        self._pieces: list[str] = []
        # Of each field that is open, whether its result has begun: its code is not seen.
        self._fields: list[bool] = []

    def through(self, root: Any, by_fields: bool) -> tuple[str, bool]:
        """The text, and whether every field ended."""
        self._by_fields = by_fields
        self._hides = False  # the style of the paragraph that is read
        self._table_hides = False
        self._paragraph: Any = None  # its properties
        self._boxes = 0  # around it, which may have a ground of their own
        self._each(root, 0)
        return "".join(self._pieces).strip("\n"), not self._fields

    def _each(self, element: Any, depth: int) -> None:
        if depth < _DEEPEST:
            for one in element:
                self._one(one, depth + 1)

    def _one(self, element: Any, depth: int) -> None:
        name = local(element)
        if name in _PASSED_OVER or not name or _UNSEEN.search(element.get("style", "")):
            return
        if element.get("alt"):  # of an older drawing
            self._add(f"\n{element.get('alt')}\n")
        special = getattr(self, f"_{name}", None)
        if name == "t":
            self._add(element.text or "")
        elif name in _MARKS:
            self._add(_MARKS[name])
            self._each(element, depth)
        elif special is not None:
            special(element, depth)
        else:
            self._each(element, depth)

    def _add(self, text: str) -> None:
        if not self._by_fields or all(self._fields):
            self._pieces.append(text)

    def _p(self, element: Any, depth: int) -> None:
        properties = child(element, "pPr")
        styles, around, above = self._parts.styles, self._hides, self._paragraph
        self._hides, self._paragraph = styles.hides_paragraph(properties) != self._table_hides, properties
        begins = len(self._pieces)
        self._each(element, depth)
        if self._counting is not None and not self._hides:
            self._number(self._counting.label(properties), begins)
        hides, self._hides, self._paragraph = self._hides, around, above
        mark = child(properties, "rPr") if properties is not None else None
        if not styles.hides_run(mark, hides) and not mark_is_gone(properties) and not is_initial(properties):
            self._add("\n")

    def _number(self, label: str, begins: int) -> None:
        """Before what has any text; marks of lists are none."""
        if label not in ("", "-") and "".join(self._pieces[begins:]).strip():
            self._pieces.insert(begins, f"{label} ")

    def _r(self, element: Any, depth: int) -> None:
        if is_deleted_formula(element):
            return
        if not self._is_unseen(child(element, "rPr")):
            self._each(element, depth)
            return
        # What opens and closes fields does so even where it is not seen.
        for one in element:
            if local(one) == "fldChar":
                self._fldChar(one, depth)

    def _is_unseen(self, properties: Any) -> bool:
        styles = self._parts.styles
        white = not self._boxes and styles.whitens_run(properties, self._paragraph)
        return (white and not self._parts.is_shaded) or styles.hides_run(properties, self._hides)

    def _tbl(self, element: Any, depth: int) -> None:
        around, self._table_hides = self._table_hides, self._parts.styles.hides_table(element)
        self._each(element, depth)
        self._table_hides = around

    def _tr(self, element: Any, depth: int) -> None:
        properties = child(element, "trPr")
        if properties is None or not (child(properties, "del") is not None or is_on(properties, "hidden")):
            self._each(element, depth)

    def _tc(self, element: Any, depth: int) -> None:
        properties = child(element, "tcPr")
        if properties is None or child(properties, "cellDel") is None:
            self._each(element, depth)

    def _sdt(self, element: Any, depth: int) -> None:
        properties = child(element, "sdtPr")
        if properties is None or not is_on(properties, "showingPlcHdr"):
            self._each(element, depth)

    def _AlternateContent(self, element: Any, depth: int) -> None:
        """The older twin of a drawing only where there is no newer one."""
        before = len(self._pieces)
        for one in element:
            if local(one) == "Choice" and len(self._pieces) == before:
                self._each(one, depth)
        fallback = child(element, "Fallback")
        if fallback is not None and not "".join(self._pieces[before:]).strip():
            self._each(fallback, depth)

    def _anchor(self, element: Any, depth: int) -> None:
        """A drawing; one that was hidden takes the words in it along."""
        named = child(element, "docPr")
        if named is None or named.get("hidden") not in ("1", "true"):
            self._each(element, depth)

    _inline = _anchor

    def _footnote(self, element: Any, depth: int) -> None:
        if (local(element), attribute(element, "id")) not in self._parts.gone:
            self._each(element, depth)

    _endnote = _footnote

    def _f(self, element: Any, depth: int) -> None:
        """A fraction."""
        for name in ("num", "den"):
            part = child(element, name)
            if part is not None:
                self._add("/" if name == "den" else "")
                self._each(part, depth)

    def _txbxContent(self, element: Any, depth: int) -> None:
        self._add("\n")
        self._boxes += 1
        self._each(element, depth)
        self._boxes -= 1

    def _ruby(self, element: Any, depth: int) -> None:
        """The word, and beside it how it is read."""
        for name in ("rubyBase", "rt"):
            part = child(element, name)
            if part is not None:
                self._add(" (" if name == "rt" else "")
                self._each(part, depth)
                self._add(")" if name == "rt" else "")

    def _sym(self, element: Any, depth: int) -> None:
        try:
            code = int(attribute(element, "char") or "", 16)
        except ValueError:
            code = 0x20
        self._add(symbol(attribute(element, "font") or "", code))

    def _fldChar(self, element: Any, depth: int) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._add(chosen(element))
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _textpath(self, element: Any, depth: int) -> None:
        """A watermark."""
        self._add(f"\n{element.get('string', '')}\n")

    def _docPr(self, element: Any, depth: int) -> None:
        """What is said of a picture to those who do not see it."""
        if element.get("descr"):
            self._add(f"\n{element.get('descr')}\n")

    def _chart(self, element: Any, depth: int) -> None:
        relation = self._relations.get(relation_id(element))
        if relation is not None:
            self._add(f"\n{chart(self._parts.package, relation.target)}\n")

    def _relIds(self, element: Any, depth: int) -> None:
        self._add(f"\n{diagram(self._parts.package, self._relations, element)}\n")

    def _altChunk(self, element: Any, depth: int) -> None:
        relation = self._relations.get(relation_id(element))
        if relation is None:
            self._parts.package.tell("altChunk")
        else:
            self._add(f"{self._parts.chunk(relation.target)}\n")
