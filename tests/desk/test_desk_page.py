"""The desk itself: what is to be done, drafts, what was recorded last."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from tests.desk.sheets import Desk, Sheet, upload
from tests.given import SPINE, Given
from tests.people.clock import Clock
from web.app import close, create_app
from web.desk.drafts import Draft, Drafts
from web.people.kept import People
from web.services import Services

KOMMISSORIUM = {
    "command": "adopt-kommissorium",
    "body": "psf",
    "effective_on": None,
    "status": "adopted",
    "rules": [
        {"rule": "minutes_within", "value": {"weeks": 1}, "source": {"document": "Bilag 2", "heading": "Formalia"}},
        {"rule": "agenda_notice", "value": {"weeks": 2}, "source": {"document": "Bilag 2", "heading": "Formalia"}},
    ],
}
BODY = {"name": "Følgegruppen", "kind": "group"}


def choose(desk: Desk, *bodies: str) -> Sheet:
    desk.browser.post("/skrivebord", {"body": list(bodies)})
    return desk.open("/skrivebord")


def links(sheet: Sheet) -> list[str]:
    return [
        unquote(href) for href in sheet.page.xpath("//main//a/@href") if href.startswith(("/indfoer/", "/skrivebord/"))
    ]


def test_what_is_to_be_done_is_of_my_bodies_with_its_form_filled_in(desk: Desk, given: Given) -> None:
    given.when(KOMMISSORIUM)

    choose(desk, "psf")
    mine = desk.open("/skrivebord?on=2012-05-20")
    ahead = desk.open("/skrivebord?on=2012-04-10")

    assert "overskredet" in mine.words
    assert "/skrivebord/referat?meeting=m1" in links(mine)
    assert "/skrivebord/dagsorden?meeting=m1" in links(ahead)
    assert "8. maj 2012" in mine.words


def test_what_others_do_is_not_mine(desk: Desk, given: Given) -> None:
    given.when(KOMMISSORIUM)
    choose(desk, "br")

    assert "/skrivebord/referat?meeting=m1" not in links(desk.open("/skrivebord?on=2012-05-20"))


def test_minutes_that_are_recorded_are_to_be_sent(desk: Desk, given: Given) -> None:
    given(KOMMISSORIUM, {"command": "record-minutes", "meeting": "m1", "items": [{"number": "3", "text": "Ja."}]})
    choose(desk, "psf")

    assert "/skrivebord/udsend?meeting=m1&part=minutes" in links(desk.open("/skrivebord?on=2012-05-20"))


def test_whose_desk_it_is_is_chosen_once(desk: Desk) -> None:
    chosen = choose(desk, "psf", "ukendt")

    assert "Mine organer: Partnerskabsforum" in chosen.words
    assert "Mine organer: Partnerskabsforum" in desk.open("/skrivebord").words


def test_what_i_recorded_last_is_there_with_a_way_to_mend_it(desk: Desk) -> None:
    desk.record("establish-body", {**BODY, "established_on!": "null"})

    mine = desk.open("/skrivebord")

    assert "Organet Følgegruppen er oprettet." in mine.words
    assert [href for href in mine.page.xpath("//main//a/@href") if href.startswith("/berigtig/")]


def test_a_form_is_put_away_as_it_stands_and_gone_on_with(desk: Desk, given: Given) -> None:
    away = desk.form("establish-body", **BODY).press("put-away")
    assert "Opret et organ" in away.words

    again = desk.open(away.page.xpath("//a[starts-with(@href, '/kladder/')]/@href")[0])
    assert (again.values["name"], again.values["kind"]) == ("Følgegruppen", "group")
    again.put({"established_on!": "null"}).press("preview").press("record")

    assert given.archive.known.type_of("foelgegruppen") == "body"
    assert "Ingen kladder." in desk.open("/skrivebord").words


def test_other_recorders_find_it(desk: Desk) -> None:
    desk.form("call-meeting", body="psf").press("put-away")
    other = Desk(desk.browser.client.application, "en anden")

    assert "Indkald til et møde, Partnerskabsforum" in other.open("/skrivebord").words


def test_a_draft_is_thrown_away(desk: Desk) -> None:
    away = desk.form("establish-body", **BODY).press("put-away")
    path = away.page.xpath("//a[starts-with(@href, '/kladder/')]/@href")[0]

    desk.browser.post(path, {}, "/skrivebord")

    assert "Ingen kladder." in desk.open("/skrivebord").words
    assert desk.open(path).status == 404


def test_a_correction_is_put_away_too(desk: Desk, given: Given) -> None:
    away = desk.open("/berigtig/af/d1").fill(text="Nej.", reason="Fejl").press("put-away")

    again = desk.open(away.page.xpath("//a[starts-with(@href, '/kladder/')]/@href")[0])
    again.press("preview").press("record")

    assert given.archive.known.maker("d1").data["text"] == "Nej."


def test_a_file_is_put_away_with_its_form(desk: Desk, given: Given) -> None:
    away = desk.form("file-document").put({"content": upload("Notat.txt", b"Notat")}).press("put-away")

    again = desk.open(away.page.xpath("//a[starts-with(@href, '/kladder/')]/@href")[0])
    again.fill(kind="notat").press("preview").press("record")

    assert given.archive.known.type_of("notat") == "document"


@pytest.fixture
def people(given: Given) -> Iterator[People]:
    app = create_app(given(*SPINE).archive)
    services: Services = app.extensions["forumarkiv"]
    yield services.people
    close(app)


def test_drafts_are_kept_for_90_days(people: People) -> None:
    clock = Clock()
    drafts = Drafts(people.database, clock)
    draft = Draft("d", "/indfoer/ask", "Spørg", "psf", "a", 0, {"on": "2012-01-01"}, {"_form": "k"})
    drafts.put(draft)

    clock.now += 89 * 24 * 3600
    assert [one.id for one in drafts.listed()] == ["d"]
    found = drafts.find("d")
    assert found is not None
    assert (found.typed, found.own) == (draft.typed, draft.own)

    clock.now += 2 * 24 * 3600
    assert drafts.listed() == []
    assert drafts.find("d") is None


def test_what_was_recorded_leads_on_to_the_record_what_it_belongs_to_and_the_next_form(desk: Desk) -> None:
    done = desk.record("call-meeting", {"id": "m2", "body": "psf", "date": "2026-03-01", "called_on!": "null"})
    ways = {one.text_content().strip(): one.get("href") for one in done.page.xpath("//main//a")}

    assert ways["Se indførslen"].startswith("/revisionsspor?subject=m2")
    assert ways["Dagsorden"] == "/skrivebord/dagsorden?meeting=m2"
    assert ways["Samme formular igen"] == "/indfoer/call-meeting"
    assert "/organer/psf" in ways.values()


def test_a_strange_address_is_no_form_to_fill_in_again(desk: Desk) -> None:
    for form in ("//evil.example", "https://evil.example/indfoer/ask", "/indfoer/../log-ud", "/skrivebord/ask"):
        page = desk.browser.get("/indfoert/0", query_string={"form": form}).get_data(as_text=True)
        assert "Samme formular igen" not in page
