"""Dates, intervals, rules and codes in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import web
from archive.catalogue import CLOSED, EVENTS
from archive.times import BEGINNING
from web.wording import LANGUAGES, Wording

DANISH, ENGLISH = Wording("da"), Wording("en")


def test_a_day_is_written_out() -> None:
    assert DANISH.day("2012-06-01") == "1. juni 2012"
    assert ENGLISH.day("2012-06-01") == "1 June 2012"
    assert DANISH.day(None) == "ikke kendt"


@given(st.dates(min_value=date(1900, 1, 2)), st.dates(min_value=date(1900, 1, 2)))
def test_an_interval_shows_its_last_day(start: date, end: date) -> None:
    last = DANISH.day((end - timedelta(days=1)).isoformat())

    words = DANISH.interval(start.isoformat(), end.isoformat())
    assert words == (last if start == end - timedelta(days=1) else f"{DANISH.day(start.isoformat())} til og med {last}")


def test_intervals_may_be_open() -> None:
    assert DANISH.interval("2011-01-01", "2015-01-01") == "1. januar 2011 til og med 31. december 2014"
    assert DANISH.interval("2012-05-08", "2012-05-09") == "8. maj 2012"
    assert DANISH.interval("2011-01-01", None) == "fra 1. januar 2011"
    assert DANISH.interval(None, "2015-01-01") == "til og med 31. december 2014"
    assert DANISH.interval(None, None) == "uden kendt begyndelse og slutning"


def test_an_instant_is_told_in_the_time_of_copenhagen() -> None:
    assert DANISH.moment("2012-06-30T22:30:00.000000Z") == "1. juli 2012 kl. 00.30"
    assert DANISH.moment(BEGINNING) == "da arkivet blev oprettet"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"weeks": 2}, ["2 uger"]),
        ({"months": 1}, ["1 måned"]),
        ({"min": 4, "max": 6}, ["4\N{EN DASH}6"]),
        ({"min": 1, "max": 1}, ["1"]),
        ({"min": 1}, ["mindst 1"]),
        ({"month": "2010-09", "part": "primo"}, ["primo september 2010"]),
        ({"month": "2010-08"}, ["august 2010"]),
        ({"years": 4}, ["4 år"]),
        ([], ["ingen"]),
        ("none", ["ingen"]),
        ("recommends", ["indstiller"]),
        ("200000.00", ["200.000,00"]),
        (None, ["ikke angivet"]),
        (False, ["nej"]),
        (["hovedaftale", "noget andet"], ["hovedaftale", "noget andet"]),
        (2, ["2"]),
    ],
)
def test_the_value_of_a_rule_in_words(value: object, words: list[str]) -> None:
    assert DANISH.rule_value(value) == words


def test_both_languages_have_the_same_labels_with_the_same_parameters() -> None:
    def parameters(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    danish, english = LANGUAGES["da"], LANGUAGES["en"]
    assert set(danish) == set(english)
    assert [key for key in danish if parameters(danish[key]) != parameters(english[key])] == []


@pytest.mark.parametrize(
    ("key", "danish", "english"),
    [
        ("cli.count.events", ("1 hændelse", "2 hændelser"), ("1 event", "2 events")),
        ("cli.count.commands", ("1 kommando", "0 kommandoer"), ("1 command", "0 commands")),
        ("cli.count.files", ("1 fil", "0 filer"), ("1 file", "0 files")),
        ("cli.count.documents", ("1 dokument", "3 dokumenter"), ("1 document", "3 documents")),
        ("document.bytes", ("1 byte", "9 byte"), ("1 byte", "9 bytes")),
        ("search.total", ("1 fund.", "0 fund."), ("1 hit.", "0 hits.")),
        ("audit.days-late", ("Indført 1 dag efter sin egen dato", "Indført 2 dage efter sin egen dato"),
         ("Recorded 1 day after its own date", "Recorded 2 days after its own date")),
    ],
)  # fmt: skip
def test_one_is_in_the_singular_and_all_else_in_the_plural(
    key: str, danish: tuple[str, str], english: tuple[str, str]
) -> None:
    for language, (one, more) in (("da", danish), ("en", english)):
        w = Wording(language)
        number = int("".join(filter(str.isdigit, more)))
        assert (w.count(key, 1), w.count(key, number)) == (one, more)


def test_every_count_has_both_forms() -> None:
    for labels in LANGUAGES.values():
        forms = {form: {key[: -len(form)] for key in labels if key.endswith(form)} for form in (".one", ".many")}
        assert forms[".one"] == forms[".many"]


def test_every_label_that_a_template_names_has_words() -> None:
    templates = Path(web.__path__[0], "templates")
    named = {
        key
        for path in templates.glob("*.html")
        for key in re.findall(r'\bt\(["\']([a-z0-9.-]+)["\'][,)]', path.read_text())
    }

    named |= {
        f"{key}.many"
        for path in templates.glob("*.html")
        for key in re.findall(r'\bw\.count\("([a-z0-9.-]+)"', path.read_text())
    }
    assert len(named) > 100
    assert named - set(LANGUAGES["da"]) == set()


def test_every_event_has_words() -> None:
    assert [name for name in EVENTS if name != CLOSED and f"event.{name}" not in LANGUAGES["da"]] == []


def test_an_unknown_code_stands_as_itself() -> None:
    assert DANISH.code("status", "something-new") == "something-new"
