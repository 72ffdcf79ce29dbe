"""A list that has no page of its own making is shown by the fields of its rows."""

from __future__ import annotations

import pytest
from marshmallow import fields

from tests.pages.conftest import Pages
from web.pages.rows import Column, columns
from web.questions import QUESTIONS
from web.wording import LANGUAGES

SHOWN = [name for name, question in QUESTIONS.items() if question.template == "rows.html"]
LED_TO = [name for name, question in QUESTIONS.items() if question.beside]


@pytest.mark.parametrize("name", SHOWN)
def test_each_field_of_a_row_is_one_value(name: str) -> None:
    inner = {one: field for one, field in QUESTIONS[name].item_schema().fields.items()}

    assert [
        one for one, field in inner.items() if isinstance(field, fields.Nested | fields.List | fields.Dict)
    ] == [], f"{QUESTIONS[name].schema}: rows.html shows no parts of parts; give the page a template of its own"


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_column_has_its_word(name: str, language: str) -> None:
    wanted = {f"field.{column.name}" for column in columns(name)}

    assert wanted - LANGUAGES[language].keys() == set(), f"any LABELS of web/texts/*_{language}.py lacks these"


@pytest.mark.parametrize("name", sorted({*SHOWN, *LED_TO}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_that_is_led_to_has_its_heading(name: str, language: str) -> None:
    assert f"{name}.heading" in LANGUAGES[language], f"any LABELS of web/texts/*_{language}.py lacks {name}.heading"


@pytest.mark.parametrize("name", LED_TO)
def test_the_page_that_leads_there_is_that_of_a_question(name: str) -> None:
    other = QUESTIONS[name].beside

    assert other in QUESTIONS, f"{name}: beside names no question"
    assert QUESTIONS[other].page is not None, f"{name}: {other} has no page that could lead there"


def test_who_has_recorded_leads_to_all_of_that(pages: Pages) -> None:
    (link,) = pages.page("/revisionsspor/indfoerere").xpath("//tbody//a")

    assert link.text == "sekretariatet"
    assert link.get("href") == "/revisionsspor?by=sekretariatet"
    assert columns("recorders") == (Column("by", "plain"),)


def test_the_audit_trail_leads_to_who_has_recorded(pages: Pages) -> None:
    assert pages.page("/revisionsspor").xpath("//main//nav//a[@href='/revisionsspor/indfoerere']")
