"""The people of the archive, for administrators: who can sign in, and a form to keep somebody out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from archive.problems import Problem, invalid
from archive.times import format_instant, today
from web.axes import link
from web.pages.blueprint import blueprint
from web.people.asking import asker, people
from web.people.needing import needs
from web.services import services

PEOPLE = "/brugere"


@blueprint.get(PEOPLE)
@needs("administer")
def people_page() -> str:
    """Raises ``not-found`` where nobody signs in."""
    require_sign_in()
    open_sessions, held = people().sessions.counted(), _roles()
    rows = [
        {
            "account": one,
            "roles": sorted(held[one.handle]),
            "made": instant(one.made_at),
            "disabled": instant(one.disabled_at),
            "sessions": open_sessions.get(one.handle, 0),
            "tokens": people().tokens.open(one.handle),
        }
        for one in people().accounts.every()
    ]
    return render_template("people.html", rows=rows, own=asker().handle)


@blueprint.post(f"{PEOPLE}/<handle>")
@needs("administer")
def people_decided(handle: str) -> Response:
    """``what``: ``disable``, ``enable``, or ``end-sessions``. Raises ``not-found``, ``invalid``, ``refused``."""
    require_sign_in()
    accounts, what = people().accounts, request.form.get("what")
    account = accounts.known(handle)
    if what == "disable":
        if account.handle == asker().handle:
            raise Problem("refused", "own-account")
        accounts.disable(account.handle)
    elif what == "enable":
        accounts.enable(account.handle)
    elif what == "end-sessions":
        people().sessions.end_all(account.handle)
    else:
        raise invalid("what", "not-one-of", options="disable, enable, end-sessions")
    return redirect(link(request, PEOPLE), 303)


def _roles() -> Mapping[str, set[str]]:
    """The roles that each handle has today by its own name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for grant in services().archive.known.grants.now():
        if grant.holds(today()):
            found[grant.who].add(grant.role)
    return found


def require_sign_in() -> None:
    """Raises ``not-found`` where nobody signs in: there are no people then."""
    if not people().settings.required:
        raise Problem("not-found", "no-such-page", path=request.path)


def instant(seconds: float | None) -> str | None:
    """Seconds since 1970 as pages have moments."""
    return None if seconds is None else format_instant(datetime.fromtimestamp(seconds, UTC))
