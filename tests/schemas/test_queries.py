"""What may be asked: empty parameters are as if not given, unknown ones are passed over, the rest is read."""

from __future__ import annotations

import pytest
from marshmallow import Schema, ValidationError

from web.schemas.queries import AuditQuery, AxesQuery, DecisionQuery, EventsQuery, ListQuery, SearchQuery


def test_an_empty_parameter_counts_as_not_given() -> None:
    assert DecisionQuery().load({"on": "", "from": "", "limit": "", "outcome": "", "body": "psf"}) == {"body": "psf"}


def test_a_search_without_words_is_refused_as_one_without_the_parameter() -> None:
    with pytest.raises(ValidationError) as caught:
        SearchQuery().load({"q": ""})

    assert caught.value.normalized_messages() == {"q": ["Missing data for required field."]}


def test_an_unknown_parameter_is_passed_over() -> None:
    assert AxesQuery().load({"on": "2012-06-01", "lang": "en"}) == {"on": "2012-06-01"}


def test_from_is_read_under_a_name_that_python_allows() -> None:
    loaded = AuditQuery().load({"from": "2012-01-01", "to": "2013-01-01", "late": "30", "corrections": "true"})

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
        (AuditQuery, "corrections", "maaske"),
        (SearchQuery, "type", "roman"),
        (EventsQuery, "after", "-1"),
        (EventsQuery, "after", str(2**63)),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_by_its_name(query: type[Schema], name: str, value: str) -> None:
    with pytest.raises(ValidationError) as caught:
        query().load({"q": "ord", name: value})

    assert list(caught.value.normalized_messages()) == [name]
