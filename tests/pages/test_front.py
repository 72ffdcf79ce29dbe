"""The front page, and days as people type them into any page."""

from __future__ import annotations

import re

import lxml.html
import pytest

from archive.times import today
from tests.contract.asking import Asking
from tests.given import JUSTERING, SPINE
from tests.pages.shown import shown
from tests.pages.test_days import links, page


def leads(asking: Asking, address: str) -> str:
    response = asking.client.get(address)
    assert response.status_code == 302, response.status_code
    return response.location or ""


def test_what_applied_on_a_day_leads_to_the_text_of_that_day(asking: Asking) -> None:
    asking(*SPINE)

    found = leads(asking, "/gaeldende?agreement=h1&on=1.6.2012&known=@5")

    assert found == "/gaeldende?agreement=h1&on=2012-06-01&known=@5", "the day first, as the archive writes it"
    assert leads(asking, found) == "/aftaler/h1?on=2012-06-01&known=@5"
    assert leads(asking, "/gaeldende?agreement=&on=") == "/aftaler"


def test_who_decided_leads_to_a_provision_to_an_agreement_or_to_words(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    provision = leads(asking, "/hvem?agreement=h1&about=4&on=2012-06-01")
    assert provision == "/aftaler/h1/bestemmelser/4?on=2012-06-01"
    assert "Besluttet af Partnerskabsforum på mødet 8. maj 2012 , punkt 3" in page(asking, provision)
    assert leads(asking, "/hvem?agreement=h1&about=") == "/beslutninger?agreement=h1"
    assert leads(asking, "/hvem?agreement=&about=leje+af+k%C3%A6lder") == ("/soeg?q=leje+af+k%C3%A6lder&type=decision")


def test_the_front_page_shows_the_latest_and_what_was_corrected_or_came_late(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)
    asking({"command": "correct-justering", "justering": "j1", "reason": "Skrivefejl", "effective_on": "2012-04-01"})

    told = page(asking, "/", on="2012-06-01")

    assert "8. maj 2012 : Partnerskabsforum" in told
    assert "8. maj 2012 : Ja. (Partnerskabsforum)" in told
    assert (
        "Indførslen af justeringen fra den 1. april 2012 af aftalen »Hovedaftale (eksempeldata)« er berigtiget." in told
    )
    assert "dage efter sin egen dato" in told


def test_days_worth_a_look_are_shown_where_today_shows_little(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    assert "Dage, der er værd at se på" not in page(asking, "/", on="2012-06-01")
    assert "Dage, der er værd at se på" in page(asking, "/", on="2014-06-01")
    assert "/aftaler/h1?on=2012-03-01" in links(asking, "/")


def test_an_empty_archive_has_a_front_page_too(asking: Asking) -> None:
    told = page(asking, "/")

    assert "Ingen aftaler gælder på den valgte dag." in told
    assert "Intet er berigtiget." in told


@pytest.mark.parametrize("typed", ["1.6.2012", "01.06.2012", "1/6 2012", "1. juni 2012", "1 June 2012"])
def test_a_day_may_be_typed_as_people_do_on_every_page(asking: Asking, typed: str) -> None:
    asking(*SPINE)

    for path in ("/", "/aftaler", "/aftaler/h1", "/moeder", "/soeg"):
        response = asking.client.get(path, query_string={"on": typed})
        assert (response.status_code, response.location) == (302, f"{path}?on=2012-06-01")
    meetings = asking.client.get("/moeder", query_string={"from": typed, "to": typed})
    assert meetings.location == "/moeder?from=2012-06-01&to=2012-06-01"


def test_a_month_is_asked_back_with_what_else_was_typed_kept(asking: Asking) -> None:
    asking(*SPINE)

    response = asking.client.get("/moeder", query_string={"on": "juni 2012", "from": "1.1.2012", "body": "psf"})

    found = lxml.html.document_fromstring(response.get_data(as_text=True))
    assert response.status_code == 422
    assert "Du skrev »juni 2012« under »Gældende pr.«. Mener du" in found.text_content()
    assert found.xpath("//main//li/a/@href") == [
        f"/moeder?on={day}&from=2012-01-01&body=psf" for day in ("2012-06-01", "2012-06-30")
    ]


def test_a_day_without_its_year_is_asked_back(asking: Asking) -> None:
    asking(*SPINE)

    found = lxml.html.document_fromstring(asking.client.get("/moeder?on=1.+juni").get_data(as_text=True))

    years = [re.fullmatch(r"/moeder\?on=([0-9]{4})-06-01", one) for one in found.xpath("//main//li/a/@href")]
    assert [year[1] for year in years if year] == [str(int(today()[:4]) - 1), today()[:4]]


def test_a_field_of_blanks_is_empty(asking: Asking) -> None:
    asking(*SPINE)

    for address in ("/aftaler/h1?on=+&known=++", "/moeder?from=+&body=+", "/soeg?q=+", "/frister?to=+"):
        assert asking.client.get(address).status_code == 200, address


def test_what_is_due_leads_to_what_it_is_about(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)

    found = shown(asking, "/", on="2014-06-01").xpath("//section[@aria-labelledby='q-due']//li/a")

    assert [one.get("href") for one in found] == ["/aftaler/h1?on=2014-06-01"] * 2
    assert "udløber om 6 måneder" in found[1].text_content()


def test_what_is_no_day_is_told_with_how_a_day_is_written(asking: Asking) -> None:
    response = asking.client.get("/aftaler?on=31.2.2012")

    assert response.status_code == 422
    assert "31.2.2012 er ikke en dag i kalenderen" in response.get_data(as_text=True)
    assert "1. juni 2012" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("address", "without"),
    [
        ("/frister?from=2013-01-01&to=31.2.2013", "/frister?from=2013-01-01"),
        ("/moeder?on=31.2.2012&body=psf", "/moeder?body=psf"),
        ("/aftaler?on=31.2.2012&lang=en", "/aftaler?lang=en"),
    ],
)
def test_from_what_is_wrong_a_way_leads_to_the_rest_of_what_was_asked(
    asking: Asking, address: str, without: str
) -> None:
    asking(*SPINE)

    found = lxml.html.document_fromstring(asking.client.get(address).get_data(as_text=True))

    assert found.xpath("//main/p/a/@href")[-2] == without
    assert asking.client.get(without).status_code == 200


def test_a_day_shown_in_a_field_is_understood_when_it_is_sent_again(asking: Asking) -> None:
    asking(*SPINE)
    for language in ("da", "en"):
        form = asking.client.get(f"/aftaler/h1?on=2012-06-01&known=2999-01-01&lang={language}").get_data(as_text=True)
        found = lxml.html.document_fromstring(form)
        sent = {
            name: found.xpath(f"//form[@class='axes']//input[@name='{name}']/@value")[0] for name in ("on", "known")
        }

        assert "2012-06-01" not in sent.values()
        response = asking.client.get("/aftaler/h1", query_string=sent)
        assert response.location == "/aftaler/h1?on=2012-06-01&known=2999-01-01"


def test_what_was_not_known_yet_leads_to_the_moment_at_which_it_was(asking: Asking) -> None:
    last = asking(*SPINE)
    response = asking.client.get("/aftaler/h1?known=@3&on=2012-06-01")

    found = lxml.html.document_fromstring(response.get_data(as_text=True))
    first = f"/aftaler/h1?known=@{last}&on=2012-06-01"
    assert response.status_code == 404
    assert first in found.xpath("//main//a/@href")
    assert page(asking, first)


def test_what_is_nowhere_leads_to_a_search_and_to_the_list(asking: Asking) -> None:
    asking(*SPINE)
    response = asking.client.get("/aftaler/h2?on=2012-06-01")

    found = lxml.html.document_fromstring(response.get_data(as_text=True)).xpath("//main//a/@href")
    assert response.status_code == 404
    assert "/soeg?on=2012-06-01&q=h2" in found
    assert "/aftaler?on=2012-06-01" in found


def test_an_empty_list_leads_to_one_that_has_something(asking: Asking) -> None:
    asking(*SPINE)

    found = links(asking, "/moeder", on="1999-01-01", body="psf")
    assert "/moeder?on=1999-01-01" in found, "all of it on that day"
    assert "/moeder?body=psf" in found, "of today, as the banner says"
    assert "Vis uden udvalg" not in page(asking, "/moeder", on="1999-01-01")


def test_decisions_are_narrowed_to_an_agreement_by_its_title(asking: Asking) -> None:
    asking(*SPINE, JUSTERING)
    title = next(command["title"] for command in SPINE if command["command"] == "enter-agreement")

    options = lxml.html.fromstring(asking.client.get("/beslutninger?agreement=h1").data).xpath(
        "//select[@name='agreement']/option"
    )

    assert [(one.get("value"), one.text, one.get("selected") is not None) for one in options] == [
        ("", "alle", False),
        ("h1", title, True),
    ]
