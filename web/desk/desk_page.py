"""The desk itself: what is to be done for one's bodies, what was put away, what one recorded last."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, cast

from flask import Blueprint, Flask, abort, redirect, request
from werkzeug.wrappers import Response

from archive.times import format_instant
from projections.audit.answers import latest
from web import axes
from web.desk.carrying import choices, draft_of, may_see, put_away_for
from web.desk.drafts import Draft
from web.desk.posted import drafts
from web.desk.tasks import tasks
from web.pages.asking import let_go, moment
from web.pages.blueprint import show, wording
from web.people.asking import asker
from web.people.guarding import keep_forms
from web.people.needing import needs
from web.words import worded

blueprint = Blueprint("skrivebord", __name__)
blueprint.teardown_request(let_go)
blueprint.add_app_template_global(lambda id: choices().shown(id), "titled")
blueprint.record(lambda state: keep_forms(cast(Flask, state.app), put_away_for))
_LATELY = 10
# Those that meet, whose work is somebody's.
_MEETING = frozenset({"forum", "temagruppe", "group", "political"})


@blueprint.get("/skrivebord")
def desk() -> str:
    now, who = moment(), asker()
    bodies: list[str] = who.get("bodies", [])
    rows: list[dict[str, Any]] = []
    if who.by is not None:
        now.view.rely_on("audit")
        rows = [worded(now.view, row, wording().language) for row in latest(now.view, who.by, _LATELY)]
    return show(
        "desk/desk.html",
        {**now.said(), "url": None, "api_url": None},
        bodies=bodies,
        offered=_offered(bodies),
        tasks=tasks(now, bodies) if bodies else [],
        drafts=[draft for draft in drafts().listed() if may_see(draft)],
        lately=rows,
        by=who.by,
        saved=saved,
    )


def saved(draft: Draft) -> str:
    """When a draft was put away, in words."""
    return wording().moment(format_instant(datetime.fromtimestamp(draft.saved_at, UTC)))


def _offered(chosen: Collection[str]) -> list[tuple[str, str]]:
    """The bodies to choose among: those that meet, and whatever is chosen."""
    view = moment().view
    view.knowledge.prefetch(id for id, _ in moment().bodies())
    kinds = {id: record.data["kind"] for id, _ in moment().bodies() if (record := view.knowledge.made(id)) is not None}
    return [(id, name) for id, name in moment().bodies() if kinds[id] in _MEETING or id in chosen]


@blueprint.post("/skrivebord")
@needs("read")
def choose() -> Response:
    """Whose desk it is: chosen once, and kept."""
    known = {id for id, _ in moment().bodies()}
    asker().keep(bodies=[id for id in request.form.getlist("body") if id in known] or None)
    return redirect(axes.link(request, "/skrivebord"), 303)


@blueprint.get("/kladder/<id>")
def open_draft(id: str) -> Response:
    """To the form that was put away."""
    draft = draft_of(id)
    if draft is None:
        abort(404)
    return redirect(draft.opened)


@blueprint.post("/kladder/<id>")
def throw_away(id: str) -> Response:
    if draft_of(id) is not None:
        drafts().take_away(id)
    return redirect(axes.link(request, "/skrivebord"), 303)
