"""Codes of an answer as sentences in the reader's language: why a mandate is so, what an event says."""

from __future__ import annotations

from typing import Any

from projections.audit.answers import at_position
from projections.facts import body_name
from projections.view import View
from web.texts import summary_words, warning_words, why_words
from web.wording import Wording
from web.year_words import sentence

# What users wrote themselves, and what is not an answer's own words.
_AS_THEY_ARE = frozenset({"value", "others", "changed", "data", "schema", "example"})
_NAMED = ("subject", "party", "from", "office", "member_body", "members_of")
_WITH_NAMES = ("establish-body", "establish-office")


def worded(view: View, value: Any, language: str) -> Any:
    """``value`` with every ``why`` and ``summary`` as a sentence, and one beside whatever is ``unread``.

    The code of a ``why`` stays as ``because``, the rule that it rests on as ``rule``. What stands in it many times is
    worded once.
    """
    return _Words(view, language).of(value)


class _Words:
    def __init__(self, view: View, language: str) -> None:
        self._view, self._language, self._wording = view, language, Wording(language)
        self._done: dict[int, dict[str, Any]] = {}

    def of(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.of(one) if isinstance(one, dict | list) else one for one in value]
        if not isinstance(value, dict):
            return value
        done = self._done.get(id(value))  # all of them live as long as the answer that holds them
        if done is None:
            done = self._done[id(value)] = self._of(value)
        return done

    def _of(self, value: dict[str, Any]) -> dict[str, Any]:
        found = dict(value)
        for name, one in value.items():
            if isinstance(one, dict | list) and name not in _AS_THEY_ARE:
                found[name] = self.of(one)
        why, summary = value.get("why"), value.get("summary")
        if isinstance(why, dict):
            found["why"] = why_words.why(why, self._wording, lambda body: body_name(self._view, body) or body)
            found["because"] = why
            if "rule" in why:
                found["rule"] = why["rule"]
        if isinstance(value.get("unread"), list):
            found["unread"] = [with_text(one, self._language) for one in value["unread"]]
        words, text = value.get("words"), value.get("text")
        if isinstance(words, dict):
            found["words"] = self._wording.span(words)
        if isinstance(text, dict):
            found["text"] = sentence(self._view, value, self._wording)
        if isinstance(summary, dict) and "code" in summary:
            found["warnings"] = [with_text(one, self._language) for one in value["warnings"]]
            about = _named(self._view, {**value, "subject": value["subject"]["id"], **summary["params"]})
            if summary["code"] == "record-corrected":
                about["said"] = self._what_it_said(value["corrects"])
            found["summary"] = summary_words.summary(summary["code"], about, self._language, self._wording.day)
        return found

    def _what_it_said(self, position: int) -> str:
        """The sentence of a record that was corrected; of a right nobody is told who may not see rights."""
        corrected = at_position(self._view, position)
        if corrected["subject"]["type"] == "grant":
            return "."
        return self._wording.text("audit.what-it-said", what=self.of(corrected)["summary"].removesuffix("."))


def with_text(warned: dict[str, Any], language: str) -> dict[str, Any]:
    """A warning as ``{code, text, ...parameters}``."""
    text = warning_words.warning(warned["code"], warned, language, Wording(language).day)
    return {"code": warned["code"], "text": text, **warned}


def _named(view: View, params: dict[str, Any]) -> dict[str, Any]:
    """``params`` with bodies and offices by their names."""
    ids = {name: params[name] for name in _NAMED if isinstance(params.get(name), str)}
    return params | {name: _name(view, id) for name, id in ids.items()}


def _name(view: View, id: str) -> str:
    made = (record.data["name"] for record in view.knowledge.records(id) if record.command in _WITH_NAMES)
    return next(made, id)
