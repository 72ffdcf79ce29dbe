"""How dates, intervals and codes are written for people, in Danish or English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from archive.times import BEGINNING, in_copenhagen, parse_instant
from web.texts import (
    belonging_da,
    belonging_en,
    chain_da,
    chain_en,
    changes_da,
    changes_en,
    codes_da,
    codes_en,
    demo_da,
    demo_en,
    desk_da,
    desk_en,
    files_da,
    files_en,
    follow_up_da,
    follow_up_en,
    pages_da,
    pages_en,
    people_da,
    people_en,
    reading_da,
    reading_en,
    terminal_da,
    terminal_en,
    year_da,
    year_en,
)
from web.texts.filling import in_a_sentence

_AMOUNT = re.compile(r"\d+\.\d\d", re.ASCII)

_LABELS = {
    "da": (
        pages_da,
        people_da,
        reading_da,
        belonging_da,
        chain_da,
        demo_da,
        desk_da,
        follow_up_da,
        year_da,
        terminal_da,
    ),
    "en": (
        pages_en,
        people_en,
        reading_en,
        belonging_en,
        chain_en,
        demo_en,
        desk_en,
        follow_up_en,
        year_en,
        terminal_en,
    ),
}
_LABELS_OF = {language: {k: v for room in rooms for k, v in room.LABELS.items()} for language, rooms in _LABELS.items()}
LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "da": {**_LABELS_OF["da"], **codes_da.CODES, **changes_da.CHANGES, **files_da.FILES},
    "en": {**_LABELS_OF["en"], **codes_en.CODES, **changes_en.CHANGES, **files_en.FILES},
}
_MONTHS: Mapping[str, tuple[str, ...]] = {"da": codes_da.MONTHS, "en": codes_en.MONTHS}


class Wording:
    """The words of one language; an unknown code stands as itself, so that nothing is hidden or invented."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = LANGUAGES[language]

    def text(self, key: str, **params: Any) -> str:
        template = self._texts.get(key)
        if template is None:
            return key
        return template.format(**{name: in_a_sentence(value) for name, value in params.items()})

    def month(self, number: int) -> str:
        """The name of a month as a heading."""
        return _MONTHS[self.language][number - 1].capitalize()

    def template(self, key: str) -> str | None:
        """The sentence of a key, its parameters not filled in; None where there is none."""
        return self._texts.get(key)

    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so."""
        return [key for key in self._texts if key.startswith(prefix)]

    def span(self, words: Mapping[str, Any], year: object = None) -> str:
        """A time of the year as the sources say it: ``{month, part, to_month}``, with the year where one is given."""
        months, part = _MONTHS[self.language], words["part"]
        key = "span.months" if words["to_month"] else f"span.{part}" if part else "span.month"
        to_month = months[(words["to_month"] or words["month"]) - 1]
        said = self.text(key, month=months[words["month"] - 1], to_month=to_month)
        return said if year is None else f"{said} {year}"

    def count(self, key: str, n: object) -> str:
        """A number with what it counts, ``key`` in the singular or the plural."""
        return self.text(f"{key}.{'one' if str(n) == '1' else 'many'}", n=n)

    def code(self, group: str, code: str | None) -> str:
        """The word for a code of a group (``status``, ``mandate``, ``event`` ...), or the code itself."""
        return "" if not code else self._texts.get(f"{group}.{code}", code)

    def heading(self, group: str, code: str) -> str:
        """The word for a code as it stands above a column."""
        said = self.code(group, code)
        return said[:1].upper() + said[1:]

    def day(self, day: str | None) -> str:
        """``2012-06-01`` as ``1. juni 2012``; null as not known; text that is no date as it stands."""
        if not day:
            return self.text("date.unknown")
        try:
            return self._written(date.fromisoformat(day))
        except ValueError:
            return day

    def moment(self, instant: str | None) -> str:
        """An instant in Copenhagen's time, to the minute."""
        if not instant:
            return self.text("date.unknown")
        if instant == BEGINNING:
            return self.text("date.beginning")
        try:
            local = in_copenhagen(parse_instant(instant))
        except ValueError:
            return self.day(instant)
        return self.text("date.moment", day=self._written(local.date()), time=local.strftime("%H.%M"))

    def date_of(self, instant: str) -> str:
        """The day of an instant in Copenhagen."""
        return self._written(in_copenhagen(parse_instant(instant)).date())

    def clock(self, time: str) -> str:
        """A time of day as it is written: ``16:00`` as ``16.00``."""
        return time.replace(":", ".")

    def interval(self, start: str | None, end: str | None) -> str:
        """A half-open interval of dates, shown with its last day; a single day as that day."""
        if not start and not end:
            return self.text("interval.open")
        if not end:
            return self.text("interval.from", start=self.day(start))
        last = self.last_day(end)
        if not start:
            return self.text("interval.to", last=last)
        first = self.day(start)
        return first if first == last else self.text("interval.both", start=first, last=last)

    def amount(self, amount: str, currency: str) -> str:
        """An amount of an answer (``1234.50``) as people of this language write it: ``1.234,50 kr.``."""
        return f"{self._figures(amount)} {'kr.' if currency == 'DKK' else currency}"

    def _figures(self, amount: str) -> str:
        figures = f"{Decimal(amount):,.2f}"
        return figures.translate(str.maketrans(",.", ".,")) if self.language == "da" else figures

    def last_day(self, end: str | None) -> str:
        """The last day before ``end``, the first day no longer in force."""
        if not end:
            return self.text("date.unknown")
        try:
            return self._written(date.fromisoformat(end) - timedelta(days=1))
        except (ValueError, OverflowError):
            return end

    def rule_value(self, value: object) -> list[str]:
        """A rule's value as lines of text: periods and counts in words, lists line by line."""
        if isinstance(value, list):
            if not value:
                return [self.text("value.empty")]
            return [line for entry in value for line in self.rule_value(entry)]
        return [self._one_value(value)]

    def plain(self, value: object) -> str:
        """Any value of an answer on one line."""
        return "; ".join(self.rule_value(value))

    def _one_value(self, value: object) -> str:
        if isinstance(value, bool):
            return self.text("value.yes" if value else "value.no")
        if isinstance(value, Mapping):
            return self._structured(value)
        if isinstance(value, str) and _AMOUNT.fullmatch(value):
            return self._figures(value)
        return self.code("value", str(value)) if value is not None else self.text("value.missing")

    def _structured(self, value: Mapping[str, object]) -> str:
        least, most = value.get("min"), value.get("max")
        if set(value) <= {"min", "max"} and value:
            return self._count(least, most)
        if "of" in value and set(value) <= {"of", "min", "max"} and len(value) > 1:
            return f"{value['of']}: {self._count(least, most)}"
        if len(value) == 1:
            [(unit, number)] = value.items()
            if unit in ("days", "weeks", "months", "years"):
                return self.count(f"period.{unit}", number)
        if "month" in value and set(value) <= {"month", "part"}:
            return f"{value.get('part', '')} {self._month(str(value['month']))}".strip()
        return "; ".join(f"{self.code('value', key)}: {', '.join(self.rule_value(one))}" for key, one in value.items())

    def _count(self, least: object, most: object) -> str:
        if least == most:
            return str(least)
        if most is None:
            return self.text("count.least", n=least)
        if least is None:
            return self.text("count.most", n=most)
        return f"{least}\N{EN DASH}{most}"

    def _month(self, month: str) -> str:
        try:
            first = date.fromisoformat(f"{month}-01")
        except ValueError:
            return month
        return f"{_MONTHS[self.language][first.month - 1]} {first.year}"

    def day_of(self, day: str, year: int) -> str:
        """A day where the year is said already; one of another year with its own."""
        written = date.fromisoformat(day)
        if written.year != year:
            return self._written(written)
        return self.text("date.day-of-year", day=written.day, month=_MONTHS[self.language][written.month - 1])

    def _written(self, day: date) -> str:
        month = _MONTHS[self.language][day.month - 1]
        return self.text("date.day", day=day.day, month=month, year=day.year)
