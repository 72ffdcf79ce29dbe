"""What is searched of each owner: the texts that are known of it at one position, with the days on which they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from archive.blobs import Texts
from archive.judgement import Judge
from archive.judgement.authority import effect_from
from archive.records import Record
from archive.rereading import as_read
from projections.search import places
from projections.search import texts_of_follow_up as more
from projections.search.documents import SearchDocument
from projections.search.past import KnownAt
from projections.search.texts_of_meeting import Stretch, of_meeting, read

_DEEPEST = 5
_ALWAYS = "0001-01-01"


def of_decision(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """A decision, with what was said against it, stands from the day it was taken until an annulment takes effect."""
    record = known.maker(id, "record-decision")
    if record.void:
        return []
    taken = record.data["decided_on"]
    annulled = min((effect_from(r) for r in known.live(id, "annul-decision")), default=None)
    ends = None if annulled is None else max(annulled, taken)
    body, meeting = record.data["body"], record.data.get("meeting")
    title = places.item_title(known, meeting, record.data.get("item"))
    found = (*places.changed_by(known, id), *places.concerned(known, record), title)
    stands = places.stands(known, "decision", id, body, meeting, *found)
    text = "\n".join([record.data["text"], *(f"{one['who']}: {one['text']}" for one in record.data.get("dissent", ()))])
    own = unit, "decision", id, None, None, text, body, meeting, taken, taken, ends, 0
    return [SearchDocument(*own, numbers=numbers_in(record.data), stands=stands)]


def of_document(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """A document stands from its date on; one whose text was erased, or could not be read, is found by its title."""
    record = known.maker(id, "file-document")
    if record.void or _outer_is_void(known, record):
        return []
    data, dated = as_read(known.records(id)), record.data.get("dated")
    body, meeting = _belonging(known, data.get("belongs_to"))
    text = read(texts, data.get("text_sha256"))
    belongs = places.name_and_id(known, data.get("belongs_to"))
    stands = places.stands(known, "document", id, body, data["kind"], *belongs)
    own = unit, "document", id, None, data["title"], text, body, meeting, dated
    return [SearchDocument(*own, dated, None, 0, numbers=numbers_in(data), stands=stands)]


def numbers_in(said: Mapping[str, Any]) -> tuple[str, ...]:
    """The numbers of its case and its own that something carries."""
    return tuple(said[name] for name in ("case_number", "document_number") if said.get(name))


def _outer_is_void(known: KnownAt, record: Record) -> bool:
    """Whether what a document lay in was taken out of the archive."""
    while (outer := record.data.get("within")) is not None:
        record = known.maker(outer, "file-document")
        if record.void:
            return True
    return False


def _belonging(known: KnownAt, to: str | None, depth: int = 0) -> tuple[str | None, str | None]:
    """The body and the meeting that a document belongs to, perhaps by way of another document."""
    if to is None or depth > _DEEPEST:
        return None, None
    type, owner = known.type_of(to), known.owner_of(to)
    if type == "decision":
        return known.decided(owner)
    if type == "meeting":
        return known.maker(owner, "call-meeting").data["body"], owner
    if type == "document":
        return _belonging(known, known.maker(owner, "file-document").data.get("belongs_to"), depth + 1)
    return (owner if type in ("body", "kommissorium") else None), None


def of_body(known: KnownAt, texts: Texts, unit: str, id: str) -> list[SearchDocument]:
    """Its kommissorier, each for the days on which it was in force; one that never was stands on no day."""
    live = {record.id: record for record in known.live(id, "adopt-kommissorium")}
    stood: dict[str, list[Stretch]] = {}
    for in_force, stretch in _in_force(known, id, list(live.values())):
        stood.setdefault(in_force, []).append(stretch)

    title = f"Kommissorium for {known.maker(id, 'establish-body').data['name']}"

    def one(record: Record, stands: Stretch) -> SearchDocument:
        text, date = in_words(record.data["rules"]), record.data["effective_on"]
        place = places.stands(known, "kommissorium", record.id, id)
        return SearchDocument(
            unit, "kommissorium", record.id, None, title, text, id, None, date, *stands, 0, stands=place
        )

    return [one(record, stands) for record in live.values() for stands in stood.get(record.id, [_never(record)])]


def _never(record: Record) -> Stretch:
    day = record.data["effective_on"] or _ALWAYS
    return day, day


def _in_force(known: KnownAt, body: str, live: Sequence[Record]) -> Iterator[tuple[str, Stretch]]:
    judge = Judge(known)
    days = {record.data["effective_on"] or "" for record in live}
    for decision in {record.data["decision"] for record in live if record.data.get("decision")}:
        days |= {effect_from(annulment) for annulment in known.live(decision, "annul-decision")}
    ordered = sorted(days)
    found = [(day, judge.authority.kommissorium(body, day)) for day in ordered]
    turns = [(day, k) for (day, k), (_, before) in zip(found, [("", None), *found], strict=False) if k != before]
    for (day, kommissorium), following in zip(turns, [*(day for day, _ in turns[1:]), None], strict=False):
        if kommissorium is not None:
            yield kommissorium.id, (day or None, following)


def in_words(rules: Sequence[Mapping[str, Any]]) -> str:
    """The words of a kommissorium's rules: their values, what other sources say, and notes."""
    said = [value for rule in rules for value in _said(rule)]
    return "\n".join(word for value in said for word in _words(value))


def _said(rule: Mapping[str, Any]) -> Iterator[Any]:
    yield rule.get("value")
    yield [other.get("value") for other in rule.get("others", ())]
    yield rule.get("note")


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)


TEXTS_OF: Mapping[str, Callable[[KnownAt, Texts, str, str], list[SearchDocument]]] = {
    "decision": of_decision,
    "document": of_document,
    "meeting": of_meeting,
    "body": of_body,
    "assignment": more.of_assignment,
    "pulje": more.of_pulje,
    "tilsyn": more.of_tilsyn,
    "disagreement": more.of_disagreement,
    "proposal": more.of_proposal,
    "assessments": more.of_assessments,
}
