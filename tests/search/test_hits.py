"""Where a text is met: the same whatever was learnt of its words before, and by a twin that looks at each anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import pytest

from archive.problems import Problem
from projections.search import hits as hits_module
from projections.search.documents import SearchDocument
from projections.search.hits import Hits, Span
from projections.search.query import Query, parse
from projections.search.snippets import Snippets
from projections.search.terms import Word, plain_words, words
from tests.search.hostile import questions

_PIECES = (
    "Børne- og Ungdomsudvalget", "boligaftalen", "aftale", "3/4 1940", "den 12. maj 1940", "1 000 kr.", "1000", "3/4",
    "sag 2010-16954/7-8", "hovedaftalerne", "i", "og", "anvisning", "vedtoges", "14.4.2010", "31/2 2010", "-", "\n",
    "vej/bolig", "anvisning/aftale", "på grund af", "pga.", "kl. 9", "kl", "15 min.", "min", "bl. a.", "blandt\nandet",
    "klokken", "minutter",
)  # fmt: skip


def texts(many: int) -> Iterator[str]:
    random = Random(many)
    for _ in range(many):
        yield " ".join(random.choices(_PIECES, k=30))


def queries(many: int) -> Iterator[Query]:
    """Those of the hostile ones that can be read, and of what the texts hold."""
    random = Random(many)
    asked = [one["q"] for one in questions(many, many)] + [_asked(random) for _ in range(many)]
    for n, q in enumerate(asked):
        try:
            yield parse(q, exact=n % 5 == 0)
        except Problem:
            continue


def _asked(random: Random) -> str:
    some = " ".join(random.sample(_PIECES, 2))
    return f'"{some}"' if random.random() < 0.5 else some


def twin(text: str, query: Query) -> list[Span]:
    """Every clause at every word of the whole text, none passed over."""
    every = list(words(text))
    found = []
    for n, word in enumerate(every):
        before = [one for one in every[: n + 1] if one.term.literal]
        found += [span for index in range(len(query.wanted)) if (span := met(word, before, query, index)) is not None]
    return found


def met(word: Word, before: list[Word], query: Query, index: int) -> Span | None:
    clause = query.wanted[index]
    if clause.kind == "word" and not query.exact:
        parts = (form for forms in clause.terms[0].parts for form in forms)
        asked = {*clause.terms[0].whole, *(form for form in parts if not form.isdigit())}  # no year by itself
        return (word.start, word.end, index) if asked & set(word.term.stems) else None
    if not word.term.literal:
        return None
    field = "literal" if query.exact else "folded"
    if clause.kind == "prefix":
        begins = getattr(word.term, field).startswith(clause.beginning)
        return (word.start, word.end, index) if begins else None
    row = before[-len(clause.terms) :]
    alike = [getattr(one.term, field) for one in row] == [getattr(term, field) for term in clause.terms]
    return (row[0].start, word.end, index) if alike else None


def test_hits_are_those_of_a_twin_that_passes_no_word_over() -> None:
    found = 0
    for query in queries(60):
        hits = Hits(query)
        for text in texts(4):
            spans = list(hits.of(text))
            assert spans == twin(text, query), (query, text)
            found += len(spans)

    assert found > 1_000


@pytest.mark.parametrize("q", ["bolig aftale", '"i og" "og anvisning" bolig', "aftal* -og", "anvisning 1940"])
def test_a_word_that_plays_no_part_is_looked_at_once_in_all_texts(q: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def words_looked_at(text: str, passed: set[str]) -> Iterator[Word]:
        for word in plain_words(text, passed):
            looked.append(word.term.literal)
            yield word

    monkeypatch.setattr(hits_module, "plain_words", words_looked_at)
    monkeypatch.setattr(hits_module, "words", words_looked_at)
    hits, text = Hits(parse(q)), " ".join(f"ord{n % 7} tekst{n % 5} punkt" for n in range(2_000))

    assert list(hits.of(text)) + list(hits.of(text)) == []
    assert len(looked) <= 7 + 5 + 1


def test_clauses_that_a_word_has_no_part_in_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    stands = hits_module._Asked.stands

    def told(asked: hits_module._Asked, row: Sequence[Word]) -> bool:
        tried.append(asked.index)
        return stands(asked, row)

    monkeypatch.setattr(hits_module._Asked, "stands", told)
    many = Hits(parse(" ".join(f'ord{n} "punkt{n} to{n}"' for n in range(25))))

    assert [which for _, _, which in many.of("ord3 to4 punkt7 to7 " + "andet " * 500)] == [6, 15]
    assert tried == [9, 15]


@pytest.mark.parametrize("q", ["bolig 1940", '"i og"', "aftal*"])
def test_no_more_is_looked_through_than_there_is_room_for(q: str) -> None:
    filling = "ingenting " * 100
    query = parse(q)

    def shown(text: str) -> bool:
        document = SearchDocument("u", "document", "id", None, None, text, None, None, None, None, None, 1)
        return any(piece["hit"] for piece in Snippets(query, each=500, of_all=800).of(document))

    assert shown("Aftale om boliger 1940, i og ved.")
    assert not shown(filling + "Aftale om boliger 1940, i og ved.")
