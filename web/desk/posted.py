"""A form as it was posted."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import NamedTuple

from flask import Request

from archive.problems import Problem
from web.desk.drafts import Drafts
from web.people.asking import people

MOST_FIELDS, _MOST_BYTES = 20_000, 16_000_000
# What a form carries beside its fields; no field of the grammar begins so.
_OWN = "_"
# What stood before what a form changes, as it was shown in the preview.
SHOWN = "_shown"

# What a text that was copied out of Word or a PDF holds unseen: breaks of lines and pages of theirs, a hyphen that
# parts nothing; of the rest nothing can be read.
_PASTED = {
    **dict.fromkeys(n for n in range(0x20) if chr(n) not in "\t\n\r"),
    **dict.fromkeys(map(ord, "\v\f\x85"), "\n"),
    0x1E: "-",
}


class Act(NamedTuple):
    """What a button asks for, and of what: ``add`` a row to a list, ``take`` one out, ``find``, ``preview`` ..."""

    name: str
    of: str = ""


@dataclass(frozen=True)
class Posted:
    """``typed``: what stands in the fields; ``own``: what the form carries beside them, ``_form`` among it: its key."""

    typed: dict[str, str]
    own: dict[str, str]
    act: Act

    @property
    def key(self) -> str:
        return self.own["_form"]


def drafts() -> Drafts:
    """The drafts of the archive that this application shows."""
    return Drafts(people().database, people().clock)


def new_key() -> str:
    """The key of a form that is begun, by which its commands are recorded once."""
    return secrets.token_hex(16)


def read_posted(request: Request) -> Posted:
    """Raises ``too-large`` for more than ``MOST_FIELDS`` or 16 MB, ``malformed`` for a form without its key."""
    if len(request.form) + len(request.files) > MOST_FIELDS:
        raise Problem("too-large", "too-many-fields", most=MOST_FIELDS)
    if sum(len(text.encode("utf-8", "surrogatepass")) for text in request.form.values()) > _MOST_BYTES:
        raise Problem("too-large", "request-too-large")
    own = {name: text for name, text in request.form.items() if name.startswith(_OWN)}
    typed = {name: text.translate(_PASTED) for name, text in request.form.items() if not name.startswith(_OWN)}
    for name, file in request.files.items():
        if file.filename:
            content = file.read()
            typed[name] = drafts().hold(content)
            typed |= {f"{name}:name": file.filename[:1000], f"{name}:size": str(len(content))}
    if not own.get("_form"):
        raise Problem("malformed", "form-without-key")
    asked, _, of = own.get("_do", "preview").partition(":")
    if asked == "change":  # what was shown is not what comes next
        own.pop(SHOWN, None)
    return Posted(typed, own, Act(asked, of))
