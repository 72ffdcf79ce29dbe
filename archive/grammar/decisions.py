"""Commands on decisions, and votes on decisions and agreements."""

from __future__ import annotations

from archive.grammar.shapes import (
    ANY_TYPE,
    BOOL,
    DATE,
    NAME,
    NUMBER,
    REQUIRES,
    SLUG,
    TEXT,
    TEXT_WITHIN,
    CommandSpec,
    array,
    nullable,
    one_of,
    ref,
)

OUTCOME = one_of("adopted", "rejected", "postponed", "noted", "recommended")
FORM = one_of("written", "delegated", "signed")

COMMANDS = (
    CommandSpec(
        "record-decision",
        "decision-recorded",
        "id",
        "Records what a body decided, at a meeting under an item, or outside meetings on a day.",
        {"id": SLUG, "outcome": OUTCOME, "text": TEXT_WITHIN},
        {
            "meeting": ref("meeting"),
            "item": NUMBER,
            "body": ref("body"),
            "decided_on": DATE,
            "form": FORM,
            "concerns": array(ref(*ANY_TYPE)),
            "requires": REQUIRES,
        },
        makes="decision",
        one_of_fields=[["meeting", "item"], ["body", "decided_on", "form"]],
        tells=["outcome"],
        listed_by="decided_on",
        example={
            "id": "d-psf-2012-1-3",
            "meeting": "psf-2012-1",
            "item": "3",
            "outcome": "adopted",
            "text": "Hovedaftalens punkt 4 justeres fra 1. marts 2012.",
        },
    ),
    CommandSpec(
        "annul-decision",
        "decision-annulled",
        "decision",
        "Records that a decision was set aside, from a day on.",
        {"decision": ref("decision"), "on": DATE, "reason": NAME},
        {
            "effect_from": DATE,
            "by_decision": ref("decision"),
            "authority": TEXT,
            "document": ref("document"),
        },
        tells=["on"],
        example={"decision": "d-psf-2012-1-3", "on": "2013-02-01", "reason": "Truffet uden den fornødne bemyndigelse"},
    ),
    CommandSpec(
        "correct-decision",
        "decision-corrected",
        "decision",
        "Mends what was recorded wrongly of a decision; the first record stays.",
        {"decision": ref("decision"), "reason": NAME},
        {
            "text": TEXT_WITHIN,
            "outcome": OUTCOME,
            "meeting": nullable(ref("meeting")),
            "item": nullable(NUMBER),
            "body": nullable(ref("body")),
            "form": nullable(FORM),
            "decided_on": DATE,
            "concerns": nullable(array(ref(*ANY_TYPE))),
            "requires": nullable(REQUIRES),
            "void": BOOL,
        },
        corrects=True,
        example={"decision": "d-psf-2012-1-3", "reason": "Skrivefejl", "item": "4"},
    ),
    CommandSpec(
        "approve",
        "approval-given",
        "subject",
        "Records that a party approves an agreement or a decision.",
        {"subject": ref("agreement", "decision"), "party": ref("body"), "on": DATE},
        {"decision": ref("decision"), "document": ref("document")},
        tells=["party", "on"],
        example={"subject": "hovedaftale-2011", "party": "br", "on": "2010-12-16"},
    ),
    CommandSpec(
        "decline",
        "approval-declined",
        "subject",
        "Records that a party declines an agreement or a decision.",
        {"subject": ref("agreement", "decision"), "party": ref("body"), "on": DATE},
        {"decision": ref("decision"), "document": ref("document")},
        tells=["party", "on"],
        example={"subject": "hovedaftale-2011", "party": "bl1", "on": "2010-12-17"},
    ),
)
