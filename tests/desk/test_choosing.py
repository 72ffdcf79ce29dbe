"""What a box offers to choose from: the right words, in one order on each database, for the price of what is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from projections.records import knowledge
from tests.given import AGREEMENT, BR, MEETING, PSF, SPINE, Given
from web.app import close, create_app
from web.desk.choices import Choices
from web.services import Services
from web.wording import Wording

MINUTES = {
    "command": "record-minutes",
    "meeting": "m1",
    "items": [{"number": "1", "text": "Drøftet."}],
}

RULE = {"rule": "place", "value": "rådhus", "source": {"document": "Bilag 2", "heading": "Formalia"}}


@contextmanager
def choosing(given: Given) -> Iterator[Choices]:
    app = create_app(given.archive)
    services: Services = app.extensions["forumarkiv"]
    with services.at(None, None, "da") as moment:
        yield Choices(moment.view, Wording("da"))
    close(app)


def offered(given: Given, *types: str) -> list[str]:
    with choosing(given) as choices:
        return [one.words for one in choices.of(types)]


def moved(to: str, **more: str) -> dict[str, Any]:
    return {"command": "move-meeting", "id": "m1", "date": to, "announced_on": "2012-04-01", **more}


def test_a_meeting_stands_with_the_day_that_it_was_last_moved_to(given: Given) -> None:
    given(PSF, MEETING, {**MEETING, "id": "m2", "date": "2012-06-05"}, moved("2012-05-15"), moved("2012-05-22"))

    assert offered(given, "meeting") == ["Partnerskabsforum, 5. juni 2012", "Partnerskabsforum, 22. maj 2012"]


def test_a_move_that_was_taken_out_or_mended_does_not_count_as_it_was(given: Given) -> None:
    given(PSF, MEETING, moved("2012-05-15"))
    wrong = given.when(moved("2012-05-22")).body["position"]
    mend = {"command": "correct-record", "position": wrong, "reason": "Skrivefejl"}

    given.when({**mend, "fields": {"date": "2012-05-29"}})
    assert offered(given, "meeting") == ["Partnerskabsforum, 29. maj 2012"]

    given.when({**mend, "void": True})
    assert offered(given, "meeting") == ["Partnerskabsforum, 15. maj 2012"]


def test_decisions_stand_newest_first(given: Given) -> None:
    taken = {"command": "record-decision", "body": "psf", "outcome": "adopted", "form": "written"}
    given(PSF)
    for id, day in (("a", "2012-01-01"), ("b", "2011-01-01"), ("c", "2013-01-01")):
        given.when({**taken, "id": id, "decided_on": day, "text": id})

    with choosing(given) as choices:
        assert [one.id for one in choices.of(("decision",))] == ["c", "a", "b"]


def test_what_lies_within_something_else_can_be_chosen(given: Given) -> None:
    given(*SPINE)
    rules = {"command": "adopt-kommissorium", "id": "k1", "body": "psf", "status": "adopted", "rules": [RULE]}
    proposed = {"command": "propose-item", "id": "p1", "body": "psf", "title": "Trafik", "on": "2012-01-01"}
    given({**rules, "effective_on": None}, {**proposed, "from": "BR"})

    assert offered(given, "kommissorium", "proposal") == ["Partnerskabsforum, ikke kendt", "Trafik"]


def test_of_more_than_are_offered_each_is_found_by_any_of_its_words(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also by a name that stands elsewhere, and by capitals that only some databases know."""
    monkeypatch.setattr("web.desk.choices.OFFERED", 2)
    given(PSF, *({**MEETING, "id": f"m{n}", "date": f"2012-0{n}-08", "called_on": None} for n in range(1, 6)))
    filed = {"command": "file-document", "media_type": "text/plain", "content": "QQ==", "kind": "bilag"}
    given(*({**filed, "id": f"f{n}", "title": f"Bilag {n}"} for n in range(3)))
    given({**filed, "id": "g", "title": "ÅRSPLAN FOR ÆBLER"})

    with choosing(given) as choices:
        assert [one.id for one in choices.find("partnerskabsforum januar", ("meeting",))] == ["m1"]
        assert [one.id for one in choices.find("årsplan", ("document",))] == ["g"]
        assert [one.id for one in choices.find("æbler årsplan", ("document",))] == ["g"]
        assert choices.find("årsplan pærer", ("document",)) == []


def test_choosing_a_meeting_reads_no_record_of_it_but_its_calling_and_its_moves(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(PSF, BR, MEETING, MINUTES, moved("2012-05-15"))
    read: list[Any] = []
    with choosing(given) as choices:
        monkeypatch.setattr(knowledge, "as_record", read.append)
        assert len(choices.of(("meeting",))) == 1

    assert read == []


@pytest.mark.parametrize("types", [("body",), ("agreement",), ("meeting",), ("document", "office")])
def test_what_else_is_recorded_costs_nothing(tmp_path: Any, types: tuple[str, ...]) -> None:
    """In steps of SQLite's own machine, however much else this one has to do."""
    few, many = Given(tmp_path / "few"), Given(tmp_path / "many")
    for given in (few, many):
        given(PSF, BR, MEETING, AGREEMENT)
    for n in range(200):
        many.when(
            {"command": "establish-office", "id": f"o{n}", "name": f"Nr. {n}"} if "office" not in types else MINUTES
        )

    assert steps(many, types) <= steps(few, types) * 1.5
    few.archive.close()
    many.archive.close()


def steps(given: Given, types: tuple[str, ...]) -> int:
    count = 0

    def another() -> int:
        nonlocal count
        count += 1
        return 0

    with choosing(given) as choices:
        driver: Any = choices._view.connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_progress_handler(another, 1)
        choices.of(types)
        driver.set_progress_handler(None, 1)
    return count
