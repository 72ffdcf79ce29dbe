"""What is told of a document when it is filed: how much of it could be read."""

from __future__ import annotations

from archive.verbs.context import Context


def file_document(c: Context) -> None:
    _tell(c)


def _tell(c: Context) -> None:
    """A file without text is not told in the same words as one that was read."""
    failure, pages = c.data.get("failure"), c.data.get("pages")
    if failure is not None:
        c.warn("file-not-read", why=failure)
    elif pages is not None and pages["with_text"] < pages["of"]:
        c.warn("pages-without-text", with_text=pages["with_text"], of=pages["of"])
    c.warnings += c.data.get("unread", ())
