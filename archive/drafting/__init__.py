"""An agreement's provisions out of a text that somebody wrote: proposed by its numbered headings, mended by hand."""

from __future__ import annotations

from archive.drafting.command import entered, written
from archive.drafting.reading import Draft, Drafted, divide, read

__all__ = ["Draft", "Drafted", "divide", "entered", "read", "written"]
