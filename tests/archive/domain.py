"""Commands on relations, areas, assignments, puljer and the rest, over the spine of ``tests.given``."""

from __future__ import annotations

from typing import Any

from tests.given import AGREEMENT, SPINE

Command = dict[str, Any]
SOURCE = {"document": "Bilag 2", "heading": "Samarbejdsforum / Kompetence"}
SF: Command = {
    "command": "establish-body", "id": "sf", "name": "Samarbejdsforum", "kind": "forum", "established_on": None,
}  # fmt: skip
GROUND = (*SPINE, SF)
BR_DECISION: Command = {
    "command": "record-decision", "id": "dbr", "body": "br", "decided_on": "2012-02-01", "form": "written",
    "outcome": "adopted", "text": "Bevilget.",
}  # fmt: skip
ANNUL_BR: Command = {"command": "annul-decision", "decision": "dbr", "on": "2013-01-01", "reason": "Uden hjemmel"}
SF_DECISION: Command = {**BR_DECISION, "id": "dsf", "body": "sf", "decided_on": "2012-03-01"}
PULJE: Command = {
    "command": "authorise-pulje", "id": "p1", "decision": "dbr", "disposer": "sf", "purposes": ["Tryghed", "Lys"],
    "amount": "100", "currency": "DKK", "on": "2012-02-01", "until": "2012-12-01", "budget_year": 2012,
}  # fmt: skip
CHANGE: Command = {"command": "change-pulje", "pulje": "p1", "decision": "dbr", "on": "2012-06-01", "amount": "60"}
DISPOSE: Command = {
    "command": "dispose-pulje", "id": "u1", "pulje": "p1", "decision": "dsf", "purpose": " tryghed ", "amount": "70.5",
    "to": "Afdeling Nord", "on": "2012-03-01",
}  # fmt: skip
RETURN: Command = {"command": "return-to-pulje", "disposal": "u1", "amount": "70.50", "on": "2012-04-01"}
PULJER = (*GROUND, BR_DECISION, SF_DECISION, PULJE)
RELATE: Command = {"command": "relate-body", "body": "sf", "relation": "part-of", "to": "br", "from": "2012-01-01"}
END_RELATION: Command = {
    "command": "end-relation", "body": "sf", "relation": "part-of", "to": "br", "on": "2012-06-01",
}  # fmt: skip
AREA: Command = {
    "command": "designate-area", "id": "nord", "name": "Nord", "kind": "kvarter", "from": "2012-01-01",
}  # fmt: skip
END_AREA: Command = {"command": "end-area", "area": "nord", "on": "2012-06-01"}
ASSIGN: Command = {
    "command": "assign", "id": "o1", "decision": "d1", "to": ["br", "sf"], "task": "Bring ud", "kind": "bring-out",
}  # fmt: skip
FOLLOW: Command = {"command": "follow-up", "assignment": "o1", "on": "2012-06-01", "outcome": "done"}
H2: Command = {**AGREEMENT, "id": "h2", "level": "delaftale"}
H3: Command = {**AGREEMENT, "id": "h3", "level": "enkeltaftale"}
PLACE: Command = {"command": "place-agreement", "agreement": "h2", "on": "2012-01-01", "parent": "h1"}
ASSESS: Command = {
    "command": "assess-provision", "agreement": "h1", "number": "4", "on": "2012-05-08", "status": "on-track",
}  # fmt: skip
ASK: Command = {
    "command": "ask", "id": "a1", "subject": "m1", "what": "items", "to": ["sf"], "on": "2012-04-01",
}  # fmt: skip
PROPOSE: Command = {
    "command": "propose-item", "id": "f1", "body": "psf", "title": "Lys", "from": "sf", "on": "2012-04-02",
}  # fmt: skip
PREPARE: Command = {
    "command": "prepare-agenda", "meeting": "m1", "items": [{"number": "1", "title": "Lys", "proposed": ["f1"]}],
}  # fmt: skip
AGENDA: Command = {**PREPARE, "command": "publish-agenda", "sent_on": "2012-04-24"}
PUBLISH: Command = {"command": "publish", "subject": "h1", "on": "2012-01-10", "where": "hjemmesiden"}
PLAN: Command = {"command": "plan-tilsyn", "year": 2012, "body": "br", "items": [{"afdeling": "sf"}]}
NOMINATE: Command = {
    "command": "nominate-for-tilsyn", "year": 2012, "afdeling": "sf", "by_body": "br", "on": "2011-10-12",
}  # fmt: skip
REPORT: Command = {
    "command": "report-tilsyn", "year": 2012, "afdeling": "sf", "on": "2012-09-01", "outcome": "Intet",
}  # fmt: skip
GROUP: Command = {
    "command": "establish-body", "id": "g1", "name": "Tryghed", "kind": "temagruppe", "established_on": None,
    "set_up_by": "dsf",
}  # fmt: skip


def kommissorium(rule: str, value: Any, status: str = "adopted", body: str = "sf") -> Command:
    rules = [{"rule": rule, "value": value, "source": SOURCE}]
    return {"command": "adopt-kommissorium", "body": body, "effective_on": None, "status": status, "rules": rules}
