"""The codes that a field may have, in the words in which its box offers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def choices_in_words(field: str, options: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """Of the group of codes that is called as the field and holds all of them, else of the first that does; as they
    are where none does.
    """
    groups = [key.removesuffix(f".{options[0]}") for key in words if key.endswith(f".{options[0]}")]
    whole = [group for group in groups if all(f"{group}.{one}" in words for one in options)]
    if not whole:
        return list(options)
    group = field if field in whole else whole[0]
    return [words[f"{group}.{one}"] for one in options]
