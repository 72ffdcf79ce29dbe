"""What the archive holds is Danish; on a page in English each place that shows it says so, whatever template it is of.

Templates mark the long texts themselves; here the rest is found by what the answer says and by what things are called.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from markupsafe import escape

from archive.grammar import COMMANDS
from web.wording import LANGUAGES

_TAGS = re.compile("(<[^>]*>)")
_OPENED = re.compile("<([a-z0-9]+)")
# What has no end, and what holds no other elements.
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_PLAIN = frozenset(("option", "script", "style", "textarea", "title"))
_QUOTED = re.compile("“([^“”]{2,})”")
_DANISH = ' lang="da"'
# What changed in a provision: its number, its heading, and what was done or its text.
_HEADED = re.compile("[0-9][\\w./]* (.{2,}?)(?: \\(|:)")
# Where a text was shortened, and so many letters before it that hold all that is left of it.
_CUT, _LEFT = re.compile("…"), 120
_OUTSIDE = re.compile('[<>"]')
_LETTERS, _WORDS = re.compile("[^\\W\\d_]{2}"), re.compile("\\w+")
# What a rule says and what was done, in whatever field that was written; a text beside these is a sentence of ours.
_VALUES, _OF_OURS = frozenset(("value", "actual", "before", "after")), frozenset(("kind", "code"))
_SIGNS = " ,.;()"
# A text that may stand within another: so long that it is no word of a sentence of ours by chance.
_LONG = 12


def in_english(html: str, answer: object, names: Iterable[str]) -> str:
    """A page in English with ``lang="da"`` wherever it shows texts of ``answer``, or ``names``."""
    said = {_as_shown(text) for text in _said(answer)}
    called = {_as_shown(name) for name in names if name.strip()}
    within = {text for text in said if len(text) >= _LONG} | {name for name in called if len(name) > 2}
    head, body, rest = html.partition("<body")
    shortened = set(_shortened(rest, within))
    within = {one.removesuffix(".") for one in within} | shortened  # as a sentence names what has a text for its name
    return head + "".join(_Page(said | called | shortened, within).marked(_TAGS.split(body + rest)))


def _shortened(html: str, texts: Iterable[str]) -> Iterator[str]:
    """The beginnings of texts that a page shows in place of them."""
    before = (html[max(0, cut.start() - _LEFT) : cut.end()] for cut in _CUT.finditer(html))
    runs = {" ".join(_OUTSIDE.split(one)[-1].split()) for one in before}
    for text in [one for one in texts if len(one) > _LONG and one[:_LONG] in html] if runs else ():
        for run in runs:
            begins = run.find(text[:_LONG])
            if begins >= 0 and text.startswith(run[begins:-1].rstrip()):
                yield run[begins:]


def _as_shown(text: str) -> str:
    return " ".join(str(escape(text)).split())


def _said(value: object, field: str = "") -> Iterator[str]:
    """The texts of an answer that people wrote, as against codes, ids and sentences about them."""
    if isinstance(value, str):
        if _LETTERS.search(value) and _is_text(field, value):
            yield value
            if field == "heading":  # of a source: its last part stands alone too
                yield value.rpartition(" / ")[2] or value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name != "text" or _OF_OURS.isdisjoint(value):
                yield from _said(one, name)
    elif isinstance(value, Sequence):
        for one in value:
            yield from _said(one, field)


def _is_text(field: str, value: str) -> bool:
    words, codes = _fields()
    named = field in words or field in _VALUES or field.endswith(("_name", "_title"))
    return named and (" " in value or field not in codes)


@cache
def _fields() -> tuple[frozenset[str], frozenset[str]]:
    """The fields of the grammar that people write words in, and those that are codes somewhere."""
    words, codes = set[str](), {"before", "after"}
    for spec in COMMANDS.values():
        for name, shape in _shapes(spec.schema):
            if shape.get("format") == "text":
                words.add(name)
            elif "enum" in shape:
                codes.add(name)
    return frozenset(words), frozenset(codes)


def _shapes(schema: object, name: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each shape within a schema by the field that it is of."""
    if isinstance(schema, Mapping):
        yield name, schema
        for key, one in schema.items():
            if key == "properties":
                for field, shape in one.items():
                    yield from _shapes(shape, field)
            else:
                yield from _shapes(one, name)
    elif isinstance(schema, list):
        for one in schema:
            yield from _shapes(one, name)


def _is_of_ours(quoted: str) -> bool:
    """Whether what a sentence quotes is a word of ours, such as the name of a rule, or a sentence about a record."""
    return quoted in _our_words() or quoted.startswith(("The ", "A ", "An "))


@cache
def _our_words() -> frozenset[str]:
    return frozenset(str(escape(words)) for words in LANGUAGES["en"].values())


class _Page:
    """A page tag by tag: what is open, and whether what stands there says that it is Danish."""

    def __init__(self, whole: set[str], within: set[str]) -> None:
        self._whole, self._beginning = whole, defaultdict[str, list[str]](list)
        for one in within:  # hundreds of names and texts, of which a page says a few: sought by their first words
            if first := _WORDS.search(one):
                self._beginning[first[0]].append(one)
        self._open: list[tuple[str, bool]] = [("", False)]

    def marked(self, tokens: list[str]) -> list[str]:
        """``tokens``: texts and tags in turn, a text the first."""
        for at, token in enumerate(tokens):
            if at % 2:
                self._tag(token)
            elif not self._open[-1][1] and _LETTERS.search(token):
                self._text(tokens, at)
        return tokens

    def _tag(self, tag: str) -> None:
        if tag.startswith("</"):
            del self._open[max(1, len(self._open) - 1) :]  # what encloses the body ends as well
        elif (opened := _OPENED.match(tag)) and opened[1] not in _VOID and not tag.endswith("/>"):
            danish = _DANISH in tag or (self._open[-1][1] and " lang=" not in tag)
            self._open.append((opened[1], danish))

    def _text(self, tokens: list[str], at: int) -> None:
        text, inside = tokens[at], {name for name, _ in self._open}
        if " ".join(text.split()) in self._whole and self._alone(tokens, at):
            tokens[at - 1] = tokens[at - 1][:-1] + _DANISH + ">"
        elif inside.isdisjoint(_PLAIN) and "svg" not in inside:
            tokens[at] = self._in_spans(text)

    @staticmethod
    def _alone(tokens: list[str], at: int) -> bool:
        """Whether a text is all that its element holds."""
        before, after = "".join(tokens[max(0, at - 1) : at]), "".join(tokens[at + 1 : at + 2])
        opened = _OPENED.match(before)
        return opened is not None and opened[1] not in _VOID and " lang=" not in before and after.startswith("</")

    def _in_spans(self, text: str) -> str:
        flat = " ".join(text.split())
        first, _, rest = flat.partition(": ")
        words = self._beginning.keys() & _WORDS.findall(flat)
        found = [one for word in words for one in self._beginning[word] if one in flat]
        headed = _HEADED.match(flat)
        pieces = (flat, first, rest, headed[1] if headed else "", *flat.split(", "))
        said = (piece.strip(_SIGNS) for piece in pieces)
        found += [one for one in said if one in self._whole and one not in found]
        found += [one for one in _QUOTED.findall(text) if one not in found and not _is_of_ours(one)]
        if not found:
            return text
        any_of = "|".join(re.escape(one).replace("\\ ", "\\s+") for one in sorted(found, key=len, reverse=True))
        return re.sub(f"(?<![\\w&#])(?:{any_of})(?!\\w)", lambda match: f"<span{_DANISH}>{match.group()}</span>", text)
