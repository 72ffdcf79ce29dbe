"""What an event of the audit trail says, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from web.texts import codes_da, codes_en, files_da, files_en, summaries_da, summaries_en
from web.texts.filling import beginning, fill

_CODES: Mapping[str, Mapping[str, str]] = {"da": codes_da.CODES, "en": codes_en.CODES}
_FILES: Mapping[str, Mapping[str, str]] = {"da": files_da.FILES, "en": files_en.FILES}
_SUMMARIES = {"da": summaries_da.SUMMARIES, "en": summaries_en.SUMMARIES}
_UNREAD = {"da": summaries_da.UNREAD, "en": summaries_en.UNREAD}
_CORRECTED = {"da": summaries_da.CORRECTED, "en": summaries_en.CORRECTED}
_MEMBERS_OF = {"da": summaries_da.MEMBERS_OF, "en": summaries_en.MEMBERS_OF}
_WITHIN = {"da": (summaries_da.QUOTED, summaries_da.INNER), "en": (summaries_en.QUOTED, summaries_en.INNER)}
# Parameters that are codes: the name in the sentence, the field, the group of its words.
CODED = (
    ("outcome", "outcome", "outcome"),
    ("settlement", "outcome", "settlement"),
    ("follow_up", "outcome", "follow-up"),
    ("relation", "relation", "relation"),
    ("what", "what", "ask"),
    ("assessment", "status", "assessment"),
    ("role", "role", "role"),
    ("granted", "role", "granted"),
    ("status", "status", "kommissorium.status"),
    ("access", "access", "access"),
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATES = ("on", "date", "effective_on", "to")


def summary(code: str, params: Mapping[str, Any], language: str, day: Callable[[str], str]) -> str:
    """The sentence of an event; ``params``: what the event says, and ``subject``, what it belongs to is called;
    ``day``: a date in words."""
    words = _CODES[language]
    said = {**params, "numbers": ", ".join(map(str, params.get("numbers", ())))}
    said |= {name: day(params[name]) for name in _DATES if _DATE.fullmatch(str(params.get(name)))}
    for name, field, group in CODED:
        if field in params:
            # Some of these words begin a line elsewhere.
            said[name] = words.get(f"{group}.{params[field]}", str(params[field])).lower()
    why = params.get("failure")
    said["failure"] = _UNREAD[language].format(why=_FILES[language].get(f"failure.{why}", why)) if why else ""
    said |= {"who": _who(params, language), "grantee": params.get("who")}
    said["corrected"] = _CORRECTED[language][params.get("void")]
    sentence = _SUMMARIES[language].get(code)
    if sentence is not None and sentence.startswith("{subject}"):
        said |= beginning(sentence, said)
    return fill(sentence, code, said)


def quoted(sentence: str, language: str) -> str:
    """A sentence as another one ends with it."""
    words, inner = _WITHIN[language]
    return words.format(said=sentence.removesuffix(".").translate(inner))


def _who(params: Mapping[str, Any], language: str) -> str:
    """A member: a person, an office, a body, or those who are members of one."""
    if "members_of" in params:
        return fill(_MEMBERS_OF[language], "members_of", params)
    return str(next((params[name] for name in ("person", "office", "member_body") if name in params), "?"))
