"""Commands on meetings: calling, agendas, minutes and remarks."""

from __future__ import annotations

from archive.grammar.shapes import (
    ACCESS,
    BOOL,
    DATE,
    NAME,
    NUMBER,
    SLUG,
    TEXT,
    TEXT_APART,
    TIME,
    CommandSpec,
    array,
    nullable,
    numbered,
    one_of,
    record,
    ref,
)

_AGENDA_ITEM = record(
    {"number": NUMBER, "title": TEXT},
    {
        "covers": {"anyOf": [TEXT, array(NAME)], "description": "what it covers of what must be there: one or a list"},
        "proposal": TEXT,
        "proposed_by": TEXT,
        "proposed_on": DATE,
        "responsible": TEXT,
        "access": ACCESS,
        "documents": array(ref("document")),
        "proposed": array(ref("proposal")),
        "postponed_from": record({"meeting": ref("meeting"), "item": NUMBER}),
    },
)
_SENT = {"recipients": array(NAME), "channel": TEXT}
MINUTES_ITEM = record({"number": NUMBER, "text": TEXT_APART}, {"access": ACCESS})
_PRESENT = record(
    {},
    {
        "person": NAME,
        "body": ref("body"),
        "represents": TEXT,
        "role": TEXT,
        "absent": BOOL,
        "disqualified_for": array(NUMBER),
    },
)
_PRESENT["oneOf"] = [{"required": ["person"]}, {"required": ["body"]}]

COMMANDS = (
    CommandSpec(
        "call-meeting",
        "meeting-called",
        "id",
        "Records that a body is called to a meeting.",
        {"id": SLUG, "body": ref("body"), "date": DATE, "called_on": nullable(DATE)},
        {"time": TIME, "place": TEXT, "kind": NAME, "with": array(ref("body")), "area": ref("area")},
        makes="meeting",
        tells=["date"],
        listed_by="date",
        example={"id": "psf-2012-1", "body": "psf", "date": "2012-05-08", "called_on": "2012-01-04"},
    ),
    CommandSpec(
        "move-meeting",
        "meeting-moved",
        "id",
        "Records another date for a meeting.",
        {"id": ref("meeting"), "date": DATE},
        {"time": TIME, "announced_on": DATE, "reason": TEXT},
        tells=["date"],
        listed_by="date",
        example={"id": "psf-2012-1", "date": "2012-05-15", "announced_on": "2012-04-02"},
    ),
    CommandSpec(
        "cancel-meeting",
        "meeting-cancelled",
        "id",
        "Records that a meeting is not held.",
        {"id": ref("meeting"), "on": DATE, "reason": NAME},
        tells=["on"],
        example={"id": "tks-2012-3", "on": "2012-03-28", "reason": "Ingen punkter"},
    ),
    CommandSpec(
        "publish-agenda",
        "agenda-published",
        "meeting",
        "Records an agenda that was sent; again: a new version.",
        {"meeting": ref("meeting"), "sent_on": nullable(DATE), "items": numbered(_AGENDA_ITEM)},
        {"published_on": DATE, **_SENT},
        example={
            "meeting": "psf-2012-1",
            "sent_on": "2012-04-20",
            "items": [{"number": "3", "title": "Justering af hovedaftalen"}],
        },
    ),
    CommandSpec(
        "prepare-agenda",
        "agenda-prepared",
        "meeting",
        "Records an agenda as far as it is; the next one, prepared or sent, takes its place.",
        {"meeting": ref("meeting"), "items": numbered(_AGENDA_ITEM)},
        example={"meeting": "psf-2012-1", "items": [{"number": "1", "title": "Status", "proposed": ["forslag-1"]}]},
    ),
    CommandSpec(
        "record-minutes",
        "minutes-recorded",
        "meeting",
        "Records minutes; again, before dispatch: a new version.",
        {"meeting": ref("meeting"), "items": numbered(MINUTES_ITEM)},
        {"present": array(_PRESENT), "document": ref("document")},
        held_at="meeting",
        example={"meeting": "psf-2012-1", "items": [{"number": "3", "text": "Forummet tiltrådte justeringen."}]},
    ),
    CommandSpec(
        "dispatch-minutes",
        "minutes-dispatched",
        "meeting",
        "Records that the minutes were sent; the period for remarks runs from that day.",
        {"meeting": ref("meeting"), "on": DATE},
        {**_SENT, "enclosing": array(ref("agreement", "document"))},
        tells=["on"],
        example={"meeting": "psf-2012-1", "on": "2012-05-15"},
    ),
    CommandSpec(
        "remark-on-minutes",
        "minutes-remarked",
        "meeting",
        "Records a remark on dispatched minutes.",
        {"meeting": ref("meeting"), "remark": SLUG, "from": NAME, "on": DATE, "text": TEXT_APART},
        tells=["from", "on", "remark"],
        fixed=["remark"],
        example={
            "meeting": "psf-2012-1",
            "remark": "b1",
            "from": "bl1",
            "on": "2012-05-20",
            "text": "Under punkt 3 mangler BL's forbehold.",
        },
    ),
    CommandSpec(
        "settle-remark",
        "remark-settled",
        "meeting",
        "Records how a remark was settled; accepted with items sends these out anew.",
        {
            "meeting": ref("meeting"),
            "remark": SLUG,
            "on": DATE,
            "outcome": one_of("accepted", "rejected", "withdrawn"),
        },
        {"text": TEXT_APART, "items": numbered(MINUTES_ITEM)},
        tells=["remark", "on", "outcome"],
        fixed=["remark"],
        example={"meeting": "psf-2012-1", "remark": "b1", "on": "2012-05-25", "outcome": "rejected"},
    ),
)
