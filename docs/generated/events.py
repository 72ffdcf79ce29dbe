"""Every event of the catalogue."""

from __future__ import annotations

from archive.catalogue import EVENTS

_HEAD = [
    "# Events",
    "",
    "Every name that the log may hold. Names never change. An event holds the fields that were given to its command "
    "([commands.md](commands.md)); what stands in place of texts and contents, and what the archive's own events hold, "
    "is told in the `README.txt` of every export.",
    "",
    "| event | what it says |",
    "|---|---|",
]


def page() -> str:
    return "\n".join([*_HEAD, *(f"| `{name}` | {doc} |" for name, doc in EVENTS.items())]) + "\n"
