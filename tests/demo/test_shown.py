"""What the example archive is there to show is in the answer that is to show it."""

from __future__ import annotations

from typing import Any

from tests.demo.conftest import Ask

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
