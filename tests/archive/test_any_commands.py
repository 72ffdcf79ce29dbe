"""The maker of any command makes well-formed ones of each kind, so that random histories leave none out."""

from __future__ import annotations

from random import Random

import pytest

from archive.grammar import COMMANDS
from archive.grammar.check import check
from archive.grammar.shapes import EVERY_TYPE
from archive.problems import Problem
from tests.any_commands import Command, Made, any_command


def made(name: str, seed: int) -> Command | None:
    there = Made()
    there.ids = {type: [f"{type}-1", f"{type}-2"] for type in EVERY_TYPE}
    there.at = {3: COMMANDS["establish-body"], 5: COMMANDS["call-meeting"]}
    return any_command(Random(seed), there, COMMANDS[name])


def well_formed(command: Command | None) -> bool:
    try:
        return command is not None and bool(check(command))
    except Problem:
        return False


@pytest.mark.parametrize("name", COMMANDS)
def test_some_command_of_each_kind_is_well_formed(name: str) -> None:
    assert any(well_formed(made(name, seed)) for seed in range(100))
