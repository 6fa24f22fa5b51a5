"""What a provider offers, as it is stored, and what is sensibly done with it at first."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from integrations.vocabulary import EventType, Level, Problem, Question, QuestionKind

Rule = dict[str, Any]  # {"event_type", "people_min", "people_max", "shift"}: the first that fits a party serves it
Answer = dict[str, str]  # {"fixed": text} | {"field": one of FIELDS} | {"ask": text}
FIELDS = ("name", "phone", "email", "notes", "people")
OF_TABLES = ("tavol", "table", "prenotazion", "reservation", "cena", "dinner", "pranzo", "lunch")
RANGE = r"([1-9][0-9]?)(?:\s*[-\u2013]\s*([1-9][0-9]?))?"
# "Tavolo per 2", "Table for 3-4", "6 persone"; but "Tavolo 7" is the name of a table.
IN_A_NAME = re.compile(
    rf"\b(?:per|for|tavol\w+ da)\s+{RANGE}\b(?!\s*(?:min|or|h\b))"
    rf"|\b{RANGE}\s*(?:pers|people|osp|guests|posti|seats|coperti|covers)"
)
OF_PEOPLE = ("people", "persons", "guests", "covers", "party", "persone", "ospiti", "coperti")


def from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[EventType, ...]:
    """Event types that were stored as JSON."""
    return tuple(
        EventType(
            **{
                **service,
                "questions": tuple(_question(each) for each in service["questions"]),
                "problems": problems_from_json(service["problems"]),
            }
        )
        for service in stored
    )


def problems_from_json(stored: Iterable[Mapping[str, str]]) -> tuple[Problem, ...]:
    """Problems that were stored as JSON."""
    return tuple(Problem(each["code"], Level(each["level"])) for each in stored)


def _question(stored: Mapping[str, Any]) -> Question:
    return Question(**{**stored, "kind": QuestionKind(stored["kind"]), "options": tuple(stored["options"])})


def is_blocked(problems: Iterable[Problem]) -> bool:
    """Whether one of them makes booking impossible."""
    return any(problem.level is Level.BLOCKS for problem in problems)


def usable(services: Iterable[EventType]) -> list[EventType]:
    """Those that can be booked by us."""
    return [service for service in services if not is_blocked(service.problems)]


def is_brought_in(options: Mapping[str, Any], rules: Iterable[Rule], event_type: str | None) -> bool:
    """Whether a booking of that event type comes into our book: every one does, unless the owner wants only what is
    chosen to be booked. One whose event type is not told does, too: a line too many is better than a table given twice.
    """
    is_every = options.get("brought_in") != "chosen" or event_type is None
    return is_every or event_type in {rule["event_type"] for rule in rules}


def suggested_rules(services: Iterable[EventType]) -> list[Rule]:
    """The smallest event type that seats a party, where they say whom they seat, be it by their name; for everybody
    else the first that is called a table. Where nothing tells them apart, the first."""
    known = usable(services)
    sized = sorted((seats for each in known if (seats := _seats(each))), key=lambda seats: seats[2])
    rules, seated = [], 0
    for service, least, most in sized:
        if (least := max(seated + 1, least)) <= most:
            rules.append(_rule(service, least, most))
            seated = most
    others = [service for service in known if _seats(service) is None]
    tables = [service for service in others if any(word in service.name.lower() for word in OF_TABLES)]
    rest = tables or ([] if rules else others)
    return [*rules, *(_rule(service, seated + 1 if rules else None, None) for service in rest[:1])]


def _seats(service: EventType) -> tuple[EventType, int, int] | None:
    """The smallest and the largest party it is for; None where it does not say."""
    if service.people_max is not None:
        return service, service.people_min or 1, service.people_max
    if (said := IN_A_NAME.search(service.name.lower())) is None:
        return None
    numbers = [int(number) for number in said.groups() if number]
    return service, numbers[0] if len(numbers) > 1 else 1, numbers[-1]


def suggested_answers(services: Iterable[EventType]) -> dict[str, Answer]:
    """Answers to the questions whose answer is plain: a phone number, how many people."""
    found: dict[str, Answer] = {}
    for question in questions_of(services):
        if question.kind is QuestionKind.PHONE:
            found[question.id] = {"field": "phone"}
        elif question.is_required and any(word in question.label.lower() for word in OF_PEOPLE):
            found[question.id] = {"field": "people"}
    return found


def questions_of(services: Iterable[EventType]) -> list[Question]:
    """Every question of these event types, once; required where any of them requires it."""
    found: dict[str, Question] = {}
    for service in services:
        for question in service.questions:
            if question.id not in found or question.is_required:
                found[question.id] = question
    return list(found.values())


def unanswered(services: Iterable[EventType], answers: Mapping[str, Answer]) -> list[Question]:
    """The required questions without an answer: bookings would be refused."""
    return [each for each in questions_of(services) if each.is_required and not answers.get(each.id)]


def _rule(service: EventType, least: int | None, most: int | None) -> Rule:
    return {"event_type": service.id, "people_min": least, "people_max": most, "shift": None}
