"""Words that come in pairs, as a table of them is easier read: what a field is called, and its help."""

from __future__ import annotations

from collections.abc import Mapping


def labels_and_help(fields: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """``label.<field>`` and ``fieldhelp.<field>`` of each."""
    return {
        **{f"label.{name}": label for name, (label, _) in fields.items()},
        **{f"fieldhelp.{name}": words for name, (_, words) in fields.items()},
    }


def named(prefix: str, fields: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """``<prefix>.<field>`` of each: its label, as it stands within a sentence."""
    return {f"{prefix}.{name}": _within(label) for name, (label, _) in fields.items()}


def _within(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
