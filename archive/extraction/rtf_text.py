"""The text of an RTF file as it is seen: without hidden and deleted text, with headers, notes and results of fields."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from archive.extraction.kinds import BEFORE
from archive.extraction.reading import Reading
from archive.extraction.symbols import symbol
from archive.extraction.unreadable import Unreadable

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
# Groups that hold no text of the document.
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator info pict objdata themedata "
    b"colorschememapping datastore latentstyles xmlnstbl pgptbl fldinst filetbl bkmkstart bkmkend mmathPr "
    b"deleted nonshppict falt panose fname atnid atnref atnauthor atndate private shprslt sn sv upr xe tc".split()
)
# The properties of a drawing that are its text and what is said of it, and the one that hides it.
_DRAWN_TEXTS, _HIDES_DRAWING = (b"gtextUNICODE", b"wzDescription"), b"fHidden"
# Older twins of drawings, which are read where they stand first.
_TWINS = frozenset((b"shprslt", b"nonshppict"))
# Groups that a reader shows though they are marked as to be passed over by programs that do not know them.
_SHOWN = frozenset(
    b"shpinst shptxt footnote annotation shppict ud cell nesttableprops listtext pntext moMath do dptxbxtext "
    b"picprop".split()
)
_BREAKS = {
    b"par": "\n", b"line": "\n", b"page": "\n", b"sect": "\n", b"row": "\n", b"cell": "\t", b"nestcell": "\t",
    b"nestrow": "\n", b"tab": "\t", b"column": "\n",
}  # fmt: skip
_SIGNS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 186: "cp1257", 204: "cp1251",
             238: "cp1250", 255: "cp850"}  # fmt: skip
# The number of fonts whose signs are pictures.
_PICTURES = 2
_CODEPAGES = {b"ansi": "cp1252", b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_OF_LISTS, _NONE_CHOSEN = frozenset(b"formfield ffl ffres ffdefres fldrslt".split()), 25
_APART = frozenset(
    b"header footer headerl headerr headerf footerl footerr footerf footnote annotation shptxt dptxbxtext sv".split()
)
# Of first pages, where those have their own.
_FIRST = frozenset((b"headerf", b"footerf"))
_DEEPEST = 5_000
_COLOURS = re.compile(rb"\{\s*\\colortbl([^{}]*)\}")
_WHITE = re.compile(rb"(?=.*\\red255\b)(?=.*\\green255\b)(?=.*\\blue255\b)", re.DOTALL)
# Where anything is shaded, white letters may stand on it.
_SHADED = re.compile(rb"\\(?:cl|ch|ts)?(?:cb|cbpat|shdng|cfpat)[1-9]|\\highlight[1-9]|\\\*\\background|\\shp\b")


@dataclass(frozen=True)
class _State:
    """What holds within a group: ``shown`` whether its text is, ``after_unicode`` how many signs repeat a ``\\u``,
    ``apart`` whether it is a header, a note or within a drawing, which stand by themselves; ``names`` whether it is
    the name of a property, ``lists`` a line of a list to choose from; ``instead`` what stands in the place of a web
    page that the mail was; ``pale`` whether it is white on white; ``gone`` whether it belongs to a hidden drawing, or
    to a twin of one."""

    shown: bool = True
    hidden: bool = False
    font: int | None = None
    after_unicode: int = 1
    apart: bool = False
    names: bool = False
    lists: bool = False
    instead: bool = False
    pale: bool = False
    gone: bool = False


@dataclass
class _Reader:
    data: bytes
    state: _State = _State()
    stack: list[_State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = -1
    decoders: dict[str, codecs.IncrementalDecoder] = field(default_factory=dict)
    white: frozenset[int] = frozenset()
    naming: int | None = None
    pictured: dict[int, str] = field(default_factory=dict)
    property: bytes = b""
    lines: list[str] = field(default_factory=list)
    chosen: int = 0
    optional: bool = False
    opened: bool = False
    passed: int = 0
    high: str = ""

    def read(self) -> str:
        at, self.white = 0, _white(self.data)
        while (match := _TOKEN.match(self.data, at)) is not None:
            at = match.end()
            word, number, code, symbol, brace, text = match.groups()
            if word is not None:
                at += self._word(word, None if number is None else int(number))
            elif code is not None:
                self._bytes(bytes.fromhex(code.decode()))
            elif symbol is not None:
                self._symbol(symbol)
            elif brace is not None:
                self._brace(brace)
            elif text is not None:
                self._bytes(text)
        return "".join(self.pieces)

    def _brace(self, brace: bytes) -> None:
        self.passed = 0
        if brace == b"{":
            if len(self.stack) > _DEEPEST:
                raise Unreadable("too-much-memory")
            self.stack.append(self.state)
            self.opened = True
        else:
            self.opened = self.optional = False
            was, self.state = self.state, self.stack.pop() if self.stack else _State()
            if was.apart and not self.state.apart:
                self._add("\n")

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.optional = True
            return
        self.opened = self.optional = False
        if not self._is_passed(1):
            self._add(_SYMBOLS.get(symbol, ""))

    def _word(self, word: bytes, number: int | None) -> int:
        """How many bytes after the word belong to it."""
        opened, optional = self.opened, self.optional
        self.opened = self.optional = False
        if word == b"bin":
            return max(number or 0, 0)
        if opened and (word in _SKIPPED or (optional and word not in _SHOWN)):
            shown = word == b"sv" and self.property in _DRAWN_TEXTS
            gone = self.state.gone or word in _TWINS
            self.state = replace(self.state, shown=shown, names=word == b"sn", gone=gone)
            self.naming = None
        elif opened and word in _FIRST and b"\\titlepg" not in self.data:
            self.state = replace(self.state, shown=False)
        elif opened and word == b"ud":  # of one text in two writings the newer
            self.state = replace(self.state, shown=True)
        if word == b"u" and number is not None:
            self._unicode(number)
        elif word in _OF_LISTS:
            self._list(word, number)
        elif word in _BREAKS:
            self._add(_BREAKS[word])
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        else:
            self._property(word, number)
        return 0

    def _list(self, word: bytes, number: int | None) -> None:
        """A field of a form in which one of several lines is chosen: what is shown is only told by its number."""
        if word == b"formfield":
            self.lines, self.chosen = [], 0
        elif word == b"ffl":
            self.lines.append("")
            self.state = replace(self.state, lists=True)
        elif word == b"fldrslt":
            self._add("".join(self.lines[self.chosen : self.chosen + 1]))
            self.lines = []
        elif number is not None and 0 <= number < _NONE_CHOSEN:
            self.chosen = number

    def _property(self, word: bytes, number: int | None) -> None:
        on = number != 0
        if word in (b"v", b"deleted"):
            self.state = replace(self.state, hidden=on)
        elif word == b"plain":
            self.state = replace(self.state, hidden=False, font=None, pale=False)
        elif word == b"cf":
            self.state = replace(self.state, pale=number in self.white)
        elif word == b"deff":
            self.font = number or 0
        elif word == b"uc":
            self.state = replace(self.state, after_unicode=max(number or 0, 0))
        elif word == b"f":
            self.naming = number
            self.state = replace(self.state, font=number)
        elif word == b"fcharset" and self.naming is not None:
            self.fonts.setdefault(self.naming, _CHARSETS.get(number or 0, ""))
            if number == _PICTURES:
                self.pictured[self.naming] = ""
        elif word == b"cpg" and self.naming is not None:
            self.fonts[self.naming] = _known(f"cp{number}")
        elif word == b"ansicpg" and number:
            self.encoding = _known(f"cp{number}")
        elif word in _CODEPAGES:
            self.encoding = _CODEPAGES[word]
        elif word in _APART:
            self._add("\n")
            self.state = replace(self.state, apart=True)
        elif word == b"htmlrtf":
            self.state = replace(self.state, instead=on)

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self.high = chr(code)
        elif 0xF000 <= code < 0xF100 and self._font() in self.pictured:
            self._add(symbol(self.pictured[self._font()], code))
        elif 0 <= code < 0x110000:
            pair = (self.high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
            self._add(pair)
            self.high = ""
        self.passed = self.state.after_unicode

    def _bytes(self, text: bytes) -> None:
        self.opened = self.optional = False
        if self.state.names:
            self.property = text
        elif self.property == _HIDES_DRAWING:
            self.property = b""
            if text == b"1" and len(self.stack) > 1:
                self.stack[-2] = replace(self.stack[-2], gone=True)
        if self.passed:
            gone = min(self.passed, len(text))
            self.passed, text = self.passed - gone, text[gone:]
        font = self._font()
        if not self.state.shown and self.naming in self.pictured:
            self.pictured[self.naming] += text.decode("ascii", "ignore").strip("; ")
        if font in self.pictured:
            self._add("".join(symbol(self.pictured[font], byte) for byte in text))
            return
        encoding = self.fonts.get(font) or self.encoding
        decoder = self.decoders.setdefault(encoding, codecs.getincrementaldecoder(encoding)("replace"))
        self._add(decoder.decode(text))

    def _font(self) -> int:
        return self.font if self.state.font is None else self.state.font

    def _is_passed(self, signs: int) -> bool:
        if self.passed >= signs:
            self.passed -= signs
            return True
        return False

    def _add(self, text: str) -> None:
        if self.state.lists:
            self.lines[-1:] = ["".join([*self.lines[-1:], text])]
        elif self.state.shown and not (self.state.hidden or self.state.instead or self.state.pale or self.state.gone):
            self.pieces.append(text)


def _white(data: bytes) -> frozenset[int]:
    """The numbers of colours in which nothing is seen."""
    colours = _COLOURS.search(data)
    if colours is None or _SHADED.search(data):
        return frozenset()
    return frozenset(number for number, one in enumerate(colours[1].split(b";")) if _WHITE.match(one))


def _known(encoding: str) -> str:
    try:
        # By the number that Windows has for it.
        encoding = "mac_roman" if encoding == "cp10000" else encoding
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"


def read(stream: BinaryIO) -> Reading:
    """Headers and notes stand where they are written in the file."""
    data = stream.read().lstrip(BEFORE)
    if not data.startswith(b"{\\rtf"):
        raise Unreadable("contradicts")
    return Reading(re.sub(r"\n{3,}", "\n\n", _Reader(data).read()).strip("\n"))
