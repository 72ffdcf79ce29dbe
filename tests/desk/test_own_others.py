"""The forms of agreements, approvals and assignments; and what holds of every form of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.desk.sheets import Desk, upload
from tests.drafting.test_word import AGREEMENT as WORD
from tests.given import DECISION, Given
from web.desk.fields import Field
from web.desk.own.kinds import Kind
from web.desk.own.listed import KINDS
from web.desk.words import places
from web.wording import Wording

_ASSIGN = {
    "command": "assign",
    "id": "o1",
    "decision": "d1",
    "to": ["br", "psf"],
    "task": "Bring den ud",
    "kind": "bring-out",
}
_PASTED = "Delaftale om haver (eksempel)\r\n\r\n1. Formål\r\nHaver.\r\n\r\n2. Ophør\r\nI 2014."


def _form(name: str) -> str:
    return f"/skrivebord/{name}"


def test_an_agreement_is_pasted_mended_and_recorded(desk: Desk, given: Given) -> None:
    empty = desk.open(_form("aftale"))
    assert empty.page.xpath("//textarea[@name='text']"), "a box of one line would lose where lines end"
    sheet = empty.fill(text=_PASTED).press("begin")
    assert (sheet.values["title"], sheet.values["level"]) == ("Delaftale om haver (eksempel)", "delaftale")

    sheet.put({"parties/0": "br", "effective_on": "2012-01-01", "provisions/1/text": "I 2015.", "_by": "sekretariatet"})
    sheet.press("preview").press("record")

    made = given.archive.known.maker("delaftale-om-haver-eksempel").data
    assert [(one["number"], one["heading"], one["text"]) for one in made["provisions"]] == [
        ("1", "Formål", "Haver."),
        ("2", "Ophør", "I 2015."),
    ]


def test_an_agreement_is_taken_from_a_word_document(desk: Desk) -> None:
    sheet = desk.open(_form("aftale")).put({"content": upload("aftale.docx", WORD)}).press("begin")

    assert [sheet.values[f"provisions/{n}/number"] for n in range(5)] == ["1", "2", "2.1", "2.2", "3"]
    assert not any(name.startswith("content") for name in sheet.values), "the file has done its work"


def test_what_is_left_out_of_a_text_is_told_until_it_is_recorded(desk: Desk) -> None:
    sheet = desk.open(_form("aftale")).fill(text=f"Aftale\r\nFor nylig.\r\n{_PASTED}").press("begin")

    assert "For nylig." in sheet.words
    assert "For nylig." in sheet.press("add:provisions").words


@pytest.mark.parametrize(
    "given_text", [lambda: {"text": "Ingen numre her."}, lambda: {"content": upload("x.docx", b"PK\x03\x04")}]
)
def test_what_cannot_be_divided_is_told_at_its_box(desk: Desk, given_text: Callable[[], dict[str, Any]]) -> None:
    put = given_text()
    sheet = desk.open(_form("aftale")).put(put).press("begin")

    assert sheet.status in (415, 422)
    assert set(sheet.errors) == set(put) or "kan ikke" in sheet.words


def _required(given: Given) -> None:
    decided = {**DECISION, "id": "d2", "outcome": "recommended", "text": "Anbefales.", "requires": [{"body": "br"}]}
    given(decided)


def test_an_approval_is_recorded_with_its_meeting_and_its_decision(desk: Desk, given: Given) -> None:
    _required(given)

    sheet = desk.open(_form("br-godkendelse") + "?subject=d2&date=2012-06-14")

    assert (sheet.values["party"], sheet.values["vote"]) == ("br", "approve")
    preview = sheet.fill(item="12").press("preview")
    preview.press("record")
    known = given.archive.known
    given.archive.owners.refresh(["d2"])
    vote = next(r.data for r in known.records("d2") if r.command == "approve")
    assert vote == {"subject": "d2", "party": "br", "on": "2012-06-14", "decision": "d-br-2012-06-14-12"}
    assert known.maker("d-br-2012-06-14-12").data["meeting"] == "br-2012-06-14"
    after = given.archive.last_position()
    preview.press("record")
    assert given.archive.last_position() == after, "sent twice, the meeting is there and is not called again"


def test_a_refusal_at_a_meeting_that_is_there(desk: Desk, given: Given) -> None:
    _required(given)
    given({"command": "call-meeting", "id": "br-juni", "body": "br", "date": "2012-06-14", "called_on": None})

    sheet = desk.open(_form("br-godkendelse") + "?subject=d2&date=2012-06-14")

    assert sheet.values["meeting"] == "br-juni"
    sheet.fill(item="3", vote="decline").press("preview").press("record")
    given.archive.owners.refresh(["d2"])
    assert [r.command for r in given.archive.known.records("d2")] == ["record-decision", "decline"]
    assert given.archive.known.maker("d-br-juni-3").data["outcome"] == "rejected"


def test_what_is_wrong_with_a_vote_is_told_at_the_box_that_it_came_from(desk: Desk, given: Given) -> None:
    _required(given)

    sheet = desk.open(_form("br-godkendelse") + "?subject=d2&date=2012-06-14").press("preview")

    assert set(sheet.errors) == {"item"}


def test_open_assignments_are_followed_up_each_body_by_itself(desk: Desk, given: Given) -> None:
    given(_ASSIGN)

    sheet = desk.open(_form("foelg-op"))

    assert [sheet.values[f"assignments/{n}/body"] for n in range(2)] == ["br", "psf"]
    sheet.fill(**{"on": "2012-06-01", "assignments/1/outcome": "done"}).press("preview").press("record")
    left = desk.open(_form("foelg-op"))
    assert left.values["assignments/0/body"] == "br"
    assert "assignments/1/body" not in left.values


def test_a_follow_up_without_any_outcome_is_told_so(desk: Desk, given: Given) -> None:
    given(_ASSIGN)

    assert "assignments" in desk.open(_form("foelg-op")).press("preview").errors


@pytest.mark.parametrize("name", KINDS)
def test_every_form_opens_is_named_in_both_languages_and_asks_for_what_it_needs(desk: Desk, name: str) -> None:
    kind = KINDS[name]

    for language in ("da", "en"):
        w = Wording(language)
        assert w.text(f"own.{name}") != f"own.{name}"
        assert desk.open(f"{_form(name)}?lang={language}").status == 200
        for field in kind.fields:
            assert [told for told in _unnamed(field, w)] == []
    asked = desk.open(_form(name)).press("begin" if kind.needed or kind.forgotten else "preview")
    assert set(kind.needed) <= set(asked.errors)


def test_a_field_within_a_list_has_words_of_its_own(desk: Desk) -> None:
    w = Wording("da")
    for kind in KINDS.values():
        for field in kind.fields:
            for inner in _within(field):
                if w.template(f"label.{'/'.join(inner.where)}") is None:
                    assert w.template(f"label.{kind.name}/{inner.name}") is None, inner.where


def _within(field: Field) -> list[Field]:
    found = [*field.members, *([field.item] if field.item is not None else ())]
    return [*(one for one in found if len(one.where) > 2), *(inner for one in found for inner in _within(one))]


def _unnamed(field: Field, w: Wording) -> list[str]:
    """Fields, and those within them, that no words are found for."""
    inner = (*field.members, *([field.item] if field.item is not None else ()))
    found = [told for one in inner for told in _unnamed(one, w)]
    named = any(w.template(f"label.{place}") is not None for place in places(field.where))
    return found if named else [*found, "/".join(field.where)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_form_that_is_not_there_and_a_thing_that_is_not_there(desk: Desk, kind: Kind) -> None:
    assert desk.open("/skrivebord/findes-ikke").status == 404
    if kind.needed:
        nothing = "&".join(f"{one.name}=findes-ikke" for one in kind.first_fields)
        assert desk.open(f"{_form(kind.name)}?{nothing}").status in (200, 404, 422)


@pytest.mark.parametrize(
    ("page", "forms"),
    [
        ("/moeder/m1", ("dagsorden?meeting=m1", "referat?meeting=m1", "udsend?meeting=m1", "bemaerkning?meeting=m1")),
        ("/aftaler/h1", ("justering?agreement=h1", "br-godkendelse?subject=h1")),
        ("/beslutninger/d1", ("justering?decision=d1", "br-godkendelse?subject=d1")),
        ("/organer/psf", ("indkald?body=psf", "foelg-op?body=psf")),
    ],
)
def test_what_a_form_is_about_leads_to_it(desk: Desk, page: str, forms: tuple[str, ...]) -> None:
    links = desk.open(page).page.xpath("//main//a/@href")

    for form in forms:
        assert _form(form) in links
        assert desk.open(_form(form)).status == 200


def test_nothing_is_written_before_it_is_recorded(desk: Desk, given: Given) -> None:
    _required(given)
    before = given.archive.last_position()
    files = sorted(given.archive.data_dir.rglob("files/**/*"))

    desk.open(_form("br-godkendelse") + "?subject=d2&date=2012-06-14").fill(item="12").press("preview")

    assert given.archive.last_position() == before
    assert sorted(given.archive.data_dir.rglob("files/**/*")) == files
