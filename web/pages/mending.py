"""What of a thing can be mended, for *Berigtig* beside it: for those who may record, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from archive.grammar import COMMANDS
from archive.grammar.shapes import DATE, nullable
from archive.records import Record
from web.pages.allowed import forms_for, may_command, may_mend, may_mend_made, may_record, may_record_for, may_say_of
from web.pages.asking import moment
from web.pages.blueprint import blueprint, name_of

# Of what has more, the audit trail has the rest.
_MOST = 100
_DAYS = (DATE, nullable(DATE))
# What tells one record of a kind from another, the first that it says.
_TELLING = (
    *("person", "member_body", "members_of", "party", "to", "afdeling", "remark", "number", "title", "name", "where"),
    "office",
)


def mendable(*owners: str | Iterable[str]) -> list[Mapping[str, Any]]:
    """The records of these that count on the day, the latest first, that who asks may mend."""
    if not may_record():
        return []
    view = moment().view
    named = dict.fromkeys(id for one in owners for id in ([one] if isinstance(one, str) else one))
    found = (record for owner in named for record in view.knowledge.records(owner))
    live = [one for one in found if _can_be_mended(one) and (_day(one) or "") <= view.on and may_say_of(one)]
    return [_row(record) for record in sorted(live, key=lambda one: -one.position)[:_MOST]]


def made_for(target: str, command: str, field: str) -> list[str]:
    """The ids of what this command made that names ``target`` in this field."""
    return list(moment().view.knowledge.naming(target, command, field)) if may_record() else []


def of_type(type: str) -> list[str]:
    """The ids of everything of a type."""
    return list(moment().view.knowledge.of_type(type)) if may_record() else []


def _can_be_mended(record: Record) -> bool:
    spec = COMMANDS[record.command]
    return not record.void and not spec.corrects and not spec.uncorrectable


def _day(record: Record) -> str | None:
    """The record's own, on which it was done."""
    own_date = COMMANDS[record.command].own_date
    day: str | None = record.data.get(own_date) if own_date else None
    return day


def _row(record: Record) -> dict[str, Any]:
    fields = COMMANDS[record.command].fields
    said = (record.data.get(name) for name in _TELLING if fields.get(name) not in _DAYS)
    of = next((name_of(text) for text in said if isinstance(text, str)), None)
    return {"position": record.position, "command": record.command, "day": _day(record), "of": of}


for _known in (
    may_record,
    may_command,
    may_mend,
    may_mend_made,
    may_record_for,
    forms_for,
    mendable,
    made_for,
    of_type,
):
    blueprint.add_app_template_global(_known)
