"""Whether the read models and the index say what a fresh fold of the log says."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from archive.blobs import Texts
from archive.events import Recorded
from projections.following.building import Progress
from projections.following.follow import BATCH, Log
from projections.following.readmodel import followed, metadata
from projections.reader import Reader
from projections.search.port import Request
from projections.search.query import Query
from projections.search.service import SearchService
from projections.view import View

_ALL = 10_000_000
_SURROGATE = "row"


class _Elsewhere:
    """The same log, with a folder of its own for what is made of it."""

    def __init__(self, log: Log, data_dir: Path) -> None:
        self._log, self.data_dir = log, data_dir
        self.database_url: str | None = None
        self.simulated = log.simulated

    @property
    def texts(self) -> Texts:
        return self._log.texts

    def listen(self, listener: Callable[[Sequence[Recorded]], None]) -> Callable[[], None]:
        """Nothing is recorded here."""
        return lambda: None

    def recorded_after(self, position: int, limit_events: int = BATCH) -> list[Recorded]:
        return self._log.recorded_after(position, limit_events)

    def last_position(self) -> int:
        return self._log.last_position()


def verify(
    log: Log, reader: Reader, search: SearchService, progress: Progress = lambda done, of: None
) -> list[dict[str, Any]]:
    """``[{name, rows, differing}]`` of each table and of the index, all at one position.

    ``differing``: the fewest rows to change, add or take away until both are alike. Raises ``behind`` where a read
    model cannot be brought forward.
    """
    with _fresh(log, progress) as (other, other_search), reader.view() as mine:
        at = f"@{mine.position}"
        with other.view(known=at) as anew:
            tables = [table for table in metadata.sorted_tables if table is not followed]
            compared = [_compared(table, mine, anew) for table in tables]
            return [*compared, _index(mine, search, anew, other_search)]


@contextmanager
def _fresh(log: Log, progress: Progress) -> Iterator[tuple[Reader, SearchService]]:
    with tempfile.TemporaryDirectory(prefix="forumarkiv-") as folder:
        elsewhere = _Elsewhere(log, Path(folder))
        reader = Reader(elsewhere, progress)
        search = SearchService(elsewhere, reader)
        try:
            yield reader, search
        finally:
            search.close()
            reader.close()


def _compared(table: Table, mine: View, anew: View) -> dict[str, Any]:
    """Rows as sets, the numbering of rows aside: it is the order of insertion, which no answer depends on."""
    columns = [column for column in table.columns if column.name != _SURROGATE]
    one, other = (set(map(tuple, view.connection.execute(select(*columns)))) for view in (mine, anew))
    return {"name": table.name, "rows": len(one), "differing": _differing(one, other)}


def _differing(one: set[Any], other: set[Any]) -> int:
    """A row that was changed is one, not one too many and one that is missing."""
    return max(len(one - other), len(other - one))


def _index(mine: View, search: SearchService, anew: View, other: SearchService) -> dict[str, Any]:
    """What is known at the moment of the view; the periods of knowledge that have ended are not looked at."""
    everything = Request(Query(()), mine.position, limit=_ALL, bounded=False)
    one, two = (set(service.find(view, everything).documents) for service, view in ((search, mine), (other, anew)))
    return {"name": "search", "rows": len(one), "differing": _differing(one, two)}
