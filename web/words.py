"""Codes of an answer as sentences in the reader's language: why a mandate is so, what an event says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from archive.grammar.shapes import SLUG_PATTERN
from archive.receipts import TOLD
from projections.audit.answers import at_positions
from projections.view import View
from web.texts import summaries_en, summary_words, warning_words, why_words
from web.things import Known, Things, named_by
from web.wording import Wording
from web.year_words import sentence

_NESTED = (dict, list)
# What users wrote themselves, and what is not an answer's own words.
_AS_THEY_ARE = frozenset({"value", "others", "changed", "data", "schema", "example"})
# What a summary names by ids, beside what it is about.
_NAMED = (
    *("party", "from", "to", "body", "office", "member_body", "members_of", "disposer", "by_body", "afdeling"),
    *("decision", "id"),
)
# What a warning names by ids: each parameter has the name of its type.
_WARNED_OF = frozenset(summaries_en.CALLED)
_BY_POSITION = "record-corrected"


def worded(view: View, value: Any, language: str, known: Known | None = None) -> Any:
    """``value`` with every ``why`` and ``summary`` as a sentence, and one beside whatever is ``unread``.

    The code of a ``why`` stays as ``because``, the rule that it rests on as ``rule``. What stands in it many times is
    worded once. ``known``: what things are named by where that is not the view.
    """
    return _Words(view, language, known or view.knowledge).of(value)


class _Words:
    def __init__(self, view: View, language: str, known: Known) -> None:
        self._view, self._language, self._wording = view, language, Wording(language)
        self._things = Things(known, self._wording)
        self._corrected: dict[int, dict[str, Any]] = {}
        self._done: dict[int, dict[str, Any]] = {}

    def of(self, value: Any) -> Any:
        if isinstance(value, list):
            if told := [one for one in value if isinstance(one, dict) and _is_told(one)]:
                self._look_up(told)
            return [self.of(one) if isinstance(one, _NESTED) else one for one in value]
        if not isinstance(value, dict):
            return value
        done = self._done.get(id(value))  # all of them live as long as the answer that holds them
        if done is None:
            done = self._done[id(value)] = self._of(value)
        return done

    def _of(self, value: dict[str, Any]) -> dict[str, Any]:
        found = dict(value)
        for name, one in value.items():
            if isinstance(one, _NESTED) and name not in _AS_THEY_ARE:
                found[name] = self.of(one)
        why = value.get("why")
        if isinstance(why, dict):
            found["why"] = why_words.why(why, self._wording, self._things.called)
            found["because"] = why
            if "rule" in why:
                found["rule"] = why["rule"]
        if isinstance(value.get("unread"), list):
            found["unread"] = [with_text(one, self._things) for one in value["unread"]]
        words, text = value.get("words"), value.get("text")
        if isinstance(words, dict):
            found["words"] = self._wording.span(words)
        if isinstance(text, dict):
            found["text"] = sentence(self._view, value, self._wording)
        if _is_told(value):
            found |= {name: [with_text(one, self._things) for one in value[name]] for name in TOLD}
            found["summary"] = self._summary(value)
        return found

    def _look_up(self, entries: list[dict[str, Any]]) -> None:
        """All that is corrected and named by entries of the audit trail, in one question each."""
        found = at_positions(self._view, {one["corrects"] for one in entries if _corrects_by_position(one)})
        self._corrected.update(found)
        known = self._view.knowledge
        named = [id for one in (*entries, *found.values()) for id in _named(one)]
        known.prefetch(named)
        named += [id for one in named if (made := known.made(one)) for id in named_by(made)]
        known.prefetch(named)
        known.prefetch_types(named)

    def _summary(self, entry: Mapping[str, Any]) -> str:
        code, subject = entry["summary"]["code"], entry["subject"]
        params = {**entry, **entry["summary"]["params"]}
        self._view.told.append(entry["summary"]["params"])
        params |= {name: self._things.called(params[name]) for name in _NAMED if isinstance(params.get(name), str)}
        params["subject"] = self._things.called(str(subject["id"]), subject["type"])
        if "amount" in params:
            params |= _in_figures(params, self._wording)
        if _corrects_by_position(entry):
            params["said"] = self._what_it_said(entry["corrects"])
        return summary_words.summary(code, params, self._language, self._wording.day)

    def _what_it_said(self, position: int) -> str:
        """The sentence of a record that was corrected; of a right nobody is told who may not see rights."""
        if position not in self._corrected:
            self._corrected.update(at_positions(self._view, [position]))
        corrected = self._corrected[position]
        if corrected["subject"]["type"] == "grant":
            return "."
        return summary_words.quoted(self._summary(corrected), self._language)


def _is_told(value: Mapping[str, Any]) -> bool:
    """Whether it is an entry of the audit trail, whose summary is to become a sentence."""
    summary = value.get("summary")
    return isinstance(summary, dict) and "code" in summary


def _named(entry: Mapping[str, Any]) -> Iterator[str]:
    """The ids that the sentence of an entry may name things by."""
    said = {**entry, **entry["summary"]["params"]}
    found = [entry["subject"]["id"], *(said.get(name) for name in _NAMED)]
    told = [one for name in TOLD for one in entry.get(name, ())]
    found += [one.get(name) for one in told for name in _WARNED_OF & one.keys()]
    return (one for one in found if isinstance(one, str) and re.match(SLUG_PATTERN, one))


def _corrects_by_position(entry: Mapping[str, Any]) -> bool:
    return bool(entry["summary"]["code"] == _BY_POSITION)


def _in_figures(params: Mapping[str, Any], w: Wording) -> dict[str, str]:
    """An amount as people write it; its currency where it is said."""
    amount, _, currency = w.amount(params["amount"], params.get("currency", "DKK")).rpartition(" ")
    return {"amount": amount, "currency": currency}


def with_text(warned: dict[str, Any], things: Things) -> dict[str, Any]:
    """A warning, or a caution, as ``{code, text, ...parameters}``; its text names things by what they are called."""
    w = things.wording
    said = {name: things.called(value, name) if name in _WARNED_OF else value for name, value in warned.items()}
    if "meeting" in warned and "date" in warned:
        said["meeting"] = things.meeting_on(warned["meeting"], warned["date"])
    text = warning_words.warning(warned["code"], said, w.language, w.day)
    return {"code": warned["code"], "text": text, **warned}
