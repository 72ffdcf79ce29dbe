"""The text of an Excel workbook as it is seen: sheet by sheet, a row a line, cells a tab apart; no hidden ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, BinaryIO

from lxml import etree

from archive.extraction.drawn import chart, diagram, shapes
from archive.extraction.ooxml import Package, child, local, relation_id
from archive.extraction.reading import Reading
from archive.extraction.unreadable import Unreadable
from archive.extraction.xlsx_numbers import built_in as format_of
from archive.extraction.xlsx_numbers import is_shown, shown

_BOOK = "spreadsheetml"
_CODES = re.compile('&(?:[LCRPNDTFAGUESXYBI&]|"[^"]*"|[0-9]+|K[0-9A-F]{6})')
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATE_SIGNS = re.compile("[ymdhsåt]", re.IGNORECASE)
_NO_DATE = re.compile(_QUOTED.pattern + "|General|Standard", re.IGNORECASE)
_COLUMN = re.compile("[A-Z]+")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WHITE = ("FFFFFFFF", "00FFFFFF")
_RANGE = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MOST_COVERED = 200_000
# Widths and heights of what is not seen.
_NOTHING = ("0", "0.0")
_FIRST_DAY = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_WORDS = {"1": "SAND", "0": "FALSK"}


def read(stream: BinaryIO) -> Reading:
    """Dates are written out (2012-05-31), other numbers as they are shown."""
    package = Package(stream, _BOOK, "xl/workbook.xml")
    main = package.main
    book = package.root(main)
    if book is None:
        raise Unreadable("broken")
    sheets = _Sheets(package, main, book)
    texts = [text for sheet in book.iter("{*}sheet") for text in sheets.texts(sheet)]
    attached = package.attached(sheets.shown)
    return Reading("\n\n".join(filter(str.strip, texts)), unread=package.unread, attached=attached)


class _Sheets:
    """What the sheets of one workbook share: its words, its dates, its parts."""

    def __init__(self, package: Package, main: str, book: Any) -> None:
        self.package = package
        self.related = package.related(main)
        by_type = {one.type: one.target for one in self.related.values()}
        self.words = list(_shared(package, by_type.get("sharedStrings")))
        self.formats = list(_formats(package, by_type.get("styles")))
        self.pale = frozenset(_pale(package, by_type.get("styles")))
        #: Whether white letters may stand on something in the sheet that is read.
        self.has_grounds = False
        #: The names of the parts that are shown.
        self.shown: list[str] = []
        properties = child(book, "workbookPr")
        self.since_1904 = properties is not None and properties.get("date1904") in ("1", "true")

    def texts(self, sheet: Any) -> Iterator[str]:
        relation = self.related.get(relation_id(sheet))
        if relation is None or sheet.get("state") in ("hidden", "veryHidden"):
            return
        if relation.type == "chartsheet":
            yield sheet.get("name", "")
        root = self.package.root(relation.target)
        self.shown.append(relation.target)
        if root is None:
            return
        if any(_has_no_value(formula.getparent()) for formula in root.iter("{*}f")):
            self.package.tell(sheet.get("name", ""))
        self.has_grounds = next(root.iter("{*}tablePart", "{*}conditionalFormatting", "{*}picture"), None) is not None
        header = [_CODES.sub(" ", one.text or "") for held in root.iter("{*}headerFooter") for one in _headers(held)]
        yield "\n".join([sheet.get("name", ""), *self._rows(root), *filter(str.strip, header)])
        yield from self._beside(relation.target)

    def _rows(self, root: Any) -> Iterator[str]:
        hidden, covered = set(_hidden_columns(root)), set(islice(_covered(root), _MOST_COVERED))
        for row in root.iter("{*}row"):
            if row.get("hidden") not in ("1", "true") and row.get("ht") not in _NOTHING:
                seen = (one for one in row if local(one) == "c" and one.get("r") not in covered)
                cells = [self._cell(cell) for cell in seen if _column(cell) not in hidden]
                if any(cells):
                    yield "\t".join(cells).rstrip("\t")

    def _cell(self, cell: Any) -> str:
        if cell.get("s", "0") in self.pale and not self.has_grounds:
            return ""
        are_words = cell.get("t") in ("s", "str", "inlineStr")
        return self._said(cell) if not are_words or is_shown(self._format(cell.get("s", "0"))[1]) else ""

    def _format(self, style: str) -> tuple[bool, str]:
        """Whether cells of a style show dates, and the code of their format."""
        known = style.isdigit() and int(style) < len(self.formats)
        return self.formats[int(style)] if known else (False, "")

    def _said(self, cell: Any) -> str:
        kind, value = cell.get("t", "n"), child(cell, "v")
        if kind == "inlineStr":
            inline = child(cell, "is")
            return "" if inline is None else _words(inline)
        said = "" if value is None else value.text or ""
        if kind == "s":
            return self.words[int(said)] if said.isdigit() and int(said) < len(self.words) else ""
        if kind == "b":
            return _WORDS.get(said, said)
        if kind == "d":
            return said.removesuffix("T00:00:00").replace("T", " ")
        return self._number(said, cell.get("s", "0")) if kind == "n" else _unescaped(said)

    def _number(self, said: str, style: str) -> str:
        if not said:
            return ""
        is_date, code = self._format(style)
        if not is_date:
            return shown(said, code)
        try:
            moment = _FIRST_DAY[self.since_1904] + timedelta(days=float(said))
        except (ValueError, OverflowError):
            return said
        time = "" if moment.time().isoformat() == "00:00:00" else moment.strftime(" %H:%M")
        return moment.date().isoformat() + time if float(said) >= 1 else moment.strftime("%H:%M")

    def _beside(self, name: str) -> Iterator[str]:
        """Comments, and what is drawn over the cells."""
        for relation in self.package.relations(name):
            if relation.type == "vmlDrawing":
                yield "\n".join(_controls(self.package.read(relation.target)))
            root = self.package.root(relation.target) if relation.type in _READ_BESIDE else None
            if root is None:
                continue
            if relation.type == "drawing":
                yield "\n".join(filter(str.strip, shapes(root)))
                related = self.package.related(relation.target)
                yield from (diagram(self.package, related, one) for one in root.iter("{*}relIds"))
                for drawn in self.package.relations(relation.target):
                    if drawn.type == "chart":
                        yield chart(self.package, drawn.target)
            else:
                yield "\n".join(_words(one) for one in root.iter("{*}comment", "{*}threadedComment"))


_READ_BESIDE = frozenset(("drawing", "comments", "threadedComment"))


def _shared(package: Package, name: str | None) -> Iterator[str]:
    root = None if name is None else package.root(name)
    for one in () if root is None else root:
        if local(one) == "si":
            yield _words(one)


def _words(element: Any) -> str:
    """The words of a text, without the readings of foreign signs."""
    pieces = (
        one.text or ""
        for one in element.iter()
        if local(one) in ("t", "text") and not any(local(above) == "rPh" for above in one.iterancestors())
    )
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    """Signs that XML cannot hold stand as their numbers."""
    return _ESCAPED.sub(lambda one: chr(int(one[1], 16)), text)


def _pale(package: Package, name: str | None) -> Iterator[str]:
    """The numbers of styles that are white without a ground."""
    root = None if name is None else package.root(name)
    if root is None:
        return
    by_name = {local(one): list(one) for one in root}
    fonts = [child(one, "color") for one in by_name.get("fonts", ())]
    white = {str(at) for at, colour in enumerate(fonts) if colour is not None and _is_white(colour)}
    for at, style in enumerate(by_name.get("cellXfs", ())):
        if style.get("fontId") in white and style.get("fillId", "0") == "0":
            yield str(at)


def _is_white(colour: Any) -> bool:
    return colour.get("rgb") in _WHITE or (colour.get("theme") == "0" and not colour.get("tint"))


def _formats(package: Package, name: str | None) -> Iterator[tuple[bool, str]]:
    """Of each style of cells whether it shows a date, and the code of its format."""
    root = None if name is None else package.root(name)
    if root is None:
        return
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter("{*}numFmt")}
    for styles in (one for one in root if local(one) == "cellXfs"):
        for style in styles:
            id = style.get("numFmtId", "0")
            built_in = id.isdigit() and int(id) in _BUILT_IN_DATES
            is_date = bool(_DATE_SIGNS.search(_NO_DATE.sub("", own[id]))) if id in own else built_in
            yield is_date, own.get(id, format_of(id))


def _controls(drawn: bytes) -> Iterator[str]:
    """What is written on buttons and boxes of the older kind; it is mostly no whole XML, and comments stand apart."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(drawn.replace(b"<br>", b"<br/>"), parser) if drawn else None
    for shape in () if root is None else root.iter("{*}shape"):
        if not any(one.get("ObjectType") == "Note" for one in shape.iter("{*}ClientData")):
            yield from (" ".join("".join(one.itertext()).split()) for one in shape.iter("{*}textbox"))


def _has_no_value(cell: Any) -> bool:
    """Whether only the program that opens the file would reckon it out."""
    return local(cell) == "c" and child(cell, "v") is None and child(cell, "is") is None


def _covered(root: Any) -> Iterator[str]:
    """Cells over which another reaches."""
    for one in root.iter("{*}mergeCell"):
        match = _RANGE.fullmatch(one.get("ref", ""))
        if match is not None:
            left, top, right, bottom = match.groups()
            rows, columns = range(int(top), int(bottom) + 1), range(_number_of(left), _number_of(right) + 1)
            cells = (f"{_letters_of(column)}{row}" for row in rows for column in columns)
            yield from islice(cells, 1, None)


def _headers(held: Any) -> Iterator[Any]:
    """Those that pages have: first and even ones have their own only where that is said."""
    kinds = ["odd"]
    kinds += ["first"] if held.get("differentFirst") in ("1", "true") else []
    kinds += ["even"] if held.get("differentOddEven") in ("1", "true") else []
    yield from (one for one in held if local(one).removesuffix("Header").removesuffix("Footer") in kinds)


def _hidden_columns(root: Any) -> Iterator[int]:
    for one in root.iter("{*}col"):
        if one.get("hidden") in ("1", "true") or one.get("width") in _NOTHING:
            yield from range(int(one.get("min", "1")), min(int(one.get("max", "1")), 16_384) + 1)


def _column(cell: Any) -> int:
    """The number of a cell's column, from 1; 0 where it does not say."""
    letters = _COLUMN.match(cell.get("r", ""))
    return _number_of(letters.group() if letters else "")


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters_of(number: int) -> str:
    letters = ""
    while number > 0:
        number, last = divmod(number - 1, 26)
        letters = chr(65 + last) + letters
    return letters
