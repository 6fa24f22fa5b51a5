"""Answers that live in the settings: hours, closures, where, how many, how far ahead; as they are now."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from webapp.knowledge import Finding
from webapp.knowledge.topics import TOPICS
from webapp.rules.hours import day_hours, last_bookable_day
from webapp.rules.house import MINUTES_PER_DAY, Shift
from webapp.speech import saying
from webapp.speech.named import named_day, named_people
from webapp.speech.told_settings import from_to, lasting, sentence, told
from webapp.store.snapshots import Snapshot

SETTINGS = {topic.name: topic.setting for topic in TOPICS if topic.setting} | {"big_groups": "party_size"}
OPEN = re.compile(r"\b(?:apert|chius|open|closed|shut)")
MOST_CLOSURES = 3
WEEK = range(7)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks what, when and in which language."""

    snapshot: Snapshot
    question: str
    now: datetime
    language: str

    @property
    def today(self) -> date:
        return self.snapshot.local(self.now).date()

    @property
    def day(self) -> date | None:
        """The one day that the question names, if any."""
        return named_day(self.question, self.today, self.language)

    @property
    def people(self) -> int | None:
        return named_people(self.question)


def answer(snapshot: Snapshot, finding: Finding, question: str, now: datetime, language: str) -> str | None:
    """What the settings say, where the question is placed on what they hold; None where they do not say."""
    settings = [SETTINGS.get(topic) for topic in finding.topics[:2]]
    caller = Caller(snapshot, question, now, language)
    setting = settings[0] if settings else None
    if setting is None and any(settings) and OPEN.search(question.lower()) and caller.day:
        setting = "hours"
    return _ANSWERS[setting](caller) if setting else None


def _hours(caller: Caller) -> str | None:
    if not caller.snapshot.house.shifts:
        return None
    return _on(caller, caller.day) if caller.day else _week(caller)


def _closures(caller: Caller) -> str | None:
    if caller.day:
        return _hours(caller)
    locale, today = caller.language, caller.today
    coming = sorted(
        (each for each in caller.snapshot.house.closures if each.last_day >= today and not each.shifts),
        key=lambda closure: closure.first_day,
    )
    said = []
    for closure in coming[:MOST_CLOSURES]:
        first, last = (saying.day(day, locale, today) for day in (closure.first_day, closure.last_day))
        key = "closure_day" if first == last else "closure_days"
        said.append(told(key, locale, day=first, first=first, last=last))
    return sentence("closures", locale, days=saying.listing(said, locale)) if said else None


def _on(caller: Caller, day: date) -> str:
    locale, hours = caller.language, day_hours(caller.snapshot.house, day)
    said = saying.day(day, locale, caller.today)
    spans = [(first, last) for first, last in sorted(hours.spans) if last >= 0 and first < MINUTES_PER_DAY]
    if hours.is_closed or not spans:
        if hours.closed_because:
            return sentence("closed_because", locale, day=said, reason=" ".join(hours.closed_because.split()))
        return sentence("closed_on", locale, day=said)
    return sentence("open_on", locale, day=said, hours=_spans(spans, locale))


def _week(caller: Caller) -> str:
    """The hours of a week without special days, and on which days there are none."""
    locale = caller.language
    days = [_spans_of(caller.snapshot.house.shifts, day, locale) for day in WEEK]
    runs: list[list[int]] = []
    for day in WEEK:
        if runs and days[runs[-1][0]] == days[day]:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = [_run(run, days[run[0]], locale) for run in runs if days[run[0]]]
    shut = [saying.weekday(day, locale) for day in WEEK if not days[day]]
    closed = sentence("week_closed", locale, days=saying.listing(shut, locale)) if shut else told("always_open", locale)
    return f"{sentence('week', locale, days='; '.join(said))} {closed}"


def _run(run: list[int], hours: str, locale: str) -> str:
    first, last = (saying.weekday(day, locale) for day in (run[0], run[-1]))
    return told(
        "day_of_week" if len(run) == 1 else "days_of_week", locale, day=first, first=first, last=last, hours=hours
    )


def _spans_of(shifts: tuple[Shift, ...], day: int, locale: str) -> str:
    spans = sorted((shift.first_seating, shift.last_seating) for shift in shifts if day in shift.weekdays)
    return _spans(spans, locale) if spans else ""


def _spans(spans: list[tuple[int, int]], locale: str) -> str:
    return saying.listing([from_to(_clock(max(first, 0)), _clock(last), locale) for first, last in spans], locale)


def _clock(minutes: int) -> time:
    return time(minutes % MINUTES_PER_DAY // 60, minutes % 60)


def _address(caller: Caller) -> str | None:
    address = caller.snapshot.address
    return told("address", caller.language, address=" ".join(address.split())) if address else None


def _phone(caller: Caller) -> str | None:
    number = caller.snapshot.phone
    return told("phone", caller.language, phone=saying.phone(number, caller.language)) if number else None


def _party_size(caller: Caller) -> str | None:
    """Only where the question names a number: what else larger parties want to know is the owner's to say."""
    if caller.people is None or not caller.snapshot.can_be_booked:
        return None
    most = caller.snapshot.policy.max_people
    key = "party_fits" if caller.people <= most else "party_too_large"
    return told(key, caller.language, most=saying.people(most, caller.language))


def _horizon(caller: Caller) -> str | None:
    if not caller.snapshot.can_be_booked:
        return None
    last = last_bookable_day(caller.snapshot.house, caller.now)
    return told("horizon", caller.language, day=saying.day(last, caller.language, caller.today))


def _notice(caller: Caller) -> str | None:
    if not caller.snapshot.can_be_booked:
        return None
    minutes = caller.snapshot.policy.min_notice_minutes
    if not minutes:
        return told("no_notice", caller.language)
    return told("notice", caller.language, notice=lasting(minutes, caller.language))


_ANSWERS: dict[str, Callable[[Caller], str | None]] = {
    "hours": _hours,
    "closures": _closures,
    "address": _address,
    "phone": _phone,
    "party_size": _party_size,
    "horizon": _horizon,
    "notice": _notice,
}
