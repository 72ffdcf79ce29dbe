"""The table of roles, read twice: what the archive lets somebody record is what a plain second reading of it says."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.archive import Archive
from archive.grammar import COMMANDS
from archive.problems import Problem
from archive.rights.judging import Actor
from archive.times import today
from tests.any_commands import BEGINNING, Made, any_command
from tests.given import Given
from tests.rights.reading import House

WHO = ("anna", "bo", "group:by/sekretariat", "group:BY/sekretariat")
ACTORS = (
    Actor("anna"),
    Actor("bo", ("by/sekretariat",)),
    Actor("bo", ("sekretariat", "by")),
    Actor("carl", ("BY/sekretariat",)),
)
_RIGHTS = ("grant-role", "revoke-role")


class Played:
    """A random history of grants, revocations and commands, told to the archive and to the second reading."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.given, self.chance = Given(folder), Random(seed)
        self.made, self.house = Made(), House()
        self.bodies: list[str] = []
        self.judged = {True: 0, False: 0}
        for command in BEGINNING:
            self.do(command, None)
        for parent in ("psf", None, "psf"):
            id = f"b{len(self.bodies)}"
            under: dict[str, Any] = {"parent": self.bodies[-1] if self.bodies and parent else parent} if parent else {}
            body = {"command": "establish-body", "id": id, "name": id, "kind": "group", "established_on": None, **under}
            self.do(body, None)
            self.bodies.append(id)
        self.bodies += ["psf", "br"]

    def do(self, command: dict[str, Any], actor: Actor | None) -> None:
        receipt = self.given.archive.do(command, by="sekretariatet", actor=actor)
        if receipt.status == 201:
            self.made.add(command, receipt.body)
            self.house.take(command, receipt.body)

    def step(self) -> None:
        command = self._of_rights() if self.chance.random() < 0.35 else self._any()
        if command is None:
            return
        actor = self.chance.choice([None, *ACTORS])
        expected = actor is None or self.house.may(actor.handle, actor.groups, today(), command)
        slug = self._outcome(command, actor)
        if actor is not None and slug in (None, "not-allowed"):
            self.judged[expected] += 1
        assert slug != "not-allowed" if expected else slug is not None, (actor, command, self.house.grants)

    def _outcome(self, command: dict[str, Any], actor: Actor | None) -> str | None:
        """What it was refused for, None where it was recorded. Whoever may is refused for what is wrong otherwise."""
        try:
            self.do(command, actor)
        except Problem as problem:
            return problem.slug
        return None

    def _of_rights(self) -> dict[str, Any] | None:
        if self.house.grants and self.chance.random() < 0.3:
            grant = self.chance.choice(self.house.grants)["id"]
            return {"command": "revoke-role", "grant": grant, "reason": "Andet arbejde"}
        role = self.chance.choice(["recorder", "recorder", "recorder", "reader", "auditor", "administrator"])
        command = {"command": "grant-role", "who": self.chance.choice(WHO), "role": role, "reason": "Arbejdet"}
        if role == "recorder" and self.chance.random() < 0.8:
            command["bodies"] = self.chance.sample(self.bodies, self.chance.randint(1, 2))
        if self.chance.random() < 0.3:
            command["until"] = self.chance.choice(["2000-01-01", today(), "2999-01-01"])
        return command

    def _any(self) -> dict[str, Any] | None:
        spec = self.chance.choice([spec for spec in COMMANDS.values() if spec.name not in _RIGHTS])
        return any_command(self.chance, self.made, spec)


@given(st.integers(0, 2**32))
@settings(max_examples=40)
def test_what_may_be_recorded_is_what_the_table_says(seed: int) -> None:
    with TemporaryDirectory() as folder:
        played = Played(Path(folder), seed)
        for _ in range(60):
            played.step()
        played.given.archive.close()


def test_the_histories_try_what_may_and_what_may_not(tmp_path: Path) -> None:
    played = Played(tmp_path, seed=1)
    for _ in range(250):
        played.step()

    assert min(played.judged.values()) > 20


def test_a_right_that_another_process_took_away_is_gone(given_archive: Archive) -> None:
    given_archive.do({"command": "grant-role", "id": "g", "who": "anna", "role": "recorder", "reason": "x"}, by="a")
    here, there = given_archive, Archive(given_archive.data_dir, database_url=given_archive.database_url)
    here.do({"command": "establish-office", "id": "o1", "name": "O"}, actor=Actor("anna"))

    there.do({"command": "revoke-role", "grant": "g", "reason": "x"}, by="a")

    with pytest.raises(Problem) as caught:
        here.do({"command": "establish-office", "id": "o2", "name": "O"}, actor=Actor("anna"))
    assert (caught.value.slug, caught.value.code) == ("not-allowed", "role-missing")
    there.close()
