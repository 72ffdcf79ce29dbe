"""The pages of the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, make_response, redirect, request
from werkzeug.wrappers import Response

from archive.grammar import COMMANDS
from archive.problems import FieldError, Problem
from projections.audit.answers import at_position
from web import axes
from web.desk.carrying import (
    PUT_AWAY,
    SEEN,
    Carried,
    at_latest,
    body_of,
    carry_out,
    choices,
    judge,
    name_yourself,
    opened,
    put_away,
    receipts,
)
from web.desk.drafts import given_back
from web.desk.drawing import drawn_with
from web.desk.forms import Form
from web.desk.groups import GROUPS
from web.desk.layout import common_of, sections
from web.desk.next_steps import next_steps
from web.desk.own.listed import KINDS
from web.desk.posted import drafts, read_posted
from web.desk.previews import Judged
from web.desk.typed import said_in
from web.numbers import whole
from web.pages.allowed import may_command, require_form
from web.pages.asking import let_go, moment
from web.pages.blueprint import drawn, wording
from web.people.asking import asker
from web.people.needing import needs
from web.services import services
from web.words import worded

desk = Blueprint("desk", __name__)
desk.before_request(at_latest)
desk.teardown_request(let_go)
_MOST_AT_ONCE = 20_000


@desk.get("/indfoer")
@needs("record")
def everything() -> str:
    """Every command that whoever asks may record, by what it is about."""
    groups = {group: [one for one in commands if may_command(one)] for group, commands in GROUPS.items()}
    return drawn("desk/index.html", (), groups={group: some for group, some in groups.items() if some})


@desk.get("/indfoer/<command>")
@needs("record")
def begin(command: str) -> Response:
    """An empty form, or one filled in with what its address says."""
    said = {name: text for name, text in request.args.items() if name not in axes.KEPT and not name.startswith("_")}
    _require(command, said)
    draft, own = opened(), {SEEN: str(moment().view.position)}
    if draft is not None:
        return _drawn(Form(command, dict(draft.typed), draft.own["_form"], own=given_back(draft, own)))
    return _drawn(Form(command, said, own=own))


@desk.post("/indfoer/<command>")
def go_on(command: str) -> Response:
    """Whatever a button of the form asks for."""
    _require(command, {})
    posted = read_posted(request)
    form = Form.sent(command, posted)
    if posted.act.name in ("change", "boxes") or form.act(posted.act, choices()):
        return _drawn(form)
    carried = Carried(wording().text(f"command.{command}"), f"/indfoer/{command}", form.key, form.typed, form.own)
    if posted.act.name == PUT_AWAY:
        return put_away(carried)
    form.settle(choices())
    name_yourself(form.own)
    if "content" in COMMANDS[command].fields and not form.typed.get("content"):
        form.errors.append(FieldError("content", "no-file"))
    if command == "correct-record" and not form.errors and form.typed.get("position", "").isdecimal():
        return redirect(axes.link(request, f"/berigtig/{form.typed['position']}"), 303)
    if form.errors:
        return _drawn(form, Problem("invalid", "invalid-fields", errors=tuple(form.errors)))
    form.make_id(choices())
    carried.typed, carried.own, command_said = form.typed, form.own, form.values()
    if "content" in command_said:
        command_said["content"] = drafts().held(command_said["content"])
    return carry_out(carried, [command_said], posted.act, lambda judged: _again(form, judged))


def _again(form: Form, judged: Judged) -> Response:
    return _drawn(form, judged.problem)


def _require(command: str, said: Mapping[str, str]) -> None:
    if command not in COMMANDS:
        abort(404)
    require_form(command, said)


def _drawn(form: Form, problem: Problem | None = None) -> Response:
    shown = drawn_with(form, problem, choices())
    page = drawn(
        "desk/form.html",
        [said_in(form.typed), COMMANDS[form.command].example],
        spec=COMMANDS[form.command],
        sections=sections(form.command, services().archive.simulated),
        despite=common_of(form.command)["despite"],
        example=shown["words"].example(form.fields, COMMANDS[form.command].example),
        by=asker().by,
        **shown,
    )
    return make_response(page, 200 if problem is None else problem.status)


@desk.get("/indfoert/<key>")
def done(key: str) -> str:
    """What is recorded of a form, and what others recorded while it was filled in."""
    found = receipts(key, min(whole(request.args.get("n", "")) or 1, _MOST_AT_ONCE))
    judges, since = judge(), whole(request.args.get("since", ""))
    own = {receipt["position"] for receipt in found}
    subjects = {receipt["subject"]["id"] for receipt in found}
    others = [] if since is None else judges.since(since, subjects, own)
    rows = [_entry(position) for position in sorted(own)]
    again = request.args.get("form", "")
    return drawn(
        "desk/done.html",
        rows,
        rows=rows,
        receipts=found,
        others=others,
        again=again if _is_form(again) else None,
        body=_body(found),
        ways=next_steps(
            moment().view, ((row["event"], receipt["subject"]["id"]) for row, receipt in zip(rows, found, strict=True))
        ),
    )


def _is_form(path: str) -> bool:
    """Whether it is the address of a form, which can be filled in anew."""
    before, _, name = path.rpartition("/")
    return (before == "/indfoer" and name in COMMANDS) or (before == "/skrivebord" and name in KINDS)


def _body(found: Sequence[Mapping[str, Any]]) -> str | None:
    """The body that what was recorded last belongs to, where it is no body itself."""
    subject = found[-1]["subject"]["id"] if found else ""
    body = body_of({"subject": subject})
    return body if body not in ("", subject) else None


def _entry(position: int) -> Mapping[str, Any]:
    """The entry of the audit trail at a position."""
    entry: Mapping[str, Any] = worded(moment().view, at_position(moment().view, position), wording().language)
    return entry
