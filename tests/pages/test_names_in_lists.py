"""Lists name what they are about: no meeting, decision, assignment or disagreement stands by its id alone."""

from __future__ import annotations

import pytest

from tests.contract.asking import Asking
from tests.given import JUSTERING, MEETING, PSF, SPINE
from tests.pages.shown import shown
from tests.pages.test_said_plainly import told

SOURCE = {"document": "Bilag 2", "heading": "Formalia"}


def with_rules(asking: Asking, *rules: str) -> None:
    adopted = {"id": "k1", "body": "psf", "status": "adopted", "effective_on": "2010-01-01"}
    judged = [{"rule": name, "value": {"weeks": 2}, "source": SOURCE} for name in rules]
    asking(PSF, {"command": "adopt-kommissorium", **adopted, "rules": judged}, MEETING)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", "Bag beslutningen »Ja« er der hverken et dokument eller et referat."),
        ("en", "Behind the decision “Ja” there are neither a document nor minutes."),
    ],
)
def test_what_is_missing_is_told_by_what_it_is_called(asking: Asking, lang: str, words: str) -> None:
    asking(*SPINE, JUSTERING)

    assert words in told(asking, "/mangler/2012", lang=lang)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", "Partnerskabsforum, mødet 8. maj 2012: sidste dag efter reglen »Dagsorden udsendes senest før mødet«."),
        ("en", "Partnerskabsforum, meeting of 8 May 2012: the last day by the rule “Agenda sent before the meeting”."),
    ],
)
def test_a_deadline_says_that_it_is_the_last_day_by_its_rule(asking: Asking, lang: str, words: str) -> None:
    with_rules(asking, "agenda_notice")

    assert words in told(asking, "/frister", on="2012-04-01", lang=lang)


def test_a_verdict_of_a_year_names_the_meeting_once_by_its_forum_and_day(asking: Asking) -> None:
    with_rules(asking, "agenda_notice")

    said = told(asking, "/overholdelse/2012")

    assert "Partnerskabsforum, 8. maj 2012 Dagsorden udsendes" in said.replace("\n", " ")
    assert "m1" not in said


def test_a_rule_leads_to_the_disagreements_about_it_by_their_titles(asking: Asking) -> None:
    with_rules(asking, "agenda_notice")
    sides = [{"says": "Tre uger", "source": SOURCE}]
    concerns = [{"body": "psf", "rule": "agenda_notice"}]
    noted = {"id": "u1", "title": "Hvornår dagsordenen sendes", "sides": sides, "concerns": concerns}
    asking({"command": "note-disagreement", "meanwhile": "To uger", **noted})

    assert "Uenigheder: Hvornår dagsordenen sendes" in told(asking, "/organer/psf/kommissorium", on="2012-06-01")


def test_the_course_of_an_agreement_leads_to_the_records_themselves(asking: Asking) -> None:
    """The page of a course cannot be shown as it was known before the agreement was."""
    asking(*SPINE, JUSTERING)
    (main,) = shown(asking, "/aftaler/h1/forloeb").xpath("//main")

    led = {href for href in main.xpath(".//td[last()]//a/@href") if "known=" in href}

    assert led
    assert {asking.client.get(href).status_code for href in led} == {200}


def test_a_kommissorium_says_what_it_is_among_the_hits(asking: Asking) -> None:
    rules = [{"rule": "purpose", "value": "Dialog", "source": SOURCE}]
    adopted = {"id": "k1", "body": "psf", "status": "adopted", "effective_on": "2010-01-01", "rules": rules}
    asking(PSF, {"command": "adopt-kommissorium", **adopted})

    (hit,) = shown(asking, "/soeg", q="kommissorium").xpath("//ol[contains(@class, 'hits')]/li//a")

    assert hit.text_content() == "Kommissorium for Partnerskabsforum"
    assert hit.xpath("mark/text()") == ["Kommissorium"]
    assert hit.get("href").startswith("/organer/psf/kommissorium?")


def test_the_chain_lists_the_provisions_that_are_linked_and_says_that_others_are_not(asking: Asking) -> None:
    below = {
        "id": "d-aftale",
        "level": "delaftale",
        "title": "Delaftalen",
        "parent": "h1",
        "effective_on": "2011-01-01",
    }
    provisions = [
        {"number": "1", "heading": "Andel", "text": "En.", "carries_out": [{"agreement": "h1", "number": "4"}]}
    ]
    asking(*SPINE, {"command": "enter-agreement", "parties": ["br"], **below, "provisions": provisions})

    found = shown(asking, "/aftaler/h1/kaede", on="2012-06-01")

    assert [row.text_content() for row in found.xpath("//tbody/tr/th")] == ["4 Udlejning"]
    assert "Aftalens øvrige bestemmelser hverken udmønter" in found.xpath("//main")[0].text_content()
