"""The audit trail names what it tells of as people do: its ids lead there, and stand in no sentence."""

from __future__ import annotations

import re

import pytest

from tests.answers.examples import Examples
from tests.answers.test_resting import told
from tests.contract.asking import Asking
from tests.given import JUSTERING, MEETING, PSF, SPINE
from tests.pages.shown import shown
from web.answers import Moment
from web.question import asked
from web.questions import QUESTIONS
from web.services import Services

TITLE = "aftalen »Hovedaftale (eksempeldata)«"


def sentences(asking: Asking, **query: str) -> list[str]:
    return [row["summary"] for row in asking.get("audit", **query)["items"]]


def test_what_happened_is_told_by_names_and_days(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    told = sentences(asking)

    assert "Partnerskabsforum er indkaldt til møde den 8. maj 2012." in told
    assert f"{TITLE[0].upper()}{TITLE[1:]} er justeret med virkning fra den 1. marts 2012: nr. 4." in told
    taken = "På mødet i Partnerskabsforum den 8. maj 2012 er beslutningen »Ja« truffet."
    assert taken in told
    english = sentences(asking, lang="en")
    assert "Partnerskabsforum was called to a meeting on 8 May 2012." in english
    assert any(one.startswith("At the meeting of Partnerskabsforum on 8 May 2012 the decision “") for one in english)


def test_a_meeting_is_named_by_the_day_it_was_moved_to(asking: Asking) -> None:
    asking(PSF, MEETING, {"command": "move-meeting", "id": "m1", "date": "2012-05-15", "announced_on": "2012-05-01"})
    asking({"command": "cancel-meeting", "id": "m1", "on": "2012-05-14", "reason": "Sygdom"})

    assert sentences(asking, subject="m1") == [
        "Partnerskabsforum er indkaldt til møde den 8. maj 2012.",
        "Et møde i Partnerskabsforum er flyttet til den 15. maj 2012.",
        "Mødet i Partnerskabsforum den 15. maj 2012 er aflyst den 14. maj 2012.",
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_sentence_of_the_example_archive_names_an_id(example: Examples, language: str) -> None:
    rows = example.rows("audit", {"lang": language})
    ids = {
        one
        for row in rows
        if row["subject"]["type"] != "archive"
        for one in (row["subject"]["id"], row["meeting"], row["body"])
        if one
    }

    named = {row["summary"] for row in rows if ids & set(re.findall(r"[a-z0-9][a-z0-9._-]*", row["summary"]))}

    assert named == set()
    assert not [row["summary"] for row in rows if "?" in row["summary"] or "None" in row["summary"]]


def test_the_id_leads_there_in_small_print(asking: Asking) -> None:
    asking(*SPINE)

    (entry,) = shown(asking, "/revisionsspor", subject="h1").xpath("//ol/li")

    assert entry.xpath("h2/a") == []
    assert entry.xpath("p[@class='quiet']/a[@href='/aftaler/h1']/text()") == ["h1"]


def test_a_longer_list_asks_the_database_no_more(asking: Asking) -> None:
    bodies = [{**PSF, "id": f"b{n}", "name": f"Forum {n}"} for n in range(8)]
    meetings = [{**MEETING, "id": f"m{n}", "body": f"b{n}"} for n in range(8)]
    asking(*bodies)
    called = [asking.do(meeting) for meeting in meetings]
    for position in called:
        asking.do({"command": "correct-record", "position": position, "reason": "Fejl", "void": True})

    services: Services = asking.client.application.extensions["forumarkiv"]

    def statements(limit: int) -> int:
        with services.reader.view() as view, told(view.connection) as said:
            given = {"corrections": "true", "limit": str(limit)}
            answer = Moment(services, view, "da").answer(asked(QUESTIONS["audit"], {}, given))
        assert len(answer["items"]) == limit
        return len(said)

    assert statements(8) == statements(2)
