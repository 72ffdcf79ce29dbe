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
    "{y}-{m}-{d}", "{d}.{da:.3}.{y}", "{en} {d}, {y}", "{en} {d} {y}", "{dag} den {d}. {da} {y}", "{dag} {d}.{m}.{y}",
    "{weekday}, {en} {d}, {y}", "{dag:.3}. {d}/{m} {y}",
)  # fmt: skip


@given(day=st.dates(date(1000, 1, 1)), form=st.sampled_from(FORMS))
def test_a_day_is_understood_in_every_form_that_people_use(day: date, form: str) -> None:
    months = {"da": codes_da.MONTHS[day.month - 1], "en": codes_en.MONTHS[day.month - 1]}
    weekdays = {"dag": codes_da.WEEKDAYS[day.weekday()], "weekday": codes_en.WEEKDAYS[day.weekday()]}

    assert meanings(form.format(d=day.day, m=day.month, y=day.year, **months, **weekdays)) == [day.isoformat()]


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
        ("primo juni 2012", ["2012-06-01", "2012-06-10"]),
        ("medio juni 2012", ["2012-06-11", "2012-06-20"]),
        ("Ultimo februar 2012", ["2012-02-21", "2012-02-29"]),
        ("early September 2010", ["2010-09-01", "2010-09-10"]),
        ("2. kvartal 2012", ["2012-04-01", "2012-06-30"]),
        ("Q4 2012", ["2012-10-01", "2012-12-31"]),
        ("20120601", ["2012-06-01"]),
        ("01062012", ["2012-06-01"]),
        ("20101012", ["2010-10-12"]),
        ("tirsdag d. 5.6.12", ["2012-06-05"]),
    ],
)
def test_what_may_mean_several_days_gives_them_all(text: str, days: list[str]) -> None:
    assert meanings(text) == days


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("i dag", "idag", "I dag", "today"), "2024-03-01"),
        (("i går", "igår", "i gaar", "yesterday"), "2024-02-29"),
        (("i morgen", "imorgen", "tomorrow"), "2024-03-02"),
    ],
)
def test_a_day_told_from_today_is_understood(texts: tuple[str, ...], day: str) -> None:
    assert {tuple(meanings(text, today=date(2024, 3, 1))) for text in texts} == {(day,)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1. juni", ["2023-06-01", "2024-06-01"]),
        ("1/6", ["2023-06-01", "2024-06-01"]),
        ("1.6.", ["2023-06-01", "2024-06-01"]),
        ("June 1", ["2023-06-01", "2024-06-01"]),
        ("29. februar", ["2020-02-29", "2024-02-29"]),
        ("31. juni", []),
    ],
)
def test_a_day_without_its_year_may_be_this_year_s_or_the_one_before(text: str, days: list[str]) -> None:
    assert meanings(text, today=date(2024, 3, 1)) == days


@pytest.mark.parametrize(
    "text",
    ["", "engang", "31.2.2012", "1.13.2012", "juni", "juno 2012", "0000", "13/2012", "@12", "5. kvartal 2012"]
    + ["mandag den 5. juni 2012", "primo 2012", "00000000", "99999999"],
)
def test_what_says_no_day_gives_none(text: str) -> None:
    assert meanings(text) == []


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_days_or_nothing(text: str) -> None:
    assert all(date.fromisoformat(day) for day in meanings(text))
