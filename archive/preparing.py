"""Checks a command against what is known, in the contract's order, and lets its verb speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from archive.attachments import stored_fields
from archive.blobs import Texts
from archive.catalogue import CLOSED, ID_ASSIGNED
from archive.grammar import COMMANDS, OWN_CORRECTION
from archive.grammar.check import check_fields
from archive.grammar.references import Reference, references
from archive.grammar.shapes import CommandSpec
from archive.knowledge import StreamKnowledge
from archive.owners import Owner
from archive.problems import FieldError, Problem, invalid, refused
from archive.records import Record
from archive.store.log import DecisionLog
from archive.verbs import LOOK_UPS, VERBS, record
from archive.verbs.context import Context, archive_rule


def prepare(
    spec: CommandSpec,
    command: Mapping[str, Any],
    data: dict[str, Any],
    known: StreamKnowledge,
    log: DecisionLog,
    texts: Texts,
) -> Context:
    """A context whose data and links are what is to be stored; raises the Problem that the command meets first."""
    _not_taken(spec, data, known)
    owner, target, named = _find(spec, data, known, log)
    _refer_to_something(named, known)
    context = Context(spec, command, known, owner, data, target=target)
    LOOK_UPS.get(spec.name, record)(context)
    expected = command.get("expect_version")
    if expected is not None and expected != owner.version:
        raise Problem("changed-meanwhile", "changed-meanwhile", id=owner.id, expected=expected, version=owner.version)
    if not spec.corrects:
        _not_void(named, known)
    if target is not None and "fields" in data:
        data["fields"] = stored_fields(COMMANDS[target.command], data["fields"], texts)
    VERBS.get(spec.name, record)(context)
    if spec.makes_within:
        context.links.append((data["id"], ID_ASSIGNED, {"type": spec.makes, "owner": owner.id}))
    return context


def _not_taken(spec: CommandSpec, data: Mapping[str, Any], known: StreamKnowledge) -> None:
    if spec.makes and "id" in data and known.type_of(data["id"]) is not None:
        raise Problem("already-exists", "already-exists", id=data["id"], path="id")
    if spec.yearly and known.type_of(spec.subject(data)) not in (None, spec.yearly):
        raise Problem("already-exists", "already-exists", id=spec.subject(data), path=spec.owner)


def _find(
    spec: CommandSpec, data: dict[str, Any], known: StreamKnowledge, log: DecisionLog
) -> tuple[Owner, Record | None, list[Reference]]:
    """The owner, the record that a ``correct-record`` mends, and every id that is named."""
    if spec.name == "correct-record":
        owner, target = _target(data, known, log)
        fields = data.get("fields", {})
        target_spec = COMMANDS[target.command]
        check_fields(target_spec, fields, target.data, "fields")
        named = [r._replace(path=f"fields/{r.path}") for r in references(target_spec.fields, fields)]
        return owner, target, named
    named = list(references(spec.fields, data))
    _refer_to_something(named, known)
    return known.owner(spec.subject(data)), None, named


def _target(data: Mapping[str, Any], known: StreamKnowledge, log: DecisionLog) -> tuple[Owner, Record]:
    closing = log.event_at(data["position"])
    if closing is None or closing.name != CLOSED:
        error = FieldError("position", "no-record-at-position", {"position": data["position"]})
        raise Problem("unknown-reference", "unknown-reference", errors=(error,))
    if closing.command not in COMMANDS or COMMANDS[closing.command].corrects:
        raise invalid("position", "record-not-correctable", command=closing.command)
    if closing.command in OWN_CORRECTION:
        raise invalid("position", "has-own-correction", command=closing.command, use=OWN_CORRECTION[closing.command])
    owner = known.stream(closing.data["subject"])
    return owner, owner.records[closing.data["stream_version"]]


def _refer_to_something(named: Iterable[Reference], known: StreamKnowledge) -> None:
    errors = [
        FieldError(reference.path, "unknown-reference", {"id": reference.id, "expected": ", ".join(reference.types)})
        for reference in named
        if known.type_of(reference.id) not in reference.types
    ]
    if errors:
        raise Problem("unknown-reference", "unknown-reference", errors=tuple(errors))


def _not_void(named: Iterable[Reference], known: StreamKnowledge) -> None:
    for reference in named:
        if known.maker(reference.id).void:
            raise refused("void-record", rule=archive_rule("void-record"), id=reference.id, path=reference.path)
