"""Pairs of words that meet, and that do not: read from ``pairs.txt``, and judged as both engines are asked to judge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from projections.search.documents import SearchDocument
from projections.search.matching import All_, Any_, Is, Node, condition, fields_of
from projections.search.query import parse

_FILE = Path(__file__).with_name("pairs.txt")
# Whether the two meet, and whether the other way as well.
_SIGNS = {"=": (True, True), ">": (True, False), "#": (False, True), "!": (False, False)}


class Pair(NamedTuple):
    """Whether ``asked`` finds ``text``; ``kind``: the heading that it stands under."""

    kind: str
    asked: str
    text: str
    meet: bool


def pairs() -> Iterator[Pair]:
    """All of them, those that hold both ways once for each."""
    kind = ""
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif kind and line:
            yield from _read(kind, line)


def _read(kind: str, line: str) -> Iterator[Pair]:
    asked, sign, texts = next(line.partition(f" {sign} ") for sign in _SIGNS if f" {sign} " in line)
    meet, both_ways = _SIGNS[sign.strip()]
    for text in texts.split(" | "):
        yield Pair(kind, asked, text, meet)
        if both_ways:
            yield Pair(kind, text, asked, meet)


def meets(asked: str, text: str) -> bool:
    """Whether a query finds a document that holds nothing but a text: its conditions over its fields, read plainly."""
    document = SearchDocument("u", "document", "id", None, None, text, None, None, None, None, None, 1)
    held = {field: [term.split(" ") for term in texts] for field, texts in fields_of(document).items()}
    wanted = condition(parse(asked))
    return all(_holds(node, held) for node in wanted.must) and not any(_holds(node, held) for node in wanted.excluded)


def _holds(node: Node, held: dict[str, list[list[str]]]) -> bool:
    if isinstance(node, Any_):
        return any(_holds(one, held) for one in node.of)
    if isinstance(node, All_):
        return all(_holds(one, held) for one in node.of)
    return any(_stands(node, piece) for piece in held[node.field])


def _stands(node: Is, piece: list[str]) -> bool:
    """That a piece of text holds the terms in a row."""
    many = len(node.terms)
    return any(tuple(piece[at : at + many]) == node.terms for at in range(len(piece) - many + 1))
