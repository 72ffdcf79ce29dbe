"""Texts as provisions have them: some of the words of such agreements, and words of real minutes or made-up ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

from bench import parish

# Names a folder of texts (``.txt``, UTF-8) to take words from, in their own order. Without it they are those of the
# parish councils' minutes; where these do not stand beside the checkout, they are made up.
FOLDER = "BENCH_TEXTS"
_SAID = (
    "Hovedaftalen gælder for alle boligorganisationer i kommunen.",
    "Kommunen anviser hver fjerde ledige bolig efter aftale med boligorganisationen.",
    "Samarbejdsaftalen evalueres hvert andet år på styringsdialogmødet.",
    "Parterne drøfter helhedsplanen og de boligsociale indsatser i udsatte boligområder.",
    "Fleksibel udlejning aftales for et år ad gangen.",
    "Udlejningsaftalen kan opsiges med seks måneders varsel.",
)
_SYLLABLES = "bak dren fis gul hem jor kal lin mos nor pel rik sten tus vand ager bor dal eng fod bæk ris tang lund"
_VOCABULARY, _LENGTH, _SAID_IN = 30_000, 45, 0.2


def texts(many: int) -> Iterator[str]:
    """The same at every run."""
    random, source = Random(many), _words()
    for _ in range(many):
        begin = random.randrange(len(source) - _LENGTH)
        words = source[begin : begin + random.randint(_LENGTH // 3, _LENGTH)]
        said = [one for one in _SAID if random.random() < _SAID_IN]
        yield " ".join([*said, *words])


def _words() -> list[str]:
    named = os.environ.get(FOLDER)
    folder = parish.FOLDER if named is None else Path(named)
    if named is None and not folder.is_dir():
        return _made_up()
    return [word for file in sorted(folder.glob("*.txt")) for word in file.read_text(encoding="utf-8").split()]


def _made_up() -> list[str]:
    """The second most frequent word half as often as the first, the third a third as often, and so on."""
    random, syllables = Random(1), _SYLLABLES.split()
    vocabulary = ["".join(random.choices(syllables, k=random.randint(1, 4))) for _ in range(_VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    return random.choices(vocabulary, cum_weights=weights, k=300_000)
