"""Which time was meant: a clock, the part of the day, and the hours that are offered."""

from collections.abc import Collection, Sequence
from datetime import time

from webapp.speech.heard import Question, TimeHeard
from webapp.speech.meanings import Clock, Items, Mark, Part, PartOfDay, is_doubted
from webapp.speech.saying_times import EARLY

_NOON = 12

# The hours a part of the day chooses among when only "eight" is said.
_CHOOSES: dict[Part, Collection[int]] = {
    Part.MORNING: range(1, 12),
    Part.LUNCH: range(11, 17),
    Part.AFTERNOON: range(12, 20),
    Part.EVENING: range(17, 24),
    Part.DINNER: range(17, 24),
    Part.NIGHT: (*range(18, 24), *range(5)),
    Part.NOTTE: (*range(21, 24), *range(5)),
}
# The hours it doesn't contradict when "20:00" or "8 pm" is said.
_ALLOWS: dict[Part, Collection[int]] = {
    Part.MORNING: range(1, 13),
    Part.LUNCH: range(10, 18),
    Part.AFTERNOON: range(12, 21),
    Part.EVENING: (*range(15, 24), *range(4)),
    Part.DINNER: (*range(15, 24), *range(4)),
    Part.NIGHT: (*range(17, 24), *range(6)),
    Part.NOTTE: (*range(20, 24), *range(6)),
}


def hear_clock(items: Items, offered: Sequence[time] = (), after: time | None = None) -> TimeHeard:
    """The time said in `items`. Of two halves of the day the one within the range of `offered` is meant, else the only
    one still to come `after` the present time."""
    clocks = [item for item in items if isinstance(item, Clock)]
    if is_doubted(items, (Clock, PartOfDay)):
        return TimeHeard(question=Question.WHICH_TIME)
    if not clocks:
        return TimeHeard()
    meant = [_readings(clock) for clock in clocks]
    common = tuple(at for at in meant[0] if all(at in each for each in meant[1:]))
    if not common or (len(clocks) > 1 and Mark("or") in items):
        known = tuple(sorted({each[0] for each in meant if len(each) == 1}))
        return TimeHeard(question=Question.WHICH_TIME, choices=known if len(known) == len(clocks) else ())
    parts = [item.part for item in items if isinstance(item, PartOfDay)]
    return _by_part(common, parts) if parts else _by_hours(common, offered, after)


def _readings(clock: Clock) -> tuple[time, ...]:
    if clock.is_24h:
        return (time(clock.hour, clock.minute),)
    return time(clock.hour % _NOON, clock.minute), time(clock.hour % _NOON + _NOON, clock.minute)


def _by_part(readings: tuple[time, ...], parts: Sequence[Part]) -> TimeHeard:
    hours = _CHOOSES if len(readings) > 1 else _ALLOWS
    fitting = [at for at in readings if all(at.hour in hours[part] for part in parts)]
    if len(fitting) == 1:
        return TimeHeard(fitting[0])
    other_half = readings[0].replace(hour=(readings[0].hour + _NOON) % 24)
    return TimeHeard(question=Question.WHICH_HALF, choices=tuple(sorted({*readings, other_half})))


def _by_hours(readings: tuple[time, ...], offered: Sequence[time], after: time | None) -> TimeHeard:
    if len(readings) == 1:
        return TimeHeard(readings[0])
    hours = [_in_order(at) for at in offered]
    within = [at for at in readings if hours and min(hours) <= _in_order(at) <= max(hours)]
    if len(within) == 1:
        return TimeHeard(within[0])
    to_come = [at for at in readings if after is None or at > after]
    if len(to_come) == 1:
        return TimeHeard(to_come[0])
    if to_come and readings[1].hour == _NOON and not within:
        return TimeHeard(readings[1])  # twelve is noon unless something speaks for midnight
    return TimeHeard(question=Question.WHICH_HALF, choices=readings)


def _in_order(at: time) -> int:
    """Minutes since the day's shifts begin: after midnight comes last."""
    return at.hour * 60 + at.minute + (24 * 60 if at.hour < EARLY else 0)
