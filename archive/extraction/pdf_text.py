"""The text of a PDF, page by page."""

from __future__ import annotations

from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from archive.extraction.unreadable import Unreadable


def read(stream: BinaryIO) -> str:
    """Pages are a blank line apart. A file that opens with an empty password is read."""
    try:
        reader = PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted")
        return "\n\n".join(page.extract_text() for page in reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable("encrypted") from error
    except LimitReachedError as error:
        raise Unreadable("too-much-memory") from error
