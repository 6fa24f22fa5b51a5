"""Wording: a sentence of spoken.py, spoken_refusals.py or messages.py with its facts filled in."""

from typing import Any

from webapp.speech.messages import ERRORS
from webapp.speech.spoken import LINES
from webapp.speech.spoken_refusals import REFUSALS

__all__ = ["ERRORS", "LINES", "REFUSALS", "error_line", "line", "part", "refusal_line"]


def line(key: str, locale: str, **facts: Any) -> str:
    """A sentence of `LINES`, its facts filled in, beginning with a capital."""
    return _finished(LINES[key][locale], facts)


def part(key: str, locale: str, **facts: Any) -> str:
    """A piece of a sentence: as `line`, but left in lower case."""
    return LINES[key][locale].format_map(facts)


def refusal_line(code: str, locale: str, key: str | None, not_found: str | None, **facts: Any) -> str:
    """What is said for a refusal: by its own key, by `not_found` for a booking nobody has, else by its code."""
    return _finished(_worded(REFUSALS, code, key, not_found)[locale], facts)


def error_line(code: str, locale: str, key: str | None, not_found: str | None, **facts: Any) -> str:
    """The same as a message of the JSON door."""
    return _finished(_worded(ERRORS, code, key, not_found)[locale], facts)


def _worded(lines: dict[str, dict[str, str]], code: str, key: str | None, not_found: str | None) -> dict[str, str]:
    if code == "BOOKING_NOT_FOUND" and not_found in lines:
        return lines[key] if key in lines else lines[not_found]
    return lines[key] if key in lines else lines[code]


def _finished(template: str, facts: dict[str, Any]) -> str:
    shown = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in facts.items()}
    text = template.format_map(shown)
    return text[:1].upper() + text[1:]
