"""What the example archive is there to show is in the answer that is to show it."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from flask.testing import FlaskClient

from archive.grammar import COMMANDS
from archive.kinds import MISSING
from tests.demo.conftest import Ask
from tests.demo.example import commands
from web.wording import LANGUAGES, Wording

Row = dict[str, Any]


def rows(ask: Ask, address: str) -> list[Row]:
    found = ask(address)
    return list(found["items"])


def without_authority(ask: Ask) -> dict[str, Row]:
    return {row["id"]: row for row in rows(ask, "/without-authority?on=2015-01-01")}


def test_a_draft_asks_and_an_adopted_kommissorium_refuses(ask: Ask) -> None:
    found = without_authority(ask)

    assert (found["nordkvarteret"]["why"], found["nordkvarteret"]["questioned"]) == ("draft-rule", True)
    for recorded_despite, rule in (("sydkvarteret", "areas"), ("temagruppe-havne", "sets_up_temagrupper")):
        assert (found[recorded_despite]["why"], found[recorded_despite]["questioned"]) == ("despite", False)
        assert [broken["rule"] for broken in found[recorded_despite]["rules"]] == [rule]
    assert found["gaardhavepulje-2013"]["rules"][0]["rule"] == "funds_authorised_by"


def test_the_adopted_kommissorier_take_over_in_2012(ask: Ask) -> None:
    for body in ("bmf", "psf", "tks", "sf"):
        before, after = (ask(f"/bodies/{body}/kommissorium?on={day}") for day in ("2011-12-31", "2012-01-01"))
        assert (before["status"], after["status"]) == ("draft", "adopted")
        assert after["changes"]
    assert {row["binding"] for row in rows(ask, "/compliance?year=2011&on=2015-01-01")} == {False}
    assert True in {row["binding"] for row in rows(ask, "/compliance?year=2012&on=2015-01-01")}


def test_a_deadline_was_lost(ask: Ask) -> None:
    found = rows(ask, "/compliance?year=2013&body=psf&verdict=broken&on=2015-01-01")

    assert [(row["rule"], row["required_by"], row["actual"]) for row in found] == [
        ("calling_notice", "2013-01-07", "2013-01-09")
    ]


def test_a_dialogue_was_missed(ask: Ask) -> None:
    found = rows(ask, "/missing?year=2012&kind=dialogue-missing&on=2015-01-01")

    assert "boligorganisation-d" in {row["body"] for row in found}


def test_more_was_disposed_of_than_there_was(ask: Ask) -> None:
    assert without_authority(ask)["tryghed-2"]["rules"][0]["rule"] == "amount"
    assert ask("/puljer/tryghedspulje-2012?on=2014-01-01")["left"] == "-50000.00"
    changed = ask("/puljer/tryghedspulje-2012?on=2014-02-01")
    assert (changed["amount"], changed["until"], changed["left"]) == ("550000.00", "2015-01-01", "0.00")


def test_a_provision_carries_out_what_is_no_longer_there(ask: Ask) -> None:
    found = rows(ask, "/orphans?on=2014-06-01")

    assert [(row["agreement"], row["to"]["number"], row["state"]) for row in found] == [
        ("kvarterplan-2013", "8.2", "repealed")
    ]


def test_a_justering_was_never_published(ask: Ask) -> None:
    found = rows(ask, "/missing?year=2012&kind=not-published&on=2015-01-01")

    assert [row["subject"]["id"] for row in found] == ["j-2012-2", "j-2012-3"]


def test_a_proposal_came_late(ask: Ask) -> None:
    items = ask("/meetings/sf-2013-5?on=2013-10-01")["items"]

    assert [item["late"] for item in items] == [False, True]


def test_minutes_were_corrected_after_they_were_sent(ask: Ask) -> None:
    meeting = ask("/meetings/tks-2010-4?on=2015-01-01")

    assert [row["by"] for row in meeting["minutes"]["corrected_after_dispatch"]] == ["arkivet"]
    assert [decision["minutes_corrected"] for decision in meeting["decisions"]] == [True]


def test_all_the_disagreements_are_noted(ask: Ask) -> None:
    notes = [row["id"] for row in rows(ask, "/disagreements?limit=500") if row["id"] is not None]

    assert notes == [f"uenighed-{number:02d}" for number in range(1, 26)]


def test_the_wheel_turns_from_2011_and_feeds(ask: Ask) -> None:
    assert {row["body"] for row in rows(ask, "/calendar/2011?on=2015-01-01") if row["source"]} == {
        "bmf",
        "psf",
        "sf",
        "tks",
        "tmf",
    }
    found = {(row["feeder"]["body"], row["fed"]["body"], row["milestone"]) for row in clashes(ask)}
    assert found == {
        ("tks", "sf", "meeting"),
        ("tks", "bmf", "meeting"),
        ("sf", "psf", "meeting"),
        ("sf", "bmf", "meeting"),
        ("sf", "bmf", "minutes-final"),
        ("bmf", "psf", "minutes-final"),
    }


def clashes(ask: Ask) -> list[Row]:
    return list(ask("/calendar/2011/clashes")["clashes"])


def test_a_group_met_as_often_as_its_rule_in_one_year_and_not_in_another_and_reported(ask: Ask) -> None:
    asked = "body=tvaerkommunalt-team&rule=meetings_per_year&on=2015-01-01"
    found = [row for year in (2012, 2013) for row in rows(ask, f"/compliance?year={year}&{asked}")]

    assert [(row["documented"], row["verdict"]) for row in found] == [(4, "departed"), (12, "kept")]
    (team,) = ask("/bodies/tks?on=2014-01-01")["groups"]
    assert [(report["meeting"], report["item"]) for report in team["reports"]] == [("tks-2013-6", "2")]


# Each with a page that shows it, and what stands there in one row, one article or one paragraph.
SEEN = {
    "a draft asks": ("/uden-hjemmel?on=2015-01-01", ("nordkvarteret", "udkast")),
    "an adopted kommissorium refuses": ("/uden-hjemmel?on=2015-01-01", ("om havnen", "indført trods en regel")),
    "a draft stays a draft": ("/organer/psf/kommissorium?on=2011-12-31", ("psf-k1", "udkast")),
    "adopted from 2012": ("/organer/psf/kommissorium?on=2012-01-01", ("psf-k2", "vedtaget")),
    "a lost deadline": ("/organer/psf/overholdelse/2013?on=2015-01-01", ("7. januar 2013", "9. januar 2013", "brudt")),
    "a missed dialogue": ("/mangler/2012?on=2015-01-01", ("styringsdialog", "Boligorganisation D")),
    "an overspent pulje": ("/puljer/tryghedspulje-2012?on=2014-01-01", ("-50.000,00",)),
    "what was paid beyond it": ("/uden-hjemmel?on=2015-01-01", ("tryghed-2", "Udbetalt før resten")),
    "an orphaned provision": ("/aftaler/kvarterplan-2013/kaede?on=2014-06-01", ("8.2", "ophævet")),
    "an unpublished justering": ("/mangler/2012?on=2015-01-01", ("offentlig", "j-2012-2")),
    "a late proposal": ("/moeder/sf-2013-5?on=2013-10-01", ("Foreslået efter fristen",)),
    "corrected minutes": ("/moeder/tks-2010-4?on=2015-01-01", ("arkivet", "Punkt 2 nævnte ikke")),
    "the wheel": ("/aarshjul/2011?on=2015-01-01", ("Samarbejdsforum", "primo februar")),
    "a feed that clashes": (
        "/aarshjul/2011/sammenstoed",
        ("Borgmesterforum: ultimo marts", "Partnerskabsforum: primo maj", "referatet er endeligt", "muligt"),
    ),
    "an office": ("/organer/psf?on=2014-12-01", ("(eksempel)",)),
    "who proposes": ("/forslag", ("Altaner i gårdene", "Boligorganisation B (eksempel)")),
    "a group's report": ("/organer/tks?on=2014-01-01", ("Teamets opsamling",)),
}


@pytest.mark.parametrize("what", SEEN)
def test_what_there_is_to_show_is_seen_on_a_page(what: str, client: FlaskClient) -> None:
    address, words = SEEN[what]
    main = lxml.html.document_fromstring(client.get(address, headers={"Accept-Language": "da"}).text).xpath("//main")[0]
    blocks = main.xpath(".//tr | .//li | .//p | .//article | .//dl | .//section")

    told = [" ".join(block.text_content().split()) for block in blocks]
    assert [block for block in told if all(word.lower() in block.lower() for word in words)], told


def test_the_page_of_disagreements_has_all_of_them(client: FlaskClient) -> None:
    page = client.get("/uenigheder?limit=500", headers={"Accept-Language": "da"}).text

    assert [f"uenighed-{number:02d}" in page for number in range(1, 26)] == [True] * 25


# A day on which each kind of what is missing has something to show: today, but where what was missing came in time.
MISSED_ON = dict.fromkeys(MISSING, "2026-12-01") | {"approval-outstanding": "2013-08-01"}


@pytest.mark.parametrize("kind", MISSING)
def test_every_kind_of_what_is_missing_has_an_example(kind: str, ask: Ask) -> None:
    years = [rows(ask, f"/missing?year={year}&kind={kind}&on={MISSED_ON[kind]}") for year in range(2010, 2017)]

    assert [row for found in years for row in found]


# Officers leave and people are given rights: both need a person, and the example invents none.
NOT_SHOWN = {"leave-office", "grant-role", "revoke-role", "extract-document"}


def test_every_command_is_there_but_those_that_need_a_person_or_another_reader() -> None:
    assert set(COMMANDS) - {command["command"] for command in commands()} == NOT_SHOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_the_example_has_its_word(language: str) -> None:
    rules = {r["rule"] for c in commands() if c["command"] == "adopt-kommissorium" for r in c["rules"]}

    assert [rule for rule in sorted(rules) if Wording(language).code("rule", rule) == rule] == []
