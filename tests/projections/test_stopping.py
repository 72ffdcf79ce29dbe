"""A read model that cannot go on stops by itself, and is told; nothing of what it began is left."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection, insert

from archive.events import Recorded
from archive.problems import Problem
from projections import bodies
from projections.audit.handler import Audit
from projections.following.follow import positions_of
from projections.following.readmodel import ReadModel
from projections.reader import Reader
from projections.records.handler import Records
from projections.records.table import ids
from tests.given import BR, PSF
from tests.projections.reading import Reading, rows


class RefusingRecords(Records):
    """What all others rest on cannot apply one body."""

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        if any(command.subject == "br" for command in commands):
            raise ValueError("br kan ikke vises")
        super().apply(connection, commands)


class Refusing(Records):
    """A read model that cannot apply one body."""

    name = "refusing"
    rests_on = frozenset({"records"})

    def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
        if any(command.subject == "br" for command in commands):
            raise ValueError("br kan ikke vises")


def test_one_that_cannot_apply_a_command_stops_there_and_the_others_go_on(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = reading(PSF)
    _with_models(reading, monkeypatch, [Records(), Audit(), Refusing()])
    stopping = Reader(reading.archive)
    reading.given(BR, {**PSF, "id": "sf"})

    with stopping.view() as view:
        assert bodies.show(view, "sf")["id"] == "sf", "what was recorded after it is read"
        view.rely_on("audit")
        with pytest.raises(Problem) as caught:
            view.rely_on("refusing")
    with stopping.view(known=f"@{before}") as view:
        view.rely_on("refusing")

    assert (caught.value.slug, caught.value.code) == ("behind", "read-model-stopped")
    assert "br kan ikke vises" in caught.value.params["reason"]
    assert {model["name"]: model["state"] for model in stopping.status()} == {
        "records": "ok", "audit": "ok", "refusing": "stopped",
    }  # fmt: skip
    assert caplog.text.count("The read model refusing has stopped at") == 1, "one alarm, however often it is tried"
    stopping.close()


def test_one_that_stopped_follows_again_when_the_cause_is_gone(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _with_models(reading, monkeypatch, [Records(), Refusing()])
    stopping = Reader(reading.archive)
    reading.given(BR, *({**PSF, "id": f"organ-{n}"} for n in range(9)))
    stopping.follow()

    monkeypatch.setattr(Refusing, "apply", lambda self, connection, commands: None)
    stopping.follow()

    assert [model["state"] for model in stopping.status()] == ["ok", "ok"]
    assert "The read model refusing follows again" in caplog.text
    stopping.close()


def test_what_all_others_rest_on_stops_every_question(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    before = reading(PSF)
    _with_models(reading, monkeypatch, [RefusingRecords(), Audit(), Refusing()])
    stopping = Reader(reading.archive)
    reading.given(BR)

    with pytest.raises(Problem) as caught, stopping.view():
        pass

    assert (caught.value.slug, caught.value.code) == ("behind", "read-model-stopped")
    assert {model["position"] for model in stopping.status()} == {before}, "nobody goes further than what it rests on"
    with stopping.view(known=f"@{before}") as view:
        assert bodies.show(view, "psf")["id"] == "psf", "what was applied before it can still be read"
    stopping.close()


@pytest.mark.parametrize(
    ("models", "stopped"),
    [([Records(), Audit(), Refusing()], {"refusing"}), ([RefusingRecords(), Audit(), Refusing()], {"records"})],
)
def test_tables_are_built_as_far_as_each_read_model_can_go(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, models: list[ReadModel], stopped: set[str]
) -> None:
    before = reading(PSF)
    last = reading(BR, {**PSF, "id": "sf"})
    _with_models(reading, monkeypatch, models)
    reading.take_away()

    building = Reader(reading.archive)

    with building._generations.engine().connect() as connection:
        reached = positions_of(connection)
    held_back = {model.name for model in models if stopped & {model.name, *model.rests_on}}
    assert reached == {model.name: before if model.name in held_back else last for model in models}
    building.close()


def test_a_program_with_other_read_models_does_not_touch_these(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading(PSF)
    _with_models(reading, monkeypatch, [Records(), Audit(), Refusing()])
    Reader(reading.archive).close()
    reading.given({**PSF, "id": "sf"})

    with pytest.raises(Problem) as caught, reading.reader.view():
        pass

    assert "another version" in caught.value.params["reason"]


def test_a_failed_batch_leaves_nothing_behind(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    class Breaking(Refusing):
        def apply(self, connection: Connection, commands: Sequence[Recorded]) -> None:
            if any(command.subject == "br" for command in commands):
                connection.execute(insert(ids), [{"id": "spor", "type": "body", "owner": "spor", "known_from": 1}])
                raise ValueError("midt i det hele")

    before = reading(PSF)
    _with_models(reading, monkeypatch, [Records(), Breaking()])
    stopping = Reader(reading.archive)
    reading.given(BR, {**BR, "id": "br2"})
    stopping.follow()

    with stopping.view(known=f"@{before}") as view:
        found = rows(view)
    stopping.close()
    assert {row[0] for row in found["ids"]} == {"psf", "br", "br2"}, (
        "what others wrote, and nothing of the one that broke"
    )


def _with_models(reading: Reading, monkeypatch: pytest.MonkeyPatch, models: list[ReadModel]) -> None:
    """Whoever reads from here on runs other code."""
    monkeypatch.setattr("projections.reader.read_models", lambda: models)
