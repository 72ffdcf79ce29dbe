"""What single pages tell."""

from __future__ import annotations

import copy
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pages.conftest import Pages
from tests.pages.examples import RULE


def provision(pages: Pages) -> dict[str, Any]:
    found: dict[str, Any] = pages.answers["agreements/h1"]["provisions"][0]
    return found


def test_a_provision_tells_who_decided_it_where_and_when_with_links(pages: Pages) -> None:
    origin = pages.page("/aftaler/h1?on=2012-06-01").xpath("//article//p[@class='source']")[0]

    words = " ".join(origin.text_content().split())
    assert words.startswith(
        "Følger af justering j1. Besluttet af Partnerskabsforum på mødet 8. maj 2012, punkt 3 (beslutning d1)."
    )
    assert "Indført i arkivet 12. maj 2012 kl. 10.00 af sekretariatet (nr. 118)." in words
    assert origin.xpath(".//a/@href")[:5] == [
        "/justeringer/j1?on=2012-06-01",
        "/organer/psf?on=2012-06-01",
        "/moeder/m1?on=2012-06-01",
        "/moeder/m1?on=2012-06-01#p-3",
        "/beslutninger/d1?on=2012-06-01",
    ]


def test_a_text_without_a_decision_says_so(pages: Pages) -> None:
    provision(pages)["source"] |= {"kind": "agreement", "decision": None}

    assert "Aftalens egen tekst. Arkivet har ingen beslutning bag teksten." in pages.words("/aftaler/h1")


@pytest.mark.parametrize(
    ("state", "why", "words"),
    [
        ("final", "Intet står i vejen.", "endelig Siden 30. maj 2012."),
        ("awaiting-approval", "Mangler godkendelse fra BR.", "afventer godkendelse Mangler godkendelse fra BR."),
        ("unknown", "Arkivet har ingen beslutning bag.", "ukendt Arkivet har ingen beslutning bag."),
    ],
)
def test_a_mandate_is_told_in_plain_words_with_its_reason(pages: Pages, state: str, why: str, words: str) -> None:
    provision(pages)["mandate"] |= {"state": state, "why": why}

    assert words in pages.words("/aftaler/h1")


def test_a_judgement_names_its_rule_with_its_source_and_that_it_is_a_draft(pages: Pages) -> None:
    rule = {**RULE, "status": "draft", "despite": "Hastesag"}
    provision(pages)["mandate"] |= {"state": "without-authority", "why": "Indført alligevel.", "rule": rule}

    words = pages.words("/aftaler/h1")

    assert "Regel: Frist for bemærkninger til referatet (2 uger). Kilde: Bilag 2, Partnerskabsforum / Formalia" in words
    assert "Kommissoriet er et udkast." in words
    assert "Indført alligevel med begrundelsen: Hastesag" in words


def test_a_judgement_by_a_rule_that_names_a_body_calls_it_by_its_name(pages: Pages) -> None:
    rule = {**RULE, "rule": "funds_authorised_by", "value": "psf"}
    provision(pages)["mandate"] |= {"state": "without-authority", "why": "Indført alligevel.", "rule": rule}

    assert "(Partnerskabsforum)" in pages.words("/aftaler/h1")


def test_what_a_body_came_after_is_told_once_with_its_end(pages: Pages) -> None:
    before = {"id": "udvalget", "name": "Udvalget"}
    pages.answers["bodies/psf"] |= {
        "replaced": [before],
        "predecessors": [{**before, "on": "2010-08-01", "depth": 1}],
    }

    words = pages.words("/organer/psf")

    assert words.count("Afløste") == 1
    assert "Udvalget (nedlagt 1. august 2010)" in words


def test_a_text_without_authority_shows_what_would_have_stood_instead(pages: Pages) -> None:
    found = provision(pages)
    found["mandate"] |= {"state": "without-authority", "why": "Beslutningen er trukket tilbage."}
    found["instead"] = {"heading": "Udlejning", "text": "Hver tredje bolig anvises.", "source": found["source"]}
    assert "ville der have stået: Udlejning Hver tredje bolig anvises." in pages.words("/aftaler/h1")

    found["instead"] = None
    assert "ville bestemmelsen ikke stå der." in pages.words("/aftaler/h1")


def test_an_agreement_tells_its_edition_its_term_and_what_is_coming(pages: Pages) -> None:
    words = pages.words("/aftaler/h1")

    assert "nr. 3 af 7 (1. marts 2012 til og med 30. juni 2012)" in words
    assert "1. januar 2011 til og med 31. december 2014" in words
    assert "1. juli 2013 4 j2" in words
    assert "/aftaler/h1?on=2012-06-01&known=@143" in words


def test_an_agreement_outside_its_term_says_why_there_is_no_text(pages: Pages) -> None:
    pages.answers["agreements/h1"] |= {"status": "future", "provisions": [], "edition": None}

    assert "Aftalen er ikke trådt i kraft på den valgte dag" in pages.words("/aftaler/h1")


def test_a_number_may_hold_a_slash(pages: Pages) -> None:
    pages.get("/aftaler/h1/bestemmelser/4/2")
    provision(pages)["number"] = "4/2"

    assert pages.questions[0][0] == "agreements/h1/provisions/4/2/history"
    assert "/aftaler/h1/bestemmelser/4/2" in pages.page("/aftaler/h1").xpath("//article//a/@href")


def test_a_comparison_marks_what_is_gone_and_what_is_new(pages: Pages) -> None:
    page = pages.page("/aftaler/h1/sammenlign?from=2012-01-01&to=2012-06-01&known_from=%401")

    article = page.xpath("//article")[0]
    assert article.xpath(".//p[@class='text']/del/text()") == ["tredje"]
    assert article.xpath(".//p[@class='text']/ins/text()") == ["fjerde"]
    assert article.xpath(".//p[@class='text']")[0].text_content() == "Hver tredjefjerde bolig anvises."
    assert pages.questions[0][1] == {"from": "2012-01-01", "to": "2012-06-01", "known_from": "@1"}


def test_the_history_of_a_provision_tells_what_it_gave_way_to(pages: Pages) -> None:
    words = pages.words("/aftaler/h1/bestemmelser/4")

    assert "Arkivet regnede med den fra nr. 118 og frem til nr. 130." in words
    assert "Den gav plads for en berigtigelse: j1 (nr. 130)." in words


def test_a_meeting_marks_items_off_the_agenda_and_late_remarks(pages: Pages) -> None:
    words = pages.words("/moeder/m1")

    assert words.count("Punktet står ikke på den udsendte dagsorden.") == 1
    assert "Kom efter fristen" in words
    assert "Endeligt fra 30. maj 2012, hvis der ikke kommer flere bemærkninger." in words
    assert "24. april 2012 20. april 2012 overholdt Bilag 2, Partnerskabsforum / Formalia" in words


def test_a_draft_is_departed_from_a_rule_gives_way_and_sources_that_differ_are_told_apart(pages: Pages) -> None:
    words = pages.words("/moeder/m1")

    assert "afviger fra udkastet" in words
    assert "brudt psf-k1" not in words
    assert "undtaget (Første møde)" in words
    assert "kilderne er uenige 2 uger: brudt (Bilag 2, Partnerskabsforum / Formalia) 1 uge: overholdt (Bilag 1" in words


def test_a_body_shows_every_rule_with_its_source_and_what_another_source_says(pages: Pages) -> None:
    words = pages.words("/organer/psf")

    assert "Møder om året 1 En anden kilde siger: mindst 1 (Bilag 2, Partnerskabsforum / Formalia)" in words
    assert "Vurderinger efter dette kommissorium hviler på et udkast." in words
    assert "Overborgmesteren (Navn Navnesen) formand" in words


def test_hits_are_marked_and_lead_to_the_day_on_which_they_stood(pages: Pages) -> None:
    page = pages.page("/soeg?q=anvises")

    assert page.xpath("//mark/text()") == ["anvises"]
    assert page.xpath("//ol//a/@href") == ["/aftaler/h1?on=2012-03-01#:~:text=bolig-,anvises"]
    assert pages.page("/soeg?q=anvises&on=2013-01-01").xpath("//ol//a/@href") == [
        "/aftaler/h1?on=2013-01-01#:~:text=bolig-,anvises"
    ]


@pytest.mark.parametrize(
    ("snippet", "words"),
    [
        ([("Kommunens indsats", True)], "#b-4:~:text=Kommunens%20indsats"),
        ([("I 2012 var ", False), ("by-\nrådet", True)], "#b-4:~:text=var-,by%2D%20r%C3%A5det"),
        ([("Slut. ", False), ("Bolig", True)], "#b-4:~:text=Bolig"),
        ([(word, True) for word in "abcde"], "#b-4:~:text=a&text=a-,b&text=b-,c"),
        ([("Intet er vist.", False)], "#b-4"),
    ],
)
def test_a_hit_leads_to_its_place_and_the_browser_marks_its_words(
    pages: Pages, snippet: list[tuple[str, bool]], words: str
) -> None:
    (hit,) = pages.answers["search"]["hits"]
    hit["url"], hit["snippet"] = "/aftaler/h1?known=@143#b-4", [{"text": t, "hit": found} for t, found in snippet]

    assert pages.page("/soeg?q=anvises").xpath("//ol//a/@href") == [f"/aftaler/h1{words}"]


def test_a_facet_narrows_the_search(pages: Pages) -> None:
    hrefs = pages.page("/soeg?q=anvises&cursor=x").xpath("//section[@class='facets']//a/@href")

    asked = [{name: values[0] for name, values in parse_qs(urlsplit(href).query).items()} for href in hrefs]
    assert asked == [
        {"q": "anvises", "type": "provision"},
        {"q": "anvises", "body": "psf"},
        {"q": "anvises", "from": "2012-01-01", "to": "2013-01-01"},
    ]


def test_a_search_without_words_asks_nothing(pages: Pages) -> None:
    assert "Søgning" in pages.words("/soeg?q=")
    assert "search" not in dict(pages.questions)


def test_an_audit_entry_is_a_sentence_and_leads_to_its_subject_as_known_then(pages: Pages) -> None:
    row = pages.page("/revisionsspor?on=2012-06-01").xpath("//ol[contains(@class, 'entries')]/li")[0]

    assert row.get("id") == "nr-118-1"
    hrefs = row.xpath(".//a/@href")
    assert hrefs[0] == "/revisionsspor?on=2012-06-01&subject=h1&known=@118#nr-118-1"
    assert "/aftaler/h1?on=2012-06-01&known=@118" in hrefs
    assert (row.xpath(".//del/text()"), row.xpath(".//ins/text()")) == (["1. april 2012"], ["1. marts 2012"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(text=st.text(st.sampled_from("<>&\"'{}% aæ"), min_size=1))
def test_what_stands_in_the_archive_is_never_read_as_markup(pages: Pages, text: str) -> None:
    stated = f"x{text}x"
    answer = copy.deepcopy(pages.answers["agreements/h1"]) | {"title": stated}
    answer["provisions"][0] |= {"text": stated, "heading": stated}
    pages.answers["agreements/h1"] = answer
    pages.answers["search"]["hits"][0]["snippet"] = [{"text": stated, "hit": True}]

    page, found = pages.page("/aftaler/h1"), pages.page("/soeg", query={"q": stated})

    assert page.xpath("//h1")[0].text_content() == stated
    assert page.xpath("//article//p[@class='text']")[0].text_content() == stated
    assert found.xpath("//mark")[0].text_content() == stated
    assert found.xpath("//input[@id='find']/@value") == [stated]


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        (
            "/aftaler/h1",
            ["Hovedaftale (eksempeldata)", "4 Udlejning", "Hver fjerde bolig anvises.", "Partnerskabsforum"],
        ),
        ("/moeder/m1", ["Forummet tiltrådte.", "3 Justering", "Partnerskabsforum"]),
        ("/beslutninger", ["Punkt 4 justeres.", "Partnerskabsforum"]),
        ("/soeg?q=bolig", ["Hver <fjerde> bolig anvises", "4 Udlejning"]),
    ],
)
def test_danish_words_on_an_english_page_say_that_they_are(pages: Pages, address: str, texts: list[str]) -> None:
    separator = "&" if "?" in address else "?"
    english, danish = (pages.page(f"{address}{separator}lang={lang}") for lang in ("en", "da"))

    marked = {" ".join(one.text_content().split()) for one in english.xpath("//main//*[@lang='da']")}
    assert marked >= set(texts)
    assert danish.xpath("//main//@lang") == []
