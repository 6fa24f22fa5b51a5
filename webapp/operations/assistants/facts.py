"""What the prompt says of the restaurant, from the settings as they are now."""

from collections.abc import Iterable
from datetime import date

from webapp.operations.assistants.choices import Choices
from webapp.rules import Closure, Shift
from webapp.rules.house import MINUTES_PER_DAY
from webapp.speech import phones, saying
from webapp.speech.instructions import instruction
from webapp.store.snapshots import Snapshot

MOST_CLOSURES = 20
WEEK = range(7)


def phone_of(snapshot: Snapshot, choices: Choices) -> str:
    """The number to call for a person, or words in its place."""
    return choices.fallback_number or snapshot.phone or instruction("the_house", snapshot.locale)


def emergency(snapshot: Snapshot) -> str:
    """What callers are told to ring for help: the number where the restaurant is, as far as that is known."""
    number = phones.emergency_number(snapshot.phone, snapshot.locale)
    key = "emergency_number" if number else "emergency_unknown"
    return instruction(key, snapshot.locale, number=number)


def house(snapshot: Snapshot, choices: Choices) -> str:
    """Name, address and phone, as far as they are known."""
    locale, number = snapshot.locale, choices.fallback_number or snapshot.phone
    lines = [instruction("name", locale, name=snapshot.name)]
    if choices.address:
        lines.append(instruction("address", locale, address=" ".join(choices.address.split())))
    if number:
        lines.append(instruction("phone", locale, phone=number))
    return "\n".join(lines)


def hours(snapshot: Snapshot) -> str:
    """The week's hours, days with the same ones together."""
    locale, shifts = snapshot.locale, snapshot.house.shifts
    if not shifts:
        return instruction("no_hours", locale)
    days = [_hours_of((shift for shift in shifts if day in shift.weekdays), locale) for day in WEEK]
    lines = [f"- {_days(first, last, locale)}: {days[first]}" for first, last in _runs(days)]
    return "\n".join([instruction("hours", locale), *lines])


def closures(snapshot: Snapshot, today: date) -> str:
    """The special days to come, soonest first."""
    locale = snapshot.locale
    coming = sorted((each for each in snapshot.house.closures if each.last_day >= today), key=lambda c: c.first_day)
    lines = [f"- {_closure(each, locale, today)}" for each in coming[:MOST_CLOSURES]]
    return "\n".join([instruction("closures", locale), *lines]) if lines else ""


def parties(snapshot: Snapshot, hand_over: str) -> str:
    """How many people may book, how far ahead, and where; what to do with larger parties."""
    locale, policy = snapshot.locale, snapshot.policy
    told = [instruction("parties", locale, most=policy.max_people, days=policy.max_advance_days, hand_over=hand_over)]
    if snapshot.areas and snapshot.keeps_book:
        told.append(instruction("areas", locale, areas=", ".join(sorted(snapshot.areas.values()))))
    return "\n".join(told)


def _hours_of(shifts: Iterable[Shift], locale: str) -> str:
    told = [
        instruction("hours_of", locale, name=shift.name, first=_at(shift.first_seating), last=_at(shift.last_seating))
        for shift in shifts
    ]
    return "; ".join(told) or instruction("closed_weekday", locale)


def _at(minutes: int) -> str:
    minute = minutes % MINUTES_PER_DAY
    return f"{minute // 60:02}:{minute % 60:02}"


def _runs(days: list[str]) -> list[tuple[int, int]]:
    """The first and last weekday of those in a row that have the same hours."""
    runs: list[tuple[int, int]] = []
    for day in WEEK:
        if runs and days[runs[-1][0]] == days[day]:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _days(first: int, last: int, locale: str) -> str:
    if first == last:
        return saying.weekday(first, locale)
    names = {"first": saying.weekday(first, locale), "last": saying.weekday(last, locale)}
    return instruction("from_to", locale, **names)


def _closure(closure: Closure, locale: str, today: date) -> str:
    first, last = (saying.day(day, locale, today) for day in (closure.first_day, closure.last_day))
    days = first if first == last else instruction("from_to", locale, first=first, last=last)
    why = f" ({' '.join(closure.reason.split())})" if closure.reason else ""
    if not closure.shifts:
        return instruction("closed_days", locale, days=days, why=why)
    return instruction("other_hours", locale, days=days, hours=_hours_of(closure.shifts, locale), why=why)
