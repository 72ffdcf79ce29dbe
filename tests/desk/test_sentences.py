"""What a preview says is what the audit trail says afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from flask import Flask

from archive.grammar import COMMANDS
from projections.audit.answers import at_position
from tests.any_commands import Command, Made, any_command
from tests.given import SPINE, Given
from web.app import close, create_app
from web.desk.choices import Choices
from web.desk.layout import all_fields
from web.desk.previews import Judge
from web.desk.typed import write
from web.services import Services
from web.wording import Wording
from web.words import worded


@pytest.fixture
def app(given: Given) -> Iterator[Flask]:
    made = create_app(given.archive)
    yield made
    close(made)


def test_the_sentence_of_any_command_and_its_warnings_are_those_of_the_trail(given: Given, app: Flask) -> None:
    given(*SPINE)
    services: Services = app.extensions["forumarkiv"]
    chance, made = Random(3), Made()
    for recorded in given.archive.recorded_after(0, 1_000)[1:]:
        receipt = given.archive.recorded_under(recorded.key)
        assert receipt is not None
        made.add({"command": recorded.command, **recorded.primary.data}, receipt.body)
    told = 0

    for n, spec in enumerate(list(COMMANDS.values()) * 3):
        command = any_command(chance, made, spec)
        if command is None or not can_be_written(command):
            continue
        key = f"form{n}"
        with services.at(None, None, "da") as moment:
            w = Wording("da")
            judged = Judge(given.archive, moment.view, w, Choices(moment.view, w)).judged([command], key, "a")
        if judged.problem is not None:
            continue
        receipt = given.archive.do({**command, "key": f"{key}-1"}, by="a")
        made.add(command, receipt.body)
        with services.at(None, None, "da") as moment:
            moment.view.rely_on("audit")
            entry = worded(moment.view, at_position(moment.view, receipt.body["position"]), "da")
        [verdict] = judged.verdicts
        assert (verdict.sentence, verdict.warnings) == (
            entry["summary"],
            [one["text"] for one in entry["warnings"] + entry["cautions"]],
        )
        told += 1

    assert told > 50


def can_be_written(command: Command) -> bool:
    """What no form can say is no form's preview."""
    return command["command"] == "correct-record" or bool(write(all_fields(command["command"]), command))
