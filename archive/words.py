"""When two texts are the same words."""

from __future__ import annotations


def same_words(text: str) -> str:
    """What is equal of texts that are the same without regard to case and to blanks at the ends."""
    return text.strip().casefold()
