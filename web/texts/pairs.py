"""Words that come in pairs, as a table of them is easier read: what a field is called, and its help."""

from __future__ import annotations

from collections.abc import Mapping


def labels_and_help(fields: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """``label.<field>`` and ``fieldhelp.<field>`` of each."""
    return {
        **{f"label.{name}": label for name, (label, _) in fields.items()},
        **{f"fieldhelp.{name}": words for name, (_, words) in fields.items()},
    }
