"""What is refused of relations, areas, placings, assessments, asks, proposals, publications and assignments."""

from __future__ import annotations

from archive.judgement.assignments import open_for
from archive.judgement.periods import periods
from archive.judgement.placing import lies_under_itself
from archive.records import Record, corrected
from archive.rule import Change, changes_of, own_changes, versions
from archive.verbs.context import Context
from archive.verbs.verb import verb

_SAME_RELATION = ("relation", "to")
_ASKED_OF = {"items": "meeting", "approval": "agreement", "accession": "agreement"}


@verb
def relate_body(c: Context) -> None:
    if c.given("to") == c.owner.id:
        c.refuse("body-related-to-itself", body=c.owner.id)
    same = {name: c.given(name) for name in _SAME_RELATION}
    running = periods(c.live("relate-body", **same), c.live("end-relation", **same))
    if any(period.meets(c.given("from"), c.data.get("until")) for period in running):
        c.refuse("body-already-related", body=c.owner.id, to=c.given("to"))


@verb
def end_relation(c: Context) -> None:
    same = {name: c.given(name) for name in _SAME_RELATION}
    running = periods(c.live("relate-body", **same), c.live("end-relation", **same))
    if not any(period.ran_before(c.given("on")) for period in running):
        c.refuse("relation-does-not-run", body=c.owner.id, to=c.given("to"), on=c.given("on"))


@verb
def end_area(c: Context) -> None:
    running = periods(c.live("designate-area"), c.live("end-area"))
    if not any(period.ran_before(c.given("on")) for period in running):
        c.refuse("area-does-not-run", area=c.owner.id, on=c.given("on"))


@verb
def place_agreement(c: Context) -> None:
    if c.data.get("parent") is not None:
        placed = Record(c.owner.stream_version + 1, c.spec.name, c.owner.id, c.owner.id, c.data)
        _stays_above_itself(c, [*c.known.records(c.owner.id), placed])


def correct_placing(c: Context) -> None:
    """The correction of a ``place-agreement`` changes when and where the agreement lies, or whether it does."""
    assert c.target is not None
    _with_corrected(c, corrected(c.target, c.data.get("fields", {}), c.data.get("void"), c.target.position))


@verb
def correct_agreement(c: Context) -> None:
    if c.data.get("parent") is not None:
        own = c.owner.first
        _with_corrected(c, corrected(own, {"parent": c.data["parent"]}, None, own.position))


def _with_corrected(c: Context, record: Record) -> None:
    _stays_above_itself(c, [record if r.position == record.position else r for r in c.known.records(c.owner.id)])


def _stays_above_itself(c: Context, records: list[Record]) -> None:
    day = lies_under_itself(c.owner.id, lambda id: records if id == c.owner.id else c.known.records(id))
    if day is not None:
        c.refuse("agreement-under-itself", agreement=c.owner.id)


@verb
def assess_provision(c: Context) -> None:
    number, term = c.given("number"), c.judge.agreements.term(c.owner.id)
    if not any(versions(_changes(c, number), term.from_, term.to)):
        c.refuse("number-never-stood", agreement=c.owner.id, number=number)


def _changes(c: Context, number: str) -> list[Change]:
    justeringer = [c.owner.records[version] for _, _, version in c.owner.dates.get(number, ())]
    found = [*own_changes(c.owner.first)]
    for justering in justeringer:
        found += changes_of(justering, c.known.maker(justering.data["decision"]))
    return [change for change in found if change.number == number]


@verb
def ask(c: Context) -> None:
    type = c.known.type_of(c.given("subject"))
    if type != _ASKED_OF[c.given("what")]:
        c.refuse("asked-of-another-type", subject=c.given("subject"), what=c.given("what"), type=type)


@verb
def publish(c: Context) -> None:
    of_meeting = c.known.type_of(c.given("subject")) == "meeting"
    if of_meeting and "part" not in c.data:
        c.refuse("publication-needs-part", subject=c.given("subject"))
    if not of_meeting and "part" in c.data:
        c.refuse("publication-has-no-part", subject=c.given("subject"))


@verb
def prepare_agenda(c: Context) -> None:
    if c.live("cancel-meeting"):
        c.refuse("meeting-is-cancelled", meeting=c.owner.id)
    publish_agenda(c)


@verb
def publish_agenda(c: Context) -> None:
    body = c.owner.first.data["body"]
    for proposal in (id for item in c.given("items") for id in item.get("proposed", ())):
        other = c.known.maker(proposal).data["body"]
        if other != body:
            c.refuse("proposed-to-another-body", proposal=proposal, body=body, other=other)


@verb
def follow_up(c: Context) -> None:
    """What is open when it is recorded stands in the record: a later correction does not change for whom it was."""
    still, body = open_for(c.known.records(c.owner.id)), c.data.get("body")
    if body is not None and body not in c.owner.first.data["to"]:
        c.refuse("not-assigned-to-body", assignment=c.owner.id, body=body)
    if not still if body is None else body not in still:
        c.refuse("assignment-settled", assignment=c.owner.id)
    c.data["open_for"] = still
