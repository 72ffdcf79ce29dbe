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

WARNINGS: dict[str, str] = {
    "file-not-read": "The file is filed without readable text: {why}.",
    "pages-without-text": "Only {with_text} of {of} pages have readable text.",
    "letters-doubtful": "Pages whose text in the file is hardly the one that is seen: {count}. See the original.",
    "signs-not-read": "Signs that could not be read, as the fonts of the file do not say what they mean: {count}.",
    "file-mended": "The file is damaged; what could be saved was read.",
    "page-not-read": "Page {number} could not be read.",
    "part-not-read": "A part of the file could not be read: {name}.",
    "attachment-not-read": "A file that lies in the file was not filed by itself: {name} ({why}).",
}

WARNED: dict[str, str] = {
    "file-not-read": "a file that is kept without readable text, and why",
    "pages-without-text": "a file of which only some pages have readable text",
    "letters-doubtful": "pages whose letters are those of no language, as the map of a font may be wrong",
    "signs-not-read": "signs whose meaning the fonts of a file do not say",
    "file-mended": "a damaged file of which what could be saved was read",
    "page-not-read": "a page that could not be read",
    "part-not-read": "a part of a file that could not be read",
    "attachment-not-read": "a file within the file that was not filed by itself, and why",
}
