"""Commands on bodies and offices."""

from __future__ import annotations

from archive.grammar.shapes import (
    BOOL,
    DATE,
    NAME,
    SLUG,
    SOURCE,
    TEXT,
    CommandSpec,
    Follows,
    Schema,
    array,
    nullable,
    one_of,
    record,
    ref,
    whole,
)

BODY_KINDS = (
    "forum",
    "temagruppe",
    "group",
    "political",
    "forvaltning",
    "organisation",
    "administration",
    "afdeling",
    "federation",
    "unit",
    "external",
    "predecessor",
)
WHO = ("person", "office", "member_body", "members_of")
ROLE = one_of("member", "chair", "spokesperson", "secretary", "meeting-leader")
ANYTHING: Schema = {"format": "value", "description": "any JSON value; the rules that are judged have a shape each"}

_RULE = record(
    {"rule": {**NAME, "maxLength": 100}, "value": ANYTHING, "source": SOURCE},
    {
        "strength": one_of("must", "as-a-rule", "example"),
        "others": array(record({"value": ANYTHING, "source": SOURCE})),
        "note": TEXT,
    },
    format="kommissorium-rule",
)
_WHO_FIELDS = {
    "person": NAME,
    "office": ref("office"),
    "member_body": ref("body"),
    "members_of": ref("body"),
}

COMMANDS = (
    CommandSpec(
        "establish-body",
        "body-established",
        "id",
        "Records a body: anything that meets or decides.",
        {"id": SLUG, "name": NAME, "kind": one_of(*BODY_KINDS), "established_on": nullable(DATE)},
        {
            "level": {"anyOf": [NAME, whole(0)]},
            "parent": ref("body"),
            "until": DATE,
            "set_up_by": ref("decision"),
            "reports_to": array(ref("body")),
            "area": ref("area"),
            "standing": BOOL,
        },
        makes="body",
        begins="established_on",
        tells=["name"],
        found_by=["kind"],
        example={"id": "psf", "name": "Partnerskabsforum", "kind": "forum", "established_on": "2010-09-01"},
    ),
    CommandSpec(
        "dissolve-body",
        "body-dissolved",
        "id",
        "Records that a body is no more from a day, and who succeeds it.",
        {"id": ref("body"), "on": DATE},
        {"successors": array(ref("body")), "decision": ref("decision")},
        tells=["on"],
        follows=[Follows("on", "id")],
        example={"id": "kontaktudvalget", "on": "2010-08-01", "successors": ["sf"]},
    ),
    CommandSpec(
        "adopt-kommissorium",
        "kommissorium-adopted",
        "body",
        "Records a body's terms of reference, a draft or adopted; its rules are data with a source each.",
        {
            "body": ref("body"),
            "effective_on": nullable(DATE),
            "status": one_of("draft", "adopted"),
            "rules": array(_RULE),
        },
        {"id": SLUG, "decision": ref("decision")},
        makes="kommissorium",
        tells=["status"],
        example={
            "body": "psf",
            "effective_on": "2010-09-01",
            "status": "draft",
            "rules": [
                {
                    "rule": "remark_period",
                    "value": {"weeks": 2},
                    "source": {"document": "Bilag 2", "heading": "Partnerskabsforum / Formalia"},
                }
            ],
        },
    ),
    CommandSpec(
        "appoint-member",
        "member-appointed",
        "body",
        "Records a member: a person, whoever holds an office, a body, or the members of a body.",
        {"body": ref("body"), "role": ROLE, "from": nullable(DATE)},
        {**_WHO_FIELDS, "represents": TEXT, "until": DATE, "listed_as_of": DATE, "source": SOURCE},
        one_of_fields=[[who] for who in WHO],
        begins="from",
        tells=[*WHO, "role"],
        follows=[Follows("from", "body")],
        example={"body": "psf", "office": "overborgmester", "role": "chair", "from": "2010-09-01"},
    ),
    CommandSpec(
        "end-membership",
        "membership-ended",
        "body",
        "Records that a membership runs no longer from a day.",
        {"body": ref("body"), "role": ROLE, "on": DATE},
        _WHO_FIELDS,
        one_of_fields=[[who] for who in WHO],
        tells=[*WHO, "role", "on"],
        example={"body": "psf", "office": "overborgmester", "role": "chair", "on": "2013-12-31"},
    ),
    CommandSpec(
        "establish-office",
        "office-established",
        "id",
        "Records an office that persons hold.",
        {"id": SLUG, "name": NAME},
        {"body": ref("body")},
        makes="office",
        tells=["name"],
        example={"id": "overborgmester", "name": "Overborgmesteren"},
    ),
    CommandSpec(
        "take-office",
        "office-taken",
        "office",
        "Records that a person holds an office from a day.",
        {"office": ref("office"), "person": NAME, "from": nullable(DATE)},
        {"until": DATE, "source": SOURCE},
        begins="from",
        tells=["person"],
        example={"office": "overborgmester", "person": "(navn)", "from": "2010-01-01"},
    ),
    CommandSpec(
        "leave-office",
        "office-left",
        "office",
        "Records that a person holds an office no longer from a day.",
        {"office": ref("office"), "person": NAME, "on": DATE},
        tells=["person", "on"],
        example={"office": "overborgmester", "person": "(navn)", "on": "2013-12-31"},
    ),
)
