"""What a page says is said once, by the names that people know, and without what is plain from where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.asking import Asking
from tests.given import JUSTERING, MEETING, PSF, SPINE
from tests.pages.shown import shown

AGENDA: dict[str, Any] = {
    "command": "publish-agenda",
    "meeting": "m1",
    "sent_on": "2012-04-20",
    "items": [{"number": "1", "title": "Velkomst", "documents": ["notat"]}],
}
NOTE = {"command": "file-document", "id": "notat", "title": "Notat", "kind": "notat", "media_type": "text/plain"}


def told(asking: Asking, path: str, **query: str) -> str:
    (main,) = shown(asking, path, **query).xpath("//main")
    return " ".join(main.text_content().split())


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", "Indførslen nr. {n} er taget ud: »Mødet m1 er indkaldt til den 8. maj 2012«."),
        ("en", "The record no. {n} was taken out: “The meeting m1 was called for 8 May 2012”."),
    ],
)
def test_a_correction_says_what_the_record_said(asking: Asking, lang: str, words: str) -> None:
    asking(PSF)
    called = asking.do(MEETING)
    asking({"command": "correct-record", "position": called, "reason": "Fejl", "void": True})

    for path in ("/", "/revisionsspor"):
        assert words.format(n=called) in told(asking, path, lang=lang)


@pytest.mark.parametrize(("lang", "day"), [("da", "8. maj 2012"), ("en", "8 May 2012")])
def test_a_meeting_is_named_by_its_forum_and_its_day(asking: Asking, lang: str, day: str) -> None:
    asking(*SPINE, {**NOTE, "content": "SmE="}, AGENDA)

    named = shown(asking, "/dokumenter/notat", lang=lang).xpath("//main//a[contains(@href, '/moeder/m1')]")

    assert [one.text_content() for one in named] == [f"Partnerskabsforum, {day}"]


def test_one_whose_calling_was_taken_out_keeps_its_name(asking: Asking) -> None:
    asking(PSF, {**NOTE, "content": "SmE="})
    called = asking.do(MEETING)
    asking(AGENDA, {"command": "correct-record", "position": called, "reason": "Forkert", "void": True})

    assert "Partnerskabsforum, 8. maj 2012" in told(asking, "/dokumenter/notat")


def test_the_table_of_a_year_says_the_year_in_its_heading_alone(asking: Asking) -> None:
    asking(*SPINE)

    for lang, day in (("da", "8. maj"), ("en", "8 May")):
        (link,) = shown(asking, "/aarshjul/2012", lang=lang).xpath(
            "(//table)[1]/tbody//td//a[contains(@href, '/moeder')]"
        )
        assert link.text_content() == day


def test_who_is_represented_is_named(asking: Asking) -> None:
    member = {
        "command": "appoint-member",
        "body": "psf",
        "person": "(navn)",
        "role": "member",
        "from": "2011-01-01",
        "represents": "br",
    }
    asking(*SPINE, member)

    cells = shown(asking, "/organer/psf", on="2012-06-01").xpath("(//table)[1]/tbody/tr/td[2]")
    assert [one.text_content().strip() for one in cells] == ["Borgerrepræsentationen"]


def test_votes_that_nobody_was_required_to_give_are_told_as_such(asking: Asking) -> None:
    vote = {"command": "approve", "subject": "d1", "party": "br", "on": "2012-05-22"}
    asking(*SPINE, JUSTERING)
    assert "Arkivet har ingen, der skal godkende." in told(asking, "/beslutninger/d1")

    asking(vote)

    for path in ("/beslutninger/d1", "/justeringer/j1"):
        said = told(asking, path)
        assert "Ingen er nævnt som den, der skal godkende. Nogen har svaret alligevel." in said
        assert "Arkivet har ingen, der skal godkende." not in said
