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
        ("da", "Indførslen nr. {n} er taget ud: »Partnerskabsforum er indkaldt til møde den 8. maj 2012«."),
        ("en", "The record no. {n} was taken out: “Partnerskabsforum was called to a meeting on 8 May 2012”."),
    ],
)
def test_a_correction_says_what_the_record_said(asking: Asking, lang: str, words: str) -> None:
    asking(PSF)
    called = asking.do(MEETING)
    asking({"command": "correct-record", "position": called, "reason": "Fejl", "void": True})

    for path in ("/", "/revisionsspor"):
        assert words.format(n=called) in told(asking, path, lang=lang)


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (PSF, "/organer/psf"),
        (MEETING, "/moeder/m1"),
        ({**NOTE, "content": "SmE="}, "/dokumenter/notat"),
    ],
)
def test_the_page_of_what_was_taken_out_says_so(asking: Asking, made: dict[str, Any], path: str) -> None:
    if made != PSF:
        asking(PSF)
    position = asking.do(made)
    assert "taget ud af arkivet" not in told(asking, path)

    asking({"command": "correct-record", "position": position, "reason": "Fejl", "void": True})

    assert "Posten er taget ud af arkivet og tæller ikke med." in told(asking, path)
    assert "/skrivebord/referat" not in {
        one.get("href", "").partition("?")[0] for one in shown(asking, path).xpath("//a")
    }


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


def test_the_access_of_a_meetings_items_is_said_once_and_what_differs_is_marked(asking: Asking) -> None:
    items = [{"number": str(n), "title": f"Punkt {n}"} for n in range(1, 4)]
    asking(PSF, MEETING, {**AGENDA, "items": items})
    assert told(asking, "/moeder/m1").count("intern") == 1

    items[1]["access"] = "closed"
    asking({**AGENDA, "items": items})

    facts = shown(asking, "/moeder/m1").xpath("//dl[contains(@class, 'facts')]/div[dt='Adgang']/dd/text()")
    assert facts == ["intern, hvor ikke andet står"]
    marked = shown(asking, "/moeder/m1").xpath("//article[.//b[text()='lukket']]/@id")
    assert marked == ["p-2"]


def test_links_that_stand_side_by_side_say_what_each_is(asking: Asking) -> None:
    asking(*SPINE, {"command": "record-minutes", "meeting": "m1", "items": [{"number": "1", "text": "Ja."}]})
    asking({"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15"})

    (said,) = shown(asking, "/moeder/m1").xpath("//dl[contains(@class, 'facts')]/div[dt='Referat']/dd")

    assert [one.text for one in said.xpath("a")] == ["Berigtig referatet", "Berigtig udsendelsen"]


def test_a_list_of_decisions_says_what_its_page_does_not(asking: Asking) -> None:
    asking(*SPINE)

    def heads(path: str) -> list[str]:
        return [
            one.text_content()
            for one in shown(asking, path).xpath("//table[tbody//a[@href='/beslutninger/d1']]//thead//th")
        ]

    assert heads("/beslutninger") == ["Besluttet", "Organ", "Punkt", "Ordlyd", "Udfald", "Hjemmel"]
    assert heads("/organer/psf") == ["Besluttet", "Punkt", "Ordlyd", "Udfald", "Hjemmel"]
    assert heads("/moeder/m1") == ["Punkt", "Ordlyd", "Udfald", "Hjemmel"]


@pytest.mark.parametrize(
    ("lang", "words"), [("da", "beslutning 8. maj 2012, punkt"), ("en", "decision of 8 May 2012, item")]
)
def test_a_decision_is_headed_by_who_decided_and_when(asking: Asking, lang: str, words: str) -> None:
    asking(*SPINE)

    (heading,) = shown(asking, "/beslutninger/d1", lang=lang).xpath("//h1")

    assert heading.text_content() == f"Partnerskabsforum, {words} 3"


def test_what_was_asked_for_is_marked_in_what_a_hit_is_called_and_not_said_twice(asking: Asking) -> None:
    items = [
        {"number": "1", "title": "Anvisning i praksis"},
        {"number": "2", "title": "Status", "proposal": "At anvise"},
    ]
    asking(*SPINE, {**AGENDA, "items": items})

    found = shown(asking, "/soeg", q="anvisning", type="agenda-item").xpath("//ol[contains(@class, 'hits')]/li")

    assert {one.xpath("h2//mark")[0].text for one in found if one.xpath("h2//mark")} == {"Anvisning"}
    assert [len(one.xpath("p[not(@class)]")) for one in found if one.xpath("h2//mark")] == [0]


@pytest.mark.parametrize(
    ("lang", "ways"),
    [("da", ["Søg til alle tider", "Søg i alt"]), ("en", ["Search at all times", "Search everything"])],
)
def test_a_search_that_finds_nothing_says_what_to_try(asking: Asking, lang: str, ways: list[str]) -> None:
    asking(*SPINE)

    found = shown(asking, "/soeg", q="xyzzyq", type="decision", on="2012-06-01", lang=lang)

    told = [one.text_content() for one in found.xpath("//main/p//a")]
    assert told[:2] == ways
    assert not shown(asking, "/soeg", q="xyzzyq").xpath("//main/p[a[text()='Søg i alt']]")


def test_who_was_sent_an_agenda_and_minutes_is_named(asking: Asking) -> None:
    sent = {"recipients": ["br", "psf"], "channel": "mail"}
    minutes = {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Ja."}]}
    dispatched = {"command": "dispatch-minutes", "meeting": "m1", "on": "2012-05-15", **sent}
    asking(*SPINE, {**NOTE, "content": "SmE="}, {**AGENDA, **sent}, minutes, dispatched)
    words = shown(asking, "/moeder/m1").text_content()

    assert words.count("Borgerrepræsentationen, Partnerskabsforum") == 2
