"""Which units some commands touch, and at which positions: what is looked at again when they are fed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec.json import decode
from sqlalchemy import ColumnElement, Connection, bindparam, or_, select

from archive.events import Recorded
from archive.owners import CORRECTIONS, corrected_fields
from projections.agreements.tables import changes, numbers, terms
from projections.records.table import ids, records, refs
from projections.search.places import NAMED_IN
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
_TEXTS = ("enter-agreement", "adopt-justering")
# The events of an owner, corrections aside, that may change its own texts; of a type that is not named, all of them.
_MAKING = {
    "body": frozenset({"kommissorium-adopted"}),
    "decision": frozenset({"decision-recorded", "decision-annulled"}),
    "document": frozenset({"document-filed", "document-extracted"}),
    "meeting": frozenset(
        {"meeting-called", "meeting-moved", "agenda-published", "minutes-recorded", "minutes-dispatched"}
    ),
    "agreement": frozenset({"provision-assessed"}),
}
# What is said of every provision of an agreement, and what things are called.
_OF_ALL = frozenset({"decision", "title", "level"})
_NAMES = frozenset({command_and_field[1] for command_and_field in NAMED_IN.values()})

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


def items(commands: Sequence[Recorded]) -> Mapping[tuple[int, str], frozenset[str]]:
    """By position and meeting, the numbers of the items of its minutes that a command alone says something of."""
    found = {}
    for command in commands:
        if command.primary.name == "remark-settled":
            said = command.primary.data.get("items", ())
            found[command.position, command.subject] = frozenset(item["number"] for item in said)
    return found


def _of_command(connection: Connection, command: Recorded) -> Iterator[Unit]:
    type, subject = str(command.closing.data["type"]), command.subject
    if _makes_texts(type, command):
        yield ("assessments" if type == "agreement" else type), subject
    naming = partial(_naming, connection, command.position)
    decisions, meetings = _of_place(connection, command)
    if type == "decision":
        yield from (("body", body) for body in naming(subject, "adopt-kommissorium"))
        yield from (("assignment", assignment) for assignment in naming(subject, "assign"))
    if type == "body":
        yield from (("proposal", proposal) for proposal in _proposals(connection, command))
    yield from (("document", event.originator_id) for _, event in command.events[1:-1] if event.name == _FILED)
    yield from (("decision", decision) for decision in decisions)
    yield from (("meeting", meeting) for meeting in meetings)
    if _corrects(command):
        named = [subject, *decisions, *meetings, *(_kommissorier(connection, subject) if type == "body" else ())]
        yield from (("document", document) for id in named for document in naming(id, "file-document"))


def _makes_texts(type: str, command: Recorded) -> bool:
    """Whether the owner's own texts may be others now; a settlement's are, where it sends items out again."""
    if command.primary.name == "remark-settled":
        return bool(command.primary.data.get("items"))
    return _corrects(command) or type not in _MAKING or command.primary.name in _MAKING[type]


def _of_place(connection: Connection, command: Recorded) -> tuple[Sequence[str], Sequence[str]]:
    """The decisions and the meetings that are found by what a command says of another thing."""
    type, subject = str(command.closing.data["type"]), command.subject
    naming = partial(_naming, connection, command.position)
    if type == "agreement":
        return _deciding(connection, command), ()
    if type == "meeting" and (_corrects(command) or command.primary.name == "agenda-published"):
        return naming(subject, "record-decision"), ()
    if _names_anew(command):
        return naming(subject, "record-decision"), naming(subject, "call-meeting") if type == "body" else ()
    return (), ()


def _deciding(connection: Connection, command: Recorded) -> Sequence[str]:
    """The decisions that what a command on an agreement changes rests on, or ever rested on; those that concern it."""
    data, name = command.primary.data, command.primary.name
    if name in _SET:
        return [data["decision"]] if "decision" in data else []
    if name == "justering-corrected":
        return _named_as_decision(connection, command, records.c.room == data["justering"])
    if name != "agreement-corrected":
        return []
    own = _named_as_decision(connection, command, records.c.owner == command.subject)
    return [*own, *_naming(connection, command.position, command.subject, "record-decision")]


def _named_as_decision(connection: Connection, command: Recorded, among: ColumnElement[bool]) -> list[str]:
    asked = select(records.c.data).where(among, records.c.known_from <= command.position)
    asked = asked.where(records.c.command.in_(_TEXTS))
    found = [decode(data).get("decision") for data in connection.execute(asked).scalars()]
    return [decision for decision in dict.fromkeys(found) if decision is not None]


def _kommissorier(connection: Connection, body: str) -> Sequence[str]:
    return connection.execute(select(ids.c.id).where(ids.c.type == "kommissorium", ids.c.owner == body)).scalars().all()


def _names_anew(command: Recorded) -> bool:
    """Whether a correction changes what something is called."""
    if not _corrects(command):
        return False
    fields, _ = corrected_fields(command.primary)
    return not _NAMES.isdisjoint(fields)


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
    if command.primary.name == "agreement-corrected" and not _OF_ALL.isdisjoint(command.primary.data):
        return [command.subject]
    if command.closing.data["type"] == "body" and _names_anew(command):
        decisions = _naming(connection, command.position, command.subject, "record-decision")
        return [agreement for id in decisions for agreement in _naming(connection, command.position, id, *_TEXTS)]
    return _resting(connection, command)


def _resting(connection: Connection, command: Recorded) -> Sequence[str]:
    """The agreements with texts that rest on a decision that is corrected."""
    if command.primary.name != "decision-corrected":
        return []
    return _naming(connection, command.position, command.subject, *_TEXTS)


def _naming(connection: Connection, position: int, target: str, *commands: str) -> Sequence[str]:
    """The owners of records of some commands that named a target by then; what came later saw it itself."""
    query = _NAMING.where(refs.c.command.in_(commands))
    return connection.execute(query, {"target": target, "position": position}).scalars().all()


def _corrects(command: Recorded) -> bool:
    return command.primary.name in CORRECTIONS
