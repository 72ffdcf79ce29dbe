"""Lists as tables: flat columns, and CSV that a spreadsheet reads back."""

from __future__ import annotations

import csv
import io

from marshmallow import Schema, fields

from web.schemas.agreements import AgreementItem, HistoryItem, TimelineItem
from web.schemas.audit import AuditItem
from web.schemas.columns import columns, csv_text, row

AGREEMENT = {
    "id": "h1",
    "level": "hovedaftale",
    "title": 'Hovedaftale; med "citat", komma\nog to linjer',
    "status": "in-force",
    "term": {"from": "2011-01-01", "to": None},
    "parent": None,
    "theme": None,
}


class Mixed(Schema):
    yes = fields.Boolean()
    number = fields.Integer()
    names = fields.List(fields.String())
    pieces = fields.List(fields.Dict())
    free = fields.Raw()


def test_nested_objects_lie_flat_with_dots() -> None:
    assert columns(AgreementItem) == ["id", "level", "title", "status", "term.from", "term.to", "parent", "theme"]
    assert row(AgreementItem, AGREEMENT)[3:6] == ["in-force", "2011-01-01", ""]


def test_values_are_written_as_they_are_in_json_but_for_lists_and_null() -> None:
    item = {"yes": False, "number": 0, "names": ["a", "b"], "pieces": [{"æ": 1}, {"b": None}], "free": {"weeks": 2}}

    assert row(Mixed, item) == ["false", "0", "a; b", '[{"æ":1},{"b":null}]', '{"weeks":2}']


def test_what_is_null_or_left_out_is_empty() -> None:
    assert row(Mixed, {"yes": None, "names": [], "pieces": None}) == ["", "", "", "", ""]


def test_an_object_that_is_null_leaves_all_its_columns_empty() -> None:
    found = dict(zip(columns(HistoryItem), row(HistoryItem, {"text": "Ja.", "gave_way_to": None}), strict=True))

    assert found["text"] == "Ja."
    assert {name: found[name] for name in found if name.startswith("gave_way_to")} == {
        "gave_way_to.kind": "",
        "gave_way_to.id": "",
        "gave_way_to.position": "",
    }


def test_names_that_python_keeps_for_itself_are_spelled_as_in_the_answers() -> None:
    assert "term.from" in columns(AgreementItem)
    assert not [name for schema in (AgreementItem, TimelineItem, AuditItem) for name in columns(schema) if "_." in name]


def test_csv_has_a_header_crlf_and_quotes() -> None:
    lines = list(csv_text(AgreementItem, [AGREEMENT]))

    assert lines == [
        "id,level,title,status,term.from,term.to,parent,theme\r\n",
        'h1,hovedaftale,"Hovedaftale; med ""citat"", komma\nog to linjer",in-force,2011-01-01,,,\r\n',
    ]


def test_csv_read_again_gives_the_same_cells() -> None:
    written = "".join(csv_text(AgreementItem, [AGREEMENT, {**AGREEMENT, "id": "h2"}]))

    header, *rows = csv.reader(io.StringIO(written, newline=""))
    assert header == columns(AgreementItem)
    assert rows == [row(AgreementItem, AGREEMENT), row(AgreementItem, {**AGREEMENT, "id": "h2"})]


def test_an_empty_list_is_a_header_alone() -> None:
    assert list(csv_text(Mixed, [])) == ["yes,number,names,pieces,free\r\n"]
