"""The pages of forms of their own."""

from __future__ import annotations

from flask import abort, make_response, request
from werkzeug.wrappers import Response

from archive.problems import Problem
from projections.said import day
from web import axes
from web.desk.carrying import PUT_AWAY, SEEN, Carried, carry_out, choices, name_yourself, opened, put_away
from web.desk.drafts import given_back
from web.desk.drawing import drawn_with
from web.desk.forms import MADE
from web.desk.own.filling import BASE, OwnForm
from web.desk.own.kinds import Base, Kind
from web.desk.own.listed import KINDS
from web.desk.pages import desk
from web.desk.posted import read_posted
from web.desk.previews import Judged
from web.desk.typed import said_in
from web.pages.allowed import may_record_for, require_own_form
from web.pages.asking import moment
from web.pages.blueprint import drawn, wording
from web.people.asking import asker
from web.people.needing import needs
from web.services import services

__all__ = ["desk"]

desk.add_app_template_global(lambda: list(KINDS), "own_forms")

_ASKED_ANEW = frozenset({"change", "boxes"})


@desk.get("/skrivebord/<name>")
@needs("record-things")
def begin_own(name: str) -> Response:
    """A form that is filled in with what its address says, and by that with what the archive knows."""
    kind = _known(name)
    said = {name: text for name, text in request.args.items() if name not in axes.KEPT and not name.startswith("_")}
    require_own_form(kind.name, said)
    draft, position = opened(), str(moment().view.position)
    if draft is not None:
        return _drawn(OwnForm(name, dict(draft.typed), draft.own["_form"], own=given_back(draft, {SEEN: position})))
    form = OwnForm(kind.name, said, own={SEEN: position, BASE: position})
    form.settle(choices())
    if not form.is_begun() or (kind.forgotten and not said):
        return _drawn(form)
    form.errors += form.needs()
    return _wrong(form) if form.errors else _begun(form)


@desk.post("/skrivebord/<name>")
@needs("record-things")
def go_on_own(name: str) -> Response:
    """Whatever a button of the form asks for."""
    kind = _known(name)
    posted = read_posted(request)
    form = OwnForm.sent(kind.name, posted)
    if posted.act.name in _ASKED_ANEW or form.act(posted.act, choices()):
        return _drawn(form)
    title = wording().text(f"own.{kind.name}")
    carried = Carried(title, f"/skrivebord/{kind.name}", form.key, form.typed, form.own)
    if posted.act.name == PUT_AWAY:
        return put_away(carried)
    form.settle(choices())
    form.errors += form.needs()
    if form.errors:
        return _wrong(form)
    if posted.act.name == "begin":
        return _begun(form)
    form.errors += form.make(_base(form), choices())
    name_yourself(form.own)
    if form.errors:
        return _wrong(form)
    carried = Carried(title, request.full_path.rstrip("?"), form.key, form.typed, form.own)
    return carry_out(carried, form.commands(), posted.act, lambda judged: _again(form, judged))


def _known(name: str) -> Kind:
    return KINDS[name] if name in KINDS else abort(404)


def _base(form: OwnForm) -> Base:
    """The archive as it stood when the form was begun; where it is simulated, on the day that the address gives."""
    view = moment().view
    view.rely_on("agreements")
    asked = axes.given(request, "on") if services().archive.simulated else None
    on = view.on if asked is None else day(asked, "on")
    return Base(view.beside(on, f"@{form.own.get(BASE, view.position)}", BASE), wording(), on, may_record_for)


def _begun(form: OwnForm) -> Response:
    try:
        form.begin(_base(form))
    except Problem as problem:
        if problem.slug not in ("invalid", "unsupported", "too-large"):
            raise
        return _drawn(form, problem)
    return _drawn(form)


def _wrong(form: OwnForm) -> Response:
    return _drawn(form, Problem("invalid", "invalid-fields", errors=tuple(form.errors)))


def _again(form: OwnForm, judged: Judged) -> Response:
    assert judged.problem is not None
    done = [verdict for verdict in judged.verdicts if verdict.recorded]
    if done:  # what is recorded keeps the ids that it has
        form.own = {name: text for name, text in form.own.items() if name != MADE}
    problem = form.placed(judged.problem, len(judged.verdicts) - 1)
    return _drawn(form, problem, done=done, refused=judged.verdicts[-1].command, left=judged.left)


def _drawn(form: OwnForm, problem: Problem | None = None, **more: object) -> Response:
    page = drawn(
        form.kind.template,
        said_in(form.typed),
        kind=form.kind,
        by=asker().by,
        simulated_archive=services().archive.simulated,
        beside=form.beside(_base(form)) if form.is_begun() and not form.errors else {},
        **drawn_with(form, problem, choices()),
        **more,
    )
    return make_response(page, 200 if problem is None else problem.status)
