"""given / when / then: an archive in a folder of its own, commands done to it, events or a refusal expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.problems import Problem
from archive.receipts import Receipt

PSF = {"command": "establish-body", "id": "psf", "name": "Partnerskabsforum", "kind": "forum", "established_on": None}
BR = {
    "command": "establish-body",
    "id": "br",
    "name": "Borgerrepræsentationen",
    "kind": "political",
    "established_on": None,
}
MEETING = {"command": "call-meeting", "id": "m1", "body": "psf", "date": "2012-05-08", "called_on": "2012-01-04"}
DECISION = {"command": "record-decision", "id": "d1", "meeting": "m1", "item": "3", "outcome": "adopted", "text": "Ja."}
AGREEMENT = {
    "command": "enter-agreement",
    "id": "h1",
    "level": "hovedaftale",
    "title": "Hovedaftale (eksempeldata)",
    "parties": ["br"],
    "effective_on": "2011-01-01",
    "ends_on": "2015-01-01",
    "provisions": [
        {"number": "4", "heading": "Udlejning", "text": "Hver tredje bolig anvises."},
        {"number": "5", "heading": None, "text": "Tryghed."},
    ],
}
JUSTERING = {
    "command": "adopt-justering",
    "id": "j1",
    "agreement": "h1",
    "decision": "d1",
    "effective_on": "2012-03-01",
    "changes": [{"op": "replace", "number": "4", "heading": "Udlejning", "text": "Hver fjerde bolig anvises."}],
}
SPINE = (PSF, BR, MEETING, DECISION, AGREEMENT)


class Given:
    """An archive with some commands done to it."""

    def __init__(self, folder: Path, simulated: bool = False, database_url: str | None = None) -> None:
        self.archive = Archive.create(folder / "data", simulated=simulated, database_url=database_url)
        self._opened = [self.archive]

    def opened_again(self) -> Archive:
        """The same archive as another process has it."""
        self._opened.append(Archive(self.archive.data_dir, database_url=self.archive.database_url))
        return self._opened[-1]

    def close(self) -> None:
        """Also of an archive that was put in the place of the first."""
        for archive in {*self._opened, self.archive}:
            archive.close()

    def __call__(self, *commands: dict[str, Any]) -> Given:
        for command in commands:
            self.when(command)
        return self

    def when(self, command: dict[str, Any] | object, **more: Any) -> Receipt:
        return self.archive.do({**command, **more} if isinstance(command, dict) else command, by="sekretariatet")

    def refused(self, slug: str, code: str, command: dict[str, Any] | object, **more: Any) -> Problem:
        """The command is refused so, and nothing is recorded."""
        before = self.archive.last_position()
        with pytest.raises(Problem) as caught:
            self.when(command, **more)
        codes = {caught.value.code, *(error.code for error in caught.value.errors)}
        assert (caught.value.slug, code in codes) == (slug, True), caught.value
        assert self.archive.last_position() == before
        return caught.value
