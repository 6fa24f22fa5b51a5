"""From the text of a restaurant file to what it says, or to everything that is wrong with it."""

from collections.abc import Hashable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from webapp.operations.restaurants.fields import Wrong
from webapp.operations.restaurants.file import RestaurantFile, keys_at
from webapp.operations.restaurants.positions import Document, parse
from webapp.operations.restaurants.problems import Path, Problem, Refused, readable

SAYS = {
    "missing": "is missing",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "string_type": "must be text",
    "string_unicode": "must be text without lone surrogates",
    "list_type": "must be a list",
    "model_type": "must be an object",
    "literal_error": "must be {expected}",
    "too_long": "must have at most {max_length} entries, not {actual_length}",
    "too_short": "must have at least {min_length} entries, not {actual_length}",
}
ONE = {
    "too_long": ("max_length", "must have at most 1 entry, not {actual_length}"),
    "too_short": ("min_length", "must have at least 1 entry, not {actual_length}"),
}


def read_file(text: str) -> tuple[Document, RestaurantFile]:
    """What a file says, with the places to name. Raises `InvalidFile` for what is wrong with the file by itself."""
    document = parse(text)
    try:
        return document, understand(document.value)
    except Refused as refused:
        raise document.refuse(refused.problems) from None


def understand(value: object) -> RestaurantFile:
    """What the plain JSON value of a file says. Raises `Refused` for what is wrong with it by itself."""
    try:
        file = RestaurantFile.model_validate(value)
    except ValidationError as error:
        raise Refused(_problem(each) for each in error.errors(include_url=False)) from None
    if problems := list(_contradictions(file)):
        raise Refused(problems)
    return file


def repeated(path: Path, keys: Sequence[Hashable], member: str | None = None) -> Iterator[Problem]:
    """A problem for every key of a list's entries that an earlier entry has."""
    first: dict[Hashable, int] = {}
    for index, key in enumerate(keys):
        earlier = first.setdefault(key, index)
        if earlier != index:
            place = (*path, index) if member is None else (*path, index, member)
            yield Problem(place, "repeats {place}", {"place": readable((*path, earlier))})


def _problem(error: Any) -> Problem:
    path: Path = error["loc"]
    kind: str = error["type"]
    if kind == "extra_forbidden":
        near = get_close_matches(str(path[-1]), keys_at(path[:-1]), 1)
        if near:
            return Problem(path, "is not known here; did you mean {near!r}?", {"near": near[0]})
        return Problem(path, "is not known here")
    values = error.get("ctx", {})
    if isinstance(wrong := values.get("error"), Wrong):
        return Problem(path, wrong.template, wrong.values)
    if kind in ONE and values[ONE[kind][0]] == 1:
        return Problem(path, ONE[kind][1], values)
    return Problem(path, SAYS[kind], values) if kind in SAYS else Problem(path, "{message}", {"message": error["msg"]})


def _contradictions(file: RestaurantFile) -> Iterator[Problem]:
    """What each value allows but not all of them together."""
    lists = file.given("shifts", "tables", "combinations", "closures", "turn_times")
    yield from _repeated_entries(file, lists)
    for name in ("tables", "combinations"):
        for index, entry in enumerate(lists.get(name, ())):
            if entry.seats_max < entry.seats_min:
                yield Problem(
                    (name, index, "seats_max"), "must not be below seats_min, {least}", {"least": entry.seats_min}
                )
    for index, closure in enumerate(lists.get("closures", ())):
        if closure.last_day < closure.first_day:
            yield Problem(("closures", index, "to"), "must not be before {first_day}", {"first_day": closure.first_day})


def _repeated_entries(file: RestaurantFile, lists: dict[str, Any]) -> Iterator[Problem]:
    yield from repeated(("shifts",), [shift.name for shift in lists.get("shifts", ())], "name")
    for index, shift in enumerate(lists.get("shifts", ())):
        yield from repeated(("shifts", index, "weekdays"), shift.weekdays)
    closures = lists.get("closures", ())
    yield from repeated(("closures",), [closure.days for closure in closures])
    for index, closure in enumerate(closures):
        yield from repeated(("closures", index, "shifts"), [shift.name for shift in closure.shifts], "name")
    yield from repeated(("turn_times",), [turn.up_to_people for turn in lists.get("turn_times", ())], "up_to_people")
    yield from repeated(("tables",), [table.name for table in lists.get("tables", ())], "name")
    combinations = lists.get("combinations", ())
    yield from repeated(("combinations",), [frozenset(joined.tables) for joined in combinations])
    for index, joined in enumerate(combinations):
        yield from repeated(("combinations", index, "tables"), joined.tables)
    if "vapi" in file.model_fields_set:
        yield from repeated(("vapi", "phone_number_ids"), file.vapi.given().get("phone_number_ids", ()))
