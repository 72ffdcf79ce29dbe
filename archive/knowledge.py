"""What the archive knows now, folded from streams: the guards' view of the log."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from archive.events import Event
from archive.owners import Owner, evolve
from archive.records import Record
from archive.rights.grants import Grants

_CACHED_OWNERS = 4096


class Owners:
    """Owners by id, kept in memory and brought forward from the log.

    ``read(stream, after)`` gives a stream's events after a version. The cache is right as long as ``refresh`` is
    called with every stream that others have written to, ``take`` with what is recorded here.
    """

    def __init__(self, read: Callable[[str, int], Iterable[Event]]) -> None:
        self._read = read
        self._cache: OrderedDict[str, Owner] = OrderedDict()

    def get(self, id: str) -> Owner:
        owner = self._cache.get(id)
        if owner is None:
            owner = self._cache[id] = self._bring_forward(Owner(id))
            if len(self._cache) > _CACHED_OWNERS:
                self._cache.popitem(last=False)
        else:
            self._cache.move_to_end(id)
        return owner

    def refresh(self, streams: Iterable[str]) -> None:
        for stream in streams:
            if stream in self._cache:
                self._bring_forward(self._cache[stream])

    def take(self, events: Iterable[Event]) -> None:
        """Events that were just recorded, in their order."""
        for event in events:
            owner = self._cache.get(event.originator_id)
            if owner is not None:
                evolve(owner, event)

    def forget(self) -> None:
        """Where events that were taken have not been stored after all."""
        self._cache.clear()

    def _bring_forward(self, owner: Owner) -> Owner:
        for event in self._read(owner.id, owner.stream_version):
            owner = evolve(owner, event)
        return owner


class StreamKnowledge:
    """Knowledge of everything recorded up to now; ``Record.position`` is the version of the record's event."""

    def __init__(self, owners: Owners, grants: Grants) -> None:
        self._owners = owners
        self.grants = grants

    def owner(self, id: str) -> Owner:
        """The owner behind an id: of a justering its agreement, of a kommissorium its body."""
        stream = self._owners.get(id)
        return stream if stream.owner in ("", id) else self._owners.get(stream.owner)

    def stream(self, id: str) -> Owner:
        return self._owners.get(id)

    def records(self, owner: str) -> Sequence[Record]:
        return list(self._owners.get(owner).plain.values())

    def justering(self, id: str) -> Record | None:
        agreement = self.owner(id)
        made = agreement.records.get(agreement.made.get(id, 0))
        return made if made is not None and made.command == "adopt-justering" else None

    def justeringer(self, agreement: str) -> Sequence[Record]:
        owner = self._owners.get(agreement)
        made = (owner.records[position] for position in owner.made.values())
        return [record for record in made if record.command == "adopt-justering"]

    def type_of(self, id: str) -> str | None:
        return self._owners.get(id).type

    def made(self, id: str) -> Record | None:
        """The record that made an id; None where nothing has it."""
        return self.maker(id) if self.type_of(id) else None

    def maker(self, id: str) -> Record:
        """The record that made an id."""
        owner = self.owner(id)
        return owner.first if owner.id == id else owner.records[owner.made[id]]
