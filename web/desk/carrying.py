"""From a posted form to what is recorded: shown first, then recorded once, whatever others do meanwhile.

A form of its own makes its commands and calls ``carry_out``; it draws itself again where they cannot be recorded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from flask import g, redirect, request
from werkzeug.wrappers import Response

from archive.grammar.shapes import SLUG_PATTERN
from archive.problems import FieldError, Problem
from web import axes
from web.desk.cautions import cautions
from web.desk.choices import Choices
from web.desk.drafts import Draft, new_id
from web.desk.forms import MADE
from web.desk.posted import SHOWN, Act, drafts, read_posted
from web.desk.previews import Command, Judge, Judged, Verdict, concerned, key_of
from web.desk.recording import record
from web.desk.typed import said_in
from web.desk.words import Words
from web.numbers import whole
from web.pages.asking import moment
from web.pages.blueprint import drawn, wording
from web.people.asking import asker, people
from web.services import services

SEEN, BY, DRAFT = "_seen", "_by", "_draft"
# What a button says that puts a form away.
PUT_AWAY = "put-away"
# What of a form is put away with its fields.
_KEPT = frozenset({"_form", "_base", "_beside", "_filled", "_void", SEEN, MADE})


@dataclass
class Carried:
    """What a form carries from one step to the next, as hidden fields.

    ``title``: the heading of its pages; ``action``: the address that it is posted to; ``key``: by which its commands
    are recorded once; ``typed``: its fields; ``own``: what it carries beside them.
    """

    title: str
    action: str
    key: str
    typed: Mapping[str, str]
    own: dict[str, str] = field(default_factory=dict)


# Draws the form again: with why the last of the verdicts cannot be recorded; those before it can, or are recorded.
Again = Callable[[Judged], Response]


def at_latest() -> None:
    """What is recorded is recorded today, on what is known by now, whatever day the page before it showed."""
    moment(latest=True)


def choices() -> Choices:
    """What can be named on this page."""
    if "choices" not in g:
        g.choices = Choices(moment().view, wording())
    found: Choices = g.choices
    return found


def judge() -> Judge:
    """Who judges the forms of this page."""
    moment().view.rely_on("audit")
    moment().view.rely_on("agreements")
    return Judge(services().archive, moment().view, wording(), choices(), asker().actor)


def name_yourself(own: Mapping[str, str]) -> str | None:
    """Who records: who is signed in, else the name that was given once; None where it is still to be given."""
    who = asker()
    given = own.get(BY, "").strip()
    if who.by is None and given:
        who.put(name=given[:200])
    return who.by


def put_away(form: Carried) -> Response:
    """Keeps a form as it stands; its sender and other recorders of its body find it at their desk."""
    by = name_yourself(form.own) or ""
    own = {name: text for name, text in form.own.items() if name in _KEPT}
    id = _gone_on_with(form.own) or new_id()
    drafts().put(Draft(id, form.action, form.title, body_of(form.typed), by, 0, dict(form.typed), own))
    return redirect(axes.link(request, "/skrivebord", on=None, known=None), 303)


def _gone_on_with(own: Mapping[str, str]) -> str | None:
    """The draft that a form says it goes on with, where its sender may: nobody puts away or ends another's."""
    draft = draft_of(own.get(DRAFT, ""))
    return None if draft is None else draft.id


def put_away_for(handle: str) -> str | None:
    """A form whose sender's session had ended, kept for them alone; gives the address by which they go on with it.

    None where it is no form of the desk.
    """
    if "_form" not in request.form:
        return None
    posted = read_posted(request)
    own = {name: text for name, text in posted.own.items() if name in _KEPT}
    name = request.path.rpartition("/")[2]
    title = wording().text(f"own.{name}" if request.path.startswith("/skrivebord/") else f"command.{name}")
    before = drafts().find(posted.own.get(DRAFT, ""))
    id = before.id if before is not None and before.alone and before.made_by == handle else new_id()
    draft = Draft(id, request.path, title, body_of(posted.typed), handle, 0, posted.typed, own, alone=True)
    drafts().put(draft)
    return draft.opened


def body_of(typed: Mapping[str, str]) -> str:
    """The body whose form it is: named in it, or that of the meeting or decision that it is about."""
    knowledge = moment().view.knowledge
    for name in ("body", "meeting", "decision", "disposer", "id", "subject"):
        record = knowledge.made(typed[name]) if re.match(SLUG_PATTERN, typed.get(name, "")) else None
        if record is not None:
            return record.id if record.command == "establish-body" else str(record.data.get("body", ""))
    return ""


def opened() -> Draft | None:
    """The draft that this page goes on with, of whoever may; None where it asks for none, or for one that is gone."""
    return draft_of(request.args.get(DRAFT, ""))


def draft_of(id: str) -> Draft | None:
    """A draft, of whoever may see it."""
    found = drafts().find(id) if id else None
    return found if found is not None and may_see(found) else None


def may_see(draft: Draft) -> bool:
    """Whether it is one's own, or of a body that one records for: itself or one that it lies below."""
    who = asker()
    if not people().settings.required or draft.made_by == who.handle:
        return True
    held = who.rights
    if draft.alone:
        return False
    return held.unlimited or (held.records and not held.bodies.isdisjoint(_with_those_above(draft.body)))


def _with_those_above(body: str) -> set[str]:
    knowledge, found = moment().view.knowledge, set[str]()
    while body and body not in found:
        found.add(body)
        record = knowledge.made(body)
        body = str(record.data.get("parent", "")) if record is not None else ""
    return found


def carry_out(form: Carried, commands: Sequence[Command], act: Act, again: Again) -> Response:
    """Shows what the commands would record; where ``act`` is ``record`` and that was shown, records them.

    Where others have changed meanwhile what was shown, it is shown again. Sent twice it records once.
    """
    if act.name == PUT_AWAY:
        return put_away(form)
    by = name_yourself(form.own)
    judged = judge().judged(commands, form.key, by)
    if judged.problem is None and by is None:
        errors = (FieldError(BY, "required"),)
        judged.verdicts.append(_unable(commands, Problem("invalid", "invalid-fields", errors=errors)))
    if judged.problem is not None:
        return again(judged)
    if judged.is_recorded:
        return _done(form, len(commands))
    if act.name != "record" or form.own.get(SHOWN) != judged.digest:
        return preview(form, judged)
    assert by is not None
    return _recorded(form, judged, by, again)


def _unable(commands: Sequence[Command], problem: Problem) -> Verdict:
    return Verdict(commands[0], problem)


def _recorded(form: Carried, judged: Judged, by: str, again: Again) -> Response:
    done = record(services().archive, judged.commands, form.key, by, wording().language, asker().actor)
    if done.problem is not None:  # somebody was quicker since it was judged
        return again(judged.stopped(done.receipts, done.problem))
    return _done(form, len(done.receipts))


def _done(form: Carried, count: int) -> Response:
    draft = _gone_on_with(form.own)
    if draft is not None:
        drafts().take_away(draft)
    query = {"n": count, "since": form.own.get(SEEN, ""), "form": form.action.partition("?")[0]}
    return redirect(axes.link(request, f"/indfoert/{form.key}", **query), 303)


def _warn_of_strangers(judged: Judged) -> None:
    """A role for whom nobody knows is shown as what may be a slip: they may sign in later, at a provider."""
    for verdict in judged.verdicts if people().settings.required else ():
        who = verdict.command.get("who", "") if verdict.command["command"] == "grant-role" else ""
        if who and not who.startswith("group:") and people().accounts.find(who) is None:
            verdict.warnings.append(wording().text("desk.nobody-yet", who=who))


def preview(form: Carried, judged: Judged) -> Response:
    """The page that shows what would be recorded, with everything that the form carries."""
    _warn_of_strangers(judged)
    view, w, words = moment().view, wording(), Words(wording(), choices())
    for n, verdict in enumerate(judged.verdicts):
        verdict.warnings += [] if verdict.recorded else cautions(view, w, words, judged.commands, n)
    since = whole(form.own.get(SEEN, ""))
    others = [] if since is None else judge().since(since, concerned(judged))
    changed = form.own.get(SHOWN) not in (None, judged.digest)
    form.own = {**form.own, SEEN: str(judged.position), SHOWN: judged.digest}
    shown = {"form": form, "judged": judged, "others": others, "changed": changed, "by": asker().by}
    page = drawn("desk/preview.html", [said_in(form.typed), judged.commands], choices=choices(), **shown)
    return Response(page, mimetype="text/html")


def receipts(key: str, count: int) -> list[dict[str, Any]]:
    """What is recorded of a form, in order."""
    found = (services().archive.recorded_under(key_of(key, n)) for n in range(1, count + 1))
    return [receipt.body for receipt in found if receipt is not None]


def address(path: str, **fields: str) -> str:
    """The address of a form with some of its fields filled in, by their paths (``meeting``, ``items/0/number``)."""
    return f"{path}?{urlencode(fields)}" if fields else path
