"""What was changed, in words: the field that a correction changed, how much of a text is another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from web.wording import Wording

_CODED = {
    "outcome": "outcome",
    "access": "access",
    "level": "level",
    "kind": "kind",
    "form": "form",
    "role": "role",
    "status": "kommissorium.status",
    "strength": "strength",
    "op": "op",
}
_DATES = frozenset({"on", "date", "dated", "from", "to", "until", "due", "effect_from"})


def change_words(w: Wording, change: Mapping[str, Any]) -> tuple[str, str, str]:
    """The words of ``{field, before, after}``; of two lists only what is not in both."""
    field, _, number = change["field"].partition("/")
    before, after = change["before"], change["after"]
    if isinstance(before, list) and isinstance(after, list):
        before, after = [one for one in before if one not in after], [one for one in after if one not in before]
    return f"{w.code('changed', field)} {number}".strip(), _said(w, field, before), _said(w, field, after)


def _said(w: Wording, field: str, value: Any) -> str:
    if isinstance(value, list) and value:
        return "; ".join(_said(w, field, one) for one in value)
    if isinstance(value, Mapping) and "number" in value:
        return _numbered(w, value)
    if isinstance(value, Mapping):
        return "; ".join(f"{w.code('changed', name)}: {_said(w, name, one)}" for name, one in value.items())
    if isinstance(value, str):
        return w.day(value) if field in _DATES or field.endswith("_on") else w.code(_CODED.get(field, ""), value)
    return w.plain(value)


def _numbered(w: Wording, value: Mapping[str, Any]) -> str:
    """A provision, a change of one, or an item: its number and heading, then the rest."""
    named = [value["number"], value.get("heading"), f"({w.code('op', value['op'])})" if "op" in value else None]
    rest = {name: one for name, one in value.items() if name not in ("op", "number", "heading", "text")}
    told = [value.get("text"), _said(w, "", rest) if rest else None]
    return ": ".join(filter(None, (" ".join(filter(None, named)), "; ".join(filter(None, told)))))


def rewritten(words: Iterable[Mapping[str, str]]) -> bool:
    """Whether two texts share less than half of the longer one: then they are read one after the other."""
    length = Counter[str]()
    for piece in words:
        length[piece["op"]] += len(piece["text"].strip())
    return 2 * length["same"] < length["same"] + max(length["removed"], length["added"])
