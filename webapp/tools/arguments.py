"""Reading a tool's arguments from what a door was sent."""

from contextlib import suppress
from datetime import date, time
from typing import Any

from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.rules.house import MINUTES_PER_DAY
from webapp.speech import hearing
from webapp.speech.hearing import Heard, Question
from webapp.tools.parameters import (
    CLOCK,
    DAY,
    ISO_DAY,
    JSON_DOOR,
    NAME,
    TIME,
    VOICE_DOOR,
    Parameter,
    mistyped,
    says_a_name,
)


def read(parameters: tuple[Parameter, ...], door: str, given: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """The arguments by key, absent ones left out. Raises `Refusal` for the first that can't be accepted; unknown
    fields are ignored."""
    values: dict[str, Any] = {}
    for parameter in parameters:
        name, value = _given(parameter, door, given)
        if value is None:
            if door in parameter.needed:
                raise missing(parameter, door)
            continue
        reader = parameter.kind.exact if door == JSON_DOOR else parameter.kind.heard
        values[parameter.key] = reader(value, asked, name)
    if door == VOICE_DOOR:
        _hear_when(parameters, values, asked)
    return values


def missing(parameter: Parameter, door: str) -> Refusal:
    """The refusal of an argument that was not given; by voice it is asked for by its own sentence."""
    refusal = mistyped(parameter.json if door == JSON_DOOR else parameter.voice)
    refusal.line = None if door == JSON_DOOR else f"ask_{parameter.key}"
    return refusal


def _given(parameter: Parameter, door: str, given: dict[str, Any]) -> tuple[str, Any]:
    """The first name the parameter was given under, and its value; by voice empty text is as good as none, and so is a
    guest's name without a letter."""
    if door not in parameter.doors:
        return parameter.json, None
    for name in parameter.names:
        value = given.get(name)
        is_said = door == JSON_DOOR or not isinstance(value, str) or _says(parameter, value)
        if value is not None and is_said:
            return name, value
    return (parameter.json if door == JSON_DOOR else parameter.voice), None


def _says(parameter: Parameter, text: str) -> bool:
    return says_a_name(text) if parameter.kind is NAME else bool(text.strip())


def _hear_when(parameters: tuple[Parameter, ...], values: dict[str, Any], asked: Asked) -> None:
    """Turn the words for a day and a time into a date and a time of day, heard together."""
    day_key = next((each.key for each in parameters if each.kind is DAY), None)
    time_key = next((each.key for each in parameters if each.kind is TIME), None)
    day_words = values.pop(day_key, None) if day_key else None
    time_words = values.pop(time_key, None) if time_key else None
    if day_words is None and time_words is None:
        return
    day, at = _exact(day_words, time_words)
    if day is not None and time_words and at is None:
        at = _time_from_words(time_words, asked)
    elif (day_words and day is None) or (time_words and at is None):
        day, at = _from_words(day_words, time_words, asked)
    if day is not None and day < asked.snapshot.local(asked.now).date():
        raise Refusal("INVALID_DATE", line="past_date", field=day_key, day=day)
    if day is not None and day_key:
        values[day_key] = day
    if at is not None and time_key:
        values[time_key] = at


def _exact(day_words: str | None, time_words: str | None) -> tuple[date | None, time | None]:
    day = at = None
    if day_words and ISO_DAY.fullmatch(day_words):
        with suppress(ValueError):
            day = date.fromisoformat(day_words)
    if time_words and CLOCK.fullmatch(time_words):
        with suppress(ValueError):
            at = time.fromisoformat(time_words)
    return day, at


def _from_words(day_words: str | None, time_words: str | None, asked: Asked) -> tuple[date | None, time | None]:
    now = asked.snapshot.local(asked.now)
    words = "; ".join(part for part in (day_words, time_words) if part)
    heard = hearing.hear_moment(words, now, asked.snapshot.locale, _hours(asked))
    if heard.question is None and day_words and heard.day is None:
        raise Refusal("INVALID_DATE", line="which_day")
    if heard.question is None and time_words and heard.at is None:
        raise Refusal("INVALID_TIME", line="which_time")
    if heard.question is not None:
        raise _question(heard, bool(day_words))
    return heard.day, heard.at


def _time_from_words(time_words: str, asked: Asked) -> time | None:
    """The time beside a day that needs no words."""
    heard = hearing.hear_time(time_words, asked.snapshot.locale, _hours(asked))
    if heard.question is not None:
        raise _question(heard, was_day_said=False)
    return heard.at


def _question(heard: Heard, was_day_said: bool) -> Refusal:
    """What to ask: between the choices that were heard, where there are some."""
    question = heard.question
    if question is Question.WHICH_DAY and not was_day_said:
        question = Question.WHICH_TIME
    code = "INVALID_TIME" if question in (Question.WHICH_HALF, Question.WHICH_TIME) else "INVALID_DATE"
    is_open = question in (Question.WHICH_DAY, Question.WHICH_TIME)
    line = "which_of" if is_open and heard.facts.get("choices") else question
    return Refusal(code, line=line, facts=dict(heard.facts))


def _hours(asked: Asked) -> tuple[time, ...]:
    """The first and last seatings of the week: they tell eight in the evening from eight in the morning."""
    minutes = [each for shift in asked.snapshot.house.shifts for each in (shift.first_seating, shift.last_seating)]
    return tuple(time(each % MINUTES_PER_DAY // 60, each % 60) for each in minutes)
