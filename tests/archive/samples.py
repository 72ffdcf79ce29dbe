"""Makes golden samples: an event as it is stored today, written down so that it stays readable.

scripts/golden EVENT [FIELDS]
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from archive.attachments import stored_fields
from archive.blobs import Texts
from archive.catalogue import to_stored
from archive.events import Event
from archive.grammar import BY_EVENT
from archive.grammar.check import check

GOLDEN = Path(__file__).parent / "golden"
_RECORDED = ("sekretariatet", "nøgle", "2012-05-08T10:00:00.000001Z")


class _NoFiles(Texts):
    """Gives a text its hash and keeps it nowhere."""

    def __init__(self) -> None:
        """Takes no folder."""

    def put_all(self, texts: Sequence[str]) -> list[str]:
        return [hashlib.sha256(text.encode()).hexdigest() for text in texts]


def write_sample(name: str, more: Mapping[str, Any], folder: Path = GOLDEN) -> Path:
    """A sample of the event ``name`` under the next free number; ``more``: fields beside those of the example.

    Raises KeyError for an event of no command, Problem for an example that is not valid.
    """
    spec = BY_EVENT[name]
    check({"command": spec.name, **spec.example})
    data = {**stored_fields(spec, spec.example, _NoFiles()), **more}
    sample = _sample(Event(spec.subject(data), 1, name, data, spec.name, *_RECORDED))
    number = next(n for n in range(1, 1000) if not (folder / f"{name}-{n}.json").exists())
    path = folder / f"{name}-{number}.json"
    path.write_text(json.dumps(sample, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _sample(event: Event) -> dict[str, Any]:
    stored = to_stored(event)
    return {
        "stream": stored.originator_id,
        "version": stored.originator_version,
        "topic": stored.topic,
        "state": stored.state.decode(),
        "event": {name: getattr(event, name) for name in event.__struct_fields__},
    }


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in BY_EVENT:
        sys.exit(f"usage: scripts/golden EVENT [FIELDS]\nEVENT is one of: {', '.join(sorted(BY_EVENT))}")
    print(write_sample(sys.argv[1], json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}))
