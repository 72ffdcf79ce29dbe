"""The pages of the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, make_response, render_template, request
from werkzeug.wrappers import Response

from archive.grammar import COMMANDS
from archive.problems import FieldError, Problem
from projections.audit.answers import at_position
from web import axes
from web.desk.carrying import SEEN, Carried, carry_out, choices, judge, name_yourself, receipts
from web.desk.drawing import forms_words
from web.desk.forms import Form
from web.desk.groups import GROUPS
from web.desk.layout import all_fields, common_of, sections
from web.desk.posted import read_posted
from web.desk.previews import Judged
from web.pages.asking import let_go, moment
from web.pages.blueprint import wording
from web.people.asking import asker
from web.problem_details import problem_json
from web.services import services
from web.texts import problem_words
from web.words import worded

desk = Blueprint("desk", __name__)
desk.teardown_request(let_go)
_MOST_AT_ONCE = 20_000


@desk.get("/indfoer")
def everything() -> str:
    """Every command, by what it is about."""
    return render_template("desk/index.html", groups=GROUPS)


@desk.get("/indfoer/<command>")
def begin(command: str) -> Response:
    """An empty form, or one filled in with what its address says."""
    _known(command)
    said = {name: text for name, text in request.args.items() if name not in axes.KEPT and not name.startswith("_")}
    return _drawn(Form(command, said, own={SEEN: str(moment().view.position)}))


@desk.post("/indfoer/<command>")
def go_on(command: str) -> Response:
    """Whatever a button of the form asks for."""
    _known(command)
    posted = read_posted(request)
    form = Form(command, posted.typed, posted.key, own=posted.own)
    if posted.act.name in ("change", "boxes") or form.act(posted.act, choices()):
        return _drawn(form)
    form.settle(choices())
    name_yourself(form.own)
    if form.errors:
        return _drawn(form, Problem("invalid", "invalid-fields", errors=tuple(form.errors)))
    form.make_id(choices())
    carried = Carried(
        wording().text(f"command.{command}"), request.full_path.rstrip("?"), form.key, form.typed, form.own
    )
    return carry_out(carried, [form.values()], posted.act, lambda judged: _again(form, judged))


def _again(form: Form, judged: Judged) -> Response:
    return _drawn(form, judged.problem)


def _known(command: str) -> None:
    if command not in COMMANDS:
        abort(404)


def _drawn(form: Form, problem: Problem | None = None) -> Response:
    found = told(problem) if problem else {}
    for error in form.errors:
        found.setdefault(error.path, [_message(error)])
    words, fields = forms_words(form, choices()), all_fields(form.command)
    page = render_template(
        "desk/form.html",
        form=form,
        spec=COMMANDS[form.command],
        sections=sections(form.command, services().archive.simulated),
        messages=found,
        problem=None if problem is None else problem_json(problem, wording().language),
        may_despite=may_despite(problem),
        by=asker().by,
        despite=common_of(form.command)["despite"],
        example=words["words"].example(fields, COMMANDS[form.command].example),
        place_words=lambda path: words["words"].place(fields, path),
        **words,
    )
    return make_response(page, 200 if problem is None else problem.status)


def told(problem: Problem) -> dict[str, list[str]]:
    """What a problem says of fields, by path."""
    found: dict[str, list[str]] = defaultdict(list)
    for error in problem.errors:
        found[error.path].append(_message(error))
    path = problem.params.get("path")
    if not problem.errors and isinstance(path, str):
        found[path].append(problem_words.detail(problem.code, problem.params, wording().language))
    return dict(found)


def _message(error: FieldError) -> str:
    return problem_words.message(error.code, error.params, wording().language)


def may_despite(problem: Problem | None) -> bool:
    """Whether it may be recorded all the same: it is a rule of a kommissorium or a pulje that refuses it."""
    return problem is not None and problem.rule is not None and "value" in problem.rule


@desk.get("/indfoert/<key>")
def done(key: str) -> str:
    """What is recorded of a form, and what others recorded while it was filled in."""
    count = request.args.get("n", "1")
    found = receipts(key, min(int(count), _MOST_AT_ONCE) if count.isdecimal() else 1)
    if not found:
        abort(404)
    judges, since = judge(), request.args.get("since", "")
    own = {receipt["position"] for receipt in found}
    subjects = {receipt["subject"]["id"] for receipt in found}
    others = judges.since(int(since), subjects, own) if since.isdecimal() else []
    rows = [_entry(position) for position in sorted(own)]
    return render_template("desk/done.html", rows=rows, receipts=found, others=others)


def _entry(position: int) -> Mapping[str, Any]:
    """The entry of the audit trail at a position."""
    entry: Mapping[str, Any] = worded(moment().view, at_position(moment().view, position), wording().language)
    return entry
