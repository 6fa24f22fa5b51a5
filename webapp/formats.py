"""Days, times and numbers as people of either language write them; the filters of every page."""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_decimal, format_percent
from flask import Flask, g
from flask_babel import gettext

from webapp.languages import language
from webapp.models.types import utc_now

LOCALES = {"en": Locale("en", "US"), "it": Locale("it", "IT")}
DAY = {"en": "EEE, MMM d", "it": "EEE d MMM"}
LONG_DAY = {"en": "EEEE, MMMM d, y", "it": "EEEE d MMMM y"}
MONTH = "LLLL y"
CLOCK = {"en": "h:mm a", "it": "HH:mm"}


def _locale() -> Locale:
    return LOCALES[language()]


def day(value: date) -> str:
    """ "Sat, Feb 20", "sab 20 feb"; with the year when it is another than this one."""
    return _day(value, language(), value.year != _today().year)


@lru_cache(maxsize=4096)
def _day(value: date, language: str, with_year: bool) -> str:
    """A year's report names each of its weeks five times."""
    pattern = DAY[language] + ({"en": ", y", "it": " y"}[language] if with_year else "")
    return format_date(value, pattern, LOCALES[language])


def long_day(value: date) -> str:
    """ "Saturday, February 20, 2027", "sabato 20 febbraio 2027"."""
    return format_date(value, LONG_DAY[language()], _locale())


def month(value: date) -> str:
    """ "February 2027", "febbraio 2027"."""
    return format_date(value, MONTH, _locale())


def weekday(value: date | int, width: str = "abbreviated") -> str:
    """ "Sat", "sab"; of a date or of a number, 0 being Monday."""
    number = value if isinstance(value, int) else value.weekday()
    return _locale().days["stand-alone"][width][number]


def clock(value: time | datetime) -> str:
    """ "7:30 PM", "19:30"; of a datetime by the restaurant's clock."""
    if isinstance(value, datetime):
        value = here(value).time()
    return _clock(value.hour, value.minute, language())


@cache
def _clock(hour: int, minute: int, language: str) -> str:
    """Babel takes its time, and a day has no more than 1,440 answers."""
    return format_time(time(hour, minute), CLOCK[language], locale=LOCALES[language]).replace("\u202f", " ")


def moment(value: datetime) -> str:
    """Day and clock of a moment, by the restaurant's clock."""
    local = here(value)
    return f"{day(local.date())} {clock(local)}"


def when(value: datetime) -> str:
    """The same for what is near: "today 7:30 PM", "ieri 21:05"."""
    local = here(value)
    near = {0: gettext("today"), 1: gettext("tomorrow"), -1: gettext("yesterday")}
    name = near.get((local.date() - _today()).days)
    return f"{name} {clock(local)}" if name else moment(value)


def ago(value: datetime) -> str:
    """ "3 minutes ago", "3 minuti fa"."""
    return format_timedelta(value - utc_now(), add_direction=True, locale=_locale())


def iso(value: date | datetime) -> str:
    """For `datetime` attributes and links."""
    return value.isoformat()


def as_stored(value: str) -> str:
    """A stored day or moment in words; anything else as it stands."""
    try:
        return moment(datetime.fromisoformat(value)) if "T" in value else day(date.fromisoformat(value))
    except (ValueError, OverflowError):
        return value


def number(value: float) -> str:
    """ "1,234", "1.234"."""
    return _number(value, language())


@lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    """A page of plots has hundreds of small ones, most of them alike."""
    return format_decimal(value, locale=LOCALES[language])


def percent(value: float) -> str:
    """A share of one as "12%"."""
    return format_percent(value, locale=_locale())


def stay(minutes: int) -> str:
    """ "2 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else []))


def here(value: datetime) -> datetime:
    """A moment by the clock of the page's restaurant, where there is one."""
    place = g.get("place")
    return value.astimezone(ZoneInfo(place.timezone)) if place is not None else value


def _today() -> date:
    place = g.get("place")
    return place.today() if place is not None else utc_now().date()


def full_moment(value: datetime) -> str:
    """Date and time to the second, for the log of changes."""
    return format_datetime(here(value), "medium", locale=_locale())


def init_app(app: Flask) -> None:
    """Make the filters known to the templates."""
    for each in (
        day,
        long_day,
        month,
        weekday,
        clock,
        moment,
        when,
        as_stored,
        ago,
        iso,
        number,
        percent,
        stay,
        full_moment,
    ):
        app.add_template_filter(each)
    app.add_template_global(timedelta, "timedelta")
