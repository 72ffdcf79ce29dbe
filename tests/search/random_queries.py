"""Queries at random over given texts: their words, beginnings, phrases and exclusions, narrowed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from archive.problems import Problem
from projections.search.documents import SearchDocument
from projections.search.port import Request
from projections.search.query import parse


def requests(documents: Sequence[SearchDocument], many: int, seed: int) -> Iterator[tuple[str, Request]]:
    """``many`` that can be read, each with what was written; the same for a seed."""
    random, last = Random(seed), max(document.known_from for document in documents)
    made = 0
    while made < many:
        text, exact = _text(random, documents), random.random() < 0.1
        try:
            query = parse(text, exact)
        except Problem:
            continue
        known = last if random.random() < 0.7 else random.randint(1, last)
        yield text, Request(query, known, limit=500, **_narrowed(random, documents))
        made += 1


def _text(random: Random, documents: Sequence[SearchDocument]) -> str:
    return " ".join(_part(random, random.choice(documents)) for _ in range(random.choice((1, 1, 2, 2, 3))))


def _part(random: Random, document: SearchDocument) -> str:
    words = " ".join(document.pieces()).replace('"', " ").split() or ["intet"]
    at = random.randrange(len(words))
    word, phrase = words[at], " ".join(words[at : at + random.randint(2, 4)])
    forms = (word, word, word, word.upper(), f"{word[: random.randint(2, 9)]}*", phrase, f'"{phrase}"', f"-{word}")
    return random.choice(forms)


def _narrowed(random: Random, documents: Sequence[SearchDocument]) -> dict[str, object]:
    one, found = random.choice(documents), {}
    if random.random() < 0.15:
        found["narrowed"] = tuple(
            (name, value) for name, value in (("type", one.type), ("body", one.body)) if value and random.random() < 0.7
        )
    if random.random() < 0.15:
        found["on"] = one.valid_from or one.date
    if random.random() < 0.1:
        found["from_"] = one.date
    return found
