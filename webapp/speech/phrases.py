"""The phrases a host hears: which kinds of words, in which order, make a day, a time, a part of the day or a party."""

import calendar
from datetime import date

from webapp.speech.grammar import Grammar, Rule
from webapp.speech.meanings import (
    CalendarDay,
    Clock,
    FromEaster,
    FromToday,
    Item,
    Items,
    Mark,
    Part,
    PartOfDay,
    Party,
    Weekday,
)  # fmt: skip

_LEAP_YEAR = 2000
_NOON = 12
_MINUTES_TO = (5, 10, 15, 20, 25)  # what people take from an hour: "ten to eight"
_MOST_DAYS_AHEAD = 365
_TWO_DIGITS = 10  # minutes said after the hour without "and" or "oh"


def _calendar_day(
    day: int, month: int | None = None, year: int | None = None, century: int = 20, short_year: int | None = None
) -> Items | None:
    """None for a day the calendar doesn't have. Twenty twenty-seven has a `century` and a `short_year`."""
    if short_year is not None:
        year = 2000 + short_year
    if century != 20 or not 1 <= day <= (calendar.monthrange(year or _LEAP_YEAR, month)[1] if month else 31):
        return None
    return (CalendarDay(day, month, year),)


def _month_day(value: int) -> Items | None:
    return _calendar_day(value % 100, value // 100)


def _date(ordinal: int) -> Items:
    day = date.fromordinal(ordinal)
    return (CalendarDay(day.day, day.month, day.year),)


def _weekday(no: int, week: str = "", english: int = 0) -> Items:
    return (Weekday(no, week, bool(english)),)


def _weekday_and_day(no: int, day: int) -> Items | None:
    found = _calendar_day(day)
    return None if found is None else (Weekday(no), *found)


def _days_ahead(count: int, is_italian: int) -> Items | None:
    """Italian counts today too when it says eight days for a week and fifteen for two, but not always."""
    if not count or (is_italian and count in (8, 15)):
        return None
    return (FromToday(count),)


def _weeks_ahead(days: int, count: int = 1) -> Items | None:
    return (FromToday(count * days),) if 0 < count * days <= _MOST_DAYS_AHEAD else None


def _part(part: int, is_of_hour: bool = False) -> Items:
    return (PartOfDay(Part(part), is_of_hour),)


def _party(people: int, is_loose: bool = False) -> Items | None:
    return (Party(people, is_loose),) if people else None


def _written(minutes: int, half: int | None = None) -> Items | None:
    hour, minute = divmod(minutes, 60)
    return (Clock(hour, minute, True, True),) if half is None else _spoken(hour, minute, half)


def _half_written(minutes: int, half: int | None = None) -> Items | None:
    return _spoken(*divmod(minutes, 60), half)


def _spoken(hour: int, minute: int = 0, half: int | None = None, least: int = 0, loose: int = 0) -> Items | None:
    """`half` is 0 for am and 12 for pm; `least` is the least minute this phrase can say."""
    if not (0 <= hour < 24 and least <= minute < 60):
        return None
    if half is None:
        return (Clock(hour, minute, hour == 0 or hour > _NOON, False, loose),)
    if hour == 0 or hour > _NOON:
        return (Clock(hour, minute, True),) if (hour > _NOON) == bool(half) else None
    return (Clock(hour % 12 + half, minute, True),)


def _to_the_hour(hour: int, less: int, half: int | None = None, is_clear: bool = True) -> Items | None:
    """Unless `is_clear`, "five to eight" may be from five to eight: the minutes must be more than the hour."""
    if less not in _MINUTES_TO or (half is not None and hour == _NOON) or not (is_clear or less > hour):
        return None
    earlier = (hour - 1) % 24 if hour == 0 or hour > _NOON else (hour - 2) % 12 + 1
    return _spoken(earlier, 60 - less, half)


def _named(named: int, minute: int = 0, less: int = 0) -> Items | None:
    """Noon (12), midnight (0) and the minutes around them."""
    if not 0 <= minute < 60 or (less and less not in _MINUTES_TO):
        return None
    hour, minute = divmod((named * 60 + minute - less) % (24 * 60), 60)
    return (Clock(hour, minute, True),)


def _twelve_named(hour: int, named: int) -> Items | None:
    return _named(named) if hour == _NOON else None


def _mark(kind: str) -> Items:
    return (Mark(kind),)


def _doubtful(hour: int, half: int | None = None) -> Items | None:
    """ "After 8"."""
    clock = _spoken(hour, 0, half)
    return None if clock is None else (*_mark("doubt"), *clock)


_DATES = ("THE? NUM=day OF? MONTH=month", "THE? ORD=day OF? MONTH=month", "MONTH=month THE? NUM=day",
          "MONTH=month THE? ORD=day")  # fmt: skip
_YEARS = ("", " COMMA? YEAR=year", " COMMA? SPELLED=century SPELLED=short_year")
_DAYS: tuple[Rule[Item], ...] = (
    *(Rule(pattern + year, _calendar_day) for pattern in _DATES for year in _YEARS),
    Rule("DATE=ordinal", _date),
    Rule("MONTHDAY=value", _month_day),
    Rule("FEAST=value", _month_day),
    Rule("OTHERFEAST=value", _month_day),
    Rule("EASTER=days", lambda days: (FromEaster(days),)),
    Rule("THE NUM=day", _calendar_day),
    Rule("THE? ORD=day", _calendar_day),
    Rule("WEEKDAY=no NUM=day", _weekday_and_day),
    Rule("THE? ORD WEEKDAY", _mark, kind="doubt"),  # the first Saturday of something
    Rule("WEEKDAY=no", _weekday),
    Rule("THIS WEEKDAY=no", _weekday, week="this"),
    Rule("NEXT=english WEEKDAY=no", _weekday, week="next"),
    Rule("WEEKDAY=no NEXT=english", _weekday, week="next"),
    Rule("NEXTWEEK=english COMMA? OF? WEEKDAY=no", _weekday, week="next_week"),
    Rule("WEEKDAY=no COMMA? OF? NEXTWEEK=english", _weekday, week="next_week"),
    Rule("OFFSET=days", lambda days: (FromToday(days),)),
    Rule("THIS PART=part", lambda part: (FromToday(0), *_part(part))),
    Rule("IN NUM=count DAYS=is_italian", _days_ahead),
    Rule("NUM=count DAYS=is_italian FROMNOW", _days_ahead),
    Rule("IN NUM=count WEEKS=days", _weeks_ahead),
    Rule("IN ONE WEEKS=days", _weeks_ahead),
    Rule("NUM=count WEEKS=days FROMNOW", _weeks_ahead),
    Rule("ONE WEEKS=days FROMNOW", _weeks_ahead),
)
_CLOCKS: tuple[Rule[Item], ...] = (
    Rule("AT? CLOCK24=minutes AMPM=half?", _written),
    Rule("AT? CLOCK12=minutes AMPM=half?", _half_written),
    Rule("AT NUM=hour OCLOCK? AMPM=half?", _spoken),
    Rule("NUM=hour OCLOCK AMPM=half?", _spoken),
    Rule("NUM=hour AMPM=half", _spoken),
    Rule("DOUBT NUM=hour AMPM=half?", _doubtful),
    Rule("NUM=hour", _spoken, loose=1),
    Rule("AT NUM=hour AND NUM=minute AMPM=half?", _spoken, least=1),
    Rule("NUM=hour AND NUM=minute", _spoken, least=_TWO_DIGITS, loose=2),
    Rule("AT NUM=hour NUM=minute AMPM=half?", _spoken, least=_TWO_DIGITS),
    Rule("NUM=hour NUM=minute AMPM=half", _spoken, least=_TWO_DIGITS),
    Rule("NUM=hour NUM=minute", _spoken, least=_TWO_DIGITS, loose=2),
    Rule("SPELLED=hour SPELLED=minute", _spoken, least=_TWO_DIGITS),
    Rule("AT? NUM=hour ZERO NUM=minute AMPM=half?", _spoken, least=1),
    Rule("AT? NUM=hour AND HALF", _spoken, minute=30),
    Rule("AT? NUM=hour AND QUARTERS=minute", _spoken),
    Rule("AT? HALF PAST NUM=hour OCLOCK? AMPM=half?", _spoken, minute=30),
    Rule("AT? QUARTERS=minute PAST NUM=hour AMPM=half?", _spoken),
    Rule("AT? QUARTERS=minute AFTER NUM=hour AMPM=half?", _spoken),
    Rule("AT? NUM=minute MINUTES? PAST NUM=hour AMPM=half?", _spoken, least=1),
    Rule("AT? NUM=hour MINUS QUARTERS=less", _to_the_hour),
    Rule("AT? NUM=hour MINUS NUM=less", _to_the_hour),
    Rule("AT? QUARTERS=less TO NUM=hour AMPM=half?", _to_the_hour),
    Rule("QUARTERS=less AT NUM=hour", _to_the_hour),
    Rule("AT? NUM=less MINUTES TO NUM=hour AMPM=half?", _to_the_hour),
    Rule("AT? NUM=less TO NUM=hour AMPM=half?", _to_the_hour, is_clear=False),
    Rule("AT? NUM=hour NAMED=named", _twelve_named),
    Rule("AT? NAMED=named", _named),
    Rule("AT? NAMED=named AND HALF", _named, minute=30),
    Rule("AT? NAMED=named AND QUARTERS=minute", _named),
    Rule("AT? NAMED=named AND NUM=minute", _named),
    Rule("AT? HALF PAST NAMED=named", _named, minute=30),
    Rule("AT? QUARTERS=minute PAST NAMED=named", _named),
    Rule("AT? NUM=minute MINUTES? PAST NAMED=named", _named),
    Rule("AT? NAMED=named MINUS QUARTERS=less", _named),
    Rule("AT? NAMED=named MINUS NUM=less", _named),
    Rule("AT? QUARTERS=less TO NAMED=named", _named),
    Rule("AT? NUM=less MINUTES? TO NAMED=named", _named),
    Rule("PART=part", _part),
    Rule("PARTOF=part", _part, is_of_hour=True),
)
_PARTIES: tuple[Rule[Item], ...] = (
    Rule("FOR NUM=people PEOPLE?", _party),
    Rule("WE NUM=people PEOPLE?", _party),
    Rule("NUM=people PEOPLE", _party),
    Rule("FOR? ONE PEOPLE", _party, people=1),
)
_MARKS: tuple[Rule[Item], ...] = (
    *(
        Rule(kind, _mark, kind=kind.lower())
        for kind in ("SKIP", "THE", "AND", "OR", "ABOUT", "BETWEEN", "DOUBT", "BREAK")
    ),
    Rule("POLITE", lambda: ()),
    Rule("COMMA", lambda: ()),
)

MOMENTS = Grammar((*_DAYS, *_CLOCKS, *_PARTIES, *_MARKS))
PARTIES = Grammar(
    (
        *(rule for rule in MOMENTS.rules if "loose" not in rule.fixed),
        Rule("IN NUM=people", _party),
        Rule("NUM=people", _party, is_loose=True),
    )
)
