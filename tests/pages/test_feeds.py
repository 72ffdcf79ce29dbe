"""Feeds as Atom: what is new, in the order in which it was recorded."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.contract.asking import Asking
from tests.given import DECISION, JUSTERING, SPINE
from web.atom import Entry, Feed, atom

NAMES = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asked = Asking(tmp_path)
    asked(*SPINE, {**DECISION, "id": "d2", "item": "4", "text": "Nej.", "outcome": "rejected"}, JUSTERING)
    yield asked
    asked.close()


def feed(asking: Asking, address: str) -> etree._Element:
    response = asking.client.get(address)
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    return etree.fromstring(response.get_data())


def words(found: etree._Element, path: str) -> list[str]:
    return [str(one) for one in found.xpath(path, namespaces=NAMES)]


DAYS = ("2012-02-29", "2012-03-01")
FEEDS = ("/beslutninger.atom", "/aftaler/h1/aendringer.atom", "/soeg.atom?q=bolig*")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_what_the_standard_asks_for_and_leads_to_pages(asking: Asking, address: str) -> None:
    found = feed(asking, address)

    for one in (found, *found.xpath("a:entry", namespaces=NAMES)):
        for name in ("id", "title", "updated"):
            assert len(words(one, f"a:{name}/text()")) == 1
    assert words(found, "a:link[@rel='self']/@href") == [f"http://localhost{address}"]
    pages = words(found, "//a:link[@rel='alternate']/@href")
    assert len(pages) > 1
    for page in pages:
        parts = urlsplit(page)
        assert asking.client.get(f"{parts.path}?{parts.query}").status_code == 200
    ids = words(found, "a:entry/a:id/text()")
    assert len(ids) == len(set(ids))


def test_hits_of_a_search_are_by_bodies_as_people_call_them(asking: Asking) -> None:
    authors = set(words(feed(asking, "/soeg.atom?q=bolig*"), "a:entry/a:author/a:name/text()"))

    assert "Partnerskabsforum" in authors
    assert authors <= {"Partnerskabsforum", "Borgerrepræsentationen", "Forumarkiv"}


def test_what_a_search_finds_anew_stands_first_however_little_of_it_is_asked_for(asking: Asking) -> None:
    """Whoever follows a search is told of what was recorded last, also where sixty meet the words better."""
    asking(*(filed(f"n{n}", "Genhusning og genhusning.", f"2014-01-{n % 28 + 1:02}") for n in range(60)))
    asking(filed("late", "Et langt notat om meget andet, og til sidst nævnes genhusning med et ord.", "2009-02-01"))
    last = asking.get("audit", newest="true", limit="1")["items"][0]["recorded_at"]

    found = feed(asking, "/soeg.atom?q=genhusning")

    assert words(found, "a:entry/a:link/@href")[0].startswith("http://localhost/dokumenter/late")
    assert words(found, "a:entry/a:updated/text()")[0] == words(found, "a:updated/text()")[0] == last
    updated = words(found, "a:entry/a:updated/text()")
    assert updated == sorted(updated, reverse=True)


def test_an_entry_of_a_search_keeps_its_id_whatever_is_asked_on_whatever_day_and_corrected(asking: Asking) -> None:
    """Else a reader is told each day of what it has told already."""
    before = feed(asking, "/soeg.atom?q=ja")
    (id,) = words(before, "a:entry/a:id/text()")

    asking({"command": "correct-decision", "decision": "d1", "reason": "Skrivefejl", "text": "Jo, ja."})
    after = feed(asking, "/soeg.atom?q=jo")

    assert words(after, "a:entry/a:id/text()") == [id]
    assert words(feed(asking, "/soeg.atom?q=jo&on=2012-06-01"), "a:entry/a:id/text()") == [id]
    assert words(after, "a:entry/a:updated/text()") > words(before, "a:entry/a:updated/text()")


def test_an_entry_of_a_text_says_when_it_stood_so_that_one_that_gave_way_is_told_apart(asking: Asking) -> None:
    found = feed(asking, "/soeg.atom?q=bolig*&type=provision")

    said = [one.rpartition(" (")[2] for one in words(found, "a:entry/a:summary/text()")]
    assert sorted(said) == [
        "stod 1. januar 2011 til og med 29. februar 2012)",
        "stod 1. marts 2012 til og med 31. december 2014)",
    ]


def test_a_feed_of_a_day_has_only_what_stood_on_it(asking: Asking) -> None:
    told = [words(feed(asking, f"/soeg.atom?q=bolig*&type=provision&on={day}"), "a:entry/a:id/text()") for day in DAYS]

    assert [[one.rpartition(":4:")[2] for one in ids] for ids in told] == [["2011-01-01:0"], ["2012-03-01:0"]]


def test_an_item_its_minutes_and_its_decision_are_entries_of_their_own(asking: Asking) -> None:
    items = [{"number": "3", "title": "Om skimmelsvamp", "proposal": "Skimmelsvamp drøftes."}]
    minutes = [{"number": "3", "text": "Skimmelsvamp blev drøftet."}]
    asking({"command": "publish-agenda", "meeting": "m1", "sent_on": "2012-04-20", "items": items})
    asking({"command": "record-minutes", "meeting": "m1", "items": minutes})

    ids = words(feed(asking, "/soeg.atom?q=skimmelsvamp"), "a:entry/a:id/text()")

    assert [id.partition("#")[2].split(":")[0] for id in ids] == ["minutes", "agenda-item", "decision"]
    assert len(set(ids)) == 3


def filed(id: str, text: str, dated: str) -> dict[str, str]:
    content = base64.b64encode(text.encode()).decode()
    of = {"title": "Notat", "kind": "notat", "media_type": "text/plain", "dated": dated}
    return {"command": "file-document", "id": id, **of, "content": content}


def test_decisions_come_in_the_order_of_recording_and_of_one_body(asking: Asking) -> None:
    found = feed(asking, "/beslutninger.atom")

    assert words(found, "a:entry/a:summary/text()") == ["Nej.", "Ja."]
    assert words(found, "a:entry/a:title/text()")[1] == "Partnerskabsforum, 8. maj 2012: vedtaget"
    assert words(feed(asking, "/beslutninger.atom?body=br"), "a:entry") == []


def test_what_happened_to_an_agreement_is_told_in_sentences_newest_first(asking: Asking) -> None:
    asking({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "void": True})

    titles = words(feed(asking, "/aftaler/h1/aendringer.atom"), "a:entry/a:title/text()")

    assert (
        titles[0]
        == "Indførslen af justeringen fra den 1. marts 2012 af aftalen »Hovedaftale (eksempeldata)« er taget ud."
    )
    assert any("Aftalen »Hovedaftale (eksempeldata)« er justeret" in title for title in titles)


def test_the_pages_name_their_feeds(asking: Asking) -> None:
    for page, address in zip(("/beslutninger", "/aftaler/h1", "/soeg?q=bolig*"), FEEDS, strict=True):
        found = lxml.html.document_fromstring(asking.client.get(page).get_data(as_text=True))
        named = found.xpath("//head/link[@type='application/atom+xml']/@href")
        assert named == found.xpath("//main//a[@type='application/atom+xml']/@href")
        assert [one.replace("%2A", "*") for one in named] == [address]


def test_what_cannot_be_found_has_no_feed(asking: Asking) -> None:
    assert asking.client.get("/aftaler/h2/aendringer.atom").status_code == 404
    assert asking.client.get("/soeg.atom").status_code == 422


@given(st.text())
def test_whatever_stands_in_the_archive_makes_a_feed_that_can_be_read(text: str) -> None:
    entry = Entry("http://localhost/x", text, "2012-01-01T00:00:00Z", text, text)

    made = atom(Feed("http://localhost/f", "http://localhost/", text, "2012-01-01T00:00:00Z", "da", [entry]))

    kept = etree.fromstring(made).findtext("a:entry/a:title", namespaces=NAMES) or ""
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]
