"""Forms that are put away half filled in, and files that are uploaded to forms, beside the log for 90 days."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from web.people.database import PeopleDatabase

_DAYS = 90
_SECONDS = _DAYS * 24 * 3600.0
_HELD = "held:"
_FIELDS = "id, address, title, body, made_by, saved_at, alone"


@dataclass(frozen=True)
class Draft:
    """``address``: of its form; ``body``: to whose recorders it belongs, empty where to no body's alone.

    ``saved_at``: seconds since 1970. ``alone``: it is for nobody but ``made_by``. ``typed``, ``own``: what the form
    carries; empty in a list.
    """

    id: str
    address: str
    title: str
    body: str
    made_by: str
    saved_at: float
    typed: Mapping[str, str]
    own: Mapping[str, str]
    alone: bool = False

    @property
    def opened(self) -> str:
        """The address by which it is gone on with."""
        return f"{self.address}{'&' if '?' in self.address else '?'}_draft={self.id}"


class Drafts:
    """``clock``: seconds since 1970."""

    def __init__(self, database: PeopleDatabase, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def put(self, draft: Draft) -> None:
        """Keeps a draft, in place of one with its id; those that are too old go."""
        said = msgspec.json.encode({"typed": draft.typed, "own": draft.own}).decode()
        with self._database.exclusive():
            self._database.rows("DELETE FROM drafts WHERE saved_at < ? OR id = ?", (self._oldest, draft.id))
            self._database.rows(
                f"INSERT INTO drafts ({_FIELDS}, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    draft.id,
                    draft.address,
                    draft.title,
                    draft.body,
                    draft.made_by,
                    self._clock(),
                    int(draft.alone),
                    said,
                ),
            )

    def find(self, id: str) -> Draft | None:
        found = self._database.rows(
            f"SELECT {_FIELDS}, said FROM drafts WHERE id = ? AND saved_at >= ?", (id, self._oldest)
        )
        if not found:
            return None
        said = msgspec.json.decode(found[0][-1])
        return _draft(found[0], said["typed"], said["own"])

    def listed(self) -> list[Draft]:
        """All of them, the last saved first, without what stands in them."""
        rows = self._database.rows(
            f"SELECT {_FIELDS} FROM drafts WHERE saved_at >= ? ORDER BY saved_at DESC, id", (self._oldest,)
        )
        return [_draft(row, {}, {}) for row in rows]

    def take_away(self, id: str) -> None:
        self._database.rows("DELETE FROM drafts WHERE id = ?", (id,))

    def hold(self, content: bytes) -> str:
        """Keeps an uploaded file; gives the text that stands for it in its form."""
        id = secrets.token_hex(16)
        with self._database.exclusive():
            self._database.rows("DELETE FROM uploads WHERE saved_at < ?", (self._oldest,))
            said = base64.b64encode(content).decode()
            self._database.rows(
                "INSERT INTO uploads (id, content, saved_at) VALUES (?, ?, ?)", (id, said, self._clock())
            )
        return f"{_HELD}{id}"

    def held(self, text: str) -> str:
        """The file that a text stands for, in base64; the text itself where it stands for none."""
        if not text.startswith(_HELD):
            return text
        found = self._database.rows("SELECT content FROM uploads WHERE id = ?", (text.removeprefix(_HELD),))
        return str(found[0][0]) if found else ""

    @property
    def _oldest(self) -> float:
        return self._clock() - _SECONDS


def _draft(row: Sequence[Any], typed: Mapping[str, str], own: Mapping[str, str]) -> Draft:
    id, address, title, body, made_by, saved_at, alone = row[:7]
    return Draft(id, address, title, body, made_by, saved_at, typed, own, bool(alone))


def new_id() -> str:
    return secrets.token_hex(16)


def given_back(draft: Draft, own: Mapping[str, str]) -> dict[str, Any]:
    """What a form carries that goes on with a draft."""
    return {**draft.own, **own, "_draft": draft.id}
