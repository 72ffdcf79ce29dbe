"""A database that is not there when a program begins is waited for; what no waiting helps against is said at once."""

from __future__ import annotations

import psycopg
import pytest

from archive.problems import Problem
from web.waiting import patiently

ADDRESS = "postgresql://db/arkiv"
AWAY = Problem("unavailable", "cannot-read", reason="connection refused")


class Door:
    """Opens when it has been tried often enough."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)

    def __call__(self) -> str:
        if self._failures:
            raise self._failures.pop(0)
        return "open"


def test_the_pauses_double_up_to_a_minute_and_each_try_is_told(caplog: pytest.LogCaptureFixture) -> None:
    waits: list[float] = []

    assert patiently(Door(*[AWAY] * 8), ADDRESS, waits.append) == "open"

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert "The database is not there and is tried again in 1 s: connection refused" in caplog.text
    assert caplog.messages[-1] == "The database is there"


def test_what_the_driver_says_is_waited_for_as_well(caplog: pytest.LogCaptureFixture) -> None:
    lost = psycopg.OperationalError("the database system is starting up\nDETAIL: a name")

    assert patiently(Door(lost), ADDRESS, lambda seconds: None) == "open"

    assert "starting up" in caplog.text
    assert "a name" not in caplog.text


@pytest.mark.parametrize(
    ("problem", "address"),
    [(Problem("unavailable", "no-archive", data_dir="data"), ADDRESS), (AWAY, None)],
    ids=["no archive", "no database"],
)
def test_what_no_waiting_helps_against_is_raised_at_once(problem: Problem, address: str | None) -> None:
    waits: list[float] = []

    with pytest.raises(Problem) as caught:
        patiently(Door(problem), address, waits.append)

    assert (caught.value, waits) == (problem, [])


def test_one_that_is_there_is_not_talked_about(caplog: pytest.LogCaptureFixture) -> None:
    assert patiently(Door(), ADDRESS) == "open"
    assert caplog.messages == []
