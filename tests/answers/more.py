"""Records of the kinds that the example archive has none of, over what it holds."""

from __future__ import annotations

from tests.archive.domain import ASK, ASSIGN, FOLLOW, PLAN, PROPOSE, PUBLISH, PULJE, REPORT, Command

_ORGANISATION: Command = {
    "command": "establish-body", "id": "eks-org", "name": "Eksempelorganisationen", "kind": "organisation",
    "established_on": None,
}  # fmt: skip
_AFDELING: Command = {
    "command": "establish-body", "id": "eks-afd", "name": "Eksempelafdelingen", "kind": "afdeling",
    "parent": "eks-org", "established_on": None,
}  # fmt: skip
_GRANT: Command = {
    "command": "record-decision", "id": "d-eks-pulje", "body": "br", "decided_on": "2012-02-01", "form": "written",
    "outcome": "adopted", "text": "Bevilget.",
}  # fmt: skip
_ASSIGN: Command = {**ASSIGN, "decision": "d-psf-2012-1-3", "to": ["psf", "br"], "due": "2012-07-01"}

_ROLE: Command = {
    "command": "grant-role", "id": "eks-rolle", "who": "anna", "role": "recorder", "bodies": ["psf"],
    "until": "2030-01-01", "reason": "Sekretær for forummet",
}  # fmt: skip

MORE: tuple[Command, ...] = (
    _ORGANISATION,
    _AFDELING,
    _GRANT,
    _ASSIGN,
    {**_ASSIGN, "id": "o2"},
    {**FOLLOW, "on": "2012-05-20", "outcome": "in-progress"},
    {**PULJE, "decision": "d-eks-pulje", "disposer": "psf"},
    {**ASK, "subject": "psf-2012-1", "to": ["br"]},
    {**PROPOSE, "body": "psf", "from": "br"},
    {**PUBLISH, "subject": "hovedaftale-2011"},
    {**PLAN, "items": [{"afdeling": "eks-afd"}]},
    {**REPORT, "afdeling": "eks-afd", "on": "2012-05-01"},
    _ROLE,
    {"command": "grant-role", "who": "group:eks-gruppe", "role": "reader", "reason": "Skal læse med"},
    {"command": "revoke-role", "grant": "eks-rolle", "reason": "Har fået andet arbejde"},
)
