"""The example archive as it stood on a day of its own time, asked through the one rule and the judge."""

from __future__ import annotations

from pathlib import Path

from archive.archive import Archive
from archive.judgement import Judge
from archive.records import Record
from archive.rule import Change, changes_of, own_changes
from tests.demo.example import FILE, commands
from tests.demo.recorded import example_in
from tests.rule.folding import text_on


def _up_to(folder: Path, known: str) -> Archive:
    archive = Archive.create(folder, simulated=True)
    for command in commands():
        if command["at"][:10] <= known:
            assert archive.do(command, base_dir=FILE.parent).status == 201
    return archive


class Story:
    """The archive with every command recorded up to the end of a day; None: all of them."""

    def __init__(self, folder: Path, known: str | None = None) -> None:
        self.archive = example_in(folder) if known is None else _up_to(folder, known)
        self.known = self.archive.known
        self.judge = Judge(self.known)

    def provision(self, number: str, on: str, agreement: str = "hovedaftale-2011") -> Change | None:
        found = {change.number: change for change in text_on(self._changes(agreement), *self._term(agreement), on)}
        return found.get(number)

    def text(self, number: str, on: str, agreement: str = "hovedaftale-2011") -> str | None:
        found = self.provision(number, on, agreement)
        return None if found is None else found.text

    def mandate(self, justering: str, on: str) -> str:
        record = self.known.justering(justering)
        assert record is not None
        return str(self.judge.mandates.of_text(record.owner, record, record.data["effective_on"], on)["state"])

    def _term(self, agreement: str) -> tuple[str | None, str | None]:
        term = self.judge.agreements.term(agreement)
        return term.from_, term.to

    def _changes(self, agreement: str) -> list[Change]:
        own = list(own_changes(self.known.maker(agreement)))
        return own + [c for j in self.known.justeringer(agreement) if not j.void for c in self._of(j)]

    def _of(self, justering: Record) -> list[Change]:
        return list(changes_of(justering, self.known.maker(justering.data["decision"])))
