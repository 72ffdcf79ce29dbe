"""What is said of the commands of ``archive/grammar/documents.py`` in English."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "file-document": ("File a document", "A file with title and kind; its text is read and can be searched."),
    "extract-document": ("Read a document again", "Its text is read again; where it is the same, nothing happens."),
    "set-access": ("Set access", "Who may read something. It is recorded and shown; it is not enforced yet."),
    "correct-record": ("Correct a record", "Any record that has no correction of its own."),
}

EVENTS: dict[str, tuple[str, str]] = {
    "document-filed": ("document filed", "The document “{title}” was filed{failure}."),
    "document-extracted": ("document read again", "The text of {subject} was read again{failure}."),
    "access-set": ("access set", "The access to {subject} is now {access}."),
    "record-corrected": ("record corrected", "The record no. {corrects} was {corrected}{said}"),
}

FIELDS: dict[str, tuple[str, str]] = {
    "about_year": ("About the year", "The year that the document is about, e.g. 2012. Used of the yearly evaluation."),
    "basis": ("Legal basis", "The law or rule that it rests on, e.g. section 30 of the access to records act."),
    "belongs_to": ("Belongs to", "What the document is an annex to: a meeting, a decision, an agreement or other."),
    "content": ("File", "Choose the file on your computer: PDF, Word, Excel, e-mail, picture or text."),
    "dated": ("Dated", "The document's own date."),
    "document_number": ("Document number", "The document's number in the files."),
    "keep_unread": ("Keep without reading", "Yes where the archive cannot read the text of such a file."),
    "file-document/kind": ("Kind of document", "E.g. notat, referat, aftale, afrapportering or evaluering."),
    "media_type": ("Type of file", "Empty: by the file's name. Else e.g. application/pdf."),
    "position": ("No. in the archive", "The record's number; it stands in the audit trail, e.g. 143."),
    "replaces": ("Replaces", "The document that this is a newer version of."),
    "file-document/title": ("Title", "Empty: the file's name. E.g. Notat om ny organisering."),
}
