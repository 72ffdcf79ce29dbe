"""What is said of the commands of ``archive/grammar/meetings.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "call-meeting": ("Call a meeting", "A body is called to a meeting."),
    "move-meeting": ("Move a meeting", "The meeting gets another day."),
    "cancel-meeting": ("Cancel a meeting", "The meeting is not held."),
    "propose-item": ("Propose an item", "Somebody proposes an item for a body's agenda."),
    "prepare-agenda": ("Prepare an agenda", "The agenda as far as it is; the next one takes its place."),
    "publish-agenda": ("Send an agenda", "The agenda was sent; once more is a new version."),
    "record-minutes": ("Record minutes", "Until they are sent, others are a new version."),
    "dispatch-minutes": ("Send minutes", "The minutes were sent; the period for remarks runs from that day."),
    "remark-on-minutes": ("Record a remark", "A remark on minutes that were sent."),
    "settle-remark": ("Settle a remark", "Accepted, not accepted, or withdrawn."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "meeting-called": ("meeting called", "{body} was called to a meeting on {date}."),
    "meeting-moved": ("meeting moved", "A meeting of {body} was moved to {date}."),
    "meeting-cancelled": ("meeting cancelled", "{subject} was cancelled on {on}."),
    "item-proposed": ("item proposed", "On {on} {from} proposed the item “{title}” to {subject}."),
    "agenda-prepared": ("agenda prepared", "The agenda of {subject} was prepared."),
    "agenda-published": ("agenda sent", "The agenda of {subject} was sent."),
    "minutes-recorded": ("minutes recorded", "The minutes of {subject} were recorded."),
    "minutes-dispatched": ("minutes sent", "The minutes of {subject} were sent on {on}."),
    "minutes-remarked": (
        "remark on minutes",
        "{from} made the remark {remark} on the minutes of {subject} on {on}.",
    ),
    "remark-settled": (
        "remark settled",
        "The remark {remark} on the minutes of {subject} was settled on {on}: {settlement}.",
    ),
}

FIELDS: dict[str, tuple[str, str]] = {
    "absent": ("Absent", "Yes where they are named as absent."),
    "announced_on": ("Announced on", "The day on which the move was announced."),
    "called_on": ("Called on", "The day on which the call was sent."),
    "channel": ("Way", "How it was sent, e.g. by e-mail."),
    "covers": ("Covers", "The mandatory or standard item that this one answers to. Several: one a line."),
    "date": ("Day of the meeting", "The day on which the meeting is held."),
    "move-meeting/date": ("New day of the meeting", "The day to which the meeting is moved."),
    "disqualified_for": ("Disqualified for item", "The numbers of those items, e.g. 4."),
    "documents": ("Annexes", "Documents in the archive that belong to it."),
    "enclosing": ("Enclosed", "Agreements and documents that were sent with it."),
    "propose-item/from": ("Proposed by", "Who proposes the item: the name of a body, e.g. BL's 1. kreds."),
    "remark-on-minutes/from": ("From whom", "Who makes the remark: the name of a body, e.g. BL's 1. kreds."),
    "move-meeting/id": ("Meeting", "The meeting that is moved."),
    "cancel-meeting/id": ("Meeting", "The meeting that is cancelled."),
    "items": ("Items", "One for each item of the agenda."),
    "record-minutes/items": ("Minutes of the items", "One for each item of the agenda."),
    "settle-remark/items": ("Corrected items", "Only where the remark is accepted: the items that are sent out anew."),
    "call-meeting/kind": ("Kind of meeting", "Empty for an ordinary meeting; else e.g. styringsdialog."),
    "dispatch-minutes/on": ("Sent on", "The period for remarks runs from that day."),
    "place": ("Place", "E.g. Rådhuset, udvalgsværelse D."),
    "postponed_from": ("Postponed from", "The meeting and item that it was postponed from."),
    "present": ("Present", "A row for each person or body."),
    "proposal": ("Proposal", "What it is proposed to decide."),
    "proposed": ("Proposed items", "Proposals in the archive that the item takes up."),
    "proposed_by": ("Proposed by", "E.g. BL's 1. kreds."),
    "proposed_on": ("Proposed on", "The day on which the proposal came."),
    "published_on": ("Published on", "The day on which the agenda was put on the website."),
    "recipients": ("Recipients", "One in each row, e.g. the members."),
    "remark": ("The remark's id", "Empty: b1, b2 and so on, numbered within the meeting."),
    "settle-remark/remark": ("The remark's id", "It stands by the remark on the meeting's page, e.g. b1."),
    "responsible": ("Responsible", "E.g. Teknik- og Miljøforvaltningen."),
    "present/role": ("Role at the meeting", "E.g. mødeleder."),
    "sent_on": ("Sent on", "The day on which the agenda was sent."),
    "remark-on-minutes/text": ("Remark", 'E.g. "Under punkt 3 mangler kredsens forbehold."'),
    "time": ("Time", "E.g. 16:00."),
    "items/title": ("Item", "E.g. Justering af hovedaftalen."),
    "propose-item/title": ("Item", "E.g. Tryghed i kældre."),
    "with": ("Together with", "Other bodies that the meeting is held with."),
}

REFUSALS: dict[str, str] = {
    "minutes-not-recorded": "No minutes of {meeting} have been recorded.",
    "minutes-already-dispatched": "The minutes of {meeting} were sent and can neither be changed nor sent again.",
    "meeting-is-cancelled": "The meeting {meeting} is cancelled.",
    "meeting-has-decisions": (
        "Decisions were taken at meeting {meeting} ({decisions}); it cannot be moved or cancelled."
    ),
    "remark-before-dispatch": "A remark cannot be dated before the minutes of {meeting} were sent.",
    "remark-not-open": "The remark {remark} was settled before.",
    "settled-before-remark": "The remark {remark} was made on {on} and cannot be settled before that day.",
    "proposed-to-another-body": "The item {proposal} was proposed to {other}, not to {body}.",
}

REFUSED: dict[str, str] = {
    "minutes-not-recorded": "sending minutes that nobody recorded",
    "minutes-already-dispatched": "sending minutes twice, or recording minutes after they were sent",
    "meeting-is-cancelled": (
        "sending the minutes of a cancelled meeting, deciding at one, preparing its agenda, moving or "
        "cancelling it again"
    ),
    "meeting-has-decisions": "moving or cancelling a meeting at which decisions were taken",
    "remark-before-dispatch": "a remark dated before the minutes were sent, or on minutes that were not",
    "remark-not-open": "settling a remark that is settled",
    "settled-before-remark": "settling a remark before its date",
    "proposed-to-another-body": "an agenda with an item that was proposed to another body",
}

WARNINGS: dict[str, str] = {
    "item-not-on-agenda": "Item {item} is not on the latest agenda of {meeting}.",
    "meeting-ahead": "{meeting} lies ahead.",
    "minutes-before-meeting": "The minutes were sent on {on}, before {meeting}.",
    "agenda-after-meeting": "The agenda was sent on {sent_on}, after {meeting}.",
}

WARNED: dict[str, str] = {
    "item-not-on-agenda": (
        "a decision, minutes or an access under an item that the latest agenda of the meeting does not have, nor, of "
        "an access, its minutes; where no agenda is recorded none is missed"
    ),
    "meeting-ahead": "minutes or decisions of a meeting after the day of recording in Copenhagen",
    "minutes-before-meeting": "minutes sent before the day of their meeting",
    "agenda-after-meeting": "an agenda sent after the day of its meeting",
}
