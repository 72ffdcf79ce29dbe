"""Where a text stands: the words besides its own by which it is found, ranked lower.

A document's kind, its id, who it belongs to, the titles of what it is part of; of a decision also what it changes and
what it concerns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from archive.records import Record
from projections.search.documents import SearchDocument
from projections.search.past import KnownAt

# What people call each type of text.
KINDS: Mapping[str, str] = {
    "provision": "bestemmelse",
    "decision": "beslutning",
    "minutes": "referat",
    "agenda-item": "dagsorden dagsordenspunkt",
    "document": "dokument",
    "kommissorium": "kommissorium",
    "assignment": "opgave opfølgning",
    "pulje": "pulje",
    "tilsyn": "tilsyn",
    "disagreement": "uenighed",
    "proposal": "forslag",
    "assessment": "vurdering",
}
# The command that names each type of thing, and the field that holds the name.
NAMED_IN: Mapping[str, tuple[str, str]] = {
    "body": ("establish-body", "name"),
    "agreement": ("enter-agreement", "title"),
    "document": ("file-document", "title"),
}


def stands(known: KnownAt, type: str, id: str, body: str | None, *more: str | None) -> tuple[str, ...]:
    """The kind of text, its id, the body it belongs to, and more."""
    return once((KINDS[type], id, *name_and_id(known, body), *more))


def anywhere(document: SearchDocument) -> SearchDocument:
    """A document whose maker says nothing of where it stands: its kind, its id and that of its body."""
    if document.stands:
        return document
    return replace(document, stands=once((KINDS[document.type], document.id, document.body)))


def name_and_id(known: KnownAt, id: str | None) -> Iterator[str]:
    """What a thing is called, where it has a name, and its id."""
    if id is None:
        return
    yield id
    if named := NAMED_IN.get(known.type_of(id) or ""):
        command, field = named
        yield str(known.maker(id, command).data[field])


def of_agreement(known: KnownAt, id: str) -> Iterator[str]:
    """Its title and its level."""
    yield from name_and_id(known, id)
    yield str(known.maker(id, "enter-agreement").data["level"])


def item_title(known: KnownAt, meeting: str | None, number: str | None) -> str | None:
    """The title of an item on the latest agenda that has it, where no other item there has its number."""
    if meeting is None or number is None:
        return None
    titles = titles_among(known, known.live(meeting, "publish-agenda"), number)
    return titles[0] if len(titles) == 1 else None


def titles_among(known: KnownAt, agendas: Sequence[Record], number: str) -> Sequence[str]:
    """The titles that a number has on the latest of some agendas that has it."""
    return next((found for one in reversed(agendas) if (found := known.titles(one).get(number))), ())


def changed_by(known: KnownAt, decision: str) -> Iterator[str]:
    """The agreements, with numbers and headings, that rest on a decision."""
    for type, id in known.resting_on(decision):
        if type == "justering":
            justering = known.justering(id)
            assert justering is not None
            yield id
            yield from of_agreement(known, justering.owner)
            yield from _provisions(justering.data["changes"])
        else:
            yield from of_agreement(known, id)


def _provisions(changes: list[Mapping[str, Any]]) -> Iterator[str]:
    for change in changes:
        yield str(change["number"])
        if change.get("heading"):
            yield str(change["heading"])


def concerned(known: KnownAt, decision: Record) -> Iterator[str]:
    for id in decision.data.get("concerns", ()):
        yield from name_and_id(known, id)


def once(words: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
