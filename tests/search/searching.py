"""An archive that is searched: commands in, hits out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from projections.reader import Reader
from projections.search.answers import search
from projections.search.home import Home
from projections.search.port import IndexHome
from projections.search.service import SearchService
from tests.given import Given

Hit = dict[str, Any]
HomeAt = Callable[[Path], IndexHome]


class Searching:
    def __init__(self, given: Given, homes: HomeAt = Home) -> None:
        self.given, self.archive, self._homes = given, given.archive, homes
        self.reader = Reader(given.archive)
        self.home = homes(given.archive.data_dir)
        self.service = SearchService(given.archive, self.reader, self.home)

    def another(self) -> Searching:
        """Another program's worth of the same archive and index."""
        return Searching(self.given, self._homes)

    def __call__(self, *commands: dict[str, Any]) -> int:
        """Does commands and gives the position of the last record."""
        self.given(*commands)
        return self.archive.last_position()

    def ask(self, q: str, on: str | None = None, known: int | None = None, **more: Any) -> dict[str, Any]:
        with self.reader.view(on, None if known is None else f"@{known}") as view:
            return search(view, self.service, q, on_given=on is not None, **more)

    def hits(self, q: str, on: str | None = None, known: int | None = None, **more: Any) -> list[Hit]:
        found: list[Hit] = self.ask(q, on, known, **more)["hits"]
        return found

    def found(self, q: str, on: str | None = None, known: int | None = None, **more: Any) -> set[str]:
        """What was found: ``type id number``."""
        return {
            " ".join([hit["type"], hit["id"], *([hit["number"]] if "number" in hit else [])])
            for hit in self.hits(q, on, known, limit=500, **more)
        }

    def close(self) -> None:
        self.service.close()
        self.reader.close()


def shown(hit: Hit) -> str:
    """A snippet with its hits in brackets."""
    return "".join(f"[{piece['text']}]" if piece["hit"] else piece["text"] for piece in hit["snippet"])
