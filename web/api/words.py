"""Codes of an answer as sentences in the reader's language: why a mandate is so, what an event says."""

from __future__ import annotations

from typing import Any

from projections.facts import body_name
from projections.reader import View
from web.pages.wording import Wording
from web.texts import summary_words, why_words

# What users wrote themselves, and what is not an answer's own words.
_AS_THEY_ARE = frozenset({"value", "others", "changed", "data", "schema", "example"})


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
        about = {**value, "subject": value["subject"]["id"], **summary["params"]}
        found["summary"] = summary_words.summary(summary["code"], about, language)
    return found
