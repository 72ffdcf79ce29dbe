"""The archive: its files, its log, what is known, and a receipt for each command that is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from eventsourcing.persistence import OperationalError

from archive.beginning import first_record
from archive.blobs import Blobs, Texts
from archive.catalogue import UnknownEvent, to_event
from archive.events import Recorded
from archive.knowledge import Owners, StreamKnowledge
from archive.problems import Problem
from archive.receipts import Receipt, key_stream, receipt_body
from archive.rights.grants import Grants
from archive.store.choosing import existing_store, new_store, no_archive, stands_already
from archive.store.log import DecisionLog
from archive.telling import in_a_line

if TYPE_CHECKING:
    from archive.recording import Recorder
    from archive.rights.judging import Actor

_MEGABYTE = 1_000_000
# Who follows the log in this program: called with what was recorded together, nothing where it had been before.
Listener = Callable[[Sequence[Recorded]], None]


class Archive:
    """One archive: its files in a data directory, its log there too or in a database.

    Safe for several threads and several processes.
    """

    def __init__(
        self, data_dir: Path, max_file_mb: float = 100, database_url: str | None = None, by_ocr: bool = False
    ) -> None:
        """Opens an archive that ``create`` has made. Raises ``unavailable`` where there is none.

        ``by_ocr``: scanned pages of files are read, where Tesseract is installed.
        """
        store = existing_store(data_dir, database_url)
        if store is None:
            raise no_archive(data_dir, database_url)
        try:
            first = [to_event(stored) for stored in store.select_notifications(None, 1)]
        except UnknownEvent as error:
            store.close()
            raise Problem("unavailable", "event-unreadable", position=1, reason=in_a_line(error)) from error
        if not first:
            store.close()
            raise no_archive(data_dir, database_url)
        self.data_dir, self.database_url = data_dir, database_url
        self.simulated = bool(first[0].data.get("simulated"))
        self.max_bytes = int(max_file_mb * _MEGABYTE)
        self.by_ocr = by_ocr
        self.log = DecisionLog(store)
        self.blobs = Blobs(data_dir / "files")
        self.texts = Texts(self.blobs)
        self.owners = Owners(self.log.stream)
        self.known = StreamKnowledge(self.owners, Grants(self.log))
        self.begin_anew()

    def begin_anew(self) -> None:
        """Nobody listens, and whoever records has seen nothing yet."""
        self._listeners: list[Listener] = []
        self._making = Lock()
        self._made: Recorder | None = None

    @classmethod
    def create(
        cls,
        data_dir: Path,
        simulated: bool = False,
        by: str = "arkiv",
        max_file_mb: float = 100,
        database_url: str | None = None,
    ) -> Archive:
        """Makes a new archive; raises ``refused`` where one stands already, unavailable where it cannot be written."""
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
            with closing(DecisionLog(new_store(data_dir, database_url))) as log, log.exclusive():
                if log.last_position():
                    raise stands_already(data_dir, database_url)
                log.append(first_record(simulated, by))
        except (OSError, OperationalError) as error:
            raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error
        return cls(data_dir, max_file_mb, database_url)

    @staticmethod
    def set_up(data_dir: Path, database_url: str) -> None:
        """Makes the tables of a database, or brings them up to date; harmless twice. Raises ``unavailable``."""
        try:
            new_store(data_dir, database_url).close()
        except OperationalError as error:
            raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error

    @staticmethod
    def stands(data_dir: Path, database_url: str | None = None) -> bool:
        """Whether there is an archive. Raises ``unavailable`` where that cannot be told."""
        store = existing_store(data_dir, database_url)
        if store is None:
            return False
        with closing(store):
            return store.max_notification_id() is not None

    def close(self) -> None:
        self.log.close()

    def last_position(self) -> int:
        return self.log.last_position()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls ``listener`` after what this program records; gives a way to end that."""
        self._listeners = [*self._listeners, listener]

        def end() -> None:
            self._listeners = [one for one in self._listeners if one is not listener]

        return end

    def tell(self, recorded: Sequence[Recorded]) -> None:
        """Calls who listens, with what was recorded together."""
        for listener in self._listeners:
            listener(recorded)

    def recorded_after(self, position: int, limit_events: int = 500) -> list[Recorded]:
        return self.log.recorded_after(position, limit_events)

    def do(
        self,
        command: object,
        *,
        by: str | None = None,
        base_dir: Path | None = None,
        default_key: str | None = None,
        actor: Actor | None = None,
    ) -> Receipt:
        """Records a command, or raises a Problem and records nothing.

        ``by``: who records it where the command does not say; ``base_dir``: where a ``path`` is looked up (imports);
        ``default_key``: the key where the command has none; ``actor``: whose rights it takes, and who it is recorded
        by; None: whoever holds the data directory, who may do everything. Checks run in the order of docs/rules.md.
        What a command holds must not be changed afterwards: it is remembered as it was given.
        """
        return self._recorder.do(command, by, base_dir, default_key, actor)

    @property
    def _recorder(self) -> Recorder:
        """What only a recording needs is loaded when there is one: who reads does not wait for it."""
        from archive.recording import Recorder

        with self._making:
            if self._made is None:
                self._made = Recorder(self, self.owners)
            return self._made

    def as_it_stands(self) -> StreamKnowledge:
        """What is known now, read anew for whoever asks; ``known`` is remembered by who records, and theirs alone."""
        return StreamKnowledge(Owners(self.log.stream), self.known.grants)

    def recorded_under(self, key: str) -> Receipt | None:
        """The first answer to the command that was recorded with a key."""
        found = self.log.find_key(key_stream(key))
        return None if found is None else Receipt(200, receipt_body(found[0], key, found[1].data))
