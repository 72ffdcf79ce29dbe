"""The example archive is made by its commands, is complete, and says that it is an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from archive.archive import Archive
from tests.demo.example import Command, commands
from tests.demo.recorded import example_in

WHEEL = {"tks": 8, "sf": 6, "bmf": 2, "psf": 1}
# Bilag 1, IV. Årshjul: month and part of it (0 primo, 1 medio, 2 ultimo, None any).
WINDOWS: dict[str, list[tuple[int, int | None]]] = {
    "tks": [(1, 2), (2, 2), (4, 0), (6, 0), (8, 1), (9, 2), (10, 2), (12, 0)],
    "sf": [(2, 0), (3, 0), (4, 2), (6, 1), (9, 1), (11, 1)],
    "bmf": [(3, 2), (10, None)],
    "psf": [(5, 0)],
}


def of(name: str) -> list[Command]:
    return [command for command in commands() if command["command"] == name]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive in which every command of the file was accepted."""
    archive = example_in(tmp_path_factory.mktemp("example") / "data")
    yield archive
    archive.close()


def test_every_command_is_accepted_in_the_order_of_the_file(made: Archive) -> None:
    recorded = [entry for entry in made.recorded_after(0, 100_000) if entry.subject != "archive"]

    assert [entry.command for entry in recorded] == [command["command"] for command in commands()]
    assert 350 <= len(recorded) <= 700


def test_the_recording_times_never_go_back() -> None:
    times = [command["at"] for command in commands()]

    assert times == sorted(times)
    assert {time[:4] for time in times} == {"2010", "2011", "2012", "2013", "2014"}


@pytest.mark.parametrize("year", [2011, 2012, 2013, 2014])
@pytest.mark.parametrize("body", WHEEL)
def test_the_calendar_of_the_yearly_wheel_is_complete(body: str, year: int) -> None:
    moved: dict[str, str] = {move["id"]: move["date"] for move in of("move-meeting")}
    days: list[str] = [moved.get(c["id"]) or c["date"] for c in of("call-meeting") if c["body"] == body]
    held = sorted(date.fromisoformat(day) for day in days if day.startswith(str(year)))

    assert len(held) == WHEEL[body]
    for day, (month, part) in zip(held, WINDOWS[body], strict=True):
        assert day.month == month
        assert part is None or min((day.day - 1) // 10, 2) == part, day


def test_what_is_made_up_says_so() -> None:
    for agreement in of("enter-agreement"):
        assert "eksempeldata" in agreement["title"]
    for document in of("file-document"):
        assert "(eksempeldata)" in document["title"]
    for body in of("establish-body"):
        assert body["kind"] not in ("organisation", "administration", "afdeling") or "(eksempel)" in body["name"]
    for made_up in (*of("call-meeting"), *of("record-decision")):
        assert made_up["note"] == "Eksempeldata"


def test_members_are_offices_and_bodies_and_persons_only_those_that_the_source_names() -> None:
    assert all("person" not in member for member in of("appoint-member"))
    assert len(of("take-office")) == 7
    assert all(holder["source"]["heading"] == "Borgmesterforum / 2. Medlemmer" for holder in of("take-office"))
    listed = [member["office"] for member in of("appoint-member") if member.get("listed_as_of") == "2010-04-14"]
    assert sorted(listed) == sorted(holder["office"] for holder in of("take-office"))


def test_the_agreements_are_of_all_three_levels() -> None:
    levels = Counter(agreement["level"] for agreement in of("enter-agreement"))

    assert (levels["hovedaftale"], levels["delaftale"], levels["enkeltaftale"]) == (1, 2, 3)
    hovedaftale = next(a for a in of("enter-agreement") if a["id"] == "hovedaftale-2011")
    assert len(hovedaftale["provisions"]) >= 25
    assert all(a["carries_out"] for a in of("enter-agreement") if a["level"] in ("delaftale", "enkeltaftale"))
    assert sum(j["agreement"] == "hovedaftale-2011" for j in of("adopt-justering")) >= 6
