"""One's own account: who one is, the sessions that are open, and a new password."""

from __future__ import annotations

import logging

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from archive.problems import Problem, invalid
from web.axes import language, link
from web.pages.blueprint import blueprint
from web.pages.people import instant, require_sign_in
from web.people.asking import asker, begin_session, people
from web.people.needing import current_rights, needs
from web.people.trying import tried
from web.problem_details import problem_json

_logger = logging.getLogger(__name__)

ACCOUNT = "/konto"


@blueprint.get(ACCOUNT)
def account_page() -> str:
    """Raises ``not-found`` where nobody signs in."""
    require_sign_in()
    return _page()


@blueprint.post(ACCOUNT)
@needs("read")
def account_changed() -> Response | tuple[str, int, dict[str, str]]:
    """``what``: ``password`` or ``end-others``. A password is asked for first, and counted as at signing in."""
    require_sign_in()
    try:
        _do(request.form.get("what", ""))
    except Problem as problem:
        wait = {"Retry-After": str(problem.params["seconds"])} if problem.slug == "too-many-attempts" else {}
        if problem.slug != "invalid" and not wait:
            raise
        return _page(problem), problem.status, wait
    return redirect(link(request, ACCOUNT, on=None, known=None, done=request.form["what"]), 303)


def _do(what: str) -> None:
    if what == "password" and _has_password():
        _change_password(request.form.get("password", ""))
    elif what == "end-others":
        _end_others()
    else:
        raise invalid("what", "not-one-of", options="password, end-others")


def _change_password(new: str) -> None:
    """Every session ends, and for whoever knew the old one a new one begins."""
    if new != request.form.get("again", ""):
        raise invalid("again", "passwords-differ")
    handle = _known_by_password()
    people().accounts.set_password(handle, new)
    begin_session(handle)
    _logger.info("%s has a new password", handle)


def _end_others() -> None:
    who = asker()
    if _has_password():
        _known_by_password()
    assert who.handle is not None
    people().sessions.end_all(who.handle, but=who.hash)
    _logger.info("%s ended their other sessions", who.handle)


def _known_by_password() -> str:
    handle = tried(asker().handle or "", request.form.get("old", ""))
    if handle is None:
        raise invalid("old", "not-the-password")
    return handle


def _has_password() -> bool:
    account = people().accounts.find(asker().handle or "")
    return people().settings.own_accounts and account is not None and account.own


def _page(problem: Problem | None = None) -> str:
    who = asker()
    sessions = [
        {"begun": instant(one.begun_at), "seen": instant(one.seen_at), "here": one.hash == who.hash}
        for one in people().sessions.open(who.handle or "")
    ]
    return render_template(
        "account.html",
        problem=None if problem is None else problem_json(problem, language(request)),
        account=people().accounts.find(who.handle or ""),
        rights=current_rights(),
        has_password=_has_password(),
        sessions=sessions,
        asked=request.form.get("what"),
        done=request.args.get("done"),
    )
