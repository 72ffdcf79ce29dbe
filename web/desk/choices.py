"""What a field that names something may name, by the names that people know: to choose from, and to find by words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any, NamedTuple

from archive.grammar.shapes import SLUG_PATTERN
from archive.words import same_words
from projections.choices import MAKERS, Made, dates, made, names
from projections.facts import name_of
from projections.view import View
from web.wording import Wording

# So few are a list to choose from; of more, so many are offered beside the box that they are sought in.
FEW, OFFERED = 40, 400
_SEARCHED = 2_000
_IN_BRACKETS = re.compile(r"\(([a-z0-9][a-z0-9._-]{0,99})\)\s*\Z")
_LONGEST = 80


class Choice(NamedTuple):
    """``words``: by which people know it."""

    id: str
    words: str

    @property
    def shown(self) -> str:
        """As it stands in a box, from which its id is read again."""
        return self.words if self.words == self.id else f"{self.words} ({self.id})"


class Choices:
    """What there is to choose from, as known at one moment, in one language; looked up once for each set of types."""

    def __init__(self, view: View, w: Wording) -> None:
        self._view, self._w = view, w
        self._of: dict[tuple[str, ...], list[Choice]] = {}
        self._shown: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._dates: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], str] = {}

    def of(self, types: tuple[str, ...]) -> list[Choice]:
        """The choices of some types, ``OFFERED`` of each at most, by their words; those of days the newest first."""
        if types not in self._of:
            self._of[types] = self._listed(made(self._view, self._seen(types), OFFERED))
        return self._of[types]

    def are_few(self, types: tuple[str, ...]) -> bool:
        """Whether a list holds them all. Of what is given its id by its year nothing can be listed."""
        return len(self.of(types)) <= FEW and all(type in MAKERS for type in types)

    def _seen(self, types: tuple[str, ...]) -> tuple[str, ...]:
        """Grants are for those who may see them."""
        return types if self._view.sees_grants else tuple(type for type in types if type != "grant")

    def list_of(self, types: tuple[str, ...]) -> str:
        """The name of the list on this page that a box offers; it stands among ``lists``."""
        return self._lists.setdefault(types, f"choices-{len(self._lists) + 1}")

    def lists(self) -> list[tuple[str, list[Choice]]]:
        """The lists that boxes of this page offer, by name."""
        return [(name, self.of(types)) for types, name in self._lists.items()]

    def shown(self, id: str) -> str:
        """What stands in a box for an id; the text itself where nothing has it as its id."""
        if id not in self._shown:
            known = self._known(id)
            self._shown[id] = id if known is None else known.shown
        return self._shown[id]

    def called(self, id: str) -> str:
        """What something is called, without its id."""
        known = self._known(id)
        return id if known is None else known.words

    def find(self, text: str, types: tuple[str, ...]) -> list[Choice]:
        """What a text may mean: an id, an entry of the list, a name, or words that are all found in it."""
        bracketed = _IN_BRACKETS.search(text)
        for id in (bracketed[1] if bracketed else "", text.strip()):
            if re.match(SLUG_PATTERN, id) and self._view.knowledge.type_of(id) in types:
                return [self._known(id) or Choice(id, id)]
        words = text.casefold().split()
        if not words:
            return []
        of = self.of(types)
        all_of = of if len(of) < OFFERED else self._sought(types, words)
        exact = [one for one in all_of if same_words(one.words) == same_words(text)]
        return exact or [one for one in all_of if all(word in one.shown.casefold() for word in words)]

    def _sought(self, types: tuple[str, ...], words: list[str]) -> list[Choice]:
        """Of more than are offered: as many again, as a name that is shown need not stand in the record; and those
        whose record holds one of the words."""
        found = {one.id: one for word in (None, *words) for one in made(self._view, self._seen(types), _SEARCHED, word)}
        return self._listed(found.values())

    def is_taken(self, id: str) -> bool:
        return self._view.knowledge.type_of(id) is not None

    def next_remark(self, meeting: str) -> str:
        """The id of a meeting's next remark: ``b1``, ``b2`` ..."""
        taken = {record.data.get("remark") for record in self._view.knowledge.records(meeting)}
        return next(id for n in count(1) if (id := f"b{n}") not in taken)

    def _known(self, id: str) -> Choice | None:
        if not re.match(SLUG_PATTERN, id) or self._view.knowledge.type_of(id) is None:
            return None
        record = self._view.knowledge.made(id)
        return None if record is None else Choice(id, self._words(Made(id, record.command, record.data)))

    def _listed(self, records: Iterable[Made]) -> list[Choice]:
        found = list(records)
        self._names |= names(self._view, _named(found))
        self._dates |= dates(self._view, (record for record in found if record.command == "call-meeting"))
        listed = [Choice(record.id, self._words(record)) for record in found]
        dated = bool(found) and all(record.command in _DATED for record in found)
        return listed if dated else sorted(listed, key=lambda one: one.words.casefold())

    def _words(self, record: Made) -> str:
        words = _WORDS.get(record.command, _title)(record.data, self)
        if record.command == "call-meeting":
            words = _meeting(record, self)
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"

    def name(self, id: str) -> str:
        if id not in self._names:
            self._names[id] = name_of(self._view, id) or id
        return self._names[id]

    def day(self, day: str | None) -> str:
        return self._w.day(day)

    def day_of_meeting(self, meeting: str) -> str | None:
        """None of one whose calling is void."""
        return self._dates.get(meeting) or self._view.judge.facts.meeting_date(meeting)


Data = Mapping[str, Any]
_DATED = frozenset({"call-meeting", "record-decision"})
_NAMING = ("body", "agreement", "disposer", "subject")


def _named(records: Iterable[Made]) -> list[str]:
    """Whose names will be asked for."""
    found = [record.data.get(field) for record in records for field in _NAMING if field in record.data]
    return [one for one in found if isinstance(one, str)]


def _meeting(record: Made, choices: Choices) -> str:
    return f"{choices.name(record.data['body'])}, {choices.day(choices.day_of_meeting(record.id))}"


def _decision(data: Data, choices: Choices) -> str:
    return (
        f"{choices.name(data.get('body', ''))}, {choices.day(data.get('decided_on'))}: {' '.join(data['text'].split())}"
    )


def _title(data: Data, choices: Choices) -> str:
    """What most are called by, else what they are about."""
    named = next((data[name] for name in ("title", "name", "task", "what", "purpose") if name in data), None)
    return str(named if named is not None else data.get("id", "?"))


_WORDS: Mapping[str, Callable[[Data, Choices], str]] = {
    "record-decision": _decision,
    "adopt-justering": lambda data, c: f"{c.name(data['agreement'])}, {c.day(data['effective_on'])}",
    "adopt-kommissorium": lambda data, c: f"{c.name(data['body'])}, {c.day(data['effective_on'])}",
    "authorise-pulje": lambda data, c: f"{', '.join(data['purposes'])}, {c.name(data['disposer'])}",
    "dispose-pulje": lambda data, c: f"{data['to']}: {data['purpose']}, {c.day(data['on'])}",
    "ask": lambda data, c: f"{c.name(data['subject'])}, {c.day(data['on'])}",
    "grant-role": lambda data, c: f"{data['who']}: {data['role']}",
    "adopt-wheel": lambda data, c: c.day(data["effective_on"]),
}
