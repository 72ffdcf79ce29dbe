"""Justering: the text of the day edited in place, and the changes that are derived from it."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.agreements import answers
from projections.reader import Reader
from tests.desk.sheets import Desk, Sheet
from tests.given import AGREEMENT, DECISION, MEETING, Given

_NUMBERS = ("1", "2", "2a", "10")
_lines = st.text(st.characters(codec="utf-8", exclude_categories=("C",), include_characters="\n"), max_size=20)
_words = st.tuples(_lines.map(lambda text: text.replace("\n", " ")), _lines)
_texts = st.dictionaries(st.sampled_from(_NUMBERS), _words, min_size=1, max_size=4)
_made = count(1)


def _text(given: Given, agreement: str, on: str) -> dict[str, tuple[str | None, str]]:
    reader = Reader(given.archive)
    try:
        with reader.view(on) as view:
            found = answers.show(view, agreement)["provisions"]
            return {one["number"]: (one["heading"], one["text"]) for one in found}
    finally:
        reader.close()


def _opened(desk: Desk, agreement: str = "h1", decision: str = "d1", on: str = "2012-06-01") -> Sheet:
    return desk.open(f"/skrivebord/justering?agreement={agreement}&decision={decision}&effective_on={on}")


def _edited(sheet: Sheet, text: dict[str, tuple[str, str]]) -> Sheet:
    """The rows of the text replaced by others, as somebody leaves them."""
    kept = {name: value for name, value in sheet.values.items() if not name.startswith("provisions/")}
    rows: dict[str, Any] = {}
    for n, (number, (heading, words)) in enumerate(text.items()):
        place = f"provisions/{n}"
        rows |= {f"{place}/number": number, f"{place}/heading": heading, f"{place}/text": words.replace("\n", "\r\n")}
    sheet.values = {**kept, **rows}
    return sheet


def test_the_text_of_the_day_is_edited_in_place_and_the_changes_are_shown_before_they_are_recorded(
    desk: Desk, given: Given
) -> None:
    sheet = _opened(desk)
    assert sheet.values["provisions/0/text"] == "Hver tredje bolig anvises."
    before = given.archive.last_position()

    preview = _edited(sheet, {"4": ("Udlejning", "Hver fjerde bolig anvises."), "6": ("Haver", "Passes.")}).press(
        "preview"
    )

    assert preview.page.xpath("//del/text()") == ["tredje", "Tryghed."]
    assert "fjerde" in preview.page.xpath("//ins/text()")
    assert given.archive.last_position() == before
    preview.press("record")
    assert _text(given, "h1", "2012-06-01") == {
        "4": ("Udlejning", "Hver fjerde bolig anvises."),
        "6": ("Haver", "Passes."),
    }
    assert "5" in _text(given, "h1", "2012-05-31")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_texts, _texts)
def test_any_edit_is_what_stands(
    desk: Desk, given: Given, own: dict[str, tuple[str, str]], edited: dict[str, tuple[str, str]]
) -> None:
    agreement = f"aftale-{next(_made)}"
    rows = [{"number": n, "heading": h or None, "text": t} for n, (h, t) in own.items()]
    given({**AGREEMENT, "id": agreement, "provisions": rows})

    sheet = _edited(_opened(desk, agreement), edited).press("preview")

    if {n: (h.strip(), t) for n, (h, t) in own.items()} != {n: (h.strip(), t) for n, (h, t) in edited.items()}:
        assert sheet.press("record").status == 200
    found = {n: ((h or "").strip(), t) for n, (h, t) in _text(given, agreement, "2012-06-01").items()}
    assert found == {n: (h.strip(), t) for n, (h, t) in edited.items()}


def test_what_a_later_decision_of_the_day_changes_is_told_at_its_field_and_what_was_typed_is_kept(
    desk: Desk, given: Given
) -> None:
    given(
        {**MEETING, "id": "m2", "date": "2012-05-20"},
        {**DECISION, "id": "d2", "meeting": "m2"},
        {
            "command": "adopt-justering",
            "id": "j-senere",
            "agreement": "h1",
            "decision": "d2",
            "effective_on": "2012-06-01",
            "changes": [{"op": "replace", "number": "4", "heading": None, "text": "Senere besluttet."}],
        },
    )

    sheet = _edited(_opened(desk), {"4": ("", "Tidligere besluttet."), "5": ("", "Tryghed.")}).press("preview")

    assert sheet.status == 422
    assert "j-senere" in sheet.errors["provisions/0/text"]
    assert sheet.values["provisions/0/text"] == "Tidligere besluttet."


def test_a_text_that_nobody_edited_is_told_so(desk: Desk) -> None:
    assert "ikke ændret" in _opened(desk).press("preview").errors["provisions"]


def test_a_number_that_stands_twice_is_told_at_its_row(desk: Desk) -> None:
    sheet = _opened(desk)
    sheet.values["provisions/1/number"] = "4"

    assert "provisions/1/number" in sheet.press("preview").errors


def test_what_others_changed_meanwhile_in_other_provisions_stays(desk: Desk, given: Given) -> None:
    sheet = _opened(desk)
    change = {"op": "replace", "number": "5", "heading": None, "text": "Andres ord."}
    held = {"agreement": "h1", "decision": "d1", "effective_on": "2012-06-01", "changes": [change]}
    given({"command": "adopt-justering", "id": "j-andre", **held})

    preview = sheet.fill(**{"provisions/0/text": "Mine ord."}).press("preview")
    preview.press("record")

    assert "Andre har indført imens" in preview.words
    found = _text(given, "h1", "2012-06-01")
    assert [found[number][1] for number in ("4", "5")] == ["Mine ord.", "Andres ord."]


def test_sent_twice_it_is_recorded_once(desk: Desk, given: Given) -> None:
    preview = _opened(desk).fill(**{"provisions/0/text": "Hver fjerde bolig."}).press("preview")
    preview.press("record")
    after = given.archive.last_position()

    again = preview.press("record")

    assert given.archive.last_position() == after
    assert again.status == 200


def test_what_is_asked_first_is_asked_at_its_field(desk: Desk) -> None:
    sheet = desk.open("/skrivebord/justering").fill(agreement="Hovedaftale (eksempeldata)").press("begin")

    assert set(sheet.errors) == {"decision", "effective_on"}
    assert sheet.values["agreement"] == "h1"


def test_a_form_that_is_put_away_goes_on_as_it_was(desk: Desk, given: Given) -> None:
    sheet = _opened(desk).fill(**{"provisions/0/text": "Halvt skrevet."})
    put_away = sheet.press("put-away")
    [again] = put_away.page.xpath("//a[contains(@href, '/kladder/')]/@href")

    opened = desk.open(desk.browser.get(again).location)

    assert opened.values["provisions/0/text"] == "Halvt skrevet."
    opened.press("preview").press("record")
    assert _text(given, "h1", "2012-06-01")["4"][1] == "Halvt skrevet."


def test_what_a_kommissorium_refuses_is_recorded_despite_it_with_a_reason(desk: Desk, given: Given) -> None:
    rule = {"rule": "adjusts", "value": ["delaftale"], "source": {"document": "Bilag 2", "heading": "Kompetence"}}
    held = {"body": "psf", "effective_on": None, "status": "adopted", "rules": [rule]}
    given({"command": "adopt-kommissorium", **held})

    refused = _opened(desk).fill(**{"provisions/0/text": "Hver femte bolig."}).press("preview")

    assert refused.status == 409
    assert "Bilag 2" in refused.words
    preview = refused.fill(despite="Parterne er enige").press("preview")
    assert "uden hjemmel" in preview.words
    preview.press("record")
    assert _text(given, "h1", "2012-06-01")["4"][1] == "Hver femte bolig."


def test_on_a_day_before_the_agreement_there_is_no_text_to_edit(desk: Desk) -> None:
    told = desk.open("/skrivebord/justering?agreement=h1&decision=d1&effective_on=2000-06-01")

    assert told.status == 422
    assert "aftalen har ingen tekst den dag: den gælder fra den" in told.errors["effective_on"]
