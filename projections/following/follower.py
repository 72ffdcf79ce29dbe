"""The generation in force, kept at the end of the log by whoever writes, reads or works."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from time import monotonic

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from archive.events import Recorded
from archive.store.full_disk import Alone
from projections.following.database import Generations
from projections.following.follow import OF_THE_STEPS, Halted, Log, Steps, Stopped
from projections.following.readmodel import ReadModel

# Seconds for which a generation that was in force is taken to be so still, by who has just recorded: whoever reads
# looks for himself, and follows what is in force then.
_STILL = 0.05
# Commands that wait to be followed; of more, the first are read of the log again.
_MOST = 1_000
_logger = logging.getLogger(__name__)


class Follower:
    """Brings the generation in force forward. Safe for several threads and processes: the database has one writer."""

    def __init__(self, log: Log, generations: Generations, models: Sequence[ReadModel]) -> None:
        self._generations, self._models = generations, models
        self._steps = Steps(log, models)
        self._lock = RLock()
        self._waiting: deque[Recorded] = deque(maxlen=_MOST)
        self._handed = 0
        self._connection: Connection | None = None
        self._looked = float("-inf")
        self.stopped: dict[str, Stopped] = {}

    def hand(self, recorded: Sequence[Recorded]) -> None:
        """What this program has just recorded, for whoever catches up next: it need not be read of the log."""
        self._waiting.extend(recorded)
        self._handed = max(self._handed, recorded[-1].position)

    def waits(self) -> bool:
        """Whether something that was handed over is followed by nobody yet."""
        return bool(self._waiting)

    def is_to_go(self, position: int) -> bool:
        """Whether a position, or what comes before it, was handed over and has not been passed here."""
        return not self._steps.have_passed(min(position, self._handed))

    def catch_up(self, seconds: float, position: int | None = None) -> bool:
        """Follows the log, as far as the time goes; False where somebody else, or this machine, kept it from that.

        A read model that cannot go on is in ``stopped`` then; the others have gone on. ``position``: where this is no
        longer to go, since somebody else went there meanwhile, nothing is done.
        """
        begun = monotonic()
        deadline = begun + seconds
        if not self._lock.acquire(timeout=max(seconds, 0)):
            return False
        try:
            if position is not None and not self.is_to_go(position):
                return True
            following = self._following()
            if not following or begun - self._looked > _STILL:
                self._looked = float("-inf")
            while self._steps.take(self._transaction, following) and monotonic() < deadline:
                following = []
            self._say(self._steps.stopped)
            return True
        except Halted as halted:
            self._say({model.name: Stopped(model.name, halted.position, halted.reason) for model in self._models})
            return True
        except OSError:
            return False
        except DBAPIError as error:
            if self._generations.passing(error):
                return False
            self._say({model.name: Stopped(model.name, 0, str(error.orig)) for model in self._models})
            return True
        finally:
            self._lock.release()

    def _following(self) -> list[Recorded]:
        """What waits to be followed, as far as one command comes right after the other."""
        waiting = sorted((self._waiting.popleft() for _ in range(len(self._waiting))), key=lambda one: one.position)
        found = [one for one in waiting if not self._steps.have_passed(one.position)]
        end = next((n for n in range(1, len(found)) if found[n].before != found[n - 1].position), len(found))
        self._waiting.extend(found[end:])
        return found[:end]

    def _say(self, stopped: dict[str, Stopped]) -> None:
        """An alarm for each that has stopped anew."""
        if not stopped and not self.stopped:
            return
        for name, one in stopped.items():
            if name not in self.stopped or self.stopped[name].reason != one.reason:
                _logger.error("The read model %s has stopped at @%d: %s", name, one.position, one.reason)
        for name in self.stopped.keys() - stopped.keys():
            _logger.warning("The read model %s follows again", name)
        self.stopped = stopped

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """One writing transaction on a connection that is kept: to take one up anew costs as much as a small write."""
        connection = self._taken_up()
        try:
            with self._generations.transaction(connection):
                yield connection
        except OF_THE_STEPS:
            raise
        except BaseException:
            self._let_go()
            raise
        if isinstance(connection.connection.dbapi_connection, Alone):
            self._let_go()

    def _taken_up(self) -> Connection:
        if self._connection is not None and self._looked > 0:
            return self._connection
        engine = self._generations.engine()
        if self._connection is None or self._connection.engine is not engine:
            self._let_go()
            self._connection = self._generations.keep(engine)
        self._looked = monotonic()
        return self._connection

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def close(self) -> None:
        with self._lock:
            self._let_go()
