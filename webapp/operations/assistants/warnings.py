"""What may be wrong with what the assistant is told, and where it is mended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.operations import accounts
from webapp.operations.assistants import prompt
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.definition import Definition
from webapp.operations.assistants.listed import Listed
from webapp.rules.house import MINUTES_PER_DAY
from webapp.speech.liquid import has_braces
from webapp.store.snapshots import Snapshot

MOST_TOKENS = 2000  # a longer prompt makes every turn of the call slower
CLOCK = re.compile(r"(?<![\d:.,])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:]|[.,]\d)")  # 19:30, 7.05


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that may be wrong: `reason` and the source it is mended at, with a fact where there is one."""

    reason: str
    source: str
    fact: str = ""


def of(snapshot: Snapshot, choices: Choices, current: Definition, tokens: int) -> Iterator[Warning]:
    """What may be wrong with what would be sent now; `tokens` is about how long it is."""
    yield from _of_hours(snapshot, choices)
    yield from _of_answers(snapshot, choices, current.answers)
    for name in ("instructions", "greeting", "address"):
        if has_braces(getattr(choices, name) or ""):
            yield Warning("braces", "assistant", name)
    if snapshot.phone is None and choices.fallback_number is None:
        yield Warning("no_phone", "restaurant")
    if not current.can_book:
        yield Warning("no_booking", "connections")
    if accounts.sender(snapshot) is None:
        yield Warning("no_texts", "tavolo")
    if tokens - prompt.tokens(current.answers.told, snapshot.locale) > MOST_TOKENS:  # these are what was asked for
        yield Warning("long", "assistant", str(tokens))


def _of_hours(snapshot: Snapshot, choices: Choices) -> Iterator[Warning]:
    if not snapshot.house.shifts:
        yield Warning("no_hours", "hours")
        return
    yield from (Warning("overlap", "hours", pair) for pair in _overlapping(snapshot))
    if told := _other_times(snapshot, choices):
        yield Warning("other_hours", "assistant", ", ".join(told))


def _of_answers(snapshot: Snapshot, choices: Choices, listed: Listed) -> Iterator[Warning]:
    if listed.is_too_long:
        yield Warning("too_many_answers", "faq", str(listed.tokens))
    if has_braces(listed.told):
        yield Warning("braces", "faq", "answers")
    if not any(answer.language == snapshot.locale for answer in snapshot.answers):
        yield Warning("no_answers", "faq")
    if choices.language == "caller" and snapshot.answers:
        missing = {"it", "en"} - {answer.language for answer in snapshot.answers} - {snapshot.locale}
        yield from (Warning("no_answers_in", "faq", language) for language in sorted(missing))


def _overlapping(snapshot: Snapshot) -> Iterator[str]:
    """Pairs of shifts that share a weekday and an hour: callers would be told two things."""
    shifts = snapshot.house.shifts
    for place, one in enumerate(shifts):
        for other in shifts[place + 1 :]:
            is_apart = one.last_seating < other.first_seating or other.last_seating < one.first_seating
            if one.weekdays & other.weekdays and not is_apart:
                yield f"{one.name}, {other.name}"


def _other_times(snapshot: Snapshot, choices: Choices) -> list[str]:
    """The times of day in the owner's own texts at which nothing of the hours begins or ends."""
    shifts = [*snapshot.house.shifts, *(shift for day in snapshot.house.closures for shift in day.shifts)]
    known = {minute % MINUTES_PER_DAY for shift in shifts for minute in (shift.first_seating, shift.last_seating)}
    told = CLOCK.findall(f"{choices.instructions or ''} {choices.greeting or ''}")
    return list(dict.fromkeys(f"{hour}:{rest}" for hour, rest in told if int(hour) * 60 + int(rest) not in known))
