"""What things are called in a sentence: by the names that people know, not by ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from archive.grammar.shapes import SLUG_PATTERN
from archive.judgement.facts import meeting_date
from archive.records import Record
from web.texts import summaries_da, summaries_en
from web.texts.filling import fill
from web.wording import Wording

_CALLED: Mapping[str, Mapping[str, str]] = {"da": summaries_da.CALLED, "en": summaries_en.CALLED}
_BY_ID: Mapping[str, Mapping[str, str]] = {"da": summaries_da.BY_ID, "en": summaries_en.BY_ID}
_LONGEST = 80
# What a thing is named by that has a name of its own.
_OTHERS = ("body", "agreement")
_DATING = ("call-meeting", "move-meeting")


class Known(Protocol):
    """What is known of things: of the whole archive at a position, or of a sketch of it."""

    def records(self, owner: str) -> Sequence[Record]: ...

    def type_of(self, id: str) -> str | None: ...

    def made(self, id: str) -> Record | None: ...


class Things:
    """Things by id: *mødet i Partnerskabsforum den 8. maj 2012*, *aftalen »Hovedaftale«*; bodies by their names."""

    def __init__(self, known: Known, w: Wording) -> None:
        self._known, self._w = known, w
        self._called: dict[str, str] = {}

    @property
    def wording(self) -> Wording:
        """The words that they are called in."""
        return self._w

    def called(self, id: str, type: str | None = None) -> str:
        """What something is called; ``type``: of what is not known, which stands by its id."""
        if id not in self._called:
            self._called[id] = self._name(id, type)
        return self._called[id]

    def meeting_on(self, id: str, day: str) -> str:
        """What a meeting was called when it was to be on ``day``, wherever it was moved since."""
        return self._name(id, "meeting", day)

    def _name(self, id: str, type: str | None, day: str | None = None) -> str:
        made = self._known.made(id) if re.match(SLUG_PATTERN, id) else None
        if made is None:
            return fill(_BY_ID[self._w.language].get(str(type), "{id}"), id, {"id": id})
        sentence = _CALLED[self._w.language].get(str(self._known.type_of(id)))
        return id if sentence is None else fill(sentence, id, self._said(made, day))

    def _said(self, made: Record, day: str | None) -> dict[str, Any]:
        """What a thing is named by: others by what they are called, days in words, texts not too long."""
        said = dict(made.data)
        if made.command == "call-meeting":
            said["date"] = day or self._day_of(made)
        said |= {name: self.called(said[name]) for name in _OTHERS if name in said}
        for name in ("date", "effective_on"):
            if name in said:
                said[name] = self._w.day(said[name])
        if made.command == "grant-role":
            said["role"] = self._w.code("granted", said["role"]).lower()
        for name in ("title", "text", "task"):
            if name in said:
                said[name] = shortened(str(said[name]))
        return said | {"purposes": ", ".join(said.get("purposes", ()))}

    def _day_of(self, made: Record) -> str:
        dating = [r for r in self._known.records(made.owner) if r.command in _DATING and not r.void]
        return meeting_date(dating) or str(made.data["date"])


def named_by(made: Record) -> list[str]:
    """The ids of what something is named by."""
    return [made.data[name] for name in _OTHERS if name in made.data]


def shortened(text: str) -> str:
    """A text as a name: the beginning of a long one, without the full stop."""
    said = " ".join(text.split()).removesuffix(".")
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rpartition(' ')[0] or said[:_LONGEST]} …"
