"""What is kept as files by hash instead of inside an event: documents, and texts that may have to be erased."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from archive.blobs import Blobs, Texts
from archive.extraction.extract import extract
from archive.extraction.room import room
from archive.extraction.within import Keeper
from archive.given_files import beside, bytes_at
from archive.grammar.shapes import CommandSpec, Schema
from archive.problems import Problem, invalid
from archive.times import day_after


def bytes_of(command: Mapping[str, Any], base_dir: Path | None, max_bytes: int) -> bytes | None:
    """The bytes of a ``file-document``, else None.

    Raises ``invalid`` for bad base64, an empty file, a path that cannot be read or is not allowed here; ``too-large``.
    """
    if command["command"] != "file-document":
        return None
    in_file = "path" in command
    content = _from_path(command["path"], base_dir, max_bytes) if in_file else _from_base64(command["content"])
    if len(content) > max_bytes:
        raise Problem("too-large", "file-too-large", size=len(content), max=max_bytes)
    if not content:
        raise invalid("path" if in_file else "content", "empty-file")
    return content


def _from_base64(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise invalid("content", "not-base64") from None


def _from_path(path: str, base_dir: Path | None, max_bytes: int) -> bytes:
    if base_dir is None:
        raise invalid("path", "only-in-import")
    return bytes_at(beside(base_dir, path), max_bytes, path)


def file_document(
    command: Mapping[str, Any], content: bytes, blobs: Blobs, texts: Texts, max_bytes: int, by_ocr: bool
) -> dict[str, Any]:
    """Keeps the bytes and the text read in them, and those of what lies within; gives the facts for the event.

    Raises ``unsupported`` for a kind that is not kept, or bytes that contradict the media type; ``unavailable`` where
    enough files are being read.
    """
    keep_unread = bool(command.get("keep_unread"))
    with room():
        extracted = extract(
            content, command["media_type"], max_file_mb=float("inf"), keep_unread=keep_unread, by_ocr=by_ocr
        )
        return Keeper(blobs, texts, max_bytes, by_ocr).facts(content, extracted)


def stored_fields(spec: CommandSpec, fields: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    """A command's fields as its event keeps them.

    Texts that are kept apart are replaced by their hash (``text`` by ``text_sha256``), ``last_day`` by the day after.
    """
    apart: list[str] = []
    stored = _detached(spec.fields, fields, apart)
    if apart:
        texts.put_all(apart)
    if spec.last_day is not None and "last_day" in stored:
        last_day = stored.pop("last_day")
        stored[spec.last_day] = None if last_day is None else day_after(last_day)
    return stored


def _detached(shapes: Mapping[str, Schema], fields: Mapping[str, Any], texts: list[str]) -> dict[str, Any]:
    """The fields with hashes for the texts that are kept apart, which are added to ``texts``."""
    apart = [name for name in fields if shapes.get(name, {}).get("x-apart")]
    kept = {name: _within(shapes.get(name, {}), value, texts) for name, value in fields.items() if name not in apart}
    texts += [fields[name] for name in apart if fields[name] is not None]
    return kept | {f"{name}_sha256": _sha256_of(fields[name]) for name in apart}


def _sha256_of(text: str | None) -> str | None:
    return None if text is None else sha256(text.encode("utf-8"))


def _within(shape: Schema, value: Any, texts: list[str]) -> Any:
    inner = shape.get("items", {}).get("properties")
    if inner is None or not isinstance(value, list):
        return value
    return [_detached(inner, item, texts) for item in value]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
