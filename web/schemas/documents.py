"""Answers about documents."""

from __future__ import annotations

from marshmallow import Schema

from archive.extraction.extract import FAILURES
from web.codes import READ
from web.schemas.common import ACCESSES, OWNERS, Envelope, Paging, Recorded, Referring
from web.schemas.fields import day, flag, many, one, string, strings, whole, wholes

_WHY = (*FAILURES, "text-erased")
_WHY_NOT_FILED = ("broken", "not-filed", "kind-not-kept", "too-large", "too-many", "too-deep")


class Pages(Schema):
    with_text = whole("How many pages have readable text.")
    of = whole("How many pages there are.")
    by_ocr = whole("How many of those with text were read as pictures (OCR).")


class NotRead(Schema):
    code = string("What was not read.")
    text = string("The same in words.")
    why = string("Why a file was not read.", optional=True, one_of=(*_WHY, *_WHY_NOT_FILED))
    name = string("The name of a part or of a file within the file.", optional=True)
    count = whole("How many signs were not read.", optional=True)
    number = whole("The number of a page that was not read.", optional=True)
    with_text = whole("How many pages have readable text.", optional=True)
    of = whole("How many pages there are.", optional=True)


class DocumentItem(Schema):
    id = string("The id of the document.")
    title = string("The title of the document.")
    kind = string("What kind of document it is.")
    dated = day("The date of the document.", null=True)
    case_number = string("The number of its case.", null=True)
    document_number = string("The number of the document.", null=True)
    media_type = string("The media type of its bytes.")
    sha256 = string("The SHA-256 of its bytes, in hex.")
    size = whole("The number of its bytes.")
    access = string("Who may read it.", one_of=ACCESSES)
    read = string("How much of its text was read; none is without readable text.", one_of=READ)
    failure = string("Why there is no text; null where there is one.", null=True, one_of=_WHY)
    pages = one(Pages, "How much was read; null where the kind of file has no pages.", null=True)
    void = flag("Whether its record was taken out of the archive.")


class DocumentList(Paging):
    items = many(DocumentItem, "The documents of this page, by id; with newest, by date, the newest first.")


class Extractor(Schema):
    name = string("What read the text.")
    version = string("The version of what read the text.")


class DocumentVersion(Schema):
    id = string("The id of the document.")
    title = string("The title of the document.")
    dated = day("The date of the document.", null=True)
    sha256 = string("The SHA-256 of its bytes, in hex.")


class Document(DocumentItem, Envelope):
    version = whole("How many commands on the document are known.")
    belongs_to = string("The id of what the document belongs to.", null=True)
    belongs_to_type = string("The type of what the document belongs to.", null=True, one_of=OWNERS)
    text = string("The text that could be read in the document; null where there is none.", null=True)
    page_starts = wholes(
        "Where in the text each page begins, in characters from 0, null for one without text; one more is where that "
        "begins which stands on no page; null where pages are not known, or there is but one.",
        null=True,
    )
    unread = many(NotRead, "What could not be read of it, and why.")
    extractor = one(Extractor, "What read the text.")
    replaces = string("The document that it is a newer version of.", null=True)
    replaced_by = strings("The documents that are newer versions of it.")
    versions = many(DocumentVersion, "Its versions, oldest first, itself among them.")
    attached = many(DocumentItem, "The documents that lay in this one, each filed by itself.")
    referred_by = many(Referring, "What names the document, in the order of recording.")
    source = one(Recorded, "The record that filed it.")
