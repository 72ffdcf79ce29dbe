"""What may be asked: empty parameters are as if not given, unknown ones are passed over, the rest is read."""

from __future__ import annotations

import pytest

from archive.problems import Problem
from web.parameters import Query, read
from web.schemas.queries import AuditQuery, AxesQuery, DecisionQuery, EventsQuery, ListQuery, SearchQuery


def test_an_empty_parameter_counts_as_not_given() -> None:
    assert read(DecisionQuery, {"on": "", "from": "", "limit": "", "outcome": "", "body": "psf"}) == {"body": "psf"}


def test_a_search_without_words_is_refused_as_one_without_the_parameter() -> None:
    with pytest.raises(Problem) as caught:
        read(SearchQuery, {"q": ""})

    assert [(error.path, error.code) for error in caught.value.errors] == [("q", "required")]


def test_an_unknown_parameter_is_passed_over() -> None:
    assert read(AxesQuery, {"on": "2012-06-01", "lang": "en"}) == {"on": "2012-06-01"}


def test_from_is_read_under_a_name_that_python_allows() -> None:
    loaded = read(AuditQuery, {"from": "2012-01-01", "to": "2013-01-01", "late": "30", "corrections": "true"})

    assert loaded == {"from_": "2012-01-01", "to": "2013-01-01", "late": 30, "corrections": True}


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        (ListQuery, "limit", "mange"),
        (ListQuery, "format", "xml"),
        (DecisionQuery, "outcome", "maaske"),
        (DecisionQuery, "state", "maaske"),
        (AuditQuery, "event", "noget-skete"),
        (AuditQuery, "late", "sent"),
        (AuditQuery, "late", "10000001"),
        (AuditQuery, "corrections", "maaske"),
        (SearchQuery, "type", "roman"),
        (EventsQuery, "after", "-1"),
        (EventsQuery, "after", str(2**63)),
        (EventsQuery, "after", "1_000"),
        (ListQuery, "limit", "0"),
        (ListQuery, "limit", "501"),
        (ListQuery, "limit", "٣"),
        (ListQuery, "limit", " 3"),
        (ListQuery, "cursor", "æ"),
        (ListQuery, "cursor", "vrøvl!"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_by_its_name(query: type[Query], name: str, value: str) -> None:
    with pytest.raises(Problem) as caught:
        read(query, {"q": "ord", name: value})

    assert [error.path for error in caught.value.errors] == [name]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Problem) as caught:
        read(DecisionQuery, {"limit": "mange", "outcome": "maaske", "all": "ja"})

    assert [(error.path, error.code, dict(error.params)) for error in caught.value.errors] == [
        ("limit", "wrong-type", {"expected": "integer"}),
        ("outcome", "not-one-of", {"options": "adopted, rejected, postponed, noted, recommended"}),
        ("all", "wrong-type", {"expected": "boolean"}),
    ]


@pytest.mark.parametrize("said", ["true", "True", "1", "on", "yes"])
def test_a_flag_is_set_in_the_ways_that_forms_and_programs_set_it(said: str) -> None:
    assert read(DecisionQuery, {"all": said}) == {"all": True}
    assert read(DecisionQuery, {"all": "false"}) == {"all": False}


def test_a_question_takes_what_those_above_it_take() -> None:
    assert list(DecisionQuery.parameters)[:8] == ["on", "known", "format", "sep", "bom", "local", "limit", "cursor"]
    assert AxesQuery.parameters.keys() == {"on", "known"}
