"""The stem that the ending of a word leaves: of names and of whatever the lexicon does not know."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from snowballstemmer import stemmer

_stemmer = stemmer("danish")
_stemming = Lock()  # the stemmer keeps the word that it works on in itself


@lru_cache(maxsize=8_000)
def stem(word: str) -> str:
    with _stemming:
        return str(_stemmer.stemWord(word))
