"""What every engine does: the same set, counts and order for the same terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from archive.problems import Problem
from projections.search.documents import SearchDocument
from projections.search.fields import FACETS, values
from projections.search.port import Found, Request, SearchEngine
from projections.search.query import parse
from tests.search.searching import HomeAt


def document(id: str, text: str, **more: Any) -> SearchDocument:
    given: dict[str, Any] = {
        "unit": f"document:{id}", "type": "document", "number": None, "title": None, "body": None, "meeting": None,
        "date": None, "valid_from": None, "valid_to": None, "known_from": 1, **more,
    }  # fmt: skip
    return SearchDocument(id=id, text=text, **given)


def ask(engine: SearchEngine, q: str, exact: bool = False, position: int = 10, **more: Any) -> Found:
    narrowed = tuple((name, more.pop(name)) for name in ("type", "body") if name in more)
    return engine.find(Request(parse(q, exact), position, narrowed=narrowed, **more))


def ids(found: Found) -> list[str]:
    return [document.id for document in found.documents]


def put(engine: SearchEngine, *texts: str) -> None:
    """Documents a, b, c ... with a text each."""
    engine.put([document(chr(ord("a") + n), text) for n, text in enumerate(texts)], 1)


def test_an_empty_engine_has_put_nothing_and_finds_nothing(engine: SearchEngine) -> None:
    found = ask(engine, "aftale")

    assert engine.position() == 0
    assert (found.total, list(found.documents)) == (0, [])
    assert found.facets == {name: {} for name in FACETS}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("aftale", "Hovedaftalerne blev underskrevet."),
        ("hovedaftalen", "En hovedaftale."),
        ("møde", "Bestyrelsesmødernes referater"),
        ("udlejning", "Boligudlejningen"),
        ("AFTALE", "aftaler"),
        ("råd", "Sogneraadet"),
        ("sogneraad", "Sognerådets møde"),
        ('"sogneraadet vedtog"', "at Sognerådet vedtog det"),
        ('"hver fjerde bolig"', "Hver fjerde bolig anvises."),
        ('"bolig"', "Hver bolig"),
        ("boligsocial", "Et boligsocialt arbejde"),
        ("social", "Det boligsociale og det boligsocialt anviste"),
        ("generelt", "Generelle regler"),
        ("trygt", "En tryg bydel"),
        ("indsats", "Indsatserne fortsætter"),
        ("plads", "Parkeringspladserne"),
        ("parkeringspladsen", "En parkeringsplads"),
        ("aktivitet", "Beboeraktiviteterne"),
        ("budget", "Budgetterne"),
        ("vedtaget", "De vedtagne regler"),
        ("rådgiver", "Beboerrådgivere"),
        ("beboer", "Beboerdemokratiet"),
        ("2010-16954", "Sagsnr. 2010-16954."),
        ("hoved*", "Hovedaftaler"),
        ("kommuneraa*", "kommunerådet"),
        ("2010-*", "Sagsnr. 2010-16954"),
        ("2010", "Sagsnr. 2010-16954"),
        ("16954", "Sagsnr. 2010-16954"),
        ("bolig -kommune", "En bolig."),
        ("-kommune", "En bolig."),
        ("-kommune -by*", 'En "bolig".'),
        ("møde:bolig?", "Et møde om en bolig."),
    ],
)
def test_finds(engine: SearchEngine, query: str, text: str) -> None:
    put(engine, text)

    assert ids(ask(engine, query)) == ["a"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("hovedaftale", "En aftale."),
        ("aftale bolig", "En aftale."),
        ('"fjerde hver"', "Hver fjerde bolig"),
        ('"hver bolig"', "Hver fjerde bolig"),
        ('"boliger"', "Hver bolig"),
        ("2010-1695", "Sagsnr. 2010-16954"),
        ("-aftale", "Hovedaftalerne"),
        ('bolig -"hver fjerde"', "Hver fjerde bolig"),
        ("reached", "En bolig"),
    ],
)
def test_does_not_find(engine: SearchEngine, query: str, text: str) -> None:
    put(engine, text)

    assert ids(ask(engine, query)) == []


def test_exact_words_are_as_they_are_written(engine: SearchEngine) -> None:
    put(engine, "Aftale", "aftale", "aftaler", "Sogneraad", "Sogneråd")

    assert sorted(ids(ask(engine, "aftale", exact=True))) == ["a", "b"]
    assert ids(ask(engine, "Sogneraad", exact=True)) == ["d"]
    assert ids(ask(engine, '"Sogneråd"', exact=True)) == ["e"]
    assert sorted(ids(ask(engine, "a*", exact=True))) == ["a", "b", "c"]
    assert ids(ask(engine, "-aftale -Sogne*", exact=True)) == ["c"]


def test_a_phrase_never_reaches_from_one_piece_into_the_next(engine: SearchEngine) -> None:
    engine.put([document("a", "anvisning af boliger", title="Ny aftale om", numbers=("2010-1", "2010-2"))], 1)

    assert ids(ask(engine, '"ny aftale"')) == ids(ask(engine, '"af boliger"')) == ids(ask(engine, "2010-2")) == ["a"]
    assert ids(ask(engine, '"om anvisning"')) == ids(ask(engine, '"boliger 2010-1"')) == []
    assert ids(ask(engine, '"2010-1 2010-2"')) == []


HOSTILE = [
    "(" * 511 + "a",
    '""' * 200 + "a",
    ")(*&^%$ a",
    "a\x00b",
    "a" * 512,
    "\\.*[a-z]{3}+? ord",
    "type:document OR 1=1",
    "*a ^a$ a|b",
    "a" * 200 + "*",
    "æ" * 512,
    "-" * 500 + "a",
    "a* " * 170,
    "[[[a*",
    "a.b-c/d:1*",
    "\U0001f600 a",
    "\ud800 a",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_query_brings_an_engine_down(engine: SearchEngine, query: str) -> None:
    put(engine, "En aftale om bolig")

    assert ask(engine, query).total in (0, 1)
    assert ids(ask(engine, "bolig")) == ["a"]


@pytest.mark.parametrize("query", ["", " ", "()", "*", "-", '""', '"', "a" * 513, "\x00", "+-.-*"])
def test_a_query_without_words_or_too_long_is_refused(query: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(query)

    assert (caught.value.slug, caught.value.errors[0].path) == ("invalid", "q")


def test_a_text_is_known_from_one_position_to_another(engine: SearchEngine) -> None:
    engine.put([document("a", "bolig", known_from=3, known_to=5)], 6)

    assert [ask(engine, "bolig", position=at).total for at in (2, 3, 4, 5, 6)] == [0, 1, 1, 0, 0]


def test_a_text_stands_from_one_day_to_another(engine: SearchEngine) -> None:
    engine.put([document("a", "bolig", valid_from="2012-03-01", valid_to="2013-01-01"), document("b", "bolig")], 1)

    def on(day: str) -> list[str]:
        return sorted(ids(ask(engine, "bolig", on=day)))

    assert (on("2012-02-29"), on("2012-03-01"), on("2012-12-31"), on("2013-01-01")) == (
        ["b"],
        ["a", "b"],
        ["a", "b"],
        ["b"],
    )


def test_type_body_and_date_narrow(engine: SearchEngine) -> None:
    engine.put(
        [
            document("a", "bolig", type="decision", body="psf", date="2012-05-08"),
            document("b", "bolig", body="br", date="2013-01-01"),
            document("c", "bolig"),
        ],
        1,
    )

    assert ids(ask(engine, "bolig", type="decision")) == ["a"]
    assert ids(ask(engine, "bolig", body="br")) == ["b"]
    assert ids(ask(engine, "bolig", from_="2012-05-08", to="2013-01-01")) == ["a"]
    assert sorted(ids(ask(engine, "bolig", from_="2012-05-08"))) == ["a", "b"]
    assert ids(ask(engine, "bolig", type="decision", body="br")) == []


def test_facets_count_all_that_was_found_whatever_the_page(engine: SearchEngine) -> None:
    bodies = ["psf"] * 30 + ["br"] * 20 + [None] * 10
    engine.put(
        [document(f"d{n}", "bolig", body=body, date=f"20{10 + n % 3}-01-01") for n, body in enumerate(bodies)], 1
    )

    found = ask(engine, "bolig", limit=5, offset=3)

    assert (found.total, len(found.documents)) == (60, 5)
    assert found.facets["body"] == {"psf": 30, "br": 20}
    assert found.facets["type"] == {"document": 60}
    assert found.facets["year"] == {"2010": 20, "2011": 20, "2012": 20}
    assert list(found.facets["body"]) == ["psf", "br"]


def test_facets_of_what_is_narrowed_count_what_is_left(engine: SearchEngine) -> None:
    engine.put(
        [
            document("a", "bolig", type="decision", body="psf", date="2012-05-08"),
            document("b", "bolig", body="psf"),
            document("c", "bolig", body="br", date="2013-01-01"),
        ],
        1,
    )

    of_a_body = ask(engine, "bolig", body="psf").facets
    assert counted(of_a_body) == {"type": {"decision": 1, "document": 1}, "body": {"psf": 2}, "year": {"2012": 1}}
    assert ask(engine, "bolig", type="decision").facets["type"] == {"decision": 1}
    assert ask(engine, "bolig", type="minutes", body="br").facets == {name: {} for name in FACETS}


def test_every_facet_counts_the_values_of_what_was_found(engine: SearchEngine) -> None:
    """Whatever facets there are: each document's own value, none where it has none."""
    texts = [
        document("a", "bolig", type="decision", body="psf", date="2012-05-08", meeting="m1"),
        document("b", "bolig", body="psf", meeting="m1"),
        document("c", "bolig", body="br", date="2013-01-01"),
        document("d", "andet", body="br", date="2013-01-01", meeting="m2"),
    ]
    engine.put(texts, 1)

    kept = [values(text) for text in texts[:3]]
    assert ask(engine, "bolig").facets == {
        name: dict(Counter(one[name] for one in kept if name in one)) for name in FACETS
    }


def counted(facets: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    """Those that count anything."""
    return {name: counts for name, counts in facets.items() if counts}


def test_of_many_ties_the_newest_go_first_however_few_are_shown(engine: SearchEngine) -> None:
    engine.put([document(f"d{n}", "bolig", date=f"20{10 + n}-01-01") for n in range(40)], 1)

    assert ids(ask(engine, "bolig", limit=3)) == ["d39", "d38", "d37"]
    assert ids(ask(engine, "bolig", limit=3, offset=20)) == ["d19", "d18", "d17"]


@pytest.mark.parametrize("q", ["bolig", "bolig*"])
def test_a_page_far_into_many_hits_goes_on_where_the_one_before_ended(engine: SearchEngine, q: str) -> None:
    engine.put([document(f"d{n:04}", "bolig " * (n % 3 + 1), date=f"20{n % 40 + 10}-01-01") for n in range(2_100)], 1)

    whole = ids(ask(engine, q, limit=2_100))

    assert len(set(whole)) == 2_100
    for offset in (1_980, 2_030):
        assert ids(ask(engine, q, offset=offset, limit=50)) == whole[offset : offset + 50]


def test_ties_are_ordered_by_date_newest_first_then_type_and_id(engine: SearchEngine) -> None:
    same = [
        document("e", "bolig"),
        document("d", "bolig", type="minutes", date="2012-01-01"),
        document("c", "bolig", type="decision", date="2012-01-01"),
        document("b", "bolig", type="decision", date="2012-01-01"),
        document("a", "bolig", date="2013-01-01"),
    ]
    for n, one in enumerate(same):
        engine.put([one], n + 1)  # as many segments as documents

    assert ids(ask(engine, "bolig")) == ["a", "b", "c", "d", "e"]
    assert ids(ask(engine, "-kommune")) == ["a", "b", "c", "d", "e"]
    pages: Iterable[list[str]] = (ids(ask(engine, "bolig", offset=n, limit=2)) for n in (0, 2, 4, 6))
    assert list(pages) == [["a", "b"], ["c", "d"], ["e"], []]


def test_the_newest_are_those_that_were_recorded_last_however_well_they_meet_what_is_asked(
    engine: SearchEngine,
) -> None:
    texts = [
        document("best", "bolig", date="2013-01-01", known_from=2),
        document("meets-less", "bolig og kommune og meget andet", date="2011-01-01", known_from=5),
        document("at-once-later-day", "bolig", date="2012-01-01", known_from=4),
        document("at-once-b", "bolig", type="minutes", date="2011-01-01", known_from=4),
        document("at-once-a", "boliger", type="minutes", date="2011-01-01", known_from=4),
        document("recorded-after", "bolig", known_from=9),
        document("no-longer-known", "bolig", known_from=3, known_to=6),
    ]
    for n, one in enumerate(texts):
        engine.put([one], n + 1)  # as many segments as documents
    expected = ["meets-less", "at-once-later-day", "at-once-a", "at-once-b", "best"]

    for q in ("bolig", "bolig*", "-tog"):
        found = ask(engine, q, position=8, newest=True)
        assert (found.total, ids(found)) == (5, expected), q
    pages = [ids(ask(engine, "bolig", position=8, newest=True, offset=n, limit=2)) for n in (0, 2, 4, 6)]
    assert pages == [expected[:2], expected[2:4], expected[4:], []]
    assert ask(engine, "bolig", position=8, newest=True).facets == ask(engine, "bolig", position=8).facets


def test_the_newest_of_many_that_were_recorded_at_once_are_those_of_the_latest_days(engine: SearchEngine) -> None:
    engine.put([document(f"d{n}", "bolig", date=f"20{10 + n}-01-01") for n in range(40)], 1)
    engine.put([document("later", "bolig og mere", known_from=2)], 2)

    assert ids(ask(engine, "bolig", newest=True, limit=3)) == ["later", "d39", "d38"]
    assert ids(ask(engine, "bolig", newest=True, limit=3, offset=20)) == ["d20", "d19", "d18"]


def test_the_word_itself_goes_before_an_inflection_and_that_before_a_part(engine: SearchEngine) -> None:
    put(engine, "hovedaftalerne gælder her", "aftalerne gælder her", "aftale gælder her", "intet gælder her")

    assert ids(ask(engine, "aftale")) == ["c", "b", "a"]


@pytest.mark.parametrize("many", [1, 9])
def test_what_was_corrected_is_found_until_then_however_much_was(engine: SearchEngine, many: int) -> None:
    """Where little is no longer known an engine may leave that out without looking when it ended."""
    engine.put([document(f"d{n}", "bolig") for n in range(10)], 1)
    engine.put([document(f"d{n}", "bolig", known_to=5 + n) for n in range(many)], 5 + many)
    still = {at: sorted(f"d{n}" for n in range(10) if n >= many or 5 + n > at) for at in range(1, 16)}

    assert {at: sorted(ids(ask(engine, "bolig", position=at))) for at in still} == still
    assert {at: ask(engine, "bolig -tog", position=at).total for at in still} == {at: len(a) for at, a in still.items()}


def test_what_is_put_again_takes_the_place_of_what_was(engine: SearchEngine) -> None:
    engine.put([document("a", "bolig"), document("a", "aftale")], 3)
    assert (ids(ask(engine, "bolig")), ids(ask(engine, "aftale"))) == ([], ["a"])

    engine.put([document("a", "kommune", known_to=7)], 7)

    assert (ids(ask(engine, "aftale", position=5)), ids(ask(engine, "kommune", position=5))) == ([], ["a"])
    assert engine.position() == 7


def test_the_position_is_that_of_the_last_that_was_put_however_often(engine: SearchEngine) -> None:
    for at in range(1, 21):
        engine.put([document("a", "bolig")], at)
        assert engine.position() == at


def test_the_open_documents_of_units_come_back_as_they_were_put(engine: SearchEngine) -> None:
    kept = document("a", "bolig " * 50_000, title="Æøå", numbers=("1", "2"), valid_from="2012-01-01", body="psf")
    engine.put([kept, document("b", "bolig", known_to=4), document("c", "bolig")], 4)

    assert engine.open_of(["document:a", "document:b"], 4) == [kept]
    assert engine.open_of([], 4) == []


def test_another_reader_sees_what_was_put(engine: SearchEngine, homes: HomeAt, tmp_path: Path) -> None:
    elsewhere = homes(tmp_path)
    other = elsewhere.open(elsewhere.current()[0])
    put(engine, "bolig")

    assert (other.position(), ids(ask(other, "bolig"))) == (1, ["a"])
    elsewhere.close()
