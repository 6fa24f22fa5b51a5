"""A day or a number of people named somewhere in a question, where `hearing` reads answers that are nothing else."""

import re
from datetime import date

from webapp.speech.hearing import hear_day, hear_people

LONGEST = 5  # words that name a day
DAYS = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days\b")
MARKS = re.compile(r"[^\w' ]+")
PEOPLE = (
    re.compile(r"\b(?:per|in|da|for|of|take|seat|siamo|saremo|saremmo|tavolata di|party of) (?:about |circa )?(\w+)\b"),
    re.compile(r"\b(\w+) (?:persone|people|guests|coperti|of us)\b"),
)


def named_day(question: str, today: date, locale: str) -> date | None:
    """The one day that the longest of its words name; a number alone names none."""
    words = DAYS.sub(r"\1day", MARKS.sub(" ", question.lower())).split()
    for length in range(min(LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            said = " ".join(words[first : first + length])
            if length == 1 and (said.isdigit() or hear_people(f"for {said}")):
                continue
            if found := hear_day(said, today, locale).day:
                return found
    return None


def named_people(question: str) -> int | None:
    """How many people it speaks of, where one clear number says so."""
    said = question.lower()
    found = {hear_people(f"for {number}") for pattern in PEOPLE for number in pattern.findall(said)} - {None}
    return found.pop() if len(found) == 1 else None
