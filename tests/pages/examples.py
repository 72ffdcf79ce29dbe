"""Answers made by hand in the shapes of docs/api.md, for pages to be shown of."""

from __future__ import annotations

from typing import Any

AS_OF = {"on": "2026-11-24", "known": "2026-11-24T14:02:00.000000Z", "position": 143, "latest": True}
THEN = {"on": "2012-06-01", "known": "2026-11-24T14:02:00.000000Z", "position": 143, "latest": False}
RULE = {
    "rule": "remark_period",
    "value": {"weeks": 2},
    "strength": "must",
    "source": {"document": "Bilag 2", "heading": "Partnerskabsforum / Formalia"},
}
VERDICT: dict[str, Any] = {
    "rule": "agenda_notice",
    "strength": "must",
    "value": {"weeks": 2},
    "required_by": "2012-04-24",
    "actual": "2012-04-20",
    "verdict": "kept",
    "excepted_by": None,
    "others": [],
    "binding": True,
    "kommissorium": "psf-k1",
    "source": RULE["source"],
    "chosen": False,
    "meeting": "m1",
    "body": "psf",
    "year": 2012,
}
SOURCE: dict[str, Any] = {
    "kind": "justering",
    "id": "j1",
    "decision": "d1",
    "body": "psf",
    "body_name": "Partnerskabsforum",
    "meeting": "m1",
    "meeting_date": "2012-05-08",
    "item": "3",
    "decided_on": "2012-05-08",
    "outcome": "adopted",
    "votes": [],
    "document": None,
    "position": 118,
    "recorded_at": "2012-05-12T08:00:00.000000Z",
    "recorded_by": "sekretariatet",
}
OWN_SOURCE = {**SOURCE, "kind": "agreement", "id": "h1", "decision": None}
PROVISION: dict[str, Any] = {
    "number": "4",
    "heading": "Udlejning",
    "text": "Hver fjerde bolig anvises.",
    "valid": {"from": "2012-03-01", "to": "2013-07-01"},
    "known_from": 118,
    "changed_since_approval": False,
    "source": SOURCE,
    "mandate": {
        "state": "provisional",
        "why": "Referatet af mødet er ikke endeligt.",
        "because": {"code": "minutes-not-final", "meeting": "m1", "minutes": "dispatched", "rule": RULE},
        "rule": RULE,
        "final_on": "2012-05-30",
        "retroactive": True,
    },
}
REQUIRES = [
    {"subject": "h1", "body": "br", "for": "all", "state": "missing", "on": None, "decision": None, "document": None}
]
PARTIES = [
    {"body": "br", "name": "Borgerrepræsentationen", "from": "2011-01-01", "to": "2015-01-01", "how": "party",
     "via": None, "reservation": None, "decision": None, "document": None},
]  # fmt: skip
AGREEMENT: dict[str, Any] = {
    "id": "h1",
    "level": "hovedaftale",
    "title": "Hovedaftale (eksempeldata)",
    "status": "in-force",
    "version": 7,
    "term": {"from": "2011-01-01", "to": "2015-01-01"},
    "edition": {"number": 3, "of": 7, "from": "2012-03-01", "to": "2012-07-01"},
    "parent": None,
    "theme": None,
    "decision": None,
    "mandate": {"state": "unknown", "why": "Arkivet har ingen beslutning bag.", "because": {"code": "no-decision"},
                "final_on": None, "retroactive": False},
    "requires": REQUIRES,
    "approved_on": None,
    "parties": PARTIES,
    "provisions": [PROVISION],
    "pending": [
        {"justering": "j2", "effective_on": "2013-07-01", "numbers": ["4"], "decision": "d2",
         "mandate": {"state": "final", "why": "Intet står i vejen.", "final_on": "2012-05-30", "retroactive": False}}
    ],
    "url": "/aftaler/h1?on=2012-06-01&known=@143",
    "api_url": "/api/v1/agreements/h1?on=2012-06-01&known=@143",
    "as_of": AS_OF,
    "simulated": True,
}  # fmt: skip


def listing(*items: dict[str, Any], next: str | None = None) -> dict[str, Any]:
    return {"items": list(items), "next": next, "limit": 50, "as_of": AS_OF, "simulated": False}


AGREEMENTS = listing(
    {name: AGREEMENT[name] for name in ("id", "level", "title", "status", "term")},
    {"id": "h0", "level": "hovedaftale", "title": "Den gamle", "status": "ended", "term": {"from": None, "to": None}},
)
TIMELINE = {
    "items": [
        {"on": "2011-01-01", "kind": "begins", "id": "h1", "decision": None, "body": None, "numbers": None,
         "edition": 1},
        {"on": "2012-03-01", "kind": "justering", "id": "j1", "decision": "d1", "body": "psf", "numbers": ["4"],
         "edition": 2},
    ],
    "next": None,
    "as_of": {**AS_OF, "on": None},
    "simulated": False,
}  # fmt: skip
COMPARE = {
    "from": "2012-01-01",
    "to": "2012-06-01",
    "known_from": None,
    "known_to": None,
    "changed": [
        {
            "number": "4",
            "change": "changed",
            "before": {"heading": "Udlejning", "text": "Hver tredje bolig anvises."},
            "after": {"heading": "Udlejning", "text": "Hver fjerde bolig anvises."},
            "words": [
                {"op": "same", "text": "Hver "},
                {"op": "removed", "text": "tredje"},
                {"op": "added", "text": "fjerde"},
                {"op": "same", "text": " bolig anvises."},
            ],
            "sources": [SOURCE],
        }
    ],
    "as_of": AS_OF,
    "simulated": False,
}
HISTORY = {
    "items": [
        {
            "heading": None,
            "text": "Hver fjerde bolig anvises.",
            "valid": {"from": "2012-03-01", "to": None},
            "known": {"from": 118, "to": 130},
            "source": SOURCE,
            "gave_way_to": {"kind": "correction", "id": "j1", "position": 130},
        }
    ],
    "as_of": {**AS_OF, "on": None},
    "simulated": False,
}
MEETING: dict[str, Any] = {
    "id": "m1",
    "body": "psf",
    "body_name": "Partnerskabsforum",
    "date": "2012-05-08",
    "time": "14:00",
    "called_on": "2012-01-04",
    "status": "held",
    "moves": [],
    "agendas": [{"sent_on": "2012-04-20", "published_on": None}],
    "items": [
        {"number": "3", "title": "Justering", "text": "Forummet tiltrådte.", "on_agenda": True},
        {"number": "4", "title": None, "text": "Eventuelt.", "on_agenda": False},
    ],
    "minutes": {"status": "dispatched", "versions": 1, "dispatched_on": "2012-05-15", "remarks_until": "2012-05-29",
                "final_on": "2012-05-30"},
    "remarks": [{"remark": "b1", "from": "bl1", "on": "2012-06-20", "text": "Et forbehold.", "late": True,
                 "settlement": None}],
    "decisions": [],
    "compliance": [
        VERDICT,
        {**VERDICT, "rule": "minutes_within", "binding": False, "verdict": "broken", "actual": None},
        {**VERDICT, "rule": "calling_notice", "verdict": "excepted", "excepted_by": "first_meeting"},
        {**VERDICT, "rule": "proposal_deadline", "verdict": "disputed", "others": [
            {"value": {"weeks": 2}, "source": RULE["source"], "verdict": "broken"},
            {"value": {"weeks": 1}, "source": {"document": "Bilag 1", "heading": "Forum"}, "verdict": "kept"}]},
    ],
    "as_of": AS_OF,
    "simulated": False,
}  # fmt: skip
BODY = {
    "id": "psf",
    "name": "Partnerskabsforum",
    "kind": "forum",
    "established_on": None,
    "kommissorium": {"id": "psf-k1", "status": "draft", "effective_on": "2010-09-01", "decision": None,
                     "rules": [RULE, {**RULE, "rule": "meetings_per_year", "value": {"min": 1, "max": 1},
                                      "others": [{"value": {"min": 1}, "source": RULE["source"]}]}]},
    "members": [{"office": "overborgmester", "office_name": "Overborgmesteren", "held_by": ["Navn Navnesen"],
                 "role": "chair", "represents": None, "from": None, "to": None}],
    "meetings": [],
    "decisions": [],
    "as_of": AS_OF,
    "simulated": False,
}  # fmt: skip
DECISION: dict[str, Any] = {
    "id": "d1",
    "body": "psf",
    "body_name": "Partnerskabsforum",
    "meeting": "m1",
    "item": "3",
    "decided_on": "2012-05-08",
    "outcome": "adopted",
    "text": "Punkt 4 justeres.",
    "adopts": True,
    "because": {"code": "minutes-not-final", "meeting": "m1", "minutes": "dispatched", "rule": RULE},
    "state": "provisional",
    "why": "Referatet af mødet er ikke endeligt.",
    "final_on": "2012-05-30",
    "requires": [],
    "as_of": AS_OF,
    "simulated": False,
}
DOCUMENT = {
    "id": "notat",
    "title": "Notat",
    "kind": "notat",
    "media_type": "text/plain",
    "size": 12,
    "sha256": "ab" * 32,
    "dated": None,
    "text": "Første linje",
    "page_starts": None,
    "pages": None,
    "access": "internal",
    "as_of": AS_OF,
    "simulated": False,
}
ENTRY = {
    "position": 118, "n": 1, "recorded_at": "2012-05-12T08:00:00.000000Z", "recorded_by": "sekretariatet",
    "command": "adopt-justering", "key": "k", "event": "justering-adopted",
    "subject": {"type": "agreement", "id": "h1"}, "body": "psf", "meeting": "m1", "item": "3",
    "decided_on": "2012-05-08", "effective_on": "2012-03-01", "corrects": None, "reason": None,
    "changed": [{"field": "effective_on", "before": "2012-04-01", "after": "2012-03-01"}], "days_late": 4,
    "against": None, "warnings": [], "cautions": [], "summary": None,
}  # fmt: skip
SEARCH = {
    "query": "<b>anvises",
    "total": 1,
    "hits": [
        {"type": "provision", "id": "h1", "number": "4", "title": "Udlejning", "body": "psf", "meeting": None,
         "date": "2012-03-01", "valid": {"from": "2012-03-01", "to": None},
         "snippet": [{"text": "Hver <fjerde> bolig ", "hit": False}, {"text": "anvises", "hit": True}],
         "url": "/aftaler/h1?on=2012-03-01&known=@143"}
    ],
    "facets": {"type": {"provision": 1}, "body": {"psf": 1}, "year": {"2012": 1}},
    "next": None,
    "as_of": AS_OF,
    "simulated": False,
}  # fmt: skip
CALENDAR = listing(
    {"from": "2012-05-01", "to": "2012-05-11", "words": "primo maj", "body": "psf", "meeting": None,
     "title": "Partnerskabsforum", "status": "planned"}
)  # fmt: skip

ANSWERS: dict[str, Any] = {
    "agreements": AGREEMENTS,
    "agreements/h1": AGREEMENT,
    "agreements/h1/timeline": TIMELINE,
    "agreements/h1/compare": COMPARE,
    "agreements/h1/earlier": {"items": [], "as_of": AS_OF, "simulated": False},
    "agreements/h1/parties": {"items": PARTIES, "as_of": AS_OF, "simulated": False},
    "agreements/h1/provisions/4/history": HISTORY,
    "agreements/h1/provisions/4/2/history": HISTORY,
    "bodies": listing({"id": "psf", "name": "Partnerskabsforum", "kind": "forum", "established_on": None}),
    "bodies/psf": BODY,
    "meetings": listing(MEETING),
    "meetings/m1": MEETING,
    "decisions": listing(DECISION),
    "decisions/d1": DECISION,
    "documents": listing(DOCUMENT),
    "documents/notat": DOCUMENT,
    "search": SEARCH,
    "audit": listing(ENTRY, next="/api/v1/audit?known=@143&cursor=abc"),
    "recorders": listing({"by": "sekretariatet"}),
    "calendar/2012": CALENDAR,
    "due": listing({"due": "2026-12-01", "text": "Referatet af mødet er endeligt."}),
    "days": listing(
        {"on": "2012-03-01", "agreement": "h1", "title": AGREEMENT["title"], "kind": "justering", "id": "j1"}
    ),
    "status": {"position": 143, "read_models": [{"name": "records", "position": 143}], "simulated": False},
}
