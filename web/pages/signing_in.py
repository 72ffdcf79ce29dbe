"""Signing in and out: a page with a form, and a form that ends the session."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from archive.problems import Problem
from web.axes import language
from web.pages.blueprint import blueprint
from web.people import oidc
from web.people.asking import asker, begin_session, end_session, people
from web.people.guarding import SIGN_IN, SIGN_OUT, within
from web.people.needing import needs
from web.people.trying import tried
from web.problem_details import problem_json
from web.settings import LANGUAGES


@blueprint.get(SIGN_IN)
def sign_in() -> str:
    """``til``: where to go on to, an address of this archive. Raises ``not-found`` where nobody has to sign in."""
    _require_sign_in()
    return _form()


@blueprint.post(SIGN_IN)
def signed_in() -> Response | tuple[str, int, dict[str, str]]:
    _require_sign_in()
    if not people().settings.own_accounts:
        raise _no_such_page()
    try:
        handle = tried(request.form.get("name", ""), request.form.get("password", ""))
    except Problem as problem:
        if problem.slug != "too-many-attempts" and problem.code != "passwords-busy":
            raise
        return _refused(problem, {"Retry-After": str(problem.params.get("seconds", 2))})
    if handle is None:
        return _refused(Problem("not-signed-in", "wrong-password"), {})
    begin_session(handle)
    return redirect(_in_language(within(request.form.get("til"))), 303)


def _in_language(address: str) -> str:
    """An address in the language that was chosen on the page for signing in, where one was."""
    chosen, parts = request.args.get("lang"), urlsplit(address)
    if chosen not in LANGUAGES or "lang" in parse_qs(parts.query):
        return address
    return parts._replace(query="&".join(filter(None, (parts.query, f"lang={chosen}")))).geturl()


@blueprint.get(SIGN_OUT)
@needs("sign-out")
def sign_out() -> str:
    _require_sign_in()
    return render_template("sign_out.html")


@blueprint.post(SIGN_OUT)
@needs("sign-out")
def signed_out() -> tuple[str, dict[str, str]]:
    _require_sign_in()
    end_session()
    page = render_template("signed_out.html", provider_address=oidc.signing_out_address())
    return page, {"Clear-Site-Data": '"cache", "storage"'}


def _require_sign_in() -> None:
    if not people().settings.required:
        raise _no_such_page()


def _no_such_page() -> Problem:
    return Problem("not-found", "no-such-page", path=request.path)


def _form(problem: Problem | None = None) -> str:
    said = None if problem is None else problem_json(problem, language(request))
    return render_template(
        "sign_in.html",
        problem=said,
        til=within(request.values.get("til")),
        name=request.form.get("name", ""),
        own_accounts=people().settings.own_accounts,
        provider=oidc.BEGINS if people().settings.provider else None,
        here=asker().handle,
    )


def _refused(problem: Problem, headers: dict[str, str]) -> tuple[str, int, dict[str, str]]:
    return _form(problem), problem.status, headers
