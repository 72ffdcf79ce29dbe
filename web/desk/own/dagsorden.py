"""Dagsorden: what stands on every agenda, what was proposed, postponed or is to be followed up, and groups' reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import DATE, one_of, ref
from archive.problems import FieldError
from archive.records import Record
from archive.words import same_words
from projections import assignments, belonging, publications
from projections.facts import live, maker, name_of
from web.desk.own.kinds import Base, Command, Found, Kind, Made, Values, only, same_places

_AGENDA = COMMANDS["publish-agenda"].fields
# What comes last on an agenda, whatever else stands there.
_LAST = frozenset({"næste møde", "eventuelt"})


def last_agenda(base: Base, meeting: str) -> Record | None:
    """The agenda as far as it is: the last that was prepared or sent."""
    found = live(base.view, meeting, "prepare-agenda", "publish-agenda")
    return found[-1] if found else None


def _filled(base: Base, values: Values) -> dict[str, Any]:
    last = last_agenda(base, values["meeting"])
    if last is None:
        items = _numbered(proposed(base, values["meeting"]), 1)
    else:
        items = [dict(one) for one in last.data["items"]]
        items += _numbered(_not_among(proposed(base, values["meeting"]), items), _next(items))
    return {"items": items, "as": "prepare"}


def _numbered(items: Sequence[Command], first: int) -> list[Command]:
    return [{"number": str(n), **one} for n, one in enumerate(items, first)]


def _next(items: Sequence[Mapping[str, Any]]) -> int:
    return max((int(one["number"]) for one in items if one["number"].isdecimal()), default=0) + 1


def _not_among(found: Sequence[Command], items: Sequence[Mapping[str, Any]]) -> list[Command]:
    """Proposals and postponed items that came since; what stands on every agenda was looked at before."""
    named = {id for one in items for id in one.get("proposed", ())}
    postponed = [one.get("postponed_from") for one in items]
    return [
        one
        for one in found
        if (set(one.get("proposed", ())) - named)
        or ("postponed_from" in one and one["postponed_from"] not in postponed)
    ]


def proposed(base: Base, meeting: str) -> list[Command]:
    """The items that an agenda begins with, not numbered."""
    body = str(maker(base.view, meeting, "call-meeting").data["body"])
    standing = list(_standing(base, meeting))
    closing = [one for one in standing if same_words(one["title"]) in _LAST]
    return [
        *(one for one in standing if one not in closing),
        *_postponed(base, body, meeting),
        *_proposals(base, body, meeting),
        *_follow_up(base, body),
        *_reports(base, body),
        *closing,
    ]


def _standing(base: Base, meeting: str) -> Iterator[Command]:
    """Standard and mandatory items of the kommissorium in force on the meeting's day."""
    kommissorium = base.view.judge.meetings.kommissorium(meeting)
    names: dict[str, str] = {}
    for rule in ("standard_items", "mandatory_items"):
        said = None if kommissorium is None else kommissorium.rule(rule)
        for name in [] if said is None else _names(said["value"]):
            names.setdefault(same_words(name), name)
    yield from ({"title": name, "covers": name} for name in names.values())


def _names(value: Any) -> list[str]:
    """Of standard items, which may be said in any way: a list, or a text with one on each line."""
    if isinstance(value, str):
        return [line.strip() for line in value.split("\n") if line.strip()]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _proposals(base: Base, body: str, meeting: str) -> Iterator[Command]:
    for row in publications.proposals(base.view, body, open=True)["items"]:
        if row["meeting"] in (None, meeting):
            more = {"proposal": row["text"], "documents": row["documents"]}
            yield {
                "title": row["title"],
                "proposed_by": name_of(base.view, row["from"]) or row["from"],
                "proposed_on": row["on"],
                "proposed": [row["id"]],
                **{name: value for name, value in more.items() if value},
            }


def _postponed(base: Base, body: str, meeting: str) -> Iterator[Command]:
    """What a meeting postponed to this one, or to none in particular and nobody has taken up since."""
    known, taken = base.view.knowledge, _taken_up(base, body)
    for id in known.decisions_of(body, "", base.today + "~"):
        for record in live(base.view, id, "record-decision"):
            data = record.data
            came = {"meeting": data.get("meeting"), "item": data.get("item")}
            if data["outcome"] != "postponed" or None in came.values() or came in taken:
                continue
            if data.get("postponed_to", meeting) == meeting and data["meeting"] != meeting:
                yield {"title": _title(base, data["meeting"], data["item"]) or data["text"], "postponed_from": came}


def _taken_up(base: Base, body: str) -> list[Any]:
    meetings = base.view.knowledge.meetings_of(body, "", "~")
    base.view.knowledge.prefetch(meetings)
    return [
        item["postponed_from"]
        for id in meetings
        for agenda in live(base.view, id, "publish-agenda")
        for item in agenda.data["items"]
        if "postponed_from" in item
    ]


def _title(base: Base, meeting: str, number: str) -> str | None:
    last = last_agenda(base, meeting)
    return next((i["title"] for i in last.data["items"] if i["number"] == number), None) if last is not None else None


def _follow_up(base: Base, body: str) -> Iterator[Command]:
    """One item for all that is open of what the body decided."""
    rows = [row for row in assignments.listing(base.view, open=True)["items"] if row["body"] == body]
    if rows:
        lines = [base.w.text("own.follow-up-line", task=row["task"], due=base.w.day(row["due"])) for row in rows]
        yield {"title": base.w.text("own.follow-up-item"), "proposal": "\n".join(lines)}


def _reports(base: Base, body: str) -> Iterator[Command]:
    for group in belonging.groups(base.view, body):
        title = base.w.text("own.report-item", group=group["name"])
        yield {"title": title, "proposed_by": group["name"]}


def _found(base: Base, values: Values) -> Found:
    sent = values.get("as") == "publish"
    names = ["meeting", "items", *(("sent_on", "published_on", "recipients", "channel") if sent else ())]
    command: Command = {"command": "publish-agenda"} if sent else {"command": "prepare-agenda"}
    found = Found([Made({"items": [], **command, **only(values, *names)}, same_places(*names))])
    if sent and "sent_on" not in values:
        found.errors.append(FieldError("sent_on", "required"))
    if not values.get("items"):
        found.errors.append(FieldError("items", "required"))
    return found


DAGSORDEN = Kind(
    "dagsorden",
    first={"meeting": ref("meeting")},
    needed=("meeting",),
    rest={
        "items": _AGENDA["items"],
        "as": one_of("prepare", "publish"),
        "sent_on": DATE,
        "published_on": DATE,
        "recipients": _AGENDA["recipients"],
        "channel": _AGENDA["channel"],
    },
    filled=_filled,
    found=_found,
)
