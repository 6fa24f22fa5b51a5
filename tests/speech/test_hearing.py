"""Days and times as people say them: understood, or asked about, in both languages."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.speech import heard_en, heard_it
from webapp.speech import hearing, saying, words
from webapp.speech.phrases import MOMENTS, PARTIES

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2027, 2, 17, 15, 0, tzinfo=ROME)  # a Wednesday
TODAY = NOW.date()
CLEAR = [("it", *row) for row in heard_it.CLEAR] + [("en", *row) for row in heard_en.CLEAR]
ASKED = [("it", *row) for row in heard_it.ASKED] + [("en", *row) for row in heard_en.ASKED]
DINNER = (time(19), time(22))


def on(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def at(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def test_there_are_enough_examples_of_each_language() -> None:
    assert all(len(each.CLEAR) >= 60 and len(each.ASKED) >= 40 for each in (heard_it, heard_en))


@pytest.mark.parametrize(("locale", "said", "day", "clock"), CLEAR)
def test_what_is_clear_is_understood(locale: str, said: str, day: str | None, clock: str | None) -> None:
    heard = hearing.hear_moment(said, NOW, locale)
    assert (heard.day, heard.at, heard.question) == (on(day), at(clock), None)


@pytest.mark.parametrize(("locale", "said", "day", "clock"), [row for row in CLEAR if row[2] and not row[3]])
def test_a_day_alone_is_heard_the_same_by_itself(locale: str, said: str, day: str, clock: None) -> None:
    assert hearing.hear_day(said, TODAY, locale).day == on(day)
    assert hearing.hear_time(said, locale).question == "which_time"


@pytest.mark.parametrize(("locale", "said", "day", "clock"), [row for row in CLEAR if row[3] and not row[2]])
def test_a_time_alone_is_heard_the_same_by_itself(locale: str, said: str, day: None, clock: str) -> None:
    assert hearing.hear_time(said, locale).at == at(clock)
    assert hearing.hear_day(said, TODAY, locale).question == "which_day"


@pytest.mark.parametrize(("locale", "said", "question", "choices"), ASKED)
def test_what_is_not_clear_is_asked(locale: str, said: str, question: str, choices: str | None) -> None:
    heard = hearing.hear_moment(said, NOW, locale)
    assert heard.question == question
    assert choices is None or heard.facts["choices"] == choices
    if question in ("which_time", "which_half"):
        assert heard.at is None
    else:
        assert heard.day is None


@pytest.mark.parametrize(("locale", "said"), [(row[0], row[1]) for row in CLEAR])
def test_the_other_language_is_understood_whatever_the_locale(locale: str, said: str) -> None:
    other = "en" if locale == "it" else "it"
    heard, same = hearing.hear_moment(said, NOW, locale), hearing.hear_moment(said, NOW, other)
    assert same == heard or said in ("3/4", "Saturday 3/4")


def test_a_weekday_that_contradicts_its_date_is_asked_about_with_both_facts() -> None:
    facts = hearing.hear_day("Friday February 20th", TODAY, "en").facts
    assert (facts["day"], facts["weekday"], facts["said"]) == ("February 20th", "Saturday", "Friday")
    facts = hearing.hear_day("venerdì 20 febbraio", TODAY, "it").facts
    assert (facts["day"], facts["weekday"], facts["said"]) == ("20 febbraio", "sabato", "venerdì")


def test_choices_are_also_values() -> None:
    heard = hearing.hear_moment("tomorrow at eight", NOW, "en")
    assert (heard.day, heard.times) == (date(2027, 2, 18), (time(8), time(20)))
    assert hearing.hear_day("next Friday", TODAY, "en").days == (date(2027, 2, 19), date(2027, 2, 26))


@pytest.mark.parametrize(
    ("said", "offered", "clock"),
    [
        ("otto", DINNER, "20:00"),
        ("alle 8:15", DINNER, "20:15"),
        ("seven thirty", DINNER, "19:30"),
        ("all'una", (time(12), time(14, 30), time(19), time(22)), "13:00"),
        ("le dodici e mezza", (time(12), time(14)), "12:30"),
        ("twelve thirty", (time(19), time(0, 30)), "00:30"),
        ("half past eleven", (time(19), time(0, 30)), "23:30"),
        ("otto di mattina", DINNER, "08:00"),  # what was said counts, not what would suit
        ("08:00", DINNER, "08:00"),
        ("otto", (time(7, 30), time(22)), None),
        ("alle tre", DINNER, None),
        ("otto", (), None),
    ],
)
def test_the_hours_offered_tell_which_half_of_the_day(said: str, offered: tuple[time, ...], clock: str | None) -> None:
    heard = hearing.hear_time(said, "it", offered)
    assert (heard.at, heard.question) == (at(clock), None if clock else "which_half")


def test_the_hours_offered_count_in_a_moment_too() -> None:
    assert hearing.hear_moment("sabato alle otto", NOW, "it", DINNER).at == time(20)


@pytest.mark.parametrize("said", ["per otto", "for 8", "otto persone", "il 20", "a table for two"])
def test_a_party_or_a_day_is_no_time(said: str) -> None:
    heard = hearing.hear_time(said, "it", DINNER)
    assert (heard.at, heard.question) == (None, "which_time")


def test_next_friday_is_clear_only_when_it_is_next_week_to_everybody() -> None:
    sunday, saturday = date(2027, 2, 21), date(2027, 2, 20)
    assert hearing.hear_day("venerdì prossimo", sunday, "it").day == date(2027, 2, 26)
    assert hearing.hear_day("next Friday", sunday, "en").question == "which_week"  # some begin the week on Sunday
    assert hearing.hear_day("next Friday", saturday, "en").day == date(2027, 2, 26)
    assert hearing.hear_day("next Saturday", saturday, "en").day == date(2027, 2, 27)
    assert hearing.hear_day("Saturday next week", sunday, "en").question == "which_week"
    assert hearing.hear_day("sabato della prossima settimana", sunday, "it").day == date(2027, 2, 27)


def test_a_weekday_said_on_that_day_is_fixed_by_today() -> None:
    saturday = date(2027, 2, 20)
    assert hearing.hear_day("sabato", saturday, "it").question == "which_week"
    assert hearing.hear_day("stasera, sabato", saturday, "it").day == saturday
    assert hearing.hear_day("oggi sabato 20", saturday, "it").day == saturday
    assert hearing.hear_day("this evening", saturday, "en").day == saturday


def test_days_are_calendar_days_even_to_somebody_who_is_still_up() -> None:
    still_up = datetime(2027, 2, 21, 0, 40, tzinfo=ROME)
    assert hearing.hear_moment("domani alle 20", still_up, "it").day == date(2027, 2, 22)
    assert hearing.hear_moment("tonight at 8", still_up, "en").day == date(2027, 2, 21)


def test_an_hour_after_midnight_is_asked_about_unless_only_one_night_is_to_come() -> None:
    still_up = datetime(2027, 2, 21, 0, 40, tzinfo=ROME)
    assert hearing.hear_moment("tonight at 1 am", still_up, "en").question == "which_night"
    assert hearing.hear_moment("tonight at midnight", still_up, "en").day == date(2027, 2, 22)
    assert hearing.hear_moment("oggi a mezzanotte", NOW, "it").day == date(2027, 2, 18)
    heard = hearing.hear_moment("sabato a mezzanotte e mezza", NOW, "it")
    assert (heard.question, heard.days) == ("which_night", (date(2027, 2, 20), date(2027, 2, 21)))
    assert heard.facts["choices"] == (
        "nella notte tra venerdì 19 e sabato 20 febbraio, a mezzanotte e mezza"
        " o nella notte tra sabato 20 e domenica 21 febbraio, a mezzanotte e mezza"
    )


def test_february_29th_waits_for_a_leap_year() -> None:
    assert hearing.hear_day("29 febbraio", TODAY, "it").day == date(2028, 2, 29)
    assert hearing.hear_day("February 29th 2027", TODAY, "en").question == "which_day"


def test_a_date_is_its_next_one_with_today_included() -> None:
    assert hearing.hear_day("17 febbraio", TODAY, "it").day == TODAY
    assert hearing.hear_day("the 17th", TODAY, "en").day == TODAY
    assert hearing.hear_day("February 16th", TODAY, "en").day == date(2028, 2, 16)
    assert hearing.hear_day("16/2/2027", TODAY, "en").day == date(2027, 2, 16)  # past days are not hearing's business


@given(day=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_easter_monday_is_a_monday_in_spring(day: date) -> None:
    monday = hearing.hear_day("pasquetta", day, "it").day
    assert monday is not None
    assert monday.weekday() == 0
    assert (3, 23) <= (monday.month, monday.day) <= (4, 26)
    assert day <= monday <= day + timedelta(400)


@given(text=st.text(), locale=st.sampled_from(["it", "en"]))
@example(text="\0", locale="it")
@example(text="\ud800", locale="it")
@example(text="²٣ ½", locale="en")
@example(text="9" * 400, locale="en")
@example(text="8 " * 120, locale="en")
def test_no_text_breaks_hearing(text: str, locale: str) -> None:
    for heard in (hearing.hear_moment(text, NOW, locale), hearing.hear_day(text, TODAY, locale)):
        assert (heard.day is None) <= (heard.question is not None or heard.at is not None)
    assert (hearing.hear_time(text, locale).at is None) == (hearing.hear_time(text, locale).question is not None)
    hearing.hear_people(text)


KNOWN = sorted({" ".join(phrase) for entries in words.LEXICON.values() for phrase, _, _ in entries})
SAID = st.sampled_from([*KNOWN, *map(str, range(32)), "8:30", "20:30", "14/2", "2027-02-20", ",", "the 20th", "zzz"])


@given(said=st.lists(SAID, max_size=7), locale=st.sampled_from(["it", "en"]))
def test_known_words_in_any_order_break_nothing(said: list[str], locale: str) -> None:
    heard = hearing.hear_moment(" ".join(said), NOW, locale)
    if heard.day is not None:
        assert saying.day(heard.day, locale, TODAY)
    if "zzz" in said:
        assert (heard.day, heard.at) == (None, None)
    if heard.question is not None:
        assert "-" not in "".join(heard.facts.values())


DAY_KINDS = {"WEEKDAY", "MONTH", "ORD", "OFFSET", "DAYS", "WEEKS", "FEAST", "OTHERFEAST", "EASTER", "THIS", "THE"}
DATELESS = sorted(
    {" ".join(phrase) for entries in words.LEXICON.values() for phrase, kind, _ in entries if kind not in DAY_KINDS}
    - {" ".join(phrase) for entries in words.LEXICON.values() for phrase, kind, _ in entries if kind in DAY_KINDS}
)


@given(said=st.lists(st.sampled_from([*DATELESS, "8", "20", "20:30", "8:30"]), max_size=6))
def test_no_day_is_invented_where_none_was_said(said: list[str]) -> None:
    text = " ".join(said)
    assert hearing.hear_day(text, TODAY, "it").day is None


def test_every_kind_the_phrases_use_can_be_said() -> None:
    from_digits: set[Any] = {"DATE", "MONTHDAY", "CLOCK12", "CLOCK24", "COMMA"}
    said = {kind for entries in words.LEXICON.values() for _, kind, _ in entries} | from_digits
    used = {slot.kind for grammar in (MOMENTS, PARTIES) for rule in grammar.rules for slot in rule.slots}
    assert used == said
