"""What a provider offers, as it is stored, and what is sensibly done with it at first."""

from collections.abc import Iterable, Mapping
from typing import Any

from integrations.vocabulary import EventType, Level, Problem, Question, QuestionKind

Rule = dict[str, Any]  # {"event_type", "people_min", "people_max", "shift"}: the first that fits a party serves it
Answer = dict[str, str]  # {"fixed": text} | {"field": one of FIELDS} | {"ask": text}
FIELDS = ("name", "phone", "email", "notes", "people")
OF_TABLES = ("tavol", "table", "prenotazion", "reservation", "cena", "dinner", "pranzo", "lunch")
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


def suggested_rules(services: Iterable[EventType]) -> list[Rule]:
    """The smallest event type that seats a party, where they say whom they seat; for everybody else the first that is
    called a table, or the first."""
    known = usable(services)
    sized = sorted((each for each in known if each.people_max is not None), key=lambda each: each.people_max or 0)
    rules, seated = [], 0
    for service in sized:
        least, most = max(seated + 1, service.people_min or 1), service.people_max or 0
        if least <= most:
            rules.append(_rule(service, least, most))
            seated = most
    others = sorted((service for service in known if service.people_max is None), key=_is_no_table)
    return [*rules, *(_rule(service, seated + 1 if rules else None, None) for service in others[:1])]


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


def _is_no_table(service: EventType) -> bool:
    name = service.name.lower()
    return not any(word in name for word in OF_TABLES)


def _rule(service: EventType, least: int | None, most: int | None) -> Rule:
    return {"event_type": service.id, "people_min": least, "people_max": most, "shift": None}
