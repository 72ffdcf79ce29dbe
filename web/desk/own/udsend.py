"""Udsend: that an agenda or minutes were sent is recorded; the text and the recipients are there to copy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import DATE, one_of, ref
from archive.problems import FieldError
from projections.facts import body_name, live, name_of
from projections.members import expanded
from web.desk.own.dagsorden import last_agenda
from web.desk.own.kinds import Base, Command, Found, Kind, Made, Values, only, same_places
from web.desk.own.referat import last_minutes

_SENT = COMMANDS["dispatch-minutes"].fields
_AGENDA, _MINUTES = "agenda", "minutes"


def _filled(base: Base, values: Values) -> dict[str, Any]:
    minuted = last_minutes(base, values["meeting"]) is not None
    what = values.get("part") or (_MINUTES if minuted else _AGENDA)
    return {"part": what, "on": base.today, "recipients": recipients(base, values["meeting"])}


def recipients(base: Base, meeting: str) -> list[str]:
    """The members of a meeting's body on its day, and who it is held with."""
    calling, day = live(base.view, meeting, "call-meeting"), base.view.judge.facts.meeting_date(meeting)
    if not calling or day is None:
        return []
    found = [_name(base, one) for one in expanded(base.view.beside_day(day), calling[0].data["body"])]
    found += [body_name(base.view, body) or body for body in calling[0].data.get("with", ())]
    return list(dict.fromkeys(found))


def _name(base: Base, member: dict[str, Any]) -> str:
    known = (member["person"], *(name_of(base.view, member[n]) for n in ("office", "body") if member[n]))
    return ", ".join(one for one in known if one)


def _found(base: Base, values: Values) -> Found:
    meeting = values["meeting"]
    if values.get("part") == _MINUTES:
        names = ("meeting", "on", "recipients", "channel", "enclosing")
        return Found([Made({"command": "dispatch-minutes", **only(values, *names)}, same_places(*names))])
    last = last_agenda(base, meeting)
    if last is None:
        return Found(errors=[FieldError("meeting", "no-agenda")])
    if "on" not in values:
        return Found(errors=[FieldError("on", "required")])
    said = ("meeting", "published_on", "recipients", "channel")
    command: Command = {"command": "publish-agenda", **only(values, *said), "sent_on": values["on"]}
    command["items"] = last.data["items"]
    return Found([Made(command, {**same_places(*said), "sent_on": "on", "items": "meeting"})])


def _beside(base: Base, values: Values) -> dict[str, Any]:
    """What is to be sent, as text to copy."""
    meeting = values.get("meeting", "")
    if base.view.knowledge.type_of(meeting) != "meeting":
        return {}
    return {"letter": letter(base, meeting, values.get("part")), "people": recipients(base, meeting)}


def letter(base: Base, meeting: str, part: str | None) -> str:
    """An agenda or minutes as the text of a mail."""
    calling, day = live(base.view, meeting, "call-meeting"), base.view.judge.facts.meeting_date(meeting)
    body = body_name(base.view, calling[0].data["body"]) if calling else meeting
    if part == _MINUTES:
        head = base.w.text("own.letter-minutes", body=body, day=base.w.day(day))
        return "\n\n".join([head, *_present(base, meeting), *_minuted(base, meeting)])
    place = [calling[0].data[name] for name in ("time", "place") if calling and name in calling[0].data]
    title = base.w.text("own.letter-agenda", body=body, day=base.w.day(day))
    return "\n".join([title, *([", ".join(place)] if place else []), "", *_listed(base, meeting)])


def _listed(base: Base, meeting: str) -> list[str]:
    last = last_agenda(base, meeting)
    return [f"{one['number']}. {one['title']}" for one in last.data["items"]] if last is not None else []


def _present(base: Base, meeting: str) -> list[str]:
    """Who was there, and who was not."""
    last = last_minutes(base, meeting)
    rows = last.data.get("present", ()) if last is not None else ()
    there = {
        absent: [_named(base, one) for one in rows if bool(one.get("absent")) is absent] for absent in (False, True)
    }
    said = [
        base.w.text("own.letter-absent" if absent else "own.letter-present", names=", ".join(names))
        for absent, names in there.items()
        if names
    ]
    return ["\n".join(said)] if said else []


def _named(base: Base, one: Mapping[str, Any]) -> str:
    name = one.get("person") or body_name(base.view, one["body"]) or one["body"]
    return f"{name} ({one['role']})" if one.get("role") else str(name)


def _minuted(base: Base, meeting: str) -> list[str]:
    last, agenda = last_minutes(base, meeting), last_agenda(base, meeting)
    titles = {one["number"]: one["title"] for one in agenda.data["items"]} if agenda is not None else {}
    return [
        f"{one['number']}. {titles.get(one['number'], '')}".rstrip()
        + f"\n{base.view.texts.get(one['text_sha256']) or ''}"
        for one in (last.data["items"] if last is not None else ())
    ]


UDSEND = Kind(
    "udsend",
    first={"meeting": ref("meeting"), "part": one_of(_AGENDA, _MINUTES)},
    needed=("meeting",),
    rest={
        "on": DATE,
        "published_on": DATE,
        "recipients": _SENT["recipients"],
        "channel": _SENT["channel"],
        "enclosing": _SENT["enclosing"],
    },
    filled=_filled,
    found=_found,
    beside=_beside,
    template="desk/own_udsend.html",
    always=("on",),
)
