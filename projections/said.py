"""Days and moments as a reader says them."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from archive.problems import invalid
from archive.times import BEGINNING, COPENHAGEN, format_instant, parse_instant

_POSITION = re.compile(r"@[0-9]+\Z", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_BLANK_FOR_PLUS = re.compile(r"(?<=[0-9.]) (?=[0-9]{2}:?[0-9]{2}\Z)", re.ASCII)
_DIGITS = 18


def is_position(known: str | None) -> bool:
    return known is not None and _POSITION.match(known) is not None


def asked_position(known: str, last: int, path: str = "known") -> int:
    """N of ``@N``. Raises ``invalid`` (``beyond-the-log``) for one after ``last``, the log's last position."""
    digits = known[1:].lstrip("0") or "0"
    if len(digits) > _DIGITS or int(digits) > last:
        raise invalid(path, "beyond-the-log", given=known[: _DIGITS + 2], last=last)
    return int(digits)


def asked_instant(known: str, path: str = "known") -> str:
    """An instant, or the end of a date in Copenhagen, in UTC. Raises ``invalid`` (``not-a-moment``)."""
    try:
        return _in_utc(known, time.max)
    except (ValueError, OverflowError):
        raise invalid(path, "not-a-moment", given=known[:100]) from None


def start_of(moment: str, path: str) -> str:
    """An instant, or the beginning of a date in Copenhagen, in UTC. Raises ``invalid`` (``not-a-time``)."""
    try:
        return _in_utc(moment, time.min)
    except (ValueError, OverflowError) as error:
        if isinstance(error, OverflowError) and _DATE.match(moment):
            return BEGINNING
        raise invalid(path, "not-a-time", given=moment[:100]) from None


def _in_utc(said: str, of_day: time) -> str:
    """An instant; of a date that time of it in Copenhagen. Raises ``ValueError``, ``OverflowError``."""
    if _DATE.match(said):
        return format_instant(datetime.combine(date.fromisoformat(said), of_day, COPENHAGEN))
    return format_instant(parse_instant(_BLANK_FOR_PLUS.sub("+", said)))


def day(text: str, path: str) -> str:
    """A date. Raises ``invalid`` (``not-a-date``)."""
    try:
        if _DATE.match(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise invalid(path, "not-a-date", given=text[:100])
