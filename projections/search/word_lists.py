"""Short lists that the analysis goes by, each under a heading: ``word_lists.txt`` and ``word_forms.txt``."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def listed(heading: str) -> frozenset[str]:
    """The words under a heading of ``word_lists.txt``."""
    return frozenset(_parts("word_lists.txt")[heading].split())


def forms(heading: str) -> dict[str, str]:
    """The base form of each form under a heading of ``word_forms.txt``."""
    lines = [line.split(":") for line in _parts("word_forms.txt")[heading].splitlines() if line]
    return {form: lemma for lemma, of in lines for form in of.split()}


def forms_digest() -> str:
    return hashlib.sha256((_FOLDER / "word_forms.txt").read_bytes()).hexdigest()


@cache
def _parts(file: str) -> dict[str, str]:
    parts = [part.partition("]") for part in (_FOLDER / file).read_text("utf-8").split("[")[1:]]
    return {heading: words for heading, _, words in parts}
