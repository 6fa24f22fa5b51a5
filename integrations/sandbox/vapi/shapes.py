"""How Vapi checks a body: every field by name, unknown ones refused, the faults as a list of texts (NestJS)."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[str, Any], Iterator[str]]
"""The faults of a value; what it is called stands before them, such as "model.temperature"."""


def anything(name: str, value: Any) -> Iterator[str]:
    yield from ()


def flag(name: str, value: Any) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{name} must be a boolean value"


def free_object(name: str, value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{name} must be an object"


def text(least: int = 0, most: int | None = None, pattern: str | None = None) -> Check:
    def check(name: str, value: Any) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{name} must be a string"
            return
        if len(value) < least:
            yield f"{name} must be longer than or equal to {least} characters"
        if most is not None and len(value) > most:
            yield f"{name} must be shorter than or equal to {most} characters"
        if pattern is not None and not re.fullmatch(pattern, value):
            yield f"{name} must match /^{pattern}$/ regular expression"

    return check


def one_of(*values: str) -> Check:
    def check(name: str, value: Any) -> Iterator[str]:
        if value not in values:
            yield f"{name} must be one of the following values: {', '.join(values)}"

    return check


def number(least: float, most: float) -> Check:
    def check(name: str, value: Any) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield f"{name} must be a number conforming to the specified constraints"
        elif value < least:
            yield f"{name} must not be less than {least}"
        elif value > most:
            yield f"{name} must not be greater than {most}"

    return check


def list_of(each: Check) -> Check:
    def check(name: str, value: Any) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{name} must be an array"
            return
        holder, _, last = name.rpartition(".")
        place = f"{holder}.each value in {last}" if holder else f"each value in {last}"
        yield from dict.fromkeys(fault for one in value for fault in each(place, one))

    return check


def shape(fields: Mapping[str, Check], *required: str) -> Check:
    """An object of these fields alone; null is the same as left out."""

    def check(name: str, value: Any) -> Iterator[str]:
        prefix = f"{name}." if name else ""
        if not isinstance(value, dict):
            yield f"{name or 'body'} must be an object"
            return
        yield from (f"{prefix}property {key} should not exist" for key in value if key not in fields)
        yield from (f"{prefix}{key} should not be empty" for key in required if value.get(key) is None)
        for key, inner in fields.items():
            if value.get(key) is not None:
                yield from inner(f"{prefix}{key}", value[key])

    return check


def without_nulls(check: Check, *but: str) -> Check:
    """A change that clears no field with null, but these."""

    def checked(name: str, value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (f"{key} should not be null" for key, each in value.items() if each is None and key not in but)
        yield from check(name, value)

    return checked
