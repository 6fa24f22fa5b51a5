"""The kinds of value a restaurant file holds. Each says in one sentence what it must be."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator

from webapp.speech.phones import hear_phone
from webapp.speech.text import Unspeakable, clean, typed

LAST_YEAR = 9999  # the clocks of some places have no such moments
_SLUG = re.compile(r"[a-z0-9-]{1,64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")  # a token of RFC 9110
_VISIBLE = re.compile(r"[\x21-\x7e]+")


class Wrong(ValueError):
    """A value that is not what it must be; `template` names the `values` that are put in."""

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format_map(values))


def between(least: int, most: int) -> AfterValidator:
    """A whole number from `least` to `most`, both included."""

    def check(number: int) -> int:
        if not least <= number <= most:
            raise Wrong("must be from {least} to {most}", least=least, most=most)
        return number

    return AfterValidator(check)


def text(most: int, *, lines: bool = False) -> AfterValidator:
    """Text of 1 to `most` characters, cleaned; on one line unless `lines`."""

    def check(written: str) -> str:
        try:
            cleaned = "\n".join(map(clean, written.splitlines())).strip() if lines else clean(written)
        except Unspeakable:
            raise Wrong("must not contain NUL") from None
        if not cleaned:
            raise Wrong("must not be empty")
        if len(cleaned) > most:
            raise Wrong("must have at most {most} characters, not {length}", most=most, length=len(cleaned))
        return cleaned

    return AfterValidator(check)


def as_typed(most: int) -> AfterValidator:
    """Text of 1 to `most` characters, line for line as it was typed."""

    def check(written: str) -> str:
        try:
            kept = typed(written)
        except Unspeakable:
            raise Wrong("must not contain signs that cannot be seen") from None
        if not kept:
            raise Wrong("must not be empty")
        if len(kept) > most:
            raise Wrong("must have at most {most} characters, not {length}", most=most, length=len(kept))
        return kept

    return AfterValidator(check)


def visible(most: int, least: int = 1) -> AfterValidator:
    """`least` to `most` visible ASCII characters: what travels in a header unharmed."""

    def check(written: str) -> str:
        if len(written) < least:
            raise Wrong("must have at least {least} characters", least=least)
        if len(written) > most:
            raise Wrong("must have at most {most} characters", most=most)
        if not _VISIBLE.fullmatch(written):
            raise Wrong("must be made of letters, digits and signs of ASCII, without spaces")
        return written

    return AfterValidator(check)


def _matching(pattern: re.Pattern[str], says: str) -> AfterValidator:
    def check(written: str) -> str:
        if not pattern.fullmatch(written):
            raise Wrong(says)
        return written

    return AfterValidator(check)


def _written(read: Callable[[str], Any], says: str) -> BeforeValidator:
    """A value that stands in the file as text; `read` gives None or raises ValueError for what it is not."""

    def check(value: object) -> Any:
        with suppress(ValueError):
            if isinstance(value, str) and (found := read(value.strip())) is not None:
                return found
        raise Wrong(says)

    return BeforeValidator(check)


def _divides_the_hour(minutes: int) -> int:
    if not 5 <= minutes <= 60 or 60 % minutes:
        raise Wrong("must be 5, 6, 10, 12, 15, 20, 30 or 60: from 5 to 60 and a divisor of 60")
    return minutes


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if _DAY.fullmatch(written) else None


def _clock(written: str) -> int | None:
    found = _CLOCK.fullmatch(written)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _moment(written: str) -> datetime | None:
    moment = datetime.fromisoformat(written)
    return moment.astimezone(UTC) if moment.tzinfo and moment.year in range(1970, LAST_YEAR) else None


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    if name not in _zones():
        if near := get_close_matches(name, _zones(), 1):
            raise Wrong("must be a time zone such as Europe/Rome; did you mean {near}?", near=near[0])
        raise Wrong("must be a time zone such as Europe/Rome")
    return name


def _phone(written: str) -> str:
    standard = hear_phone(written, "") if written.startswith("+") else None
    if standard is None:
        raise Wrong("must be a phone number that exists, in E.164 such as +390612345678")
    if written != standard:
        raise Wrong("must be written in E.164: {standard}", standard=standard)
    return written


Slug = Annotated[str, _matching(_SLUG, "must be 1 to 64 small letters, digits and dashes")]
Zone = Annotated[str, AfterValidator(_zone)]
Phone = Annotated[str, AfterValidator(_phone)]
SlotMinutes = Annotated[int, AfterValidator(_divides_the_hour)]
Header = Annotated[str, _matching(_HEADER, "must be the name of a header, such as x-signature")]
Day = Annotated[date, _written(_day, "must be a day that exists, as YYYY-MM-DD")]
Clock = Annotated[int, _written(_clock, "must be a time from 00:00 to 23:59, as HH:MM")]  # minutes after midnight
Moment = Annotated[datetime, _written(_moment, "must be a moment with its offset, such as 2027-02-14T18:00:00+01:00")]
