"""Every answer holds exactly what its schema says, at any moment, on either installation, as JSON and as CSV."""

from __future__ import annotations

import csv
import io

import pytest

from tests.answers.examples import AXES, DAY, Axes, Examples
from tests.schemas.whole import differences
from web.questions import QUESTIONS
from web.schemas.columns import Table

LISTS = [name for name, question in QUESTIONS.items() if question.is_list]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_answer_is_as_its_schema_says(examples: Examples, name: str) -> None:
    found = {}
    for axes in AXES:
        for one in examples.of(name, axes):
            pages = examples.pages(one, axes) if one.question.is_list else [examples.get(one.address(**axes))]
            found |= {(one.address(**axes), n): differences(one.question.answer_schema, p) for n, p in enumerate(pages)}

    assert found
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", LISTS)
def test_the_example_has_rows_of_every_list(examples: Examples, name: str) -> None:
    rows = [answer[one.question.rows] for one in examples.of(name, {}) for answer in examples.pages(one, {})]

    assert any(rows)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("axes", [{}, {"on": DAY}], ids=str)
def test_a_list_as_csv_has_the_columns_and_rows_of_its_items(examples: Examples, name: str, axes: Axes) -> None:
    for one in examples.of(name, axes)[:3]:
        written = examples.client.get(one.address(format="csv", **axes))
        header, *lines = csv.reader(io.StringIO(written.get_data(as_text=True), newline=""))

        items = [item for page in examples.pages(one, axes) for item in page[one.question.rows]]
        table = Table(one.question.item_schema, items)
        assert (written.mimetype, written.mimetype_params) == ("text/csv", {"charset": "utf-8"})
        assert written.data.endswith(b"\r\n")
        assert (header, lines) == (table.columns, list(table))
        assert len(lines) == len(items)
