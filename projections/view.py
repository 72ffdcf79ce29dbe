"""One view: what a question sees, on a day, as known at a position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, bindparam, select

from archive.blobs import Texts
from archive.judgement import Judge
from archive.judgement.compliance import Compliance
from archive.problems import Problem
from archive.records import Record
from projections import positions
from projections.following.follow import Stopped
from projections.following.statements import Straight
from projections.paper import Papers
from projections.records.knowledge import SqlKnowledge
from projections.records.table import ids

_ID = Straight(select(ids.c.type, ids.c.known_from).where(ids.c.id == bindparam("id")))


@dataclass(frozen=True)
class View:
    """What a question sees: everything known at ``position``, on the day ``on``.

    ``on_given``: whether somebody asked for that day; ``last``: the position of the log's last record when it was
    opened; ``reached``: how far each read model has come in it; ``sees_grants``: whether who asks is shown who may do
    what; ``asked``: what has been looked up, ``told``: of what sentences were made, by this view and those beside it.
    """

    on: str
    position: int
    known: str | None
    latest: bool
    simulated: bool
    connection: Connection
    texts: Texts
    reached: Mapping[str, int]
    stopped: Mapping[str, Stopped]
    on_given: bool = False
    last: int = 0
    sees_grants: bool = True
    relied: set[str] = field(default_factory=set)
    asked: list[SqlKnowledge] = field(default_factory=list)
    told: list[Mapping[str, Any]] = field(default_factory=list)

    @cached_property
    def knowledge(self) -> SqlKnowledge:
        found = SqlKnowledge(self.connection, self.position)
        self.asked.append(found)
        return found

    def looked_up(self) -> Iterator[Record]:
        """The records of whatever was asked for so far, by this view or one beside it."""
        return (record for knowledge in self.asked for record in knowledge.looked_up())

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.knowledge)

    @cached_property
    def compliance(self) -> Compliance:
        return Compliance(self.judge, self.knowledge)

    @cached_property
    def papers(self) -> Papers:
        return Papers(self)

    def at(self, position: int) -> View:
        """The same day as known at another position of this snapshot, one that ends a command."""
        return replace(self, position=position, latest=False)

    def beside_day(self, on: str) -> View:
        """Another day, as known at the same moment."""
        return replace(self, on=on, latest=False)

    def beside(self, on: str, known: str | None, path: str) -> View:
        """Another day and moment of the same snapshot; what this one relied on, that one relies on.

        ``path``: what errors call the moment. Raises ``invalid``, ``behind``.
        """
        moment = positions.resolve(self.connection, known, self.last, path)
        side = replace(self, on=on, position=moment.position, known=moment.known, latest=False)
        for model in tuple(self.relied):
            side.rely_on(model)
        return side

    def rely_on(self, model: str) -> None:
        """Raises ``behind`` where a read model has not come as far as this view: it has stopped."""
        self.relied.add(model)
        reached = self.reached[model]
        if reached < self.position:
            if model in self.stopped:
                raise self.stopped[model].problem()
            raise Problem("behind", "behind", position=reached, needed=self.position)

    def require(self, id: str, type: str) -> None:
        """Raises ``not-found`` where no ``type`` has this id, ``not-known-then`` where it was recorded later."""
        found = _ID(self.connection, id=id)
        made, known_from = found[0] if found else (None, 0)
        if made != type:
            raise Problem("not-found", "not-found", id=id, type=type)
        if known_from > self.position:
            raise Problem("not-known-then", "not-known-then", id=id, type=type, known_from=known_from)

    def envelope(self, body: Mapping[str, Any], page: str | None, api: str, on_matters: bool = True) -> dict[str, Any]:
        """An answer with what all have: ``url``, ``api_url``, ``as_of``, ``simulated``.

        ``page`` and ``api`` are paths, ready for an address, perhaps with a query; the axes are filled in.
        """
        on = self.on if on_matters else None
        return {
            **body,
            "url": None if page is None else self._address(page, on),
            "api_url": self._address(api, on),
            "as_of": {"on": on, "known": self.known, "position": self.position, "latest": self.latest},
            "simulated": self.simulated,
        }

    def _address(self, path: str, on: str | None) -> str:
        axes = ([] if on is None else [f"on={quote(on)}"]) + [f"known=@{self.position}"]
        return f"{path}{'&' if '?' in path else '?'}{'&'.join(axes)}"
