"""What is answered to a command, now and whenever its key is sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What is told of a command that is recorded all the same: where it may be a mistake, and what else looks like a slip.
TOLD = ("warnings", "cautions")


@dataclass(frozen=True)
class Receipt:
    """The answer to a command: ``status`` 201, or 200 where it had been recorded before.

    ``body``: ``{position, key, events: [{event, subject}], subject: {type, id, version}, warnings: [{code, ...}],
    cautions: [{code, ...}]}``, for a justering also ``overtaken: [{number, from, by}]``.
    """

    status: int
    body: dict[str, Any]


def receipt_body(position: int, key: str, closing: Mapping[str, Any]) -> dict[str, Any]:
    subject = {"type": closing["type"], "id": closing["subject"], "version": closing["version"]}
    told = {name: closing.get(name, []) for name in TOLD}
    answer = {"position": position, "key": key, "events": closing["events"], "subject": subject, **told}
    if "overtaken" in closing:
        answer["overtaken"] = closing["overtaken"]
    return answer


def key_stream(key: str) -> str:
    """The stream in which the closing event of the command with a key stands alone."""
    return f"command:{hashlib.sha256(key.encode()).hexdigest()}"
