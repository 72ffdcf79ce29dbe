"""What the example archive is there to show: two axes, corrections, remarks, votes and a decision set aside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.demo.story import Story


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    story = Story(tmp_path_factory.mktemp("today") / "data")
    yield story
    story.archive.close()


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The archive as it stood on 1 June 2012."""
    story = Story(tmp_path_factory.mktemp("then") / "data", known="2012-06-01")
    yield story
    story.archive.close()


def test_provision_4_on_1_june_2012_reads_otherwise_today_than_it_did_that_day(today: Story, then: Story) -> None:
    known_then, known_today = then.text("4", "2012-06-01"), today.text("4", "2012-06-01")

    assert known_then is not None
    assert known_then.startswith("Kommunen anviser hver tredje")
    assert known_today is not None
    assert known_today.startswith("Kommunen anviser to af fem")


def test_the_first_justering_reaches_back_before_it_was_decided(today: Story) -> None:
    first = today.provision("4", "2012-03-01")

    assert first is not None
    assert first.id == "j-2012-1"
    assert today.known.maker("d-psf-2012-1-3").data["decided_on"] == "2012-05-08"
    assert (today.text("4", "2012-02-29") or "").startswith("Kommunen anviser hver fjerde")


def test_of_two_justeringer_on_one_day_the_later_item_has_the_last_word(today: Story) -> None:
    standing = today.provision("6.1", "2012-07-01")

    assert standing is not None
    assert standing.id == "j-2012-3"
    assert {j.data["effective_on"] for j in today.known.justeringer("hovedaftale-2011")[1:3]} == {"2012-07-01"}


def test_a_repeal_takes_away_and_an_insert_adds(today: Story) -> None:
    assert today.text("8.2", "2012-06-30") is not None
    assert today.text("8.2", "2012-07-01") is None
    assert today.text("6.3", "2012-06-30") is None
    assert today.text("6.3", "2012-07-01") is not None


def test_the_agreements_own_text_was_corrected(today: Story) -> None:
    assert "2 pct. af sine boliger om året" in (today.text("5.1", "2011-02-01") or "")


def test_minutes_without_a_remark_are_final_by_silence(today: Story) -> None:
    minutes = today.judge.meetings.minutes("psf-2012-1", "2012-06-01")

    assert (minutes.remarks_until, minutes.final_on, minutes.status) == ("2012-05-29", "2012-05-30", "final")
    assert today.mandate("j-2012-1", "2012-05-29") == "provisional"
    assert today.mandate("j-2012-1", "2012-05-30") == "final"


def test_a_remark_stops_the_clock_until_it_is_settled(today: Story) -> None:
    assert today.judge.meetings.minutes("psf-2013-1", "2013-06-18").status == "remarked"
    assert today.judge.meetings.minutes("psf-2013-1", "2013-06-20").final_on == "2013-07-04"
    assert today.mandate("j-2013-1", "2013-07-02") == "provisional"
    assert today.mandate("j-2013-1", "2013-07-04") == "final"


def test_a_late_remark_touches_nothing(today: Story) -> None:
    minutes = today.judge.meetings.minutes("sf-2012-6", "2013-01-01")

    assert [remark.late for remark in minutes.remarks] == [True]
    assert minutes.status == "final"


def test_what_rests_on_an_annulled_decision_stands_without_authority(today: Story) -> None:
    standing = today.provision("7.1", "2014-03-01")

    assert standing is not None
    assert standing.id == "j-2013-2"
    assert (today.mandate("j-2013-2", "2014-02-10"), today.mandate("j-2013-2", "2014-02-11")) == (
        "final",
        "without-authority",
    )


def test_a_recommendation_waits_for_those_who_must_approve(today: Story) -> None:
    assert today.mandate("j-2013-3", "2013-11-13") == "awaiting-approval"
    assert today.mandate("j-2013-3", "2013-11-14") == "final"


def test_a_justering_that_was_never_decided_is_taken_out(today: Story) -> None:
    assert today.text("7.3", "2014-09-01") is None


def test_the_hovedaftale_is_a_draft_until_both_have_approved(today: Story) -> None:
    on = ("2010-12-16", "2010-12-20", "2011-01-01", "2015-01-01")

    assert [today.judge.agreements.status("hovedaftale-2011", day) for day in on] == [
        "draft",
        "future",
        "in-force",
        "ended",
    ]


def test_organisations_join_leave_and_succeed_each_other(today: Story) -> None:
    bound = {row["body"]: row for row in today.judge.parties.rows("hovedaftale-2011", "2014-06-01")}

    assert bound["boligorganisation-e"]["how"] == "accession"
    assert bound["boligorganisation-e"]["via"] is None
    assert bound["boligorganisation-d"]["to"] == "2013-01-01"
    assert bound["boligorganisation-g"]["how"] == "succession"
    still = {body.removeprefix("boligorganisation-") for body, row in bound.items() if row["to"] == "2015-01-01"}
    assert still == {"br", "bl1", "a", "b", "c", "e", "g"}
