"""Hearing days, times and parties in Italian or English words. What is not certain becomes a question, never a guess.

Both languages are understood whatever the locale: an Italian restaurant gets English callers. The locale decides only
which of 3/4 is the month, and in which language a question's facts are said.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from webapp.speech import saying
from webapp.speech.grammar import Grammar
from webapp.speech.heard import DayHeard, Heard, Question, TimeHeard
from webapp.speech.meanings import Clock, Day, FromToday, Item, Items, Mark, Part, PartOfDay, Party
from webapp.speech.phrases import MOMENTS, PARTIES
from webapp.speech.text import Unspeakable
from webapp.speech.which_day import by_the_clock, hear_date, hear_night
from webapp.speech.which_time import hear_clock
from webapp.speech.words import readings

__all__ = ["Heard", "Question", "hear_day", "hear_moment", "hear_people", "hear_time"]

_NOON = time(12)
_TWELVE = 12


def hear_day(text: str, today: date, locale: str) -> Heard:
    """The day said in `text`; a time beside it is passed over. `today` is the restaurant's. Never raises."""
    now = datetime.combine(today, _NOON)
    day = _agreed_day(day for day, _ in _understood(text, now, locale, ()))
    if day.day is None and day.question is None:
        day = DayHeard(question=Question.WHICH_DAY)
    return _heard(day, TimeHeard(), today, locale)


def hear_time(text: str, locale: str, offered: Sequence[time] = ()) -> Heard:
    """The time said in `text`; a day beside it is passed over. "Eight" is the half of the day that lies within the
    range of `offered`. Never raises."""
    at = _agreed_time(hear_clock(way, offered) for way in _ways(text, locale, MOMENTS))
    if at.at is None and at.question is None:
        at = TimeHeard(question=Question.WHICH_TIME)
    return _heard(DayHeard(), at, date.min, locale)


def hear_moment(text: str, now_local: datetime, locale: str, offered: Sequence[time] = ()) -> Heard:
    """The day and the time said in `text`, understood together; what was not said stays None without a question.

    `now_local` is the restaurant's clock. A day and a time from two fields are joined by "; ", since in "sabato 20" the
    20 is a day. Never raises.
    """
    understood = _understood(text, now_local, locale, offered)
    day, at = _agreed_day(day for day, _ in understood), _agreed_time(at for _, at in understood)
    if (day, at) == (DayHeard(), TimeHeard()):
        day = DayHeard(question=Question.WHICH_DAY)
    return _heard(day, at, now_local.date(), locale)


def hear_people(text: str) -> int | None:
    """How many people a text speaks of ("a table for two", "siamo in quattro"), None unless it is one clear number."""
    ways = _ways(text, "en", PARTIES)
    meant = {tuple({item.people for item in way if isinstance(item, Party)}) for way in ways}
    if len(meant) != 1 or any(Mark("or") in way or Mark("about") in way or Mark("doubt") in way for way in ways):
        return None
    people = meant.pop()
    return people[0] if len(people) == 1 else None


def _ways(text: str, locale: str, grammar: Grammar[Item]) -> list[Items]:
    """Every way to understand the whole of `text`; none at all when some of it means nothing."""
    try:
        return [way for way in grammar.ways(readings(text, locale)) if _is_sound(way)]
    except Unspeakable:
        return []


def _is_sound(items: Items) -> bool:
    """Whether each number that stands alone stands where only a time, or only a party, can be meant."""
    return all(
        _is_alone_rightly(items, index, item) if isinstance(item, Clock) and item.loose else True
        for index, item in enumerate(items)
    ) and not any(isinstance(item, Party) and item.is_loose and len(items) > 1 for item in items)


def _is_alone_rightly(items: Items, index: int, clock: Clock) -> bool:
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    if sum(isinstance(item, Clock) for item in items) > 1:
        return False
    if isinstance(after, PartOfDay):
        return after.is_of_hour and clock.hour <= _TWELVE
    if isinstance(after, Mark) and after.kind not in ("about", "break"):
        return False
    if before == Mark("break") or (isinstance(before, PartOfDay) and before.part not in (Part.LUNCH, Part.DINNER)):
        return True
    if not any(isinstance(item, Day) for item in items):
        return before in (None, Mark("about"))
    return (after == Mark("break") and before is None) or (clock.loose > 1 and isinstance(before, FromToday))


def _understood(text: str, now: datetime, locale: str, offered: Sequence[time]) -> list[tuple[DayHeard, TimeHeard]]:
    """Day and time of each way to understand `text`; ways that contradict themselves count only when all do."""
    understood = list(dict.fromkeys(_placed(way, now, offered) for way in _ways(text, locale, MOMENTS)))
    return [(day, at) for day, at in understood if not day.is_contradiction] or understood


def _placed(way: Items, now: datetime, offered: Sequence[time]) -> tuple[DayHeard, TimeHeard]:
    today = now.date()
    day = hear_date(way, today)
    at = hear_clock(way, offered, now.time() if day.day == today else None)
    night = hear_night(way, today, at.at)
    return night or by_the_clock(day, way, at.at, now), at


def _agreed_day(days: Iterable[DayHeard]) -> DayHeard:
    meant = list(dict.fromkeys(days))
    if len(meant) == 1:
        return meant[0]
    choices = {choice for heard in meant for choice in (heard.choices if heard.day is None else (heard.day,))}
    return DayHeard(question=Question.WHICH_DAY, choices=tuple(sorted(choices)))


def _agreed_time(times: Iterable[TimeHeard]) -> TimeHeard:
    meant = list(dict.fromkeys(times))
    if len(meant) == 1:
        return meant[0]
    choices = {choice for heard in meant for choice in (heard.choices if heard.at is None else (heard.at,))}
    return TimeHeard(question=Question.WHICH_TIME, choices=tuple(sorted(choices)))


def _heard(day: DayHeard, at: TimeHeard, today: date, locale: str) -> Heard:
    question = day.question or at.question
    if question is None:
        return Heard(day.day, at.at)
    facts = _day_facts(day, at.at, today, locale) if day.question else _time_facts(at, locale)
    return Heard(day.day, at.at, question, facts, day.choices, at.choices)


def _day_facts(heard: DayHeard, at: time | None, today: date, locale: str) -> dict[str, str]:
    if heard.question is Question.WHICH_NIGHT and at is not None:
        said = [saying.moment(day, at, locale, today) for day in heard.choices]
    else:
        said = [saying.day(day, locale, today) for day in heard.choices]
    facts = {"choices": saying.listing(said, locale, "or")}
    if heard.weekday is not None:
        day = next(each for each in heard.choices if each.weekday() != heard.weekday)
        facts |= {
            "day": saying.date_alone(day, locale),
            "weekday": saying.weekday(day.weekday(), locale),
            "said": saying.weekday(heard.weekday, locale),
        }
    return facts


def _time_facts(heard: TimeHeard, locale: str) -> dict[str, str]:
    return {"choices": saying.listing([saying.at_clock(at, locale) for at in heard.choices], locale, "or")}
