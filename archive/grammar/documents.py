"""Commands on documents, on access, and the correction of any other record."""

from __future__ import annotations

from archive.grammar.shapes import ACCESS, ANY_TYPE, BOOL, DATE, NAME, NUMBER, SLUG, TEXT, YEAR, CommandSpec, ref, whole

COMMANDS = (
    CommandSpec(
        "file-document",
        "document-filed",
        "id",
        "Files a document: its bytes under their SHA-256, and the text that could be read in them.",
        {"id": SLUG, "title": NAME, "kind": NAME, "media_type": NAME},
        {
            "content": {"type": "string", "contentEncoding": "base64", "description": "the bytes, in base64"},
            "path": {**NAME, "description": "a file beside the command file (import only)"},
            "dated": DATE,
            "keep_unread": {**BOOL, "description": "a kind of file that is not read is kept without text"},
            "access": ACCESS,
            "case_number": NAME,
            "document_number": NAME,
            "belongs_to": ref(*ANY_TYPE),
            "replaces": ref("document"),
            "about_year": YEAR,
            "meeting": ref("meeting"),
        },
        makes="document",
        one_of_fields=[["content"], ["path"]],
        tells=["title", "failure"],
        fixed=["content", "path", "keep_unread"],
        found_by=["about_year"],
        example={
            "id": "notat-2010",
            "title": "Notat om ny organisering",
            "kind": "notat",
            "media_type": "text/plain",
            "content": "Tm90YXQ=",
        },
    ),
    CommandSpec(
        "extract-document",
        "document-extracted",
        "document",
        "Reads the text of a document again, by today's reader; the same text records nothing.",
        {"document": ref("document")},
        tells=["failure"],
        example={"document": "notat-2010"},
    ),
    CommandSpec(
        "set-access",
        "access-set",
        "subject",
        "Records who may read something; it is recorded and shown, not enforced until there is sign-in.",
        {"subject": ref(*ANY_TYPE), "access": ACCESS, "reason": NAME},
        {
            "item": NUMBER,
            "basis": {**TEXT, "description": "the law or rule that it rests on"},
        },
        tells=["subject", "access"],
        example={"subject": "notat-2010", "access": "public", "reason": "Offentliggjort"},
    ),
    CommandSpec(
        "correct-record",
        "record-corrected",
        "position",
        "Mends any record that has no correction of its own, or takes it away and puts it back.",
        {"position": whole(1), "reason": NAME},
        {"fields": {"type": "object"}, "void": BOOL},
        corrects=True,
        example={"position": 17, "reason": "Forkert dato", "fields": {"on": "2012-05-16"}},
    ),
)
