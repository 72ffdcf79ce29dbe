"""The pages by which a record is mended, taken out, and put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, make_response, redirect, request
from werkzeug.wrappers import Response

from archive.grammar import COMMANDS
from archive.grammar.shapes import COMMON, NAME
from archive.problems import Problem
from web import axes
from web.desk import moments
from web.desk.carrying import (
    PUT_AWAY,
    SEEN,
    Carried,
    at_latest,
    carry_out,
    choices,
    name_yourself,
    opened,
    put_away,
)
from web.desk.drafts import given_back
from web.desk.drawing import drawn_with
from web.desk.fields import field_of
from web.desk.forms import Form
from web.desk.mending import Mended, mended, record_at
from web.desk.posted import read_posted
from web.desk.previews import Judged
from web.desk.typed import said_in
from web.numbers import know_numbers, whole
from web.pages.allowed import require_to_say_of
from web.pages.asking import let_go, moment
from web.pages.blueprint import drawn, wording
from web.people.asking import asker
from web.people.needing import needs
from web.services import services

blueprint = Blueprint("mending", __name__)
blueprint.record(know_numbers)
blueprint.before_request(at_latest)
blueprint.teardown_request(let_go)
# The position by which what was changed is told.
BASE = "_base"
_REASON = field_of(NAME, ("correct-record", "reason"), required=True)
_AT = field_of(COMMON["at"], ("correct-record", "at"))


@blueprint.get("/berigtig/<int:position>")
@needs("record-things")
def open_record(position: int) -> Response:
    """A record as it stands, in its form."""
    view = moment().view
    found = mended(view, position)
    require_to_say_of(found.record)
    draft, own = opened(), {SEEN: str(view.position), BASE: str(view.position)}
    if draft is not None:
        kept = given_back(draft, {SEEN: own[SEEN]})
        return _drawn(found, _form(found, dict(draft.typed), draft.own["_form"], kept))
    return _drawn(found, _form(found, found.filled(found.record, view), own=own))


@blueprint.get("/berigtig/af/<id>")
@needs("record-things")
def open_maker(id: str) -> Response:
    """The record that made something."""
    record = moment().view.knowledge.made(id)
    if record is None or COMMANDS[record.command].uncorrectable:
        raise Problem("not-found", "no-such-thing", id=id)
    require_to_say_of(record)
    return redirect(axes.link(request, f"/berigtig/{record.position}"))


@blueprint.post("/berigtig/<int:position>")
@needs("record-things")
def mend(position: int) -> Response:
    """Whatever a button of the form asks for."""
    found, posted = mended(moment().view, position), read_posted(request)
    form = _form(found, posted.typed, posted.key, posted.own)
    if posted.act.name in ("change", "boxes") or form.act(posted.act, choices()):
        return _drawn(found, form)
    carried = Carried(_title(found), f"/berigtig/{position}", form.key, form.typed, form.own)
    if posted.act.name == PUT_AWAY:
        return put_away(carried)
    form.settle(choices())
    name_yourself(form.own)
    if form.errors:
        return _drawn(found, form, Problem("invalid", "invalid-fields", errors=tuple(form.errors)))
    if posted.act.name in ("void", "restore"):
        form.own["_void"] = "true" if posted.act.name == "void" else "false"
    elif posted.act.name == "preview":
        form.own.pop("_void", None)
    carried.typed = form.typed
    return carry_out(carried, [_command(found, form)], posted.act, _again(found, form))


def _again(found: Mended, form: Form) -> Callable[[Judged], Response]:
    return lambda judged: _drawn(found, form, judged.problem)


def _form(found: Mended, typed: dict[str, str], key: str | None = None, own: dict[str, str] | None = None) -> Form:
    more = (_REASON, _AT) if services().archive.simulated else (_REASON,)
    form = Form(found.record.command, typed, own=own or {}, fields=(*found.fields, *more))
    form.key = key or form.key
    return form


def _command(found: Mended, form: Form) -> dict[str, Any]:
    """The correction, told from how the record stood when the form was opened."""
    view, reason = moment().view, form.typed.get("reason", "")
    at = {"at": moments.instant(form.typed["at"])} if form.typed.get("at") else {}
    if "_void" in form.own:
        return {**found.voiding(reason, form.own["_void"] == "true"), **at}
    base = whole(form.own.get(BASE, ""))
    before = None if base is None else record_at(view, found.record.position, base)
    return {**found.correction(found.filled(before or found.record, view), form.typed, reason), **at}


def _title(found: Mended) -> str:
    return wording().text("mend.heading", what=wording().code("event", COMMANDS[found.record.command].event))


def _decisions(found: Mended) -> list[str]:
    """Those of a meeting whose day is mended: they keep the day that it had when they were recorded."""
    if found.record.command not in ("call-meeting", "move-meeting"):
        return []
    known = moment().view.knowledge
    made = {id: known.made(id) for id in known.naming(found.record.owner, "record-decision", "meeting")}
    return [id for id, record in made.items() if record is not None and not record.void]


def _drawn(found: Mended, form: Form, problem: Problem | None = None) -> Response:
    shown = drawn_with(form, problem, choices())
    more = {"title": _title(found), "reason": _REASON, "decisions": _decisions(found)}
    page = drawn("desk/mend.html", said_in(form.typed), found=found, by=asker().by, **more, **shown)
    return make_response(page, 200 if problem is None else problem.status)
