"""What people type into a search: names, as patterns that the database matches whatever the case and accents, and phone
numbers."""

import re
import unicodedata
from collections import defaultdict

from sqlalchemy import Column, ColumnElement, and_, or_

from webapp.speech.text import Unspeakable, plain

_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"[+0-9][0-9 ()./\-]*")
_NOT_DIGITS = re.compile(r"[^0-9]")
FEWEST_DIGITS = 3  # of a number, among many guests
_BEFORE_A_WORD = " '\u2019-"
MOST_WORDS = 6


def _accented() -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for number in range(0xC0, 0x250):
        letter = unicodedata.normalize("NFD", chr(number).casefold())[0]
        if letter.isascii() and letter.isalpha():
            found[letter] += chr(number)
    return dict(found)


_ACCENTED = _accented()


def words(text: str) -> list[str]:
    """The words of a search, without case and accents."""
    try:
        return _WORD.findall(plain(text))[:MOST_WORDS]
    except Unspeakable:
        return []


def digits(text: str) -> str | None:
    """Those of a phone number, or of a part of one; None where it is none."""
    return _NOT_DIGITS.sub("", text.removeprefix("00")) if _PHONE.fullmatch(text) else None


def any_case(word: str) -> str:
    """A pattern of character classes, the same for GLOB and for regular expressions."""
    return "".join(f"[{letter}{_upper(letter)}{_ACCENTED.get(letter, '')}]" for letter in word)


def name_has(dialect: str, column: Column[str], typed: list[str]) -> ColumnElement[bool]:
    """The condition that each of the typed words begins a word of the column."""
    begins = _begins_sqlite if dialect == "sqlite" else _begins_postgresql
    return and_(*(begins(column, any_case(word)) for word in typed))


def _begins_sqlite(column: Column[str], pattern: str) -> ColumnElement[bool]:
    inside = f"*[{_BEFORE_A_WORD}]{pattern}*"
    return or_(column.op("glob", is_comparison=True)(f"{pattern}*"), column.op("glob", is_comparison=True)(inside))


def _begins_postgresql(column: Column[str], pattern: str) -> ColumnElement[bool]:
    return column.op("~", is_comparison=True)(f"(^|[{_BEFORE_A_WORD}]){pattern}")


def _upper(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 and upper != letter else ""
