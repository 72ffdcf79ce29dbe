"""Every event of the catalogue."""

from __future__ import annotations

from archive.catalogue import EVENTS

_HEAD = [
    "# Events",
    "",
    "Every name that the log may hold. Names never change.",
    "",
    "| event | what it says |",
    "|---|---|",
]


def page() -> str:
    return "\n".join([*_HEAD, *(f"| `{name}` | {doc} |" for name, doc in EVENTS.items())]) + "\n"
