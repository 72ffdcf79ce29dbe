"""The fields of forms in English: what each is called, and help with an example; ``command/field`` where it is its own.

A field within a list is found by its path, else by its own name.
"""

from __future__ import annotations

from web.texts.commands import EN
from web.texts.pairs import labels_and_help

FIELDS: dict[str, tuple[str, str]] = {
    **EN.fields,
    "access": ("Access", "Who may read it. Without a choice it is internal."),
    "agreement": ("Agreement", "Type some words of the title, and choose."),
    "area": ("Area", "The area that it is about."),
    "at": ("Recorded at", "When it is recorded. Only in an archive of example data."),
    "body": ("Body", "Type some letters of the name, and choose, e.g. Partnerskabsforum."),
    "capacity": ("In the capacity of", "E.g. chair."),
    "carries_out": ("Carries out", "Which provisions of other agreements it puts into practice."),
    "carries_out/number": ("Provision no.", "E.g. 4. Empty: the agreement as a whole."),
    "case_number": ("Case number", "The number of the case in the municipality's files, e.g. 2012-45678."),
    "dated_as": ("The source's words for the date", 'As the source has it, e.g. "primo september 2010".'),
    "decision": ("Decision", "The decision that it rests on."),
    "despite": (
        "Recorded all the same, because",
        "The reason. The record then stands as without authority, with the rule.",
    ),
    "document": ("Document", "The document in the archive that it appears from."),
    "effective_on": ("Effective from", "The first day on which it holds."),
    "for": ("Required for", "That anything is final, or only that the body itself is bound."),
    "from": ("From", "The first day on which it holds."),
    "source/heading": ("Place in the source", "The heading, levels joined by /, e.g. Partnerskabsforum / Formalia."),
    "id": ("Id", "Empty: the archive makes one. Else small letters, digits, dot and hyphen, e.g. psf-2012-1."),
    "item": ("Item", "The item's number on the agenda, e.g. 3."),
    "kind": ("Kind", "Choose in the list."),
    "meeting": ("Meeting", "Type some words, e.g. the body's name and the month, and choose."),
    "note": ("Note", "What else there is to say of the record."),
    "number": ("Number", "E.g. 4 or 4.1. No blanks."),
    "on": ("Date", "The day on which it happened."),
    "outcome": ("Outcome", "Choose in the list."),
    "parent": ("Belongs under", "What it lies under."),
    "party": ("Party", "The body that does so."),
    "signatures/party": ("For the party", "The body that it is signed for."),
    "person": ("A person", "The person's name."),
    "signatures/person": ("Who", "The name of whoever signed."),
    "reason": ("Reason", 'Why, e.g. "Wrong date".'),
    "represents": ("Represents", "E.g. BL's 1. kreds."),
    "requires": ("To be approved by", "The bodies that must approve before it is final."),
    "signatures": ("Signatures", "A row for each signature."),
    "signatures/on": ("On", "The day of the signature."),
    "source": ("Source", "Where it says so."),
    "source/document": ("Document", "Id or title, also of what the archive does not hold, e.g. Bilag 2."),
    "status": ("Status", "Choose in the list."),
    "subject": ("About", "What it is about."),
    "text": ("Text", "The wording."),
    "until": ("Until (first day without)", "The first day on which it no longer holds."),
    "void": ("Taken out", "Yes: it counts no longer, but stays in the trail. No: it is put back."),
}

LABELS: dict[str, str] = labels_and_help(FIELDS)
