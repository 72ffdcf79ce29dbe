"""What is said of the commands of ``archive/grammar/decisions.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "record-decision": ("Record a decision", "At a meeting under an item, or outside meetings on a day."),
    "annul-decision": ("Annul a decision", "The decision was set aside from a day."),
    "correct-decision": ("Correct a decision", "Only the fields that are filled in change."),
    "approve": ("Record an approval", "A party approves an agreement or a decision."),
    "decline": ("Record a refusal", "A party declines an agreement or a decision."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "decision-recorded": ("decision", "{subject} was recorded: {outcome}."),
    "decision-annulled": ("decision annulled", "{subject} was annulled on {on}."),
    "decision-corrected": ("decision corrected", "The record of {subject} was {corrected}."),
    "approval-given": ("approval", "{party} approved {subject} on {on}."),
    "approval-declined": ("refusal", "{party} declined {subject} on {on}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "authority": ("Authority", "Who set the decision aside, e.g. the Appeals Board."),
    "by_decision": ("Annulled by decision", "The decision that set the other aside."),
    "concerns": ("Concerns", "What the decision is about: agreements, bodies, documents or other."),
    "decided_on": ("Decided on", "The day on which the decision was taken."),
    "dissent": ("Minority", "Who was against, and what they wanted in the minutes."),
    "effect_from": ("With effect from", "Empty: from the same day."),
    "form": ("Form", "How it was decided outside a meeting."),
    "postponed_to": ("Postponed to", "The meeting that takes the matter up again."),
    "record-decision/text": ("Decision", 'The wording, e.g. "Hovedaftalens punkt 4 justeres fra 1. marts 2012."'),
    "dissent/text": ("Statement", "What they wanted in the minutes."),
    "who": ("Who", "E.g. BL's 1. kreds."),
}

REFUSALS: dict[str, str] = {
    "decision-already-annulled": "The decision {decision} was annulled before.",
}

REFUSED: dict[str, str] = {
    "decision-already-annulled": "annulling a decision that is annulled",
}
