"""The time of a record in a simulated archive, as a form asks for it: Copenhagen's, to the second."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from archive.times import format_instant, in_copenhagen, parse_instant

_LOCAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?", re.ASCII)
_COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def instant(text: str) -> str:
    """What was typed as an instant; what is no local time stays as it is, and its check tells."""
    if not _LOCAL.fullmatch(text):
        return text
    try:
        return format_instant(datetime.fromisoformat(text).replace(tzinfo=_COPENHAGEN))
    except ValueError:
        return text


def local(text: str) -> str:
    """An instant as it is typed, where that says all of it."""
    try:
        shown = in_copenhagen(parse_instant(text)).strftime("%Y-%m-%dT%H:%M:%S")
        same = parse_instant(instant(shown)) == parse_instant(text)
    except ValueError:
        return text
    return shown if same else text
