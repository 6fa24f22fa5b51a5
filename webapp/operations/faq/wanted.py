"""What an answer may be, read from what somebody wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from webapp.speech.text import Unspeakable, clean, plain

LONGEST_QUESTION = 500
LONGEST_ANSWER = 2_000
MOST_PHRASINGS = 50
LANGUAGES = ("it", "en")


class InvalidEntry(ValueError):
    """What was written cannot be kept: for each of its fields missing, too_long, too_many, unreadable, unknown or
    taken."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {reason}" for field, reason in problems.items()))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Wanted:
    """An answer as it is to be, and every way of asking for it. `is_checked`: the owner vouches for it where a guest's
    safety hangs on it."""

    question: str
    answer: str
    language: str
    phrasings: tuple[str, ...] = ()
    is_checked: bool = False

    def values(self) -> dict[str, Any]:
        """As columns."""
        names = ("question", "answer", "language", "is_checked")
        return {**{name: getattr(self, name) for name in names}, "phrasings": list(self.phrasings)}


def checked(given: Wanted) -> Wanted:
    """The same, cleaned: a phrasing that says what another does is left out. Raises `InvalidEntry`."""
    problems: dict[str, str] = {}
    question = _line(given.question, "question", problems)
    phrasings = _phrasings(question, given.phrasings, problems)
    answer = _lines(given.answer, problems)
    if given.language not in LANGUAGES:
        problems["language"] = "unknown"
    if problems:
        raise InvalidEntry(problems)
    return Wanted(question, answer, given.language, phrasings, given.is_checked)


def _phrasings(question: str, given: Iterable[str], problems: dict[str, str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for each in given:
        if each.strip() and (cleaned := _line(each, "phrasings", problems)):
            found.setdefault(same(cleaned), cleaned)
    found.pop(same(question), None)
    if len(found) > MOST_PHRASINGS:
        problems["phrasings"] = "too_many"
    return tuple(found.values())


def same(question: str) -> str:
    """What is the same for questions that differ by case, accents and the mark at the end alone."""
    return plain(question).strip(" ?!.")


def _line(written: str, field: str, problems: dict[str, str]) -> str:
    try:
        text = clean(written)
    except Unspeakable:
        problems[field] = "unreadable"
        return ""
    if not text:
        problems[field] = "missing"
    elif len(text) > LONGEST_QUESTION:
        problems[field] = "too_long"
    return text


def _lines(written: str, problems: dict[str, str]) -> str:
    try:
        text = "\n".join(map(clean, written.splitlines())).strip()
    except Unspeakable:
        problems["answer"] = "unreadable"
        return ""
    if not text:
        problems["answer"] = "missing"
    elif len(text) > LONGEST_ANSWER:
        problems["answer"] = "too_long"
    return text
