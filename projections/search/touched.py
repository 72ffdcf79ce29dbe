"""Which units some commands touch, and at which positions: what is looked at again when they are fed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, or_, select

from archive.events import Recorded
from archive.owners import CORRECTIONS
from projections.agreements.tables import changes, numbers, terms
from projections.records.table import records, refs
from projections.search.texts_of import TEXTS_OF

_NAMING = (
    select(refs.c.owner)
    .distinct()
    .where(refs.c.target == bindparam("target"), refs.c.known_from <= bindparam("position"))
)
_CHANGED = select(changes.c.number, changes.c.known_from, changes.c.known_to).where(
    changes.c.agreement == bindparam("agreement"),
    or_(
        changes.c.known_from.between(bindparam("first"), bindparam("last")),
        changes.c.known_to.between(bindparam("first"), bindparam("last")),
    ),
)
_TERMS = select(terms.c.known_from).where(
    terms.c.agreement == bindparam("agreement"), terms.c.known_from.between(bindparam("first"), bindparam("last"))
)
_NUMBERS = select(numbers.c.number).where(
    numbers.c.agreement == bindparam("agreement"), numbers.c.known_from <= bindparam("last")
)

_PROPOSAL = (
    select(records.c.id)
    .distinct()
    .where(records.c.position == bindparam("corrected"), records.c.command == "propose-item")
)

# The events that put texts of an agreement there, with the field that names their numbers.
_SET = {"agreement-entered": "provisions", "justering-adopted": "changes"}

# A document that lay in another.
_FILED = "document-filed"

Unit = tuple[str, str]
Provision = tuple[str, str]


def units(connection: Connection, commands: Sequence[Recorded]) -> Mapping[int, list[Unit]]:
    """By position, in order, the owners (type, id) whose texts a command may have changed; agreements aside."""
    found: dict[int, list[Unit]] = {}
    for command in commands:
        touched = [unit for unit in _of_command(connection, command) if unit[0] in TEXTS_OF]
        if touched:
            found[command.position] = list(dict.fromkeys(touched))
    return found


def _of_command(connection: Connection, command: Recorded) -> Iterator[Unit]:
    type, subject = str(command.closing.data["type"]), command.subject
    yield type, subject
    yield from (("document", event.originator_id) for _, event in command.events[1:-1] if event.name == _FILED)
    if type == "agreement":
        yield "assessments", subject
    if type == "body":
        yield from (("proposal", proposal) for proposal in _proposals(connection, command))
    if type == "decision":
        yield from (("assignment", assignment) for assignment in _naming(connection, command, "assign"))
        yield from (("body", body) for body in _naming(connection, command, "adopt-kommissorium"))
    if _corrects(command) and type in ("decision", "meeting", "document"):
        yield from (("document", document) for document in _naming(connection, command, "file-document"))


def _proposals(connection: Connection, command: Recorded) -> Sequence[str]:
    """The proposal that a command makes or corrects."""
    data = command.primary.data
    if command.primary.name == "item-proposed":
        return [str(data["id"])]
    at = data.get("position") if command.primary.name == "record-corrected" else None
    return [] if at is None else connection.execute(_PROPOSAL, {"corrected": at}).scalars().all()


def provisions(connection: Connection, commands: Sequence[Recorded]) -> Mapping[Provision, Mapping[int, bool]]:
    """The provisions (agreement, number) that commands may have changed: at which positions, and there as a whole.

    What a decision says of its body and meeting is said of every provision that rests on it.
    """
    found: dict[Provision, dict[int, bool]] = defaultdict(dict)
    for command in commands:
        if command.primary.name in _SET:
            for each in command.primary.data[_SET[command.primary.name]]:
                found[command.subject, each["number"]][command.position] = False
    if commands:
        _corrected(connection, commands, found)
        _as_a_whole(connection, commands, found)
    return found


def _corrected(connection: Connection, commands: Sequence[Recorded], found: dict[Provision, dict[int, bool]]) -> None:
    """Corrections take rows away and put others in their place: their positions stand in the rows."""
    first, last = commands[0].position, commands[-1].position
    for agreement in {agreement for command in commands for agreement in _corrects_text_of(connection, command)}:
        for row in connection.execute(_CHANGED, {"agreement": agreement, "first": first, "last": last}):
            for position in (row.known_from, row.known_to):
                if first <= position <= last:
                    found[agreement, row.number][position] = False


def _as_a_whole(connection: Connection, commands: Sequence[Recorded], found: dict[Provision, dict[int, bool]]) -> None:
    """A term, and what decisions say of themselves, touch every text of an agreement."""
    first, last = commands[0].position, commands[-1].position
    whole: dict[str, set[int]] = defaultdict(set)
    for command in commands:
        for agreement in _rests_on_another(connection, command):
            whole[agreement].add(command.position)
    for agreement in {command.subject for command in commands if command.closing.data["type"] == "agreement"}:
        asked = {"agreement": agreement, "first": first, "last": last}
        whole[agreement] |= set(connection.execute(_TERMS, asked).scalars())
    for agreement, positions in whole.items():
        for number in (
            connection.execute(_NUMBERS, {"agreement": agreement, "last": last}).scalars() if positions else ()
        ):
            found[agreement, number].update(dict.fromkeys(positions, True))


def _corrects_text_of(connection: Connection, command: Recorded) -> Sequence[str]:
    if command.primary.name in ("agreement-corrected", "justering-corrected"):
        return [command.subject]
    return _resting(connection, command)


def _rests_on_another(connection: Connection, command: Recorded) -> Sequence[str]:
    if command.primary.name == "agreement-corrected" and "decision" in command.primary.data:
        return [command.subject]
    return _resting(connection, command)


def _resting(connection: Connection, command: Recorded) -> Sequence[str]:
    """The agreements with texts that rest on a decision that is corrected."""
    if command.primary.name != "decision-corrected":
        return []
    return _naming(connection, command, "enter-agreement", "adopt-justering")


def _naming(connection: Connection, command: Recorded, *commands: str) -> Sequence[str]:
    """The owners of records of some commands that named the subject of one by then; what came later saw it itself."""
    query = _NAMING.where(refs.c.command.in_(commands))
    return connection.execute(query, {"target": command.subject, "position": command.position}).scalars().all()


def _corrects(command: Recorded) -> bool:
    return command.primary.name in CORRECTIONS
