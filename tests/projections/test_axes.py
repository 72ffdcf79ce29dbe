"""The two axes of a question: which position a moment of knowledge is, and what is refused as none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from archive.problems import Problem
from projections import bodies
from tests.given import BR, MEETING, PSF, SPINE, Given
from tests.projections.reading import Reading


def at(command: dict[str, Any], moment: str) -> dict[str, Any]:
    return {**command, "at": moment}


def position(reading: Reading, known: str) -> int:
    return int(reading.envelope(known=known)["as_of"]["position"])


def test_a_position_inside_a_command_is_rounded_down_to_the_end_of_the_one_before(reading: Reading) -> None:
    reading(*SPINE)
    ends = [entry["position"] for entry in _entries(reading)]

    for n in range(reading.archive.last_position() + 1):
        assert position(reading, f"@{n}") == max((end for end in ends if end <= n), default=0)


def test_an_instant_is_the_last_position_recorded_by_then(reading: Reading) -> None:
    first = reading(at(PSF, "2012-05-01T10:00:00Z"))
    second = reading(at(BR, "2012-05-01T12:00:00Z"))

    assert position(reading, "2012-05-01T11:59:59.999999Z") == first
    assert position(reading, "2012-05-01T12:00:00Z") == second
    assert position(reading, "2012-05-01T14:00:00+02:00") == second
    assert position(reading, "2012-05-01T14:00:00 02:00") == second, "a blank stands for the plus of a link"


def test_with_a_clock_that_was_set_back_nothing_is_known_before_what_was_recorded_before_it(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(given)
    begun = reading.archive.last_position()
    for hour, command in ((12, PSF), (11, BR)):
        monkeypatch.setattr("archive.recording.now", lambda hour=hour: datetime(2100, 1, 1, hour, tzinfo=UTC))
        reading(command)

    assert position(reading, "2100-01-01T11:30:00Z") == begun
    assert position(reading, "2100-01-01T12:00:00Z") == reading.archive.last_position()
    reading.reader.close()


def test_a_date_is_known_to_the_end_of_that_day_in_copenhagen(reading: Reading) -> None:
    in_time = reading(at(PSF, "2012-05-01T21:59:59.999999Z"))
    next_day = reading(at(BR, "2012-05-01T22:00:00Z"))

    assert position(reading, "2012-05-01") == in_time
    assert position(reading, "2012-05-02") == next_day


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ("@999999", "beyond-the-log"),
        (f"@{'9' * 5000}", "beyond-the-log"),
        ("igår", "not-a-moment"),
        ("@-1", "not-a-moment"),
        ("2012-05-01T10:00:00", "not-a-moment"),
        ("2012-02-30", "not-a-moment"),
    ],
)
def test_what_is_no_moment_is_invalid(reading: Reading, known: str, code: str) -> None:
    with pytest.raises(Problem) as caught, reading.reader.view(known=known):
        pass

    assert (caught.value.slug, caught.value.errors[0].code) == ("invalid", code)


def test_a_day_that_does_not_exist_is_invalid(reading: Reading) -> None:
    with pytest.raises(Problem) as caught, reading.reader.view(on="2012-02-30"):
        pass

    assert (caught.value.slug, caught.value.errors[0].path) == ("invalid", "on")


def test_an_answer_names_the_addresses_that_give_it_again(reading: Reading) -> None:
    last = reading(PSF)
    answer = reading.envelope(on="2012-06-01")

    assert answer["url"] == f"/aftaler/h1?on=2012-06-01&known=@{last}"
    assert answer["api_url"] == f"/api/v1/agreements/h1?on=2012-06-01&known=@{last}"
    assert answer["simulated"] is True
    assert (answer["as_of"]["on"], answer["as_of"]["latest"]) == ("2012-06-01", False)
    assert reading.envelope()["as_of"]["latest"] is True


def test_what_was_recorded_later_was_not_known_then(reading: Reading) -> None:
    before = reading(PSF)
    reading(BR)

    with pytest.raises(Problem) as later:
        reading.ask(bodies.show, "br", known=f"@{before}")
    with pytest.raises(Problem) as never:
        reading.ask(bodies.show, "findes-ikke")
    assert (later.value.slug, never.value.slug) == ("not-known-then", "not-found")


def test_a_meeting_is_not_a_body(reading: Reading) -> None:
    reading(PSF, MEETING)

    with pytest.raises(Problem) as caught:
        reading.ask(bodies.show, "m1")
    assert caught.value.slug == "not-found"


def _entries(reading: Reading) -> list[dict[str, Any]]:
    from projections.audit import answers as audit

    return list(reading.ask(audit.listing)["items"])
