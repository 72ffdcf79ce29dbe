"""Commands on agreements and their justeringer."""

from __future__ import annotations

from archive.grammar.shapes import (
    BOOL,
    CARRIES_OUT,
    DATE,
    NAME,
    NUMBER,
    REQUIRES,
    SLUG,
    TEXT,
    TEXT_WITHIN,
    CommandSpec,
    Schema,
    array,
    nullable,
    one_of,
    record,
    ref,
)

LEVEL = one_of("hovedaftale", "delaftale", "enkeltaftale", "kvarterplan", "helhedsplan", "udlejningsaftale")
_PROVISION = record({"number": NUMBER, "heading": nullable(TEXT), "text": TEXT_WITHIN}, {"carries_out": CARRIES_OUT})
_PROVISION_CORRECTION = record(
    {"number": NUMBER, "text": nullable(TEXT_WITHIN)},
    {"heading": nullable(TEXT), "carries_out": CARRIES_OUT},
    format="provision-correction",
)
_SETS = record(
    {"op": one_of("replace", "insert"), "number": NUMBER, "heading": nullable(TEXT), "text": TEXT_WITHIN},
    {"carries_out": CARRIES_OUT},
)
_REPEALS = record({"op": one_of("repeal"), "number": NUMBER})
_CHANGE: Schema = {
    "type": "object",
    "properties": {"op": one_of("replace", "insert", "repeal")},
    "required": ["op"],
    "if": {"properties": {"op": {"const": "repeal"}}, "required": ["op"]},
    "then": _REPEALS,
    "else": _SETS,
}
_CHANGES: Schema = {"type": "array", "items": _CHANGE, "minItems": 1}
_PROVISIONS: Schema = {"type": "array", "items": _PROVISION, "format": "numbered"}

COMMANDS = (
    CommandSpec(
        "enter-agreement",
        "agreement-entered",
        "id",
        "Records an agreement with its own text and its term [effective_on, ends_on).",
        {
            "id": SLUG,
            "level": LEVEL,
            "title": NAME,
            "parties": array(ref("body")),
            "effective_on": nullable(DATE),
            "provisions": _PROVISIONS,
        },
        {
            "theme": TEXT,
            "parent": ref("agreement"),
            "ends_on": DATE,
            "decision": ref("decision"),
            "document": ref("document"),
            "requires": REQUIRES,
            "carries_out": CARRIES_OUT,
        },
        makes="agreement",
        last_day="ends_on",
        tells=["title"],
        example={
            "id": "hovedaftale-2011",
            "level": "hovedaftale",
            "title": "Hovedaftale 2011-2014",
            "parties": ["br", "bl1"],
            "effective_on": "2011-01-01",
            "last_day": "2014-12-31",
            "provisions": [{"number": "1", "heading": "Formål", "text": "Parterne samarbejder om byens boliger."}],
        },
    ),
    CommandSpec(
        "correct-agreement",
        "agreement-corrected",
        "agreement",
        "Mends what was recorded wrongly of an agreement or its own text; the first record stays.",
        {"agreement": ref("agreement"), "reason": NAME},
        {
            "level": LEVEL,
            "title": NAME,
            "theme": nullable(TEXT),
            "parent": nullable(ref("agreement")),
            "parties": array(ref("body")),
            "decision": nullable(ref("decision")),
            "document": nullable(ref("document")),
            "requires": nullable(REQUIRES),
            "carries_out": nullable(CARRIES_OUT),
            "effective_on": nullable(DATE),
            "ends_on": nullable(DATE),
            "provisions": {"type": "array", "items": _PROVISION_CORRECTION, "format": "numbered"},
            "void": BOOL,
        },
        corrects=True,
        last_day="ends_on",
        example={
            "agreement": "hovedaftale-2011",
            "reason": "Slåfejl i afskriften",
            "provisions": [
                {"number": "1", "heading": "Formål", "text": "Parterne samarbejder om byens almene boliger."}
            ],
        },
    ),
    CommandSpec(
        "adopt-justering",
        "justering-adopted",
        "agreement",
        "Records a decided change to provisions of an agreement from a date.",
        {
            "id": SLUG,
            "agreement": ref("agreement"),
            "decision": ref("decision"),
            "effective_on": DATE,
            "changes": _CHANGES,
        },
        makes="justering",
        tells=["changes"],
        many=True,
        example={
            "id": "j-2012-1",
            "agreement": "hovedaftale-2011",
            "decision": "d-psf-2012-1-3",
            "effective_on": "2012-03-01",
            "changes": [{"op": "replace", "number": "4", "heading": "Udlejning", "text": "Hver fjerde bolig anvises."}],
        },
    ),
    CommandSpec(
        "correct-justering",
        "justering-corrected",
        "justering",
        "Mends what was recorded wrongly of a justering; its changes are given all anew.",
        {"justering": ref("justering"), "reason": NAME},
        {"effective_on": DATE, "decision": ref("decision"), "changes": _CHANGES, "void": BOOL},
        corrects=True,
        tells=["id"],
        example={"justering": "j-2012-1", "reason": "Forkert dato", "effective_on": "2012-04-01"},
    ),
    CommandSpec(
        "accede",
        "party-acceded",
        "agreement",
        "Records that a body joins an agreement.",
        {"agreement": ref("agreement"), "party": ref("body"), "on": DATE},
        {"via": ref("body"), "decision": ref("decision"), "document": ref("document"), "reservation": TEXT},
        tells=["party", "on"],
        example={"agreement": "hovedaftale-2011", "party": "boligorganisation-a", "on": "2011-03-01", "via": "bl1"},
    ),
    CommandSpec(
        "withdraw",
        "party-withdrew",
        "agreement",
        "Records that one who is bound leaves an agreement.",
        {"agreement": ref("agreement"), "party": ref("body"), "on": DATE},
        {"via": ref("body"), "decision": ref("decision"), "document": ref("document"), "reservation": TEXT},
        tells=["party", "on"],
        example={"agreement": "hovedaftale-2011", "party": "boligorganisation-a", "on": "2013-01-01"},
    ),
    CommandSpec(
        "end-agreement",
        "agreement-ended",
        "agreement",
        "Records that an agreement is no longer in force from a day.",
        {"agreement": ref("agreement"), "reason": one_of("expired", "terminated", "replaced")},
        {"on": DATE, "successor": ref("agreement"), "decision": ref("decision")},
        one_of_fields=[["on"], ["last_day"]],
        last_day="on",
        tells=["on"],
        example={"agreement": "hovedaftale-2011", "on": "2014-01-01", "reason": "terminated"},
    ),
    CommandSpec(
        "extend-agreement",
        "agreement-extended",
        "agreement",
        "Records a later end of an agreement.",
        {"agreement": ref("agreement")},
        {"to": DATE, "decision": ref("decision")},
        one_of_fields=[["to"], ["last_day"]],
        last_day="to",
        tells=["to"],
        example={"agreement": "hovedaftale-2011", "to": "2016-01-01"},
    ),
)
