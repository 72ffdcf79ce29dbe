"""The two source documents cut at their headings, so that a citation can be looked up."""

from __future__ import annotations

import re
from functools import cache

from tests.demo.sources import DRAFTS, MEMORANDUM, source, words

# As the memorandum's text has them, in its order; the letters and numbers that the PDF put after a heading stay.
_OF_THE_MEMORANDUM = (
    ("II. Problemstilling", "II. Problemstilling"),
    ("III. Nyt organisatorisk og aftalemæssigt set-up", "III. Nyt organisatorisk og aftalemæssigt set-up"),
    ("Niveau 1", "Niveau 1A."),
    ("Niveau 1 / A.1 Borgmesterforum / Formål", "A.1 Borgmesterforum"),
    ("Niveau 1 / A.1 Borgmesterforum / Medlemmer", "Medlemmer"),
    ("Niveau 1 / A.1 Borgmesterforum / Mødeform og ressourcer", "Mødeform og ressourcer"),
    ("Niveau 1 / A.2 Partnerskabsforum / Formål", "A.2. Partnerskabsforum"),
    ("Niveau 1 / A.2 Partnerskabsforum / Medlemmer", "Medlemmer"),
    ("Niveau 1 / A.2 Partnerskabsforum / Mødeform og ressourcer", "Mødeform og ressourcer"),
    ("Niveau 2", "Niveau 2B."),
    ("Niveau 2 / B.1 Den Tværkommunale Styregruppe / Formål", "B.1 Den Tværkommunale Styregruppe"),
    ("Niveau 2 / B.1 Den Tværkommunale Styregruppe / Medlemmer", "Medlemmer"),
    ("Niveau 2 / B.1 Den Tværkommunale Styregruppe / Mødeform og ressourcer", "Mødeform og ressourcer"),
    ("Niveau 2 / B.2 Samarbejdsforum / Formål", "B.2 Samarbejdsforum"),
    ("Niveau 2 / B.2 Samarbejdsforum / Medlemmer", "Medlemmer"),
    ("Niveau 2 / B.2 Samarbejdsforum / Mødeform og ressourcer", "Mødeform og ressourcer"),
    ("Niveau 3", "Niveau 3C."),
    ("Niveau 3 / C.1 Temagrupper", "C.1 Temagrupper"),
    ("Niveau 3 / C.2 Styringsdialogen", "C.2 Styringsdialogen"),
    ("IV. Årshjul", "IV. Årshjul"),
    ("IV. Årshjul / 1. kvartal", "1. Kvartal"),
    ("IV. Årshjul / 2. kvartal", "2. Kvartal"),
    ("IV. Årshjul / 3. kvartal", "3. Kvartal"),
    ("IV. Årshjul / 4. kvartal", "4. Kvartal"),
)
_TITLE = re.compile(r"#+ \**Udkast til kommissorium for (.+?)\**$")
_HEADING = re.compile(r"#+ \**(\d\. \w+)\**$")
_UNDER = re.compile(r"#+ \*([^*]+)\*$")


def says(cited: dict[str, str], word: str) -> bool:
    """Whether the source that is cited has these words, one after the other, under the heading cited."""
    texts = _drafts() if cited["document"] == "bilag-2" else _memorandum()
    found = [text for heading, text in texts.items() if f"{heading} / ".startswith(f"{cited['heading']} / ")]
    return any(f" {' '.join(words(word))}" in f" {' '.join(words(text))}" for text in found)


@cache
def _memorandum() -> dict[str, str]:
    text, found, begin = source(MEMORANDUM), {}, 0
    starts = [begin := text.index(f"\n{mark}", begin) for _, mark in _OF_THE_MEMORANDUM]
    for (heading, _), start, end in zip(_OF_THE_MEMORANDUM, starts, [*starts[1:], len(text)], strict=True):
        found[heading] = text[start:end]
    return {**found, "Note 2": text[text.index("\n 2 Den gældende aftale") :][:400]}


@cache
def _drafts() -> dict[str, str]:
    found: dict[str, str] = {}
    forum = heading = under = ""
    for line in source(DRAFTS).splitlines():
        if title := _TITLE.match(line):
            forum, heading, under = title[1], "", ""
        elif named := _HEADING.match(line):
            heading, under = named[1], ""
        elif deeper := _UNDER.match(line):
            under = deeper[1]
        elif forum and heading:
            path = " / ".join(part for part in (forum, heading, under) if part)
            found[path] = f"{found.get(path, '')}\n{line}"
    return found
