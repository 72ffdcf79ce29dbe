"""What is missing and what is due, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projections.facts import name_of
from projections.view import View
from web.texts.filling import fill
from web.things import Things
from web.wording import Wording

_DAYS = ("on", "to", "from", "date", "last")


def sentence(view: View, row: Mapping[str, Any], w: Wording) -> str:
    """The sentence of a row whose ``text`` is a code with parameters."""
    code, params = row["text"]["code"], row["text"]["params"]
    variant = _variant(row, params)
    key = f"{code}.{variant}" if variant else code
    said = fill(w.template(key), key, _said(view, row, params, w))
    return w.text("due.if-nothing", said=said) if row["text"].get("ahead") else said


def _variant(row: Mapping[str, Any], params: Mapping[str, Any]) -> str | None:
    """Which of several sentences for one kind."""
    if row["kind"] == "rule-not-kept":
        return "year" if "held" in params else "meeting" if row["subject"]["type"] == "meeting" else "first"
    if row["kind"] == "rule":
        return "year" if row["meeting"] is None else "disputed" if params["verdict"] == "disputed" else None
    if row["kind"] == "entry-missed":
        return "kind" if params["meeting_kind"] else None
    return {"date-order": params.get("what"), "ask": params.get("what")}.get(row["kind"])


def _said(view: View, row: Mapping[str, Any], params: Mapping[str, Any], w: Wording) -> dict[str, Any]:
    subject, body = row["subject"] or {}, row["body"]
    said = {
        "body": None if body is None else _name(view, body),
        "subject": _name(view, subject["id"]) if subject else None,
        "thing": Things(view.knowledge, w).called(subject["id"], subject["type"]) if subject else None,
        "rule": w.code("rule", row["rule"]),
        "year": row["due"][:4],
        **params,
    }
    if subject.get("type") == "meeting":
        said["date"] = view.judge.facts.meeting_date(subject["id"], view.on)
    if "from" in params:  # whose remark it is, by name; of a stretch its first day
        said["from"] = _name(view, params["from"])
    if "words" in params:
        said["words"] = w.span(params["words"], said["year"])
    if isinstance(params.get("to"), list):
        said["to"] = ", ".join(_name(view, one) for one in params["to"])
    elif params.get("to"):
        said["last"] = w.last_day(params["to"])
    if row["kind"] == "no-hovedaftale":
        said["until"] = w.day(params["last"])
    return {name: _day(name, value, w) for name, value in said.items()}


def _day(name: str, value: Any, w: Wording) -> Any:
    """A day in words; what people wrote stands as it is."""
    return w.day(value) if name in _DAYS and isinstance(value, str) else value


def _name(view: View, id: str) -> str:
    return name_of(view, id) or id
