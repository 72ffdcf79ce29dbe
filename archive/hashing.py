"""The hash of what a command says: the same for ever, whatever wrote its JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import rfc8785

from archive import attachments
from archive.grammar import COMMANDS
from archive.grammar.shapes import COMMON, Schema
from archive.problems import FieldError, Problem

_NOT_CONTENT = frozenset({"key", "at", "expect_version"})
_PLAIN_TYPES = frozenset({"string", "boolean", "null"})
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False).encode


def content_hash(said: bytes, salt: str | None) -> str:
    """SHA-256 in hex of the salt of a command's first event, a newline and its canonical JSON.

    Of that alone where the event has no salt: older programs wrote none.
    """
    hashed = hashlib.sha256(b"" if salt is None else f"{salt}\n".encode())
    hashed.update(said)
    return hashed.hexdigest()


def canonical_content(command: Mapping[str, Any], content: bytes | None) -> bytes:
    """Canonical JSON of what a command that was checked says; a file by its path counts by its bytes."""
    said = {name: value for name, value in command.items() if name not in _NOT_CONTENT}
    if "path" in said and content is not None:
        said["path"] = {"sha256": attachments.sha256(content)}
    if said.keys() <= _plain_fields(said["command"]):
        return _plain_json(said)
    return _canonical(said)


def canonical_hash(value: Any) -> str:
    """SHA-256 in hex of RFC 8785 canonical JSON. Raises ``invalid`` for what canonical JSON cannot hold."""
    return hashlib.sha256(_canonical(value)).hexdigest()


def _canonical(value: Any) -> bytes:
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        detail = FieldError("", "not-canonical", {"reason": str(error)[:200]})
        raise Problem("invalid", "invalid-fields", errors=(detail,)) from error


def _plain_json(said: Mapping[str, Any]) -> bytes:
    """Canonical JSON, where there are no numbers, and no names but those of the grammar, which are ASCII."""
    return _encode(said).encode()


@cache
def _plain_fields(command: str) -> frozenset[str]:
    """The fields of a command that hold no number, however deep: for these Python's own JSON, in C, is canonical."""
    fields = {**COMMON, **COMMANDS[command].fields}
    return frozenset(name for name, schema in fields.items() if name not in _NOT_CONTENT and _is_plain(schema))


def _is_plain(schema: Schema) -> bool:
    if "anyOf" in schema:
        return all(map(_is_plain, schema["anyOf"]))
    if "then" in schema:
        return _is_plain(schema["then"]) and _is_plain(schema["else"])
    if "enum" in schema:
        return all(isinstance(value, str) for value in schema["enum"])
    if schema.get("type") == "array":
        return _is_plain(schema["items"])
    if schema.get("type") == "object":
        return schema.get("additionalProperties") is False and all(map(_is_plain, schema["properties"].values()))
    return schema.get("type") in _PLAIN_TYPES
