"""What is to be done for some bodies: what is due and what is missing, each with the form that does it, filled in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.grammar import COMMANDS
from archive.judgement.compliance.years import PER_YEAR
from archive.rules.meetings import ABOUT_MEETINGS
from projections.view import View
from web.answers import Moment
from web.desk.carrying import address
from web.desk.own.listed import KINDS

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Task:
    """``due``: its last day; ``late``: whether that has passed; ``form``: the address of its form, None where none;
    ``of``: what it belongs to, where that is known."""

    due: str
    late: bool
    text: str
    body: str | None
    subject: Mapping[str, str] | None
    command: str | None
    form: str | None
    of: tuple[str, ...]


def tasks(moment: Moment, bodies: Collection[str]) -> list[Task]:
    """What is late first, then what comes, each by its day."""
    on = moment.view.on
    late = [row for year in (int(on[:4]) - 1, int(on[:4])) for row in moment.ask("missing", year=str(year))["items"]]
    ahead = moment.ask("due")["items"]
    found = [_task(moment.view, row, True) for row in _of(late, bodies, moment.view)]
    found += [_task(moment.view, row, False) for row in _of(ahead, bodies, moment.view)]
    return sorted(found, key=lambda task: (not task.late, task.due, task.text))


def _of(rows: Iterable[Row], bodies: Collection[str], view: View) -> list[Row]:
    return [row for row in rows if row["body"] in bodies or _body(view, row["subject"]) in bodies]


def _body(view: View, subject: Mapping[str, str] | None) -> str | None:
    """The body of a meeting, a decision, or what rests on one."""
    made = None if subject is None else view.knowledge.made(subject["id"])
    if made is None:
        return None
    if "body" in made.data:
        return str(made.data["body"])
    decision = view.knowledge.made(made.data["decision"]) if made.data.get("decision") else None
    return None if decision is None else decision.data.get("body")


def _task(view: View, row: Row, late: bool) -> Task:
    found = _forms(view, row)
    command, fields = found if found else (None, {})
    form = None if command is None else _address(command, fields)
    of = (row["body"], row["subject"]["id"] if row["subject"] else None)
    shown = row["due"], late, row["text"], row["body"], row["subject"], command, form
    return Task(*shown, tuple(id for id in of if id is not None))


# Commands that a form of its own says, filled in by what that asks first.
OWN: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "call-meeting": ("indkald", {}),
    "publish-agenda": ("dagsorden", {}),
    "record-minutes": ("referat", {}),
    "dispatch-minutes": ("udsend", {"part": "minutes"}),
    "settle-remark": ("bemaerkning", {}),
}


def _address(command: str, fields: Mapping[str, str]) -> str:
    """A form of its own, where that asks for nothing else than what is known; the command's own form."""
    name, more = OWN.get(command, ("", {}))
    if name and set(fields) <= set(KINDS[name].first):
        return address(f"/skrivebord/{name}", **fields, **more)
    return address(f"/indfoer/{command}", **fields)


Form = tuple[str, dict[str, str]]


def _forms(view: View, row: Row) -> Form | None:
    """The command that does it, and the fields that are known of it."""
    subject = row["subject"]["id"] if row["subject"] else ""
    if row["rule"] in _BY_RULE and row["kind"] in ("rule", "rule-not-kept", "entry-deadline"):
        return _of_rule(view, row, subject)
    maker = _BY_KIND.get(row["kind"])
    return None if maker is None else maker(subject, row["body"] or "", row)


def _of_rule(view: View, row: Row, subject: str) -> Form:
    is_meeting = row["subject"] is not None and row["subject"]["type"] == "meeting"
    if not is_meeting:
        return "call-meeting", {"body": row["body"] or subject}
    command = _BY_RULE[row["rule"]]
    if row["rule"] == "minutes_within" and _has_minutes(view, subject):
        command = "dispatch-minutes"
    return command, {COMMANDS[command].owner: subject, **({"part": "agenda"} if command == "publish" else {})}


def _has_minutes(view: View, meeting: str) -> bool:
    return any(one.command == "record-minutes" and not one.void for one in view.knowledge.records(meeting))


# The command that does what a rule on meetings asks for.
_BY_RULE: Mapping[str, str] = {
    PER_YEAR: "call-meeting",
    **{name: row.done_with for name, row in ABOUT_MEETINGS.items() if row.done_with is not None},
}


def _asked(subject: str, body: str, row: Row) -> Form:
    if row["subject"]["type"] == "meeting":
        return "propose-item", {"meeting": subject}
    return "approve", {"subject": subject, "party": body}


def _evaluated(subject: str, body: str, row: Row) -> Form:
    return "file-document", {"kind": "evaluering", "about_year": str(int(row["due"][:4]) - 1)}


_BY_KIND: Mapping[str, Callable[[str, str, Row], Form]] = {
    "entry": lambda subject, body, row: ("call-meeting", {"body": body}),
    "entry-missed": lambda subject, body, row: ("call-meeting", {"body": body}),
    "entry-deadline": lambda subject, body, row: ("call-meeting", {"body": body}),
    "remark": lambda subject, body, row: ("settle-remark", {"meeting": subject}),
    "remark-open": lambda subject, body, row: ("settle-remark", {"meeting": subject}),
    "assignment": lambda subject, body, row: ("follow-up", {"assignment": subject}),
    "assignment-overdue": lambda subject, body, row: ("follow-up", {"assignment": subject}),
    "ask": _asked,
    "approval-outstanding": lambda subject, body, row: ("approve", {"subject": subject, "party": body}),
    "not-acceded": lambda subject, body, row: ("accede", {"agreement": subject, "party": body}),
    "not-published": lambda subject, body, row: ("publish", {"subject": subject}),
    "not-brought-out": lambda subject, body, row: ("assign", {"decision": subject, "kind": "bring-out"}),
    "dialogue-missing": lambda subject, body, row: ("call-meeting", {"kind": "styringsdialog", "with/0": body}),
    "report-missing": lambda subject, body, row: ("file-document", {"kind": "afrapportering", "meeting": subject}),
    "report-not-discussed": lambda subject, body, row: ("prepare-agenda", {"items/0/documents/0": subject}),
    "evaluation-missing": _evaluated,
    "evaluation-not-published": lambda subject, body, row: ("publish", {"subject": subject}),
    "evaluation-not-presented": lambda subject, body, row: ("prepare-agenda", {"items/0/documents/0": subject}),
    "tilsyn-not-planned": lambda subject, body, row: ("plan-tilsyn", {"year": row["due"][:4]}),
    "tilsyn-below-number": lambda subject, body, row: ("report-tilsyn", {"year": row["due"][:4]}),
    "decision-without-paper": lambda subject, body, row: ("file-document", {"belongs_to": subject}),
    "agreement-ends": lambda subject, body, row: ("extend-agreement", {"agreement": subject}),
    "agreement-term": lambda subject, body, row: ("extend-agreement", {"agreement": subject}),
    "no-hovedaftale": lambda subject, body, row: ("enter-agreement", {"level": "hovedaftale"}),
    "body-term": lambda subject, body, row: ("adopt-kommissorium", {"body": body}),
    "body-term-ends": lambda subject, body, row: ("adopt-kommissorium", {"body": body}),
}
