"""What differs between two files of one restaurant, as the log of changes keeps it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

File = Mapping[str, Any]
Pair = list[Any]  # before and after
NAMED: dict[str, Callable[[dict[str, Any]], str]] = {
    "shifts": lambda entry: entry["name"],
    "closures": lambda entry: f"{entry['from']}/{entry['to']}",
    "turn_times": lambda entry: str(entry["up_to_people"]),
    "tables": lambda entry: entry["name"],
    "combinations": lambda entry: "+".join(entry["tables"]),
    "faq": lambda entry: entry["question"],
}
OBJECTS = ("rules", "assistant", "vapi")


def differences(before: File, after: File) -> dict[str, Pair]:
    """The values before and after by their place: `name`, `rules.slot_minutes`, `tables.T3`.

    An entry of a list that comes or goes has None on one side; where entries only change places, `tables.order` has
    their names.
    """
    found: dict[str, Pair] = {}
    for key in after:
        if key in NAMED:
            found |= _of_list(key, before[key], after[key])
        elif key in OBJECTS:
            found |= dict(_of_object(f"{key}.", before[key], after[key]))
        elif before[key] != after[key]:
            found[key] = [before[key], after[key]]
    return found


def _of_object(prefix: str, before: File, after: File) -> Iterator[tuple[str, Pair]]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield prefix + name, [before.get(name), after.get(name)]


def _of_list(key: str, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> dict[str, Pair]:
    name = NAMED[key]
    was, now = {name(entry): entry for entry in before}, {name(entry): entry for entry in after}
    found = dict(_of_object(f"{key}.", was, now))
    if not found and [*was] != [*now]:
        found[f"{key}.order"] = [[*was], [*now]]
    return found
