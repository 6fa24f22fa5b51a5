"""What is booked for whom, as it is suggested when a provider is connected."""

import orjson
import pytest

from integrations.vocabulary import EventType, Level, Problem, Question, QuestionKind
from webapp.operations.connections import offered


def service(name: str, least: int | None = None, most: int | None = None, **changes: object) -> EventType:
    return EventType(name, name, 90, least, most, **changes)  # type: ignore[arg-type]


def suggested(*services: EventType) -> list[tuple[object, ...]]:
    return [(each["event_type"], each["people_min"], each["people_max"]) for each in offered.suggested_rules(services)]


def test_the_smallest_that_seats_a_party_serves_it() -> None:
    found = suggested(service("large", 3, 8), service("small", 1, 2), service("middle", None, 4))
    assert found == [("small", 1, 2), ("middle", 3, 4), ("large", 5, 8)]


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("Tavolo per 2", 1, 2),
        ("Table for 3-4", 3, 4),
        ("Cena 5 - 6 persone", 5, 6),
        ("6 people", 1, 6),
        ("Tavolo da 8", 1, 8),
    ],
)
def test_a_name_may_say_for_how_many(name: str, least: int, most: int) -> None:
    assert suggested(service(name)) == [(name, least, most)]


@pytest.mark.parametrize("name", ["Tavolo 7", "Aperitivo per 90 min", "Dinner", "Menu da 45 euro 2026"])
def test_other_numbers_are_no_people(name: str) -> None:
    assert suggested(service(name)) == [(name, None, None)]


def test_a_table_of_no_size_serves_the_rest_and_a_counter_does_not() -> None:
    assert suggested(service("Banco"), service("Tavolo per 2"), service("Tavolo grande")) == [
        ("Tavolo per 2", 1, 2),
        ("Tavolo grande", 3, None),
    ]
    assert suggested(service("Banco"), service("Tavolo per 2")) == [("Tavolo per 2", 1, 2)]
    assert suggested(service("Banco"), service("Terrazza")) == [("Banco", None, None)]


def test_what_cannot_be_booked_is_not_suggested() -> None:
    broken, limited = Problem("inactive"), Problem("group", Level.LIMITS)
    assert suggested(service("first", problems=(broken,)), service("second", problems=(limited,))) == [
        ("second", None, None)
    ]
    assert suggested(service("first", problems=(broken,))) == []


def test_plain_questions_are_answered_by_our_own_fields() -> None:
    questions = (
        Question("phone", "Telefono", QuestionKind.PHONE),
        Question("covers", "Quanti coperti?", is_required=True),
        Question("wine", "Che vino?", is_required=True),
    )
    services = [service("Cena", questions=questions)]
    answers = offered.suggested_answers(services)
    assert answers == {"phone": {"field": "phone"}, "covers": {"field": "people"}}
    assert [each.id for each in offered.unanswered(services, answers)] == ["wine"]


def test_what_is_stored_reads_as_it_was() -> None:
    services = (
        service("Cena", 1, 4, questions=(Question("a", "A", QuestionKind.CHOICE, True, ("x", "y")),), needs_email=True),
        service("Pranzo", problems=(Problem("inactive"), Problem("group", Level.LIMITS))),
    )
    assert offered.from_json(orjson.loads(orjson.dumps(services))) == services
