"""Codes of an answer as sentences in the reader's language: why a mandate is so, what an event says."""

from __future__ import annotations

from typing import Any

from projections.facts import body_name
from projections.view import View
from web.texts import summary_words, why_words
from web.wording import Wording

# What users wrote themselves, and what is not an answer's own words.
_AS_THEY_ARE = frozenset({"value", "others", "changed", "data", "schema", "example"})
_NAMED = ("subject", "party", "from", "office", "member_body", "members_of")
_WITH_NAMES = ("establish-body", "establish-office")


def worded(view: View, value: Any, language: str) -> Any:
    """``value`` with every ``why`` and ``summary`` as a sentence; the code of a ``why`` stays
    as ``because``, the rule that it rests on as ``rule``."""
    if isinstance(value, list):
        return [worded(view, one, language) for one in value]
    if not isinstance(value, dict):
        return value
    found = {
        name: worded(view, one, language) if isinstance(one, dict | list) and name not in _AS_THEY_ARE else one
        for name, one in value.items()
    }
    why, summary = value.get("why"), value.get("summary")
    if isinstance(why, dict):
        found["why"] = why_words.why(why, Wording(language), lambda body: body_name(view, body) or body)
        found["because"] = why
        if "rule" in why:
            found["rule"] = why["rule"]
    if isinstance(summary, dict) and "code" in summary:
        about = _named(view, {**value, "subject": value["subject"]["id"], **summary["params"]})
        found["summary"] = summary_words.summary(summary["code"], about, language, Wording(language).day)
    return found


def _named(view: View, params: dict[str, Any]) -> dict[str, Any]:
    """``params`` with bodies and offices by their names."""
    ids = {name: params[name] for name in _NAMED if isinstance(params.get(name), str)}
    return params | {name: _name(view, id) for name, id in ids.items()}


def _name(view: View, id: str) -> str:
    made = (record.data["name"] for record in view.knowledge.records(id) if record.command in _WITH_NAMES)
    return next(made, id)
