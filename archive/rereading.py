"""Reading the text of a filed document again, by today's reader: only a new text is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from archive.blobs import Blobs, Texts
from archive.extraction.extract import extract
from archive.extraction.room import room
from archive.extraction.within import read_facts
from archive.knowledge import StreamKnowledge
from archive.records import Record

EXTRACT = "extract-document"
# What an event says of a reading; a later reading replaces all of it.
READ = ("text_sha256", "extractor", "failure", "pages", "page_starts", "unread")

Facts = dict[str, Any]


def read_again(id: str, known: StreamKnowledge, blobs: Blobs, texts: Texts, by_ocr: bool) -> Facts:
    """What today's reader finds in a document; nothing where the id is of none, which is refused later.

    Raises ``not-found`` where its bytes are gone, ``unsupported`` where they contradict what it is said to be,
    ``unavailable`` where enough files are being read.
    """
    owner = known.stream(id)
    if owner.type != "document":
        return {}
    filed = owner.first.data
    content = blobs.get(filed["sha256"])
    with room():
        read = extract(content, filed["media_type"], max_file_mb=float("inf"), keep_unread=True, by_ocr=by_ocr)
    facts = read_facts(read, texts)
    return {**facts, "unread": told} if (told := _still_within(filed, facts)) else facts


def _still_within(filed: Mapping[str, Any], facts: Facts) -> list[Facts]:
    """What was told of files within it stays so: they are taken out when it is filed, and only then."""
    within = [one for one in filed.get("unread", ()) if one["code"] == "attachment-not-read"]
    return [*facts.get("unread", ()), *within]


def standing(records: Sequence[Record]) -> Record:
    """Of a document's records that whose reading stands: the last one that is not void."""
    again = [record for record in records if record.command == EXTRACT and not record.void]
    return again[-1] if again else next(record for record in records if record.command == "file-document")


def as_read(records: Sequence[Record]) -> Mapping[str, Any]:
    """What is known of a document, its text as it was last read."""
    filed, last = next(record for record in records if record.command == "file-document"), standing(records)
    if last is filed:
        return filed.data
    kept = {name: value for name, value in filed.data.items() if name not in READ}
    return {**kept, **{name: last.data[name] for name in READ if name in last.data}}


def is_new(records: Sequence[Record], facts: Mapping[str, Any]) -> bool:
    """Whether it is another text, or another reason why there is none, or its pages, which older programs did not tell;
    no text is lost by reading again.
    """
    before = standing(records).data
    if facts["text_sha256"] is None:
        return before.get("text_sha256") is None and facts["failure"] != before.get("failure")
    return facts["text_sha256"] != before.get("text_sha256") or ("page_starts" in facts and "page_starts" not in before)
