"""Checks a command against what is known, in the order of docs/rules.md, and lets its verb speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from archive.attachments import stored_fields
from archive.blobs import Texts
from archive.catalogue import CLOSED, ID_ASSIGNED
from archive.grammar import COMMANDS, OWN_CORRECTION
from archive.grammar.check import check_fields
from archive.grammar.references import Reference, references
from archive.grammar.shapes import CommandSpec
from archive.grammar.telling import MOST_ERRORS
from archive.knowledge import StreamKnowledge
from archive.owners import Owner
from archive.problems import FieldError, Problem, invalid, refused
from archive.records import Record
from archive.store.log import DecisionLog
from archive.verbs import LOOK_UPS, VERBS, record
from archive.verbs.context import Context, archive_rule

# Raises ``not-allowed`` where whoever asks may not record it.
May = Callable[[Context], None]


def prepare(
    spec: CommandSpec,
    command: Mapping[str, Any],
    data: dict[str, Any],
    known: StreamKnowledge,
    log: DecisionLog,
    texts: Texts,
    may: May | None = None,
) -> Context:
    """A context whose data and links are what is to be stored; raises the Problem that the command meets first."""
    context = admit(spec, command, data, known, log, may)
    if not spec.corrects:
        _not_void(context.references, known)
    if context.target is not None and "fields" in data:
        data["fields"] = stored_fields(COMMANDS[context.target.command], data["fields"], texts)
    VERBS.get(spec.name, record)(context)
    if spec.makes_within:
        context.links.append((data["id"], ID_ASSIGNED, {"type": spec.makes, "owner": context.owner.id}))
    return context


def admit(
    spec: CommandSpec,
    command: Mapping[str, Any],
    data: dict[str, Any],
    known: StreamKnowledge,
    log: DecisionLog,
    may: May | None = None,
) -> Context:
    """A context of a command that finds what it names, at the version that it expects, before anything is judged."""
    mends = _target(data, known, log) if spec.name == "correct-record" else None
    _not_taken(spec, data, known)
    named = list(references(spec.fields, data)) if mends is None else _named_in_place(data, mends[1])
    _refer_to_something(named, known)
    owner, target = (known.owner(spec.subject(data)), None) if mends is None else mends
    context = Context(spec, command, known, owner, data, references=named, target=target)
    LOOK_UPS.get(spec.name, record)(context)
    if may is not None:
        may(context)
    expected = command.get("expect_version")
    if expected is not None and expected != owner.version:
        raise Problem("changed-meanwhile", "changed-meanwhile", id=owner.id, expected=expected, version=owner.version)
    return context


def _not_taken(spec: CommandSpec, data: Mapping[str, Any], known: StreamKnowledge) -> None:
    if spec.makes and "id" in data and known.type_of(data["id"]) is not None:
        raise Problem("already-exists", "already-exists", id=data["id"], path="id")
    if spec.yearly and known.type_of(spec.subject(data)) not in (None, spec.yearly):
        raise Problem("already-exists", "already-exists", id=spec.subject(data), path=spec.owner)


def _named_in_place(data: Mapping[str, Any], target: Record) -> list[Reference]:
    """What the fields name that a ``correct-record`` gives, which are of the command that it mends."""
    spec, fields = COMMANDS[target.command], data.get("fields", {})
    check_fields(spec, fields, target.data, "fields")
    return [reference._replace(path=f"fields/{reference.path}") for reference in references(spec.fields, fields)]


def _target(data: Mapping[str, Any], known: StreamKnowledge, log: DecisionLog) -> tuple[Owner, Record]:
    closing = log.event_at(data["position"])
    if closing is None or closing.name != CLOSED:
        error = FieldError("position", "no-record-at-position", {"position": data["position"]})
        raise Problem("unknown-reference", "unknown-reference", errors=(error,))
    if closing.command not in COMMANDS or not _can_be_mended(COMMANDS[closing.command]):
        raise invalid("position", "record-not-correctable", command=closing.command)
    if closing.command in OWN_CORRECTION:
        raise invalid("position", "has-own-correction", command=closing.command, use=OWN_CORRECTION[closing.command])
    owner = known.stream(closing.data["subject"])
    return owner, owner.records[closing.data["stream_version"]]


def _can_be_mended(spec: CommandSpec) -> bool:
    return not (spec.corrects or spec.uncorrectable)


def _refer_to_something(named: Iterable[Reference], known: StreamKnowledge) -> None:
    errors = (
        FieldError(reference.path, "unknown-reference", {"id": reference.id, "expected": ", ".join(reference.types)})
        for reference in named
        if known.type_of(reference.id) not in reference.types
    )
    told = tuple(islice(errors, MOST_ERRORS))
    if told:
        raise Problem("unknown-reference", "unknown-reference", errors=told)


def _not_void(named: Iterable[Reference], known: StreamKnowledge) -> None:
    for reference in named:
        if known.maker(reference.id).void:
            raise refused("void-record", rule=archive_rule("void-record"), id=reference.id, path=reference.path)
