"""What an event of the audit trail says, in English: a sentence for every name of the catalogue."""

from __future__ import annotations

from web.texts import domain_en, people_en

SUMMARIES: dict[str, str] = {
    "archive-initialised": "The archive was made.",
    "id-assigned": "The id {subject} was taken into use.",
    "decision-taken": "At meeting {subject} the decision {decision} was taken.",
    "body-established": "The body {name} was established.",
    "body-dissolved": "The body {subject} was dissolved on {on}.",
    "kommissorium-adopted": "{subject} was given a kommissorium ({status}).",
    "member-appointed": "{who} was appointed {role} of {subject}.",
    "membership-ended": "{who} is no longer {role} of {subject} from {on}.",
    "office-established": "The office {name} was established.",
    "office-taken": "{person} took the office {subject}.",
    "office-left": "{person} left the office {subject} on {on}.",
    "meeting-called": "The meeting {subject} was called for {date}.",
    "meeting-moved": "The meeting {subject} was moved to {date}.",
    "meeting-cancelled": "The meeting {subject} was cancelled on {on}.",
    "agenda-published": "The agenda of meeting {subject} was sent.",
    "minutes-recorded": "The minutes of meeting {subject} were recorded.",
    "minutes-dispatched": "The minutes of meeting {subject} were sent on {on}.",
    "minutes-remarked": "{from} made the remark {remark} on the minutes of meeting {subject} on {on}.",
    "remark-settled": "The remark {remark} on the minutes of meeting {subject} was settled on {on}: {settlement}.",
    "decision-recorded": "The decision {subject} was recorded: {outcome}.",
    "decision-annulled": "The decision {subject} was annulled on {on}.",
    "decision-corrected": "The record of decision {subject} was {corrected}.",
    "agreement-entered": "The agreement {subject} was entered: {title}.",
    "agreement-corrected": "The record of agreement {subject} was {corrected}.",
    "justering-adopted": "The agreement {subject} was adjusted with effect from {effective_on}: no. {numbers}.",
    "justering-corrected": "The record of justering {id} of agreement {subject} was {corrected}.",
    "approval-given": "{party} approved {subject} on {on}.",
    "approval-declined": "{party} declined {subject} on {on}.",
    "party-acceded": "{party} acceded to agreement {subject} on {on}.",
    "party-withdrew": "{party} withdrew from agreement {subject} on {on}.",
    "agreement-ended": "The agreement {subject} was brought to an end on {on}.",
    "agreement-extended": "The agreement {subject} was extended; it now ends on {to}.",
    "document-extracted": "The text of the document {subject} was read again{failure}.",
    "document-filed": "The document {subject} was filed{failure}: {title}.",
    "access-set": "The access to {subject} is now {access}.",
    "record-corrected": "The record no. {corrects} was {corrected}.",
    **domain_en.SUMMARIES,
    **people_en.SUMMARIES,
}
# Those who are told by the body that they belong to.
MEMBERS_OF = "The members of {members_of}"

# Of a file without text, in the sentence on it.
UNREAD = " without readable text ({why})"

# What a correction did to a record: changed what it says, took it out, put it back.
CORRECTED: dict[bool | None, str] = {None: "corrected", True: "taken out", False: "put back"}
