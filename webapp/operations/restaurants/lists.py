"""A list of the file replaces what was there: rows are known again by their natural key and stay the same rows."""

from collections.abc import Callable, Hashable, Iterator
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from webapp.models import Closure, FaqEntry, Shift, TurnTime
from webapp.operations import answer_vectors
from webapp.operations.restaurants.exports import rows
from webapp.operations.restaurants.file import WEEKDAYS, FaqItem, Hours, RestaurantFile, ShiftEntry
from webapp.operations.restaurants.problems import Problem
from webapp.operations.restaurants.reading import repeated


def replace(
    session: Session,
    model: type[Any],
    restaurant_id: str,
    wanted: list[dict[str, Any]],
    identity: Callable[[Any], Hashable],
) -> None:
    """Make the restaurant's rows of `model` those that are `wanted`; `identity` is a row's natural key."""
    stored = {identity(row): row for row in rows(session, model, restaurant_id)}
    for values in wanted:
        fresh = model(restaurant_id=restaurant_id, **values)
        row = stored.pop(identity(fresh), None)
        if row is None:
            session.add(fresh)
            continue
        for name, value in values.items():
            setattr(row, name, value)
    for row in stored.values():
        session.delete(row)


def numbered(wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same in the file's order."""
    return [{"position": position, **values} for position, values in enumerate(wanted)]


def apply(session: Session, restaurant_id: str, file: RestaurantFile, locale: str) -> None:
    """Replace the shifts, closures, turn times and answers that the file gives."""
    given = file.given()
    if "shifts" in given:
        replace(session, Shift, restaurant_id, numbered([_shift(each) for each in file.shifts]), attrgetter("name"))
    if "closures" in given:
        closures = [
            {
                "first_day": each.first_day,
                "last_day": each.last_day,
                "reason": each.reason,
                "shifts": [_hours(own) for own in each.shifts],
            }
            for each in file.closures
        ]
        replace(session, Closure, restaurant_id, closures, attrgetter("first_day", "last_day"))
    if "turn_times" in given:
        turns = [each.model_dump() for each in file.turn_times]
        replace(session, TurnTime, restaurant_id, turns, attrgetter("up_to_people"))
    if "faq" in given:
        answers = [_answer(each, locale) for each in file.faq]
        replace(session, FaqEntry, restaurant_id, numbered(answers), attrgetter("question", "language"))


def objections(file: RestaurantFile, locale: str) -> Iterator[Problem]:
    """Questions given twice, now that the language of each is known."""
    entries: list[FaqItem] = file.given().get("faq", [])
    yield from repeated(("faq",), [(each.question, each.language or locale) for each in entries], "question")


def _answer(entry: FaqItem, locale: str) -> dict[str, Any]:
    values = entry.model_dump(exclude={"is_checked"})
    language = entry.language or locale
    vectors = answer_vectors.columns(entry.question, entry.phrasings, entry.answer, language)
    return {**values, **entry.given("is_checked"), **vectors, "language": language}


def _hours(entry: Hours) -> dict[str, Any]:
    return {"name": entry.name, "first_seating": entry.first_seating, "last_seating": entry.last_seating_minute}


def _shift(entry: ShiftEntry) -> dict[str, Any]:
    return {**_hours(entry), "weekdays": sorted(WEEKDAYS.index(day) for day in entry.weekdays)}
