"""Whatever is said is heard back as the same, in both languages."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.speech import hearing, phones, references, saying

LOCALES = ("it", "en")
ALL_TIMES = [time(minute // 60, minute % 60) for minute in range(24 * 60)]
TODAY = date(2027, 2, 17)
TWO_YEARS = [TODAY + timedelta(days) for days in range(731)]
ISO = re.compile(r"\d{4}-\d|\d/\d")
LOCALE = st.sampled_from(LOCALES)
DAYS = st.dates(date(2024, 1, 1), date(2044, 12, 31))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_time_of_the_day_is_heard_back(locale: str) -> None:
    for at in ALL_TIMES:
        assert hearing.hear_time(saying.clock(at, locale), locale).at == at
        assert hearing.hear_time(saying.at_clock(at, locale), locale).at == at


@pytest.mark.parametrize("locale", LOCALES)
def test_every_day_of_two_years_is_heard_back(locale: str) -> None:
    for day in TWO_YEARS:
        said = saying.day(day, locale, TODAY)
        assert hearing.hear_day(said, TODAY, locale).day == day, said
        assert not ISO.search(said)


@given(day=DAYS, today=DAYS, locale=LOCALE)
def test_any_day_is_heard_back_from_any_today(day: date, today: date, locale: str) -> None:
    said = saying.day(day, locale, today)
    assert hearing.hear_day(said, today, locale).day == day


@given(day=DAYS, today=DAYS, at=st.times(), locale=LOCALE)
def test_any_moment_is_heard_back_at_any_hour(day: date, today: date, at: time, locale: str) -> None:
    at = at.replace(second=0, microsecond=0)
    said = saying.moment(day, at, locale, today)
    for now in (time(15), time(0, 40)):
        heard = hearing.hear_moment(said, datetime.combine(today, now), locale)
        assert (heard.day, heard.at, heard.question) == (day, at, None), said
    assert not ISO.search(said)


@given(day=DAYS, at=st.times(), locale=LOCALE)
def test_iso_forms_are_heard_as_they_stand(day: date, at: time, locale: str) -> None:
    at = at.replace(second=0, microsecond=0)
    for text in (f"{day} {at:%H:%M}", f"{day}T{at}", f"{day}; {at:%H:%M}"):
        heard = hearing.hear_moment(text, datetime(2027, 2, 17, 15, tzinfo=UTC), locale)
        assert (heard.day, heard.at, heard.question) == (day, at, None)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_number_of_people_is_heard_back(locale: str) -> None:
    for number in range(1, 100):
        assert hearing.hear_people(saying.people(number, locale)) == number
        assert hearing.hear_people(saying.for_people(number, locale)) == number


@given(code=st.text(references.ALPHABET, min_size=references.LENGTH, max_size=references.LENGTH), locale=LOCALE)
def test_any_reference_is_heard_back(code: str, locale: str) -> None:
    assert references.hear_reference(saying.reference(code, locale)) == code


@pytest.mark.parametrize(("number", "country"), [("+393331234567", "IT"), ("+390612345678", "IT"),
                                                 ("+14155552671", "US"), ("+447911123456", "GB")])  # fmt: skip
@pytest.mark.parametrize("locale", LOCALES)
def test_a_phone_number_is_heard_back(number: str, country: str, locale: str) -> None:
    at_home = {"it": "IT", "en": "US"}[locale]
    assert phones.hear_phone(saying.phone(number, locale), at_home) == number
