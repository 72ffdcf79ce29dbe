"""A form that is many commands: judged as a whole, recorded in order, gone on with where one was refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from typing import Any

from tests.given import AGREEMENT, BR, DECISION, JUSTERING, MEETING, PSF, SPINE, Given
from web.app import close, create_app
from web.desk.choices import Choices
from web.desk.previews import Judge
from web.desk.recording import record
from web.services import Services
from web.wording import Wording


@contextmanager
def judging(given: Given) -> Iterator[Judge]:
    app = create_app(given.archive)
    services: Services = app.extensions["forumarkiv"]
    with services.at(None, None, "da") as moment:
        yield Judge(given.archive, moment.view, Wording("da"), Choices(moment.view, Wording("da")))
    close(app)


def test_each_is_judged_after_those_before_it(given: Given) -> None:
    with judging(given) as judge:
        judged = judge.judged([PSF, BR, MEETING, DECISION, AGREEMENT, JUSTERING], "form", "a")

    assert judged.problem is None
    assert [bool(verdict.sentence) for verdict in judged.verdicts] == [True] * 6
    assert given.archive.known.type_of("psf") is None


def test_the_first_that_cannot_be_recorded_is_told_and_what_comes_after_it_is_left(given: Given) -> None:
    with judging(given) as judge:
        judged = judge.judged([PSF, DECISION, BR], "form", "a")

    assert judged.problem is not None
    assert (judged.problem.slug, len(judged.verdicts)) == ("unknown-reference", 2)
    assert judged.left == [BR]


def test_they_are_recorded_in_order_under_the_keys_of_the_form(given: Given) -> None:
    done = record(given.archive, [PSF, BR], "form", "a", "da")

    assert done.problem is None
    assert [receipt["key"] for receipt in done.receipts] == ["form-1", "form-2"]


def test_where_one_is_refused_what_came_before_it_stands_and_the_rest_goes_on(given: Given) -> None:
    first = record(given.archive, [PSF, MEETING, DECISION, BR], "form", "a", "da")
    assert first.problem is None
    position = given.archive.last_position()
    cancelled: dict[str, Any] = {"command": "cancel-meeting", "id": "m1", "on": "2012-05-01", "reason": "Ingen punkter"}

    refused = record(given.archive, [PSF, MEETING, DECISION, BR, cancelled, AGREEMENT], "form", "a", "da")

    assert refused.problem is not None
    assert len(refused.receipts) == 4
    assert given.archive.last_position() == position
    mended = {**cancelled, "command": "establish-office", "id": "formand", "name": "Formanden"}
    del mended["on"], mended["reason"]
    with judging(given) as judge:
        judged = judge.judged([PSF, MEETING, DECISION, BR, mended, AGREEMENT], "form", "a")
    assert [verdict.recorded for verdict in judged.verdicts] == [True, True, True, True, False, False]
    assert record(given.archive, [PSF, MEETING, DECISION, BR, mended, AGREEMENT], "form", "a", "da").problem is None


def test_a_justering_of_200_provisions_is_looked_over_in_a_moment(given: Given) -> None:
    """In seconds of the processor, however much else the machine has to do."""
    provisions = [{"number": str(n), "heading": f"Punkt {n}", "text": "Ordlyden. " * 40} for n in range(1, 201)]
    given(*SPINE[:-1], {**AGREEMENT, "provisions": provisions})
    changes = [{**one, "op": "replace", "text": one["text"].replace("Ord", "Ny ord", 3)} for one in provisions]

    with judging(given) as judge:
        judge.judged([{**JUSTERING, "changes": changes}], "first", "a")
        began = process_time()
        judged = judge.judged([{**JUSTERING, "changes": changes}], "form", "a")
        took = process_time() - began

    assert judged.problem is None
    assert len(judged.verdicts[0].shown) == 200
    assert took < 1
