"""The archive: runs a command against what is known, stores its events together, answers with a receipt."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from threading import RLock
from time import sleep
from typing import Any

from eventsourcing.persistence import OperationalError

from archive import attachments, rereading
from archive.beginning import first_record
from archive.blobs import Blobs, Texts
from archive.catalogue import CLOSED, UNSALTED, UnknownEvent, to_event
from archive.events import Event, Recorded, new_salt
from archive.grammar.check import check
from archive.grammar.shapes import ENVELOPE, NOT_KEPT, CommandSpec
from archive.hashing import canonical_content, content_hash
from archive.knowledge import Owners, StreamKnowledge
from archive.owners import Owner
from archive.preparing import admit, prepare
from archive.problems import Problem, invalid, refused
from archive.receipts import Receipt, key_stream, receipt_body
from archive.store.choosing import existing_store, new_store, no_archive, stands_already
from archive.store.log import DecisionLog
from archive.store.port import CommitUnknown, End
from archive.telling import in_a_line
from archive.times import BEGINNING, day_of, format_instant, now, parse_instant
from archive.verbs.context import archive_rule
from archive.verbs.warnings import warnings

# Seconds before a command is tried again whose fate is not known: a server restarts meanwhile.
_AGAIN = (0, 0.2, 0.5, 1, 2)
_MEGABYTE = 1_000_000
# Nothing was recorded where the command had been before.
_Outcome = tuple[Receipt, Recorded | None]
# Who follows the log in this program: called with what was recorded, None where the command had been before.
Listener = Callable[[Recorded | None], None]


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
        self._owners = Owners(self.log.stream)
        self.known = StreamKnowledge(self._owners)
        self._lock = RLock()
        self._seen = 0
        self._last_at = BEGINNING
        self._listeners: list[Listener] = []

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
        """Calls ``listener`` after each command that this program records; gives a way to end that."""
        self._listeners = [*self._listeners, listener]

        def end() -> None:
            self._listeners = [one for one in self._listeners if one is not listener]

        return end

    def recorded_after(self, position: int, limit_events: int = 500) -> list[Recorded]:
        return self.log.recorded_after(position, limit_events)

    def do(
        self, command: object, *, by: str | None = None, base_dir: Path | None = None, default_key: str | None = None
    ) -> Receipt:
        """Records a command, or raises a Problem and records nothing.

        ``by``: who records it where the command does not say; ``base_dir``: where a ``path`` is looked up (imports);
        ``default_key``: the key where the command has none. Checks run in the order of docs/rules.md. What a command
        holds must not be changed afterwards: it is remembered as it was given.
        """
        spec = check(command)
        assert isinstance(command, Mapping)
        author = command.get("by") or by
        if author is None:
            raise invalid("by", "required")
        content = attachments.bytes_of(command, base_dir, self.max_bytes)
        given = command.get("key") or default_key
        key = given or secrets.token_hex(16)
        said, salt = canonical_content(command, content), new_salt()
        digest = content_hash(said, salt)
        again = None if content is None else self._answered(key, said)
        if again is not None:
            return again
        facts = self._facts(spec, command, content)

        may_be_known = given is not None  # a key that was made just now has never been used

        def record() -> _Outcome:
            nonlocal may_be_known
            with self._lock:
                lost = self._lost(spec, command)
                if lost is not None:
                    receipt = self._answered(key, said) if may_be_known else None
                    if receipt is None:
                        raise lost
                    return receipt, None
                with self.log.exclusive():
                    receipt = self._answered(key, said) if may_be_known else None
                    if receipt is not None:
                        return receipt, None
                    may_be_known = True
                    receipt, recorded = self._record(spec, command, facts, (author, key), (salt, digest))
                if recorded is not None:
                    self._take(recorded)
                return receipt, recorded

        try:
            receipt, recorded = record()
        except CommitUnknown as error:
            receipt, recorded = _settled(record, key, error)
        except OperationalError as error:
            raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error
        for listener in self._listeners:
            listener(recorded)
        return receipt

    def _facts(self, spec: CommandSpec, command: Mapping[str, Any], content: bytes | None) -> dict[str, Any]:
        """What is read of a file before anybody is kept waiting."""
        if content is not None:
            return attachments.file_document(command, content, self.blobs, self.texts, self.max_bytes, self.by_ocr)
        if spec.name == rereading.EXTRACT:
            return rereading.read_again(command["document"], self.known, self.blobs, self.texts, self.by_ocr)
        return {}

    def _standing(self, owner: Owner) -> Receipt:
        """The answer to the command whose reading of a document stands."""
        version = rereading.standing(list(owner.plain.values())).position
        event = next(iter(self.log.stream(owner.id, version - 1)))
        found = self.recorded_under(event.key)
        assert found is not None
        return found

    def _lost(self, spec: CommandSpec, command: Mapping[str, Any]) -> Problem | None:
        """``changed-meanwhile`` where what is in memory tells it: who has lost keeps nobody waiting for the log.

        Versions only rise: what others have recorded since cannot bring the expected one back.
        """
        expected = command.get("expect_version")
        if expected is None or spec.name == "correct-record":
            return None
        if self.known.owner(spec.subject(command)).version <= expected:
            return None
        try:
            admit(spec, command, dict(command), self.known, self.log)
        except Problem as problem:
            return problem if problem.slug == "changed-meanwhile" else None
        return None

    def _record(
        self,
        spec: CommandSpec,
        command: Mapping[str, Any],
        facts: Mapping[str, Any],
        author: tuple[str, str],
        hashed: tuple[str, str],
    ) -> _Outcome:
        """``author``: who records it, and under which key; ``hashed``: the salt of its first event, and its hash."""
        (by, key), (salt, digest) = author, hashed
        end = self._catch_up()
        data = self._data(spec, command, facts)
        context = prepare(spec, command, data, self.known, self.log, self.texts)
        if spec.name == rereading.EXTRACT and not rereading.is_new(list(context.owner.plain.values()), facts):
            return self._standing(context.owner), None
        at = self._recording_time(command)
        events = self._events(context.owner.id, spec, context.data, context.links, (by, key, at, salt))
        warned = warnings(context, day_of(at))
        version = context.owner.version + 1
        named = [{"event": e.name, "subject": e.originator_id} for e in events]
        closing = {
            "hash": digest,
            "subject": context.owner.id,
            "type": context.owner.type or spec.type,
            "version": version,
            "stream_version": events[0].originator_version,
            "events": named,
            **context.extras,
            **({"warnings": warned} if warned else {}),
        }
        events.append(Event(key_stream(key), 1, CLOSED, closing, spec.name, by, key, at))
        recorded = Recorded.of(self.log.append(events, end))
        return Receipt(201, receipt_body(recorded.position, key, closing)), recorded

    def _take(self, recorded: Recorded) -> None:
        """What this program has just recorded need not be read again."""
        self._owners.take(event for _, event in recorded.events)
        self._seen, self._last_at = recorded.position, recorded.recorded_at

    def _data(self, spec: CommandSpec, command: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
        given = {name: v for name, v in command.items() if name not in ENVELOPE | NOT_KEPT}
        return {**attachments.stored_fields(spec, given, self.texts), **facts}

    def _events(
        self,
        owner: str,
        spec: CommandSpec,
        data: dict[str, Any],
        links: list[tuple[str, str, dict[str, Any]]],
        meta: tuple[str, str, str, str],
    ) -> list[Event]:
        """The command's own event, with the salt given, and those that go with it."""
        planned = [(owner, spec.event, data), *links]
        versions: dict[str, int] = {}
        events: list[Event] = []
        by, key, at, salt = meta
        for stream, name, values in planned:
            versions[stream] = versions.get(stream, self.known.stream(stream).stream_version) + 1
            salted = (None if name in UNSALTED else new_salt()) if events else salt
            events.append(Event(stream, versions[stream], name, values, spec.name, by, key, at, salted))
        return events

    def _catch_up(self) -> End:
        """Brings the cached owners to the end of the log; runs inside the writing transaction."""
        end = self.log.store.end()
        if end.position != self._seen:
            self._owners.refresh(self.log.store.streams_after(self._seen))
            assert end.closing is not None
            at = to_event(end.closing).recorded_at
            self._last_at = max(self._last_at, at) if self.simulated else at
            self._seen = end.position
        return end

    def _recording_time(self, command: Mapping[str, Any]) -> str:
        at = command.get("at")
        if at is None:
            return format_instant(now())
        if not self.simulated:
            raise refused("not-simulated", rule=archive_rule("not-simulated"))
        moment = format_instant(parse_instant(at))
        if moment < self._last_at:
            raise refused("at-before-the-last", rule=archive_rule("at-before-the-last"), last=self._last_at)
        return moment

    def recorded_under(self, key: str) -> Receipt | None:
        """The first answer to the command that was recorded with a key."""
        found = self.log.find_key(key_stream(key))
        return None if found is None else Receipt(200, receipt_body(found[0], key, found[1].data))

    def _answered(self, key: str, said: bytes) -> Receipt | None:
        found = self.log.find_key(key_stream(key))
        if found is None:
            return None
        position, closing = found
        first = self.log.event_in(closing.data["subject"], closing.data["stream_version"])
        if closing.data["hash"] != content_hash(said, None if first is None else first.salt):
            raise Problem("key-reused", "key-reused", key=key, position=position)
        return Receipt(200, receipt_body(position, key, closing.data))


def _settled(record: Callable[[], _Outcome], key: str, error: OperationalError) -> _Outcome:
    """The outcome of a command of which nobody could say whether it was stored: its key tells, or it is recorded now.

    The store lets nobody in before the transaction that was lost has ended one way or the other.
    """
    for seconds in _AGAIN:
        sleep(seconds)
        try:
            receipt, recorded = record()
            return Receipt(201, receipt.body), recorded
        except OperationalError as another:
            error = another
    raise Problem("unavailable", "commit-unknown", key=key, reason=in_a_line(error)) from error
