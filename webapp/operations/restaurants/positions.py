"""A JSON text with the place of everything in it, so that trouble can be named by its line."""

import json
import re
from dataclasses import dataclass
from typing import Any

from webapp.operations.restaurants.problems import InvalidFile, Path, Problem

MOST_DIGITS = 18  # longer ones are no number of ours, and Python refuses to read the very long
_BLANK = re.compile(r"[ \t\n\r]*")
_scalar = json.JSONDecoder(parse_int=float).raw_decode


@dataclass(frozen=True)
class Document:
    """What a text says, and the offset of every value by its path; that of an object's member is where its key is."""

    text: str
    value: Any
    offsets: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of what is at `path`, or of what it is missing from."""
        while path not in self.offsets:
            path = path[:-1]
        return _line(self.text, self.offsets[path])

    def refuse(self, problems: list[Problem]) -> InvalidFile:
        """The problems, each with its line."""
        return InvalidFile((self.line_of(problem.path), problem) for problem in problems)


def parse(text: str) -> Document:
    """Read a JSON text. Raises `InvalidFile` when it is none, or when an object has a key twice."""
    try:
        value = json.loads(text, parse_int=_whole)
        offsets: dict[Path, int] = {}
        _walk(text, _after_blank(text, 0), (), offsets)
    except json.JSONDecodeError as error:
        raise InvalidFile([(error.lineno, f"this is not JSON: {error.msg} (column {error.colno})")]) from None
    except RecursionError:
        raise InvalidFile([(1, "the file has too many brackets inside each other")]) from None
    return Document(text, value, offsets)


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _walk(text: str, at: int, path: Path, offsets: dict[Path, int]) -> int:
    """Note where the value at `at`, known to be well formed, and those in it stand; the offset behind it."""
    offsets.setdefault(path, at)
    if text[at] == "{":
        return _walk_object(text, at, path, offsets)
    if text[at] == "[":
        return _walk_array(text, at, path, offsets)
    return _scalar(text, at)[1]


def _walk_object(text: str, at: int, path: Path, offsets: dict[Path, int]) -> int:
    at = _after_blank(text, at + 1)
    while text[at] != "}":
        key, behind = _scalar(text, at)
        member = (*path, key)
        if member in offsets:
            raise InvalidFile([(_line(text, at), Problem(member, "is given twice"))])
        if not key.isprintable():
            raise InvalidFile([(_line(text, at), Problem(member, "is not known here"))])
        offsets[member] = at
        colon = _after_blank(text, behind)
        at = _after_value(text, _walk(text, _after_blank(text, colon + 1), member, offsets))
    return at + 1


def _walk_array(text: str, at: int, path: Path, offsets: dict[Path, int]) -> int:
    at = _after_blank(text, at + 1)
    index = 0
    while text[at] != "]":
        at = _after_value(text, _walk(text, at, (*path, index), offsets))
        index += 1
    return at + 1


def _after_value(text: str, at: int) -> int:
    """The next value of the same object or array, or its closing bracket."""
    at = _after_blank(text, at)
    return _after_blank(text, at + 1) if text[at] == "," else at
