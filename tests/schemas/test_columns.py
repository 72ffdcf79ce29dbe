"""Lists as tables: flat columns, and CSV that a spreadsheet reads back."""

from __future__ import annotations

import csv
import io
from typing import Any

from marshmallow import Schema, fields

from web.schemas.agreements import AgreementItem, HistoryItem, TimelineItem
from web.schemas.audit import AuditItem
from web.schemas.columns import Table, csv_text
from web.schemas.search import Hit

AGREEMENT = {
    "id": "h1",
    "level": "hovedaftale",
    "title": 'Hovedaftale; med "citat", komma\nog to linjer',
    "status": "in-force",
    "term": {"from": "2011-01-01", "to": None},
    "parent": None,
    "theme": None,
}


def columns(item_schema: type[Schema], *items: dict[str, Any]) -> list[str]:
    return Table(item_schema, items).columns


def row(item_schema: type[Schema], item: dict[str, Any]) -> dict[str, str]:
    table = Table(item_schema, [item])
    return dict(zip(table.columns, next(iter(table)), strict=True))


class Mixed(Schema):
    yes = fields.Boolean()
    number = fields.Integer()
    names = fields.List(fields.String())
    pieces = fields.List(fields.Dict())
    free = fields.Raw()


def test_nested_objects_lie_flat_with_dots() -> None:
    assert columns(AgreementItem) == ["id", "level", "title", "status", "term.from", "term.to", "parent", "theme"]
    assert list(row(AgreementItem, AGREEMENT).values())[3:6] == ["in-force", "2011-01-01", ""]


def test_one_value_in_a_cell_what_there_are_several_of_is_numbered() -> None:
    item = {"yes": False, "number": 0, "names": ["a", "b"], "pieces": [{"æ": 1}, {"b": None}], "free": {"weeks": 2}}

    assert row(Mixed, item) == {
        "yes": "false",
        "number": "0",
        "names.1": "a",
        "names.2": "b",
        "pieces.1": '{"æ":1}',
        "pieces.2": '{"b":null}',
        "free": '{"weeks":2}',
    }


def test_there_are_as_many_columns_as_the_longest_needs() -> None:
    changed = [{"field": name, "before": None, "after": name} for name in ("title", "theme")]

    found = columns(AuditItem, {"changed": changed[:1]}, {"changed": changed}, {"changed": []})

    assert [name for name in found if name.startswith("changed")] == [
        f"changed.{number}.{name}" for number in (1, 2) for name in ("field", "before", "after")
    ]


def test_a_text_in_pieces_is_one_value() -> None:
    snippet = [{"text": "Hver tredje ", "hit": False}, {"text": "bolig", "hit": True}]

    assert row(Hit, {"snippet": snippet})["snippet"] == "Hver tredje bolig"


def test_what_is_null_or_left_out_is_empty() -> None:
    assert set(row(Mixed, {"yes": None, "names": [], "pieces": None}).values()) == {""}


def test_an_object_that_is_null_leaves_all_its_columns_empty() -> None:
    found = row(HistoryItem, {"text": "Ja.", "gave_way_to": None})

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
    assert rows == [list(row(AgreementItem, one).values()) for one in (AGREEMENT, {**AGREEMENT, "id": "h2"})]


def test_an_empty_list_is_a_header_alone() -> None:
    assert list(csv_text(Mixed, [])) == ["yes,number,names.1,pieces.1,free\r\n"]
