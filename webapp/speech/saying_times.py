"""Saying times: one, and many without reading out a list nobody can keep in mind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from webapp.speech.grammar_it import NUMBERS

EARLY = 5  # o'clock; an earlier time belongs to the night before
_NOON = 12
_HOUR, _DAY = 60, 24 * 60  # minutes
_LEAST_RUN = 4  # times at equal steps that are said as "from ... to ..."
_MOST_SAID = 8  # pieces of a list anybody keeps in mind
_FIRST_SAID = 3  # of a longer list
_EVERY = {
    "en": {15: "every quarter of an hour", 30: "every half hour", 60: "every hour"},
    "it": {15: "ogni quarto d'ora", 30: "ogni mezz'ora", 60: "ogni ora"},
}
_FROM = {"a": "da", "alle": "dalle", "all'": "dall'"}


@dataclass(frozen=True, slots=True)
class _Run:
    """Times at equal steps, or one by itself."""

    first: time
    last: time
    step: int = 0


def clock(at: time, locale: str) -> str:
    """ "7:30 PM", "noon"; "19:30", "20", "mezzogiorno", "8:30 del mattino"."""
    if locale != "it":
        return _english(at)
    before, said = _italian(at)
    return f"l'{said}{_half(at)}" if before == "all'" else f"{said}{_half(at)}"


def at_clock(at: time, locale: str, is_night: bool = False) -> str:
    """ "at 7:30 PM"; "alle 19:30", "a mezzogiorno", "all'una di notte", where `is_night` says the night is clear."""
    if locale != "it":
        return f"at {_english(at)}"
    before, said = _italian(at)
    return _joined(before, said) + ("" if is_night else _half(at))


def times(ats: Sequence[time], locale: str, slot_minutes: int) -> str:
    """Times in their order, past midnight included: "at 7 PM, 7:30 PM and 9 PM"; four or more at equal steps as "from
    7 PM to 9:30 PM every half hour". Steps longer than an hour and than `slot_minutes` are listed."""
    runs = _runs(ats, max(_HOUR, slot_minutes))
    if not runs:
        return ""
    if len(runs) > _MOST_SAID:
        return _first_of(runs, locale)
    if all(not run.step for run in runs):
        return _listed([run.first for run in runs], locale)
    if all(run.step == runs[0].step for run in runs):
        return f"{_and([_span(run, locale) for run in runs], locale)} {_every(runs[0].step, locale)}"
    return _and([_said(run, locale) for run in runs], locale)


def _said(run: _Run, locale: str) -> str:
    return f"{_span(run, locale)} {_every(run.step, locale)}" if run.step else at_clock(run.first, locale)


def _runs(ats: Sequence[time], longest_step: int) -> list[_Run]:
    runs, index = [], 0
    while index < len(ats):
        step = _step(ats, index)
        end = index + 1
        while end < len(ats) and _step(ats, end - 1) == step:
            end += 1
        if end - index < _LEAST_RUN or step > longest_step:
            end, step = index + 1, 0
        runs.append(_Run(ats[index], ats[end - 1], step))
        index = end
    return runs


def _step(ats: Sequence[time], index: int) -> int:
    """Minutes from one time to the next, over midnight where it is earlier."""
    if index + 1 >= len(ats):
        return 0
    one, other = ats[index], ats[index + 1]
    return ((other.hour - one.hour) * _HOUR + other.minute - one.minute) % _DAY


def _first_of(runs: Sequence[_Run], locale: str) -> str:
    """The first times of a list too long to say, and until when there are others."""
    first = ", ".join(_listed_parts([run.first for run in runs[:_FIRST_SAID]], locale))
    last = runs[-1].last
    if locale == "it":
        before, said = _italian(last)
        return f"{first} e altri orari fino {_joined(before, said)}{_half(last)}"
    return f"{first} and others until {_english(last)}"


def _listed(ats: Sequence[time], locale: str) -> str:
    return _and(_listed_parts(ats, locale), locale)


def _listed_parts(ats: Sequence[time], locale: str) -> list[str]:
    """Each time with its "alle", but one "at" for all, and "del mattino" once for neighbours that share it."""
    if locale != "it":
        return [f"at {_english(at)}" if index == 0 else _english(at) for index, at in enumerate(ats)]
    following = [*ats[1:], None]
    return [
        _joined(*_italian(at)) + ("" if after and _half(after) == _half(at) else _half(at))
        for at, after in zip(ats, following, strict=True)
    ]


def _span(run: _Run, locale: str) -> str:
    if locale != "it":
        return f"from {_english(run.first)} to {_english(run.last)}"
    before, said = _italian(run.first)
    half = "" if _half(run.first) == _half(run.last) else _half(run.first)
    return f"{_joined(_FROM[before], said)}{half} {at_clock(run.last, locale)}"


def _every(step: int, locale: str) -> str:
    every = _EVERY["it" if locale == "it" else "en"].get(step)
    return every or (f"ogni {step} minuti" if locale == "it" else f"every {step} minutes")


def _and(parts: Sequence[str], locale: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {'e' if locale == 'it' else 'and'} {parts[-1]}"


def _english(at: time) -> str:
    if at.minute == 0 and at.hour % _NOON == 0:
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % _NOON or _NOON}{minutes} {'PM' if at.hour >= _NOON else 'AM'}"


def _italian(at: time) -> tuple[str, str]:
    """The preposition of a time and its words. A voice reads "0:30" and "1:05" badly, so these are in words."""
    if at.hour == 0:
        return "a", "mezzanotte" + _minutes_in_words(at.minute)
    if at.hour == _NOON and at.minute == 0:
        return "a", "mezzogiorno"
    if at.hour == 1:
        return "all'", "una" + _minutes_in_words(at.minute)
    return "alle", f"{at.hour}:{at.minute:02}" if at.minute else str(at.hour)


def _minutes_in_words(minute: int) -> str:
    words = {0: "", 15: " e un quarto", 30: " e mezza", 45: " e tre quarti"}
    return words.get(minute, f" e {NUMBERS[minute]}")


def _half(at: time) -> str:
    """What tells eight in the morning from eight in the evening, which Italians else take it for."""
    if 1 <= at.hour < EARLY:
        return " di notte"
    return " del mattino" if EARLY <= at.hour < _NOON else ""


def _joined(before: str, said: str) -> str:
    return before + said if before.endswith("'") else f"{before} {said}"
