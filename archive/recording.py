"""Recording: a command is run against what is known, and its events are stored together."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import OperationalError

from archive import attachments, rereading
from archive.catalogue import CLOSED, UNSALTED, to_event
from archive.events import Event, Recorded, new_salt
from archive.grammar.check import check
from archive.grammar.limits import beyond_limits, too_many_values
from archive.grammar.shapes import ENVELOPE, NOT_KEPT, CommandSpec
from archive.grammar.telling import raise_if
from archive.hashing import canonical_content, content_hash
from archive.knowledge import Owners
from archive.line import Line
from archive.owners import Owner
from archive.preparing import admit, prepare
from archive.problems import Problem, invalid, refused
from archive.receipts import Receipt, key_stream, receipt_body
from archive.rights.judging import Actor, require_right, require_to_begin
from archive.store.port import CommitUnknown, End
from archive.telling import in_a_line
from archive.times import BEGINNING, format_instant, now, parse_instant
from archive.turns import Turn, Turns
from archive.verbs.context import archive_rule
from archive.verbs.warnings import told

if TYPE_CHECKING:
    from archive.archive import Archive

_NO_DATA = ENVELOPE | NOT_KEPT
# Seconds before a command is tried again whose fate is not known: a server restarts meanwhile.
_AGAIN = (0, 0.2, 0.5, 1, 2)
# Nothing was recorded where the command had been before.
Outcome = tuple[Receipt, Recorded | None]


class Recorder:
    """What records in one archive. Safe for several threads and several processes."""

    def __init__(self, archive: Archive, owners: Owners) -> None:
        """``owners``: what is remembered of each, of which ``archive.known`` tells."""
        self._log, self._known, self._owners = archive.log, archive.known, owners
        self._blobs, self._texts = archive.blobs, archive.texts
        self._max_bytes, self._by_ocr, self._simulated = archive.max_bytes, archive.by_ocr, archive.simulated
        self._recorded_under = archive.recorded_under
        self._tell = archive.tell
        self._turns = Turns(self._transaction, self._told)
        self._line = Line()
        self._seen = 0
        self._last_at = BEGINNING

    def do(
        self,
        command: object,
        by: str | None,
        base_dir: Path | None,
        default_key: str | None,
        actor: Actor | None = None,
    ) -> Receipt:
        """``Archive.do``."""
        if actor is not None:
            require_to_begin(actor, command, self._known.grants)
        self._bound(command, default_key)
        spec = check(command)
        assert isinstance(command, Mapping)
        author = actor.handle if actor is not None else command.get("by") or by
        if author is None:
            raise invalid("by", "required")
        content = attachments.bytes_of(command, base_dir, self._max_bytes)
        given = command.get("key") or default_key
        key = given or secrets.token_hex(16)
        beyond = beyond_limits(spec, command)
        if given is None:
            raise_if(beyond)
        said, salt = canonical_content(command, content), new_salt()
        digest = content_hash(said, salt)
        again = self._answered(key, said) if given and (beyond or content is not None) else None
        if again is not None:
            return again
        raise_if(beyond)
        facts = self._facts(spec, command, content)

        may_be_known = given is not None  # a key that was made just now has never been used

        def record() -> Outcome:
            nonlocal may_be_known
            receipt = self._answered(key, said) if may_be_known else None
            if receipt is not None:
                return receipt, None
            may_be_known = True
            receipt, recorded = self._record(spec, command, facts, (author, key), (salt, digest), actor)
            if recorded is not None:
                self._take(recorded)
            return receipt, recorded

        def lost() -> Outcome | None:
            found = self._lost(spec, command, actor)
            receipt = self._answered(key, said) if found is not None and may_be_known else None
            if found is not None and receipt is None:
                raise found
            return None if receipt is None else (receipt, None)

        def recorded_in_turn() -> Receipt:
            return self._turns.take(Turn(record, lost))[0]

        try:
            return recorded_in_turn()
        except Problem as problem:
            if problem.slug == "changed-meanwhile":
                self._line.wait()
            raise
        except CommitUnknown as error:
            return _settled(recorded_in_turn, key, error)
        except OperationalError as error:
            raise Problem("unavailable", "cannot-write", reason=in_a_line(error)) from error

    def _bound(self, command: object, default_key: str | None) -> None:
        """Raises ``invalid`` for more values than a command may hold, before anything is made of them."""
        many = too_many_values(command)
        key = command.get("key", default_key) if many and isinstance(command, Mapping) else None
        if many and not (isinstance(key, str) and self._log.find_key(key_stream(key))):
            raise_if(many)

    def _facts(self, spec: CommandSpec, command: Mapping[str, Any], content: bytes | None) -> dict[str, Any]:
        """What is read of a file before anybody is kept waiting."""
        if content is not None:
            return attachments.file_document(
                command,
                content,
                self._blobs,
                self._texts,
                self._max_bytes,
                self._by_ocr,
            )
        if spec.name == rereading.EXTRACT:
            return rereading.read_again(command["document"], self._known, self._blobs, self._texts, self._by_ocr)
        return {}

    def _standing(self, owner: Owner) -> Receipt:
        """The answer to the command whose reading of a document stands."""
        version = rereading.standing(list(owner.plain.values())).position
        event = next(iter(self._log.stream(owner.id, version - 1)))
        found = self._recorded_under(event.key)
        assert found is not None
        return found

    def _lost(self, spec: CommandSpec, command: Mapping[str, Any], actor: Actor | None) -> Problem | None:
        """``changed-meanwhile`` where what is in memory tells it: who has lost keeps nobody waiting for the log.

        Versions only rise: what others have recorded since cannot bring the expected one back.
        """
        expected = command.get("expect_version")
        if expected is None or spec.name == "correct-record" or spec.owner not in command:
            return None
        if self._known.owner(spec.subject(command)).version <= expected:
            return None
        try:
            may = None if actor is None else partial(require_right, actor)
            admit(spec, command, dict(command), self._known, self._log, may)
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
        actor: Actor | None = None,
    ) -> Outcome:
        """``author``: who records it, and under which key; ``hashed``: the salt of its first event, and its hash."""
        (by, key), (salt, digest) = author, hashed
        end = self._catch_up()
        data = self._data(spec, command, facts)
        may = None if actor is None else partial(require_right, actor)
        context = prepare(spec, command, data, self._known, self._log, self._texts, may)
        if spec.name == rereading.EXTRACT and not rereading.is_new(list(context.owner.plain.values()), facts):
            return self._standing(context.owner), None
        at = self._recording_time(command)
        events = self._events(context.owner.id, spec, context.data, context.links, (by, key, at, salt))
        slips = told(context, at)
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
            **slips,
        }
        events.append(Event(key_stream(key), 1, CLOSED, closing, spec.name, by, key, at))
        recorded = Recorded.of(self._log.append(events, end))
        return Receipt(201, receipt_body(recorded.position, key, closing)), recorded

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """What was remembered of commands that came to nothing is forgotten."""
        seen, last_at = self._seen, self._last_at
        try:
            with self._log.exclusive():
                yield
        except BaseException:
            if self._seen != seen:
                self._owners.forget()
                self._seen, self._last_at = seen, last_at
            raise

    def _told(self, outcomes: Sequence[Outcome]) -> None:
        self._line.move_on()
        self._tell([recorded for _, recorded in outcomes if recorded is not None])

    def _take(self, recorded: Recorded) -> None:
        """What this program has just recorded need not be read again, by those who go along neither."""
        self._owners.take(event for _, event in recorded.events)
        self._seen, self._last_at = recorded.position, recorded.recorded_at

    def _data(self, spec: CommandSpec, command: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
        given = {name: v for name, v in command.items() if name not in _NO_DATA}
        if spec.makes and spec.owner in spec.optional and spec.owner not in given:
            given[spec.owner] = f"{spec.makes}-{secrets.token_hex(6)}"
        return {**attachments.stored_fields(spec, given, self._texts), **facts}

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
            versions[stream] = versions.get(stream, self._known.stream(stream).stream_version) + 1
            salted = (None if name in UNSALTED else new_salt()) if events else salt
            events.append(Event(stream, versions[stream], name, values, spec.name, by, key, at, salted))
        return events

    def _catch_up(self) -> End:
        """Brings the cached owners to the end of the log; runs inside the writing transaction."""
        end = self._log.store.end()
        if end.position != self._seen:
            self._owners.refresh(self._log.store.streams_after(self._seen))
            assert end.closing is not None
            at = to_event(end.closing).recorded_at
            self._last_at = max(self._last_at, at) if self._simulated else at
            self._seen = end.position
        return end

    def _recording_time(self, command: Mapping[str, Any]) -> str:
        at = command.get("at")
        if at is None:
            return format_instant(now())
        if not self._simulated:
            raise refused("not-simulated", rule=archive_rule("not-simulated"))
        moment = format_instant(parse_instant(at))
        if moment < self._last_at:
            raise refused("at-before-the-last", rule=archive_rule("at-before-the-last"), last=self._last_at)
        return moment

    def _answered(self, key: str, said: bytes) -> Receipt | None:
        found = self._log.find_key(key_stream(key))
        if found is None:
            return None
        position, closing = found
        first = self._log.event_in(closing.data["subject"], closing.data["stream_version"])
        if closing.data["hash"] != content_hash(said, None if first is None else first.salt):
            raise Problem("key-reused", "key-reused", key=key, position=position)
        return Receipt(200, receipt_body(position, key, closing.data))


def _settled(record: Callable[[], Receipt], key: str, error: OperationalError) -> Receipt:
    """The answer to a command of which nobody could say whether it was stored: its key tells, or it is recorded now.

    The store lets nobody in before the transaction that was lost has ended one way or the other.
    """
    for seconds in _AGAIN:
        sleep(seconds)
        try:
            return Receipt(201, record().body)
        except OperationalError as another:
            error = another
    raise Problem("unavailable", "commit-unknown", key=key, reason=in_a_line(error)) from error
