"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.texts import codes_da, codes_en
from web.typed_days import meanings

FORMS = (
    "{d}.{m}.{y}", "{d:02}.{m:02}.{y}", "{d}/{m} {y}", "{d}/{m}-{y}", "{d}/{m}/{y}", "{d}-{m}-{y}", "{d}. {m}. {y}",
    "{d}. {da} {y}", "den {d}. {da} {y}", "{d} {en} {y}", "{d}.{da:.3} {y}", " {d}.  {da}  {y} ", "{y}.{m}.{d}",
    "{y}-{m}-{d}",
)  # fmt: skip


@given(day=st.dates(date(1000, 1, 1)), form=st.sampled_from(FORMS))
def test_a_day_is_understood_in_every_form_that_people_use(day: date, form: str) -> None:
    months = {"da": codes_da.MONTHS[day.month - 1], "en": codes_en.MONTHS[day.month - 1]}

    assert meanings(form.format(d=day.day, m=day.month, y=day.year, **months)) == [day.isoformat()]


@given(day=st.dates(date(1000, 1, 1), date(9999, 11, 30)))
def test_a_month_may_mean_its_first_or_its_last_day(day: date) -> None:
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    months = codes_da.MONTHS[day.month - 1].upper(), str(day.month)

    for text in (f"{months[0]} {day.year}", f"{months[1]}/{day.year}", f"{day.year}-{months[1]}"):
        assert meanings(text) == [first.isoformat(), last.isoformat()]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2012", ["2012-01-01", "2012-12-31"]),
        ("december 9999", ["9999-12-01", "9999-12-31"]),
        ("1/6 12", ["1912-06-01", "2012-06-01"]),
        ("29.2.00", ["2000-02-29"]),
    ],
)
def test_what_may_mean_several_days_gives_them_all(text: str, days: list[str]) -> None:
    assert meanings(text) == days


@pytest.mark.parametrize("text", ["", "i går", "31.2.2012", "1.13.2012", "juni", "juno 2012", "0000", "13/2012", "@12"])
def test_what_says_no_day_gives_none(text: str) -> None:
    assert meanings(text) == []


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_days_or_nothing(text: str) -> None:
    assert all(date.fromisoformat(day) for day in meanings(text))
