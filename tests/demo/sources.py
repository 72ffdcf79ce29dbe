"""The two source documents, where the folder with them stands beside the checkout."""

from __future__ import annotations

import re
from collections import Counter

from tests.beside import beside

MEMORANDUM = "001_7552b8399b693536.txt"
DRAFTS = "000_37d2a91fbe9ba5dc.txt"
_TITLE = re.compile(r"Udkast til kommissorium for (?:Den )?(\w+)")
_HEADING = re.compile(r"\d\. (Formål|Medlemmer|Formalia|Opgaver|Kompetence|Ikrafttræden)")


def source(name: str) -> str:
    """The text of a source; skips the test where there are none."""
    return beside(f"seeds/{name}").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def listed_clauses(text: str) -> Counter[tuple[str, str]]:
    """How many list entries stand under each (forum, heading) of the drafts; a heading without any counts 0."""
    found: Counter[tuple[str, str]] = Counter()
    forum = heading = ""
    for line in text.splitlines():
        plain = line.strip("#* \t")
        if title := _TITLE.match(plain):
            forum, heading = title[1], ""
        elif named := _HEADING.fullmatch(plain):
            heading = named[1]
            found[forum, heading] += 0
        elif forum and heading and re.match(r"(\d+\.|[ivx]+\.|-) ", line):
            found[forum, heading] += 1
    return found
