"""The JSON schema of answers, derived from examples that show every shape an answer takes."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from webapp.tools.parameters import DAY, ISO_DAY, TIME

CLOCK = TIME.schema["pattern"]
TYPES = {bool: "boolean", int: "integer", str: "string", dict: "object", list: "array", type(None): "null"}


def schema_of(examples: Sequence[Any]) -> dict[str, Any]:
    """What all the examples have in common: a field is required when each has it, and null where one is null.

    Raises `KeyError` for a value that is not JSON.
    """
    kinds = list(dict.fromkeys(TYPES[type(example)] for example in examples))
    schema: dict[str, Any] = {"type": kinds[0] if len(kinds) == 1 else sorted(kinds, key=lambda kind: kind == "null")}
    for kind, details in DETAILS.items():
        if found := [example for example in examples if isinstance(example, kind)]:
            schema |= details(found)
    return schema


def _of_texts(examples: list[str]) -> dict[str, Any]:
    if all(ISO_DAY.fullmatch(example) for example in examples):
        return {"format": DAY.schema["format"]}
    return {"pattern": CLOCK} if all(re.fullmatch(CLOCK, example) for example in examples) else {}


def _of_objects(examples: list[dict[str, Any]]) -> dict[str, Any]:
    keys = dict.fromkeys(key for example in examples for key in example)
    return {
        "properties": {key: schema_of([example[key] for example in examples if key in example]) for key in keys},
        "required": [key for key in keys if all(key in example for example in examples)],
    }


def _of_lists(examples: list[list[Any]]) -> dict[str, Any]:
    entries = [entry for example in examples for entry in example]
    return {"items": schema_of(entries)} if entries else {}


DETAILS: dict[type, Callable[[list[Any]], dict[str, Any]]] = {str: _of_texts, dict: _of_objects, list: _of_lists}
