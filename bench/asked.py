"""What is asked about provisions: a question a row, and others like it with words as they stand in the texts.

The more often a word stands there, the more often it is asked for; a word that search sets aside (*og*, *der*) never.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from projections.search.query import parse
from projections.search.terms import STOP_WORDS

BODIES, DAYS, BEGINS = 40, 14_600, date(1985, 1, 1)
_FIVE_YEARS = timedelta(1826)
_LONG, _BEGINNING = 6, 5

# What is written, and what narrows it; ``past`` is a part of the positions.
Question = tuple[str, Mapping[str, Any]]


class Words:
    """Words, and what narrows, taken out of texts by chance."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._random = Random(1940)
        self._texts = [text.split() for text in texts]

    def word(self, letters: int = 2) -> str:
        while True:
            word = self.in_a_row(1).strip(".,:;()\"'»«").lower()
            if word.isalpha() and len(word) >= letters and word not in STOP_WORDS:
                return word

    def in_a_row(self, many: int) -> str:
        text = self._random.choice(self._texts)
        at = self._random.randrange(len(text) - many + 1)
        return " ".join(text[at : at + many]).replace('"', "")

    def phrase(self, many: int) -> str:
        while True:
            words = self.in_a_row(many)
            if any(one.isalpha() for one in words):
                return f'"{words}"'

    def part(self) -> str:
        """Of a compound."""
        while True:
            parts = parse(self.word(_LONG)).words[0].terms[0].parts
            if parts:
                return self._random.choice(parts)[0]

    def beginning(self) -> str:
        return self.word(_LONG)[:_BEGINNING] + "*"

    def body(self) -> tuple[tuple[str, str], ...]:
        return (("body", f"organ{self._random.randrange(BODIES)}"),)

    def day(self) -> date:
        return BEGINS + timedelta(self._random.randrange(DAYS))

    def five_years(self) -> dict[str, str]:
        begin = self.day()
        return {"from_": begin.isoformat(), "to": (begin + _FIVE_YEARS).isoformat()}


@dataclass(frozen=True)
class Row:
    asked: Question
    like_it: Callable[[Words], Question]


ROWS = {
    "a word": Row(("boligområder", {}), lambda w: (w.word(), {})),
    "two words": Row(("kommunen bolig", {}), lambda w: (f"{w.word()} {w.word()}", {})),
    "a phrase": Row(('"efter aftale med"', {}), lambda w: (w.phrase(3), {})),
    "a part of compounds": Row(("aftale", {}), lambda w: (w.part(), {})),
    "a beginning": Row(("udlej*", {}), lambda w: (w.beginning(), {})),
    "a word but not another": Row(("evalueres -helhedsplan", {}), lambda w: (f"{w.word()} -{w.word()}", {})),
    "a word, of a body": Row(
        ("aftale", {"narrowed": (("body", "organ7"),)}), lambda w: (w.word(), {"narrowed": w.body()})
    ),
    "a word, between two days": Row(
        ("aftale", {"from_": "2005-01-01", "to": "2010-01-01"}), lambda w: (w.word(), w.five_years())
    ),
    "a word, in force on a day": Row(
        ("aftale", {"on": "2012-05-08"}), lambda w: (w.word(), {"on": w.day().isoformat()})
    ),
    "a word, as known half-way": Row(("aftale", {"past": 0.5}), lambda w: (w.word(), {"past": 0.5})),
    "a phrase, in force on a day, as known at 1 %": Row(
        ('"boligsociale indsatser"', {"on": "2012-05-08", "past": 0.01}),
        lambda w: (w.phrase(2), {"on": w.day().isoformat(), "past": 0.01}),
    ),
}
