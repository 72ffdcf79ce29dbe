"""What is said of the commands of ``archive/grammar/agreements.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "enter-agreement": ("Enter an agreement", "The agreement with its own text, and its term."),
    "correct-agreement": ("Correct an agreement", "Only the fields that are filled in change."),
    "adopt-justering": ("Record a justering", "A decided change of provisions from a day."),
    "correct-justering": (
        "Correct a justering",
        "Only the fields that are filled in change; changes are all given anew.",
    ),
    "accede": ("Record an accession", "A body joins an agreement."),
    "withdraw": ("Record a withdrawal", "One who is bound leaves an agreement."),
    "end-agreement": ("End an agreement", "From a day the agreement no longer holds."),
    "extend-agreement": ("Extend an agreement", "The agreement holds longer than before."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "agreement-entered": ("agreement entered", "The agreement “{title}” was entered."),
    "agreement-corrected": ("agreement corrected", "The record of {subject} was {corrected}."),
    "justering-adopted": (
        "justering",
        "{subject} was adjusted with effect from {effective_on}: no. {numbers}.",
    ),
    "justering-corrected": (
        "justering corrected",
        "The record of {id} was {corrected}.",
    ),
    "party-acceded": ("accession", "{party} acceded to {subject} on {on}."),
    "party-withdrew": ("withdrawal", "{party} withdrew from {subject} on {on}."),
    "agreement-ended": ("agreement ended", "{subject} was brought to an end on {on}."),
    "agreement-extended": ("agreement extended", "{subject} was extended; it now ends on {to}."),
}

FIELDS: dict[str, tuple[str, str]] = {
    "changes": ("Changes", "A row for each provision that is changed."),
    "changes/op": ("What happens", "Replaced, inserted or repealed. Of what is repealed the number is enough."),
    "ends_on": ("Ends (first day without)", "The first day on which it no longer holds, e.g. 1 January 2015."),
    "heading": ("Heading", "E.g. Udlejning. May be empty."),
    "justering": ("Justering", "The justering that is corrected."),
    "last_day": ("Last day", "The last day on which it holds, e.g. 31 December 2014."),
    "level": ("Level", "Choose in the list."),
    "end-agreement/on": ("First day without", "The first day on which the agreement no longer holds."),
    "parties": ("Parties", "The bodies that are parties to the agreement."),
    "provisions": ("Provisions", "A row for each provision, by the agreement's own numbers."),
    "end-agreement/reason": ("Reason", "Expired, terminated or replaced."),
    "reservation": ("Reservation", "What is reserved."),
    "successor": ("Successor", "The agreement that comes after it."),
    "provisions/text": ("Text", "The wording of the provision."),
    "changes/text": ("New text", "The wording after the change."),
    "theme": ("Theme", "E.g. tryghed."),
    "title": ("Title", "E.g. Hovedaftale 2011-2014."),
    "extend-agreement/to": ("Extended (first day without)", "The first day on which the agreement no longer holds."),
    "via": ("Through", "The body through which it joins."),
}

RULES: dict[str, str] = {
    "adjusts": "May adjust",
    "enters": "Enters agreements of level",
}

REFUSALS: dict[str, str] = {
    "decision-not-adopted": (
        "The outcome of decision {decision} is {outcome}. A justering needs one that is adopted, or "
        "recommended to somebody who must approve."
    ),
    "decision-annulled": "The decision {decision} is annulled; a justering cannot rest on it.",
    "outside-term": (
        "The justering is effective from {effective_on}, outside the term of {agreement}: first day {begins},"
        " end {ends}."
    ),
    "number-does-not-stand": "In {agreement} no number {number} stands at the justering's place; {op} needs it there.",
    "number-stands-already": (
        "In {agreement} number {number} stands already at the justering's place; insert needs it free."
    ),
    "body-may-not-adjust": "By its adopted kommissorium {body} may not adjust an agreement of level {level}.",
    "body-may-not-enter": "By its adopted kommissorium, {body} may not enter an agreement of the level {level}.",
    "ends-before-it-begins": "The end {ends} does not come after the first day, {begins}.",
    "agreement-has-no-end": "{agreement} has no end that could be moved.",
    "extended-to-no-later-day": "{to} is no later than the end that the agreement has, {ends}.",
    "party-not-bound": "{party} is not bound by {agreement} on {on}.",
}

REFUSED: dict[str, str] = {
    "decision-not-adopted": (
        "a justering on a decision that was not adopted, nor recommended to somebody who must approve"
    ),
    "decision-annulled": "a justering on an annulled decision",
    "outside-term": "a justering effective before the agreement's term or from its end on",
    "number-does-not-stand": "replacing or repealing a provision that does not stand at the justering's own place",
    "number-stands-already": "inserting a provision that stands there",
    "body-may-not-adjust": (
        "a justering by a body whose adopted kommissorium names other levels (`despite` records it)"
    ),
    "body-may-not-enter": (
        "an agreement by a decision of a body whose adopted kommissorium names other levels (`despite` records it)"
    ),
    "ends-before-it-begins": "an end on or before the agreement's first day",
    "agreement-has-no-end": "extending an agreement that has no end",
    "extended-to-no-later-day": "extending an agreement to no later day",
    "party-not-bound": "a withdrawal of one who is not bound",
}
