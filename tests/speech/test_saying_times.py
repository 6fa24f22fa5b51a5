"""Times: one by one, and many without reading out a list nobody can keep in mind."""

import re
from collections.abc import Sequence
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.speech import saying


def clocks(*said: str) -> list[time]:
    return [time.fromisoformat(each) for each in said]


def every(step: int, first: str, last: str) -> list[time]:
    """Times from `first` to `last` every `step` minutes, over midnight where `last` is earlier."""
    start, end = (time.fromisoformat(each) for each in (first, last))
    minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % 1440
    at = start.hour * 60 + start.minute
    return [time((at + passed) % 1440 // 60, (at + passed) % 60) for passed in range(0, minutes + 1, step)]


@pytest.mark.parametrize(
    ("at", "english", "italian", "at_italian"),
    [
        ("19:30", "7:30 PM", "19:30", "alle 19:30"),
        ("20:00", "8 PM", "20", "alle 20"),
        ("13:00", "1 PM", "13", "alle 13"),
        ("12:00", "noon", "mezzogiorno", "a mezzogiorno"),
        ("12:30", "12:30 PM", "12:30", "alle 12:30"),
        ("08:30", "8:30 AM", "8:30 del mattino", "alle 8:30 del mattino"),
        ("00:00", "midnight", "mezzanotte", "a mezzanotte"),
        ("00:15", "12:15 AM", "mezzanotte e un quarto", "a mezzanotte e un quarto"),
        ("00:20", "12:20 AM", "mezzanotte e venti", "a mezzanotte e venti"),
        ("00:30", "12:30 AM", "mezzanotte e mezza", "a mezzanotte e mezza"),
        ("01:00", "1 AM", "l'una di notte", "all'una di notte"),
        ("01:45", "1:45 AM", "l'una e tre quarti di notte", "all'una e tre quarti di notte"),
        ("02:30", "2:30 AM", "2:30 di notte", "alle 2:30 di notte"),
        ("19:05", "7:05 PM", "19:05", "alle 19:05"),
    ],
)
def test_one_time(at: str, english: str, italian: str, at_italian: str) -> None:
    clock = time.fromisoformat(at)
    assert saying.clock(clock, "en") == english
    assert saying.at_clock(clock, "en") == f"at {english}"
    assert saying.clock(clock, "it") == italian
    assert saying.at_clock(clock, "it") == at_italian


@pytest.mark.parametrize(
    ("ats", "english", "italian"),
    [
        ([], "", ""),
        (clocks("19:00"), "at 7 PM", "alle 19"),
        (clocks("19:00", "19:30", "21:00"), "at 7 PM, 7:30 PM and 9 PM", "alle 19, alle 19:30 e alle 21"),
        (every(30, "19:00", "20:00"), "at 7 PM, 7:30 PM and 8 PM", "alle 19, alle 19:30 e alle 20"),
        (clocks("12:00", "13:00"), "at noon and 1 PM", "a mezzogiorno e alle 13"),
        (
            clocks("09:00", "09:30", "12:00"),
            "at 9 AM, 9:30 AM and noon",
            "alle 9, alle 9:30 del mattino e a mezzogiorno",
        ),
        (every(30, "19:00", "21:30"), "from 7 PM to 9:30 PM every half hour", "dalle 19 alle 21:30 ogni mezz'ora"),
        (
            every(15, "19:00", "21:00"),
            "from 7 PM to 9 PM every quarter of an hour",
            "dalle 19 alle 21 ogni quarto d'ora",
        ),
        (every(60, "19:00", "22:00"), "from 7 PM to 10 PM every hour", "dalle 19 alle 22 ogni ora"),
        (every(20, "19:00", "21:00"), "from 7 PM to 9 PM every 20 minutes", "dalle 19 alle 21 ogni 20 minuti"),
        (
            every(30, "12:00", "14:00") + every(30, "19:00", "22:00"),
            "from noon to 2 PM and from 7 PM to 10 PM every half hour",
            "da mezzogiorno alle 14 e dalle 19 alle 22 ogni mezz'ora",
        ),
        (
            every(30, "12:00", "14:00") + clocks("19:00") + every(15, "20:00", "21:00"),
            "from noon to 2 PM every half hour, at 7 PM and from 8 PM to 9 PM every quarter of an hour",
            "da mezzogiorno alle 14 ogni mezz'ora, alle 19 e dalle 20 alle 21 ogni quarto d'ora",
        ),
        (
            every(30, "22:30", "00:30"),
            "from 10:30 PM to 12:30 AM every half hour",
            "dalle 22:30 a mezzanotte e mezza ogni mezz'ora",
        ),
        (
            every(30, "23:00", "01:30"),
            "from 11 PM to 1:30 AM every half hour",
            "dalle 23 all'una e mezza di notte ogni mezz'ora",
        ),
        (
            clocks("00:00", "00:30") + every(30, "19:00", "22:00"),
            "at midnight, at 12:30 AM and from 7 PM to 10 PM every half hour",
            "a mezzanotte, a mezzanotte e mezza e dalle 19 alle 22 ogni mezz'ora",
        ),
        (
            every(30, "08:00", "10:30"),
            "from 8 AM to 10:30 AM every half hour",
            "dalle 8 alle 10:30 del mattino ogni mezz'ora",
        ),
        (
            every(30, "01:00", "02:30"),
            "from 1 AM to 2:30 AM every half hour",
            "dall'una alle 2:30 di notte ogni mezz'ora",
        ),
        (
            clocks("19:00", "19:10", "19:40", "20:00", "20:40", "21:00", "21:10", "21:50", "22:00", "22:40"),
            "at 7 PM, 7:10 PM, 7:40 PM and others until 10:40 PM",
            "alle 19, alle 19:10, alle 19:40 e altri orari fino alle 22:40",
        ),
    ],
)
def test_many_times(ats: Sequence[time], english: str, italian: str) -> None:
    assert saying.times(ats, "en", 30) == english
    assert saying.times(ats, "it", 30) == italian


def test_steps_of_more_than_an_hour_are_listed() -> None:
    assert saying.times(clocks("12:00", "14:00", "16:00", "18:00"), "en", 30) == "at noon, 2 PM, 4 PM and 6 PM"


SAID = re.compile(r"(from |to |at |until )?(\d+(?::\d+)? [AP]M|noon|midnight)( every (quarter|half|hour|\d+))?")
STEPS = {"quarter": 15, "half": 30, "hour": 60}


def heard(said: str) -> set[int]:
    """The minutes after midnight that the English `said` promises."""
    promised: set[int] = set()
    spans: list[tuple[int, int]] = []
    for lead, clock, every_step, step in SAID.findall(said):
        minute = _minute(clock)
        if lead == "from ":
            spans.append((minute, minute))
        elif lead == "to ":
            spans[-1] = (spans[-1][0], minute)
        elif lead != "until ":
            promised.add(minute)
        if every_step:
            length = STEPS.get(step) or int(step)
            for first, last in spans:
                promised |= {(first + passed) % 1440 for passed in range(0, (last - first) % 1440 + 1, length)}
            spans = []
    return promised


def _minute(clock: str) -> int:
    if clock in ("noon", "midnight"):
        return 720 if clock == "noon" else 0
    hour, _, minute = clock[:-3].partition(":")
    return (int(hour) % 12 + (12 if clock.endswith("PM") else 0)) * 60 + int(minute or 0)


@given(
    slot=st.sampled_from([10, 15, 20, 30, 60]),
    free=st.sets(st.integers(0, 143)),
    first=st.integers(0, 23),
)
def test_what_is_said_is_exactly_what_is_free(slot: int, free: set[int], first: int) -> None:
    minutes = sorted({(first * 60 + each * 10) for each in free if each * 10 % slot == 0})
    ats = [time(each % 1440 // 60, each % 60) for each in minutes]
    said = saying.times(ats, "en", slot)
    promised = heard(said)
    if "others" in said:
        assert promised < {each % 1440 for each in minutes}
        assert said.endswith(f"until {saying.clock(ats[-1], 'en')}")
    else:
        assert promised == {each % 1440 for each in minutes}


@given(slot=st.sampled_from([15, 30, 60]), free=st.sets(st.integers(0, 95)))
def test_italian_says_as_many_times_as_english(slot: int, free: set[int]) -> None:
    ats = [time(each * 15 // 60, each * 15 % 60) for each in sorted(free)]
    english, italian = saying.times(ats, "en", slot), saying.times(ats, "it", slot)
    assert english.count("from ") == len(re.findall(r"\bda(?:lle|ll'|) ?(?=[\dm])|\bdall'", italian))
    assert ("others" in english) == ("altri orari" in italian)
