"""A sheet as it is seen: numbers by their formats, nothing of what is hidden or covered, and what is drawn over it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.extract import Extracted, extract
from archive.extraction.kinds import XLSX
from archive.extraction.xlsx_numbers import is_shown, shown
from tests.documents.packages import NAMES, book, relations, with_parts, word
from tests.documents.test_office import lines

_WORDS = "<s:c r='{}' t='inlineStr' s='{}'><s:is><s:t>{}</s:t></s:is></s:c>"
_X = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


def _rows(*rows: str, before: str = "", after: str = "") -> str:
    return before + "<s:sheetData>" + "".join(f"<s:row>{row}</s:row>" for row in rows) + "</s:sheetData>" + after


def _read(sheet: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> Extracted:
    return extract(with_parts(book({"Drift": sheet}, styles=styles), parts or {}), XLSX)


@pytest.mark.parametrize(
    ("said", "code", "seen"),
    [
        ("1234.5", '#,##0.00 "kr."', "1.234,50 kr."),
        ("1234567.891", "#,##0.00", "1.234.567,89"),
        ("-1234.5", "#,##0.00", "-1.234,50"),
        ("-5", "0;(0)", "(5)"),
        ("0", '0;-0;"nul"', "nul"),
        ("4711", ";;;", ""),
        ("4711", "0;-0;0;", "4711"),
        ("0.256", "0.0%", "25,6%"),
        ("1488231", "00\\-00000", "14-88231"),
        ("42", "00000", "00042"),
        ("7", '"Bilag "0', "Bilag 7"),
        ("12", 'General" stk."', "12 stk."),
        ("1234567", "#,##0,", "1.235"),
        ("100", "[$kr-406] #,##0.00", "kr 100,00"),
        ("0.30000000000000004", "", "0,3"),
        ("1.234567E7", "", "12345670"),
        ("5790000000000", "", "5790000000000"),
        ("12.5", "# ?/?", "12,5"),
        ("NaN", "0", "NaN"),
        ("1E999999", "0", "1E999999"),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(said: str, code: str, seen: str) -> None:
    assert shown(said, code) == seen


@given(
    st.one_of(st.decimals().map(str), st.floats().map(repr), st.text("0123456789.eE-+", max_size=30)),
    st.text('0#?.,%@;"\\_*[]$-kr GeneralEe+/dmyhs', max_size=14),
)
def test_any_number_in_any_format_is_written_somehow(said: str, code: str) -> None:
    assert len(shown(said, code)) <= 200
    is_shown(code)


def test_of_a_sheet_what_has_no_size_is_covered_or_formatted_away_is_not_read() -> None:
    styles = (
        "<s:numFmts><s:numFmt numFmtId='164' formatCode=';;;'/></s:numFmts>"
        "<s:cellXfs><s:xf numFmtId='0'/><s:xf numFmtId='164'/><s:xf numFmtId='9'/></s:cellXfs>"
    )
    sheet = _rows(
        _WORDS.format("A1", 0, "set") + _WORDS.format("B1", 0, "dækket") + _WORDS.format("C1", 0, "smal"),
        _WORDS.format("A2", 1, "gemt") + "<s:c r='B2' s='2'><s:v>0.25</s:v></s:c>",
        before="<s:cols><s:col min='3' max='3' width='0' customWidth='1'/></s:cols>",
        after="<s:mergeCells><s:mergeCell ref='A1:B1'/></s:mergeCells>",
    ).replace("</s:sheetData>", f"<s:row ht='0' customHeight='1'>{_WORDS.format('A3', 0, 'lav')}</s:row></s:sheetData>")

    assert lines(_read(sheet, styles)) == ["Drift", "set", "25%"]


def test_a_formula_that_was_not_reckoned_out_is_told() -> None:
    extracted = _read(_rows("<s:c r='A1' t='str'><s:f>B1</s:f></s:c><s:c r='B1' t='str'><s:f>1</s:f><s:v/></s:c>"))

    assert list(extracted.unread) == [{"code": "part-not-read", "name": "Drift"}]


def test_what_is_drawn_over_a_sheet_is_read_and_what_lies_in_it_taken_out() -> None:
    related = relations(
        ("rId1", "drawing", "../drawings/d.xml"),
        ("rId2", "vmlDrawing", "../drawings/v.vml"),
        ("rId3", "package", "../embeddings/bilag.docx"),
    )
    control = "<v:shape><v:textbox><div>Godkend<br></div></v:textbox><x:ClientData ObjectType='{}'/></v:shape>"
    extracted = _read(
        _rows(_WORDS.format("A1", 0, "x")),
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": related,
            "xl/drawings/d.xml": f"<x:wsDr xmlns:x='{_X}' {NAMES}><dgm:relIds r:dm='rId1'/></x:wsDr>",
            "xl/drawings/_rels/d.xml.rels": relations(("rId1", "diagramData", "../diagrams/data.xml")),
            "xl/diagrams/data.xml": f"<dgm:m {NAMES}><a:p><a:r><a:t>Formand</a:t></a:r></a:p></dgm:m>",
            "xl/drawings/v.vml": f"<xml {NAMES} xmlns:x='y'>{control.format('Button')}{control.format('Note')}</xml>",
            "xl/embeddings/bilag.docx": word("<w:p/>"),
        },
    )

    assert lines(extracted) == ["Drift", "x", "Formand", "Godkend"]
    assert ([one.name for one in extracted.attached], list(extracted.unread)) == (["bilag.docx"], [])


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("", ["alle"]),
        ("differentFirst='1'", ["alle", "første"]),
        ("differentOddEven='true'", ["alle", "lige"]),
    ],
)
def test_headers_that_no_page_of_a_sheet_has_are_not_read(said: str, seen: list[str]) -> None:
    headers = "<s:oddHeader>alle</s:oddHeader><s:evenHeader>lige</s:evenHeader><s:firstFooter>første</s:firstFooter>"

    sheet = f"<s:sheetData/><s:headerFooter {said}>{headers}</s:headerFooter>"

    assert lines(_read(sheet)) == ["Drift", *seen]
