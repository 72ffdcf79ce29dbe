"""Every answer holds exactly what its schema says, at any moment, on either installation, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest

from tests.answers.examples import AXES, DAY, Axes, Example, Examples
from tests.schemas.whole import differences
from web.questions import QUESTIONS
from web.schemas.columns import Table


def rows(examples: Examples, one: Example, axes: Axes) -> Iterator[dict[str, Any]]:
    """What its question says the rows are: of every page of a list, else of the answer or that itself."""
    for answer in examples.pages(one, axes) if one.question.is_list else [examples.get(one.address(**axes))]:
        yield from answer[one.question.rows] if one.question.rows else [answer]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_answer_is_as_its_schema_says(examples: Examples, name: str) -> None:
    found = {}
    for axes in AXES:
        for one in examples.of(name, axes):
            pages = examples.pages(one, axes) if one.question.is_list else [examples.get(one.address(**axes))]
            found |= {(one.address(**axes), n): differences(one.question.answer_schema, p) for n, p in enumerate(pages)}

    assert found
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_example_has_rows_of_every_answer(examples: Examples, name: str) -> None:
    assert any(list(rows(examples, one, {})) for one in examples.of(name, {}))


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("axes", [{}, {"on": DAY}], ids=str)
def test_an_answer_as_csv_has_the_columns_and_rows_of_its_items(examples: Examples, name: str, axes: Axes) -> None:
    for one in examples.of(name, axes)[:3]:
        written = examples.client.get(one.address(format="csv", **axes))
        header, *lines = csv.reader(io.StringIO(written.get_data(as_text=True), newline=""))

        items = list(rows(examples, one, axes))
        table = Table(one.question.item_schema, items)
        assert (written.mimetype, written.mimetype_params) == ("text/csv", {"charset": "utf-8"})
        assert written.data.endswith(b"\r\n")
        assert (header, lines) == (table.columns, list(table))
        assert len(lines) == len(items)
