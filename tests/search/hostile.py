"""Questions to search that somebody asks who means it no good: the same for a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from projections.search.query import LONGEST_QUERY

Asked = dict[str, str]

_WORDS = (
    "aftale", "hovedaftalerne", "sogneraadets", "bolig", "kommunens", "en", "og", "rottebekæmpelse", "kr.", "1940",
    "i", "d", "vedtoges", "Skrivelse", "anvisning",
)  # fmt: skip
_SIGNS = "()[]{}\"'*?~^:/\\+-!|&<>=@#$%,.;_ \t\n\r\0\u00ad\u200b\u202e\u2028\ufeff\ufffd§€½²ʼ"
_LETTERS = (
    "aæåøö", "åÅ", "ŁßÞðĲŉǆﬁ", "абв", "漢字", "עברית", "العربية", "🙂👩‍👩‍👧", "e\u0301\u0302\u0303",
    "İıẞΣς", "\U0001d400\U0001d401",
)  # fmt: skip
_NUMBERS = (
    "99/99/9999", "1.000.000.000.000", "0" * 80, "14.4.2010", "29/2 2011", "1-1-1-1-1-1-1-1", "2010-16954/7-8",
    "00/00", "9" * 300, "1e999", "-0", "31. april 1940", "½ 14 15 16 17 18",
)  # fmt: skip
_BROAD = ("a*", "e*", "s*", "-findesikke", "-a", '"og"', "i*", "1*", "d e n", "de*n", "*")


def questions(many: int, seed: int) -> Iterator[Asked]:
    """What is given in an address: ``q``, and sometimes more."""
    random = Random(seed)
    for _ in range(many):
        text = random.choice(_KINDS)(random)
        yield {"q": text[: random.choice((LONGEST_QUERY, LONGEST_QUERY, 2_000))], **_more(random)}


def _signs(random: Random) -> str:
    return "".join(random.choice(_SIGNS) for _ in range(random.randint(1, LONGEST_QUERY)))


def _nested(random: Random) -> str:
    deep = random.randint(1, 250)
    return "(" * deep + random.choice(_WORDS) + ")" * deep


def _mixed(random: Random) -> str:
    return "".join(
        random.choice((random.choice(_WORDS), random.choice(_SIGNS), random.choice(_LETTERS), random.choice(_NUMBERS)))
        for _ in range(random.randint(1, 80))
    )


def _one_long(random: Random) -> str:
    return random.choice(("a", "ab", "bolig", "s", "å", "rør", "ø", "nn", "aftale", "e")) * random.randint(1, 500)


def _chained(random: Random) -> str:
    return random.choice(("-", "/", ".", "–", "- og ", ":", "''")).join(random.choices(_WORDS, k=random.randint(2, 90)))


def _words(random: Random) -> str:
    return " ".join(random.choice(("", "-", '"')) + word for word in random.choices(_WORDS, k=random.randint(1, 120)))


def _beginnings(random: Random) -> str:
    return " ".join(random.choices(_BROAD, k=random.randint(1, 100)))


def _phrases(random: Random) -> str:
    return " ".join(
        f'"{" ".join(random.choices(_WORDS, k=random.randint(0, 12)))}"' for _ in range(random.randint(1, 12))
    )


def _mangled(random: Random) -> str:
    letters = list(random.choice(_WORDS) * random.randint(1, 3))
    random.shuffle(letters)
    return "".join(letters)


def _numbers(random: Random) -> str:
    return random.choice(" -/").join(random.choices(_NUMBERS, k=random.randint(1, 20)))


def _clauses(random: Random) -> str:
    return random.choice(
        (
            "q:x OR 1=1; DROP TABLE a--",
            "{{7*7}}",
            "%00%ff",
            "key:reached",
            "../../etc/passwd",
            "/(a+)+$/",
            "\\Q\\E",
            "*:*",
        )
    ) * random.randint(1, 8)


_KINDS: Sequence[Callable[[Random], str]] = (
    _signs, _nested, _mixed, _one_long, _chained, _words, _beginnings, _phrases, _mangled, _numbers, _clauses,
)  # fmt: skip
_OTHER: Sequence[Asked] = (
    {"on": "2012-06-01"}, {"on": "9999-12-31"}, {"on": "x"}, {"known": "@1"}, {"known": "@99999999999999999999"},
    {"type": "document"}, {"type": "'"}, {"body": "psf"}, {"body": "\0" * 300}, {"from": "0001-01-01"},
    {"to": "1940-02-30"}, {"limit": "500"}, {"limit": "-1"}, {"cursor": "WzUwXQ"}, {"cursor": "====="},
    {"exact": "true"}, {"exact": "?"}, {"year": "1940"},
)  # fmt: skip


def _more(random: Random) -> Asked:
    return random.choice(_OTHER) if random.random() < 0.3 else {}
