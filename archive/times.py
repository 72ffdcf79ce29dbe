"""Dates as ``YYYY-MM-DD``, instants as ISO 8601 in UTC with microseconds."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})\Z",
    re.ASCII,
)

FIRST_DAY = date.min.isoformat()

# The recording time of a simulated archive's own first record: before every simulated time.
BEGINNING = "0001-01-01T00:00:00.000000Z"


def format_instant(moment: datetime) -> str:
    universal = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return universal.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def parse_instant(text: str) -> datetime:
    """An instant with offset, in UTC. Raises ValueError for anything else."""
    if not _INSTANT.match(text):
        raise ValueError(f"not an instant with offset: {text!r}")
    fraction = re.sub(r"([.,][0-9]{6})[0-9]+", r"\1", text.upper())
    try:
        return datetime.fromisoformat(fraction).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(str(error)) from error


def now() -> datetime:
    return datetime.now(UTC)


def today() -> str:
    """Today's date in Copenhagen."""
    return now().astimezone(COPENHAGEN).date().isoformat()


def day_of(instant: str) -> str:
    """The date in Copenhagen of an instant as ``format_instant`` writes it."""
    return in_copenhagen(parse_instant(instant)).date().isoformat()


def in_copenhagen(moment: datetime) -> datetime:
    """The local time of an instant; of those in the calendar's last hour, which is in the next year there, its last."""
    try:
        return moment.astimezone(COPENHAGEN)
    except OverflowError:
        return datetime.max.replace(tzinfo=COPENHAGEN)


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
