"""What may be a slip in what a form would record: nothing that the archive refuses, or warns of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from archive.grammar import COMMANDS
from projections.facts import body_name, live
from projections.members import expanded
from projections.view import View
from web.desk.fields import field_of
from web.desk.words import Words
from web.wording import Wording

Command = Mapping[str, Any]
Cautions = Iterator[str]
# Fields that tell of a day on which something has been done.
_DONE: Mapping[str, Sequence[str]] = {
    "call-meeting": ("called_on",),
    "move-meeting": ("announced_on",),
    "publish-agenda": ("sent_on", "published_on"),
    "dispatch-minutes": ("on",),
    "remark-on-minutes": ("on",),
    "settle-remark": ("on",),
    "follow-up": ("on",),
    "propose-item": ("on",),
    "record-decision": ("decided_on",),
    "approve": ("on",),
    "decline": ("on",),
}
_SATURDAY = 5


def cautions(view: View, w: Wording, words: Words, commands: Sequence[Command], n: int) -> list[str]:
    """Of the ``n``-th of some commands, from 0; those before it count as recorded."""
    found = [*_ahead(view, w, words, commands[n])]
    of = _OF.get(commands[n]["command"])
    return [*found, *(of(view, w, commands[n], commands[:n]) if of is not None else ())]


def _ahead(view: View, w: Wording, words: Words, command: Command) -> Cautions:
    name = command["command"]
    for field in _DONE.get(name, ()):
        if isinstance(command.get(field), str) and command[field] > view.on:
            label = words.label(field_of(COMMANDS[name].fields[field], (name, field)))
            yield w.text("desk.caution.ahead", label=label, day=w.day(command[field]))


def _called(view: View, w: Wording, command: Command, before: Iterable[Command]) -> Cautions:
    day, body = command["date"], command["body"]
    if isinstance(day, str):
        yield from _weekend(w, day)
        if _meets(view, body, day, before):
            yield w.text("desk.caution.same-day", body=body_name(view, body) or body, day=w.day(day))


def _moved(view: View, w: Wording, command: Command, before: Iterable[Command]) -> Cautions:
    yield from _weekend(w, command["date"])


def _weekend(w: Wording, day: str) -> Cautions:
    weekday = date.fromisoformat(day).weekday()
    if weekday >= _SATURDAY:
        yield w.text("desk.caution.saturday" if weekday == _SATURDAY else "desk.caution.sunday", day=w.day(day))


def _meets(view: View, body: str, day: str, before: Iterable[Command]) -> bool:
    """Whether the body has a meeting on a day that is not cancelled, or is called to one by a command before it."""
    if any((one["command"], one.get("body"), one.get("date")) == ("call-meeting", body, day) for one in before):
        return True
    return any(not live(view, id, "cancel-meeting") for id in view.knowledge.meetings_of(body, day, day + "~"))


def _appointed(view: View, w: Wording, command: Command, before: Iterable[Command]) -> Cautions:
    body, since = command["body"], command.get("from")
    who = {name: command.get(name) for name in ("person", "office")} | {"body": command.get("member_body")}
    sitting = expanded(view.beside_day(since or view.on), body) if any(who.values()) else ()
    if any(
        all(one[name] == said for name, said in who.items()) and one["role"] == command["role"] and not one["through"]
        for one in sitting
    ):
        yield w.text("desk.caution.sits", body=body_name(view, body) or body)


_OF: Mapping[str, Callable[[View, Wording, Command, Iterable[Command]], Cautions]] = {
    "call-meeting": _called,
    "move-meeting": _moved,
    "appoint-member": _appointed,
}
