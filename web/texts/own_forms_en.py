"""The forms of their own in English: what they are called, what they say, and their fields."""

from __future__ import annotations

from web.texts.pairs import labels_and_help

FORMS: dict[str, tuple[str, str]] = {
    "moedeplan": (
        "Plan of meetings",
        "The year's meetings at once: a row for each meeting of the wheel that is "
        "not called. Mend the days, and take out "
        "the rows that are not to be recorded.",
    ),
    "indkald": ("Call a meeting", "A meeting, its day, time and place filled in by the wheel and the last meeting."),
    "dagsorden": (
        "Agenda",
        "Standard and mandatory items, postponed items, proposals, follow-up and "
        "reports of groups are put on it. Mend, "
        "renumber, and take rows out.",
    ),
    "referat": (
        "Minutes",
        "A box for each item of the agenda. Tick who was there. Where something was "
        'decided under an item, open "Decision".',
    ),
    "udsend": (
        "Send out",
        "The archive sends no mail. Copy the text and the recipients to your mail "
        "program, then record that it was sent.",
    ),
    "bemaerkning": (
        "Remark",
        "A remark on minutes that were sent, and how it was settled: at once, or the settlement later.",
    ),
    "foelg-op": (
        "Follow up",
        "The open assignments. Give the outcome of those that something happened to; others stay.",
    ),
    "aftale": (
        "New agreement",
        "Choose a file or paste the text; provisions are found by their numbered headings and can be mended. Or begin "
        "without, and type them.",
    ),
    "justering": (
        "Justering",
        "The agreement's text as it is on the day from which the justering holds. "
        "Edit it in place; the archive finds the "
        "changes and shows them before anything is recorded.",
    ),
    "br-godkendelse": (
        "Approval by the city council",
        "The meeting, the decision and the approval (or refusal) at once, of the "
        "city council or another who must approve.",
    ),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "justering/decision": ("Decision", "The decision that adopted the justering."),
    "justering/effective_on": ("Holds from", "The text is shown as it is on that day."),
    "justering/provisions": ("The agreement's text", "Edit it, add a row for a new provision, take a row out."),
    "moedeplan/year": ("Year", "For instance 2014."),
    "moedeplan/called_on": ("Called on", "The day on which all the meetings were called."),
    "moedeplan/meetings": ("Meetings", "A row for each meeting."),
    "meetings/body": ("Body", "The body that meets."),
    "meetings/date": ("Date", "A weekday in the middle of the span is proposed."),
    "meetings/kind": ("Kind of meeting", "Empty for an ordinary meeting; else for instance styringsdialog."),
    "indkald/kind": ("Kind of meeting", "Empty for an ordinary meeting; else for instance styringsdialog."),
    "dagsorden/as": ("What becomes of the agenda", "An agenda that was not sent can always be made anew."),
    "dagsorden/sent_on": ("Sent on", "Only where it was sent."),
    "items/decision": ("Decision", "To be filled in where something was decided under the item."),
    "decision/text": ("Words of the decision", "Empty: the text of the minutes under the item."),
    "decision/tasks": ("Follow-up", "Who is to do what, and by when."),
    "tasks/to": ("Who is to do it", "The bodies that are given the assignment."),
    "tasks/kind": ("What is to happen", "Choose from the list."),
    "present/here": ("Present", ""),
    "present/absent": ("Sent apologies", ""),
    "referat/items": ("Items", "A box for each item."),
    "referat/present": ("Present", "Who has no mark is not in the minutes."),
    "udsend/part": ("What is sent", "The agenda or the minutes."),
    "udsend/on": ("Sent on", "Of minutes, the period for remarks runs from that day."),
    "bemaerkning/remark": (
        "Id of the remark",
        "A new one gets the next. Where an earlier one is to be settled, its own, for instance b1.",
    ),
    "bemaerkning/from": ("From whom", "For instance BL's 1. kreds."),
    "bemaerkning/text": ("Remark", "Its words."),
    "bemaerkning/settlement": ("Settlement", "Can be filled in later."),
    "bemaerkning/settlement/on": ("Settled on", "The day on which it was settled."),
    "bemaerkning/settlement/text": ("Reason", "What was answered."),
    "bemaerkning/items": ("Items of the minutes", "Edit those that the remark changes; only these are sent out anew."),
    "br-godkendelse/subject": ("What is approved", "An agreement or a decision."),
    "br-godkendelse/party": ("Who approves", "Empty: the one whose approval is missing."),
    "br-godkendelse/date": ("Date of the meeting", "The day on which it was decided."),
    "br-godkendelse/vote": ("Outcome", "Approved or declined."),
    "br-godkendelse/meeting": ("Meeting", "Empty: a meeting of that day is made."),
    "br-godkendelse/text": ("Decision", "Its words."),
    "br-godkendelse/meeting_id": ("Id of the meeting", "Empty: the archive makes one."),
    "br-godkendelse/decision_id": ("Id of the decision", "Empty: the archive makes one."),
    "foelg-op/body": ("Body", "Empty: all open assignments."),
    "foelg-op/on": ("Date", "The day on which it happened, of rows without a date of their own."),
    "foelg-op/assignments": ("Open assignments", "Rows without an outcome stay as they are."),
    "foelg-op/assignments/assignment": ("Assignment", ""),
    "foelg-op/assignments/body": ("Body", "The body with which something happened."),
    "foelg-op/assignments/on": ("Date", "Where it is another than above."),
    "bemaerkning/items/text": ("Text", "The words of the minutes under the item."),
    "br-godkendelse/signatures/party": ("For the party", "The body that is signed for."),
    "aftale/provisions/text": ("Text", "The words of the provision."),
    "aftale/content": ("File", "Word, PDF, text and whatever else is read."),
    "aftale/text": ("Text", "Paste the agreement's text, or type it, with a number before each provision."),
}

LABELS: dict[str, str] = {
    **{f"own.{name}": title for name, (title, _) in FORMS.items()},
    **{f"own.{name}.intro": intro for name, (_, intro) in FORMS.items()},
    **labels_and_help(_FIELDS),
    "as.prepare": "Keep it as it is now",
    "as.publish": "It was sent",
    "vote.approve": "Approved",
    "vote.decline": "Declined",
    "own.group": "The secretariat's tasks",
    "own.begin": "Go on",
    "own.begin-again": "Fill in anew",
    "own.begin-again.hint": "By what stands above. What you have written below is lost.",
    "own.more": "More",
    "own.done-before": "Recorded so far",
    "own.goes-on": (
        "It is not recorded again. Mend what failed, or take its row out, and look it over anew: then that and the "
        "rest are recorded."
    ),
    "own.left": "Not recorded yet:",
    "own.refused": 'It fails at "{command}".',
    "own.entries": "In the wheel",
    "own.no-entries": "The wheel has no more meetings to call.",
    "own.deadlines": "Deadlines of a meeting within the span",
    "own.deadline": "{rule}: {earliest} at the earliest, {latest} at the latest",
    "own.item": "Item {number}",
    "own.new-item": "New item",
    "own.decision": "Decision",
    "own.has-decision": "The item has a decision:",
    "own.minutes-sent": "The minutes were sent. They are mended by a remark; decisions can still be recorded.",
    "own.members": "Who was there",
    "own.other-present": "Others who were there",
    "own.letter": "The text",
    "own.letter-copy": "Select it, and copy it to the mail.",
    "own.recipients": "The recipients",
    "own.letter-agenda": "Agenda of the meeting of {body} on {day}",
    "own.letter-absent": "Absent: {names}",
    "own.letter-present": "Present: {names}",
    "own.letter-minutes": "Minutes of the meeting of {body} on {day}",
    "own.paper": "Get it as PDF",
    "own.remarks": "Remarks on the minutes",
    "own.remark": "Remark {remark}: {text}",
    "own.settle": "Settle remark {remark}",
    "own.no-assignments": "No assignment is open.",
    "own.left-out": "Left out of the text",
    "own.twice": "These numbers stand in several places of the text, and a number stands once: {numbers}.",
    "own.approved-text": "{subject} is approved.",
    "own.follow-up-item": "Follow-up on decisions",
    "own.follow-up-line": "{task} (due: {due})",
    "own.report-item": "Report of {group}",
}

MESSAGES: dict[str, str] = {
    "decided-later": (
        "no. {number} is changed on the same day by {justering}, decided later: an edit here is never seen"
    ),
    "before-agreement": "the agreement has no text on that day: it is in force from {day}",
    "nothing-edited": "nothing was changed",
    "both-there-and-absent": "tick either there or absent",
    "nothing-followed-up": "none of the rows has an outcome",
    "no-agenda": "the meeting has no agenda yet",
}
