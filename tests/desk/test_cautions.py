"""What may be a slip is said in the preview, and recorded all the same."""

from __future__ import annotations

import pytest

from archive.times import today
from tests.desk.sheets import Desk
from tests.given import MEETING, Given

CALL = {"body": "psf", "date": "2030-09-04", "called_on": "2012-05-01"}
APPOINT = {"body": "psf", "role": "member", "from": "2012-01-01", "person": "Direktøren (eksempel)"}


def test_an_ordinary_meeting_is_called_without_a_word(desk: Desk) -> None:
    preview = desk.form("call-meeting", **CALL).press("preview")

    assert not preview.page.xpath("//*[contains(@class, 'alert-warning')]")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"date": "2030-09-07"}, "Den 7. september 2030 er en lørdag."),
        ({"date": "2030-09-08"}, "Den 8. september 2030 er en søndag."),
        ({"date": "2012-03-01"}, "Den 1. maj 2012 er efter mødet i Partnerskabsforum den 1. marts 2012."),
        ({"called_on": "2030-05-01"}, "Indkaldt den er den 1. maj 2030: den dag er ikke kommet endnu."),
        ({"date": MEETING["date"]}, "Partnerskabsforum har et andet møde den 8. maj 2012."),
    ],
)
def test_a_day_that_may_be_a_slip_is_told(desk: Desk, changed: dict[str, str], said: str) -> None:
    preview = desk.form("call-meeting", **{**CALL, **changed}).press("preview")

    assert said in preview.words
    assert preview.press("record").words.startswith("Indført")


def test_a_day_on_which_the_other_meeting_is_cancelled_is_free(desk: Desk, given: Given) -> None:
    given(
        {**MEETING, "id": "m2", "date": CALL["date"]},
        {"command": "cancel-meeting", "id": "m2", "on": "2012-05-01", "reason": "Ingen punkter"},
    )

    preview = desk.form("call-meeting", **CALL).press("preview")

    assert "et andet møde" not in preview.words


def test_two_rows_of_a_plan_on_one_day_are_told(desk: Desk) -> None:
    sheet = desk.open("/skrivebord/moedeplan?year=2030").press("add:meetings").press("add:meetings")
    rows = {
        f"meetings/{n}/{name}": text for n in range(2) for name, text in {"body": "psf", "date": "2030-09-04"}.items()
    }

    assert "Partnerskabsforum har et andet møde den 4. september 2030." in sheet.put(rows).press("preview").words


def test_what_is_done_today_is_done(desk: Desk) -> None:
    preview = desk.form("call-meeting", **{**CALL, "called_on": today()}).press("preview")

    assert "ikke kommet endnu" not in preview.words


def test_a_member_who_sits_is_told_and_another_role_is_not(desk: Desk, given: Given) -> None:
    given({"command": "appoint-member", **APPOINT})

    again = desk.form("appoint-member", **APPOINT).press("preview")
    other = desk.form("appoint-member", **{**APPOINT, "role": "chair"}).press("preview")

    assert "Det medlem er der i forvejen i Partnerskabsforum." in again.words
    assert "i forvejen" not in other.words


def test_a_member_from_before_the_body_is_told(desk: Desk, given: Given) -> None:
    given(
        {"command": "establish-body", "id": "ny", "name": "Nyt udvalg", "kind": "forum", "established_on": "2012-06-01"}
    )

    preview = desk.form("appoint-member", **{**APPOINT, "body": "ny"}).press("preview")

    assert "Den 1. januar 2012 er før den 1. juni 2012, da Nyt udvalg begyndte." in preview.words
