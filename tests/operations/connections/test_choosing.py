"""What is chosen of a connection: who books, what serves whom, questions and options."""

from typing import Any

import pytest
from sqlalchemy import update

from tests.operations.connections.joining import Services, joined, of, rows
from tests.operations.settings_place import OWNER
from webapp.models import ProviderConnection
from webapp.operations import connections
from webapp.operations.connections import InvalidChoice
from webapp.operations.memberships import Place
from webapp.store.transaction import write

pytestmark = [pytest.mark.both_databases, pytest.mark.settings(API_BASE_URL="http://127.0.0.1:9")]


def test_the_first_books_and_the_next_only_blocks_until_that_is_changed(services: Services, roma: Place) -> None:
    first, second = joined(services, roma, "calcom"), joined(services, roma, "acuity")
    assert (of(roma, "calcom").role, of(roma, "acuity").role) == ("books", "blocks")
    connections.set_role(roma, OWNER, second, "books")
    assert (of(roma, "calcom").role, of(roma, "acuity").role) == ("blocks", "books")
    connections.set_role(roma, OWNER, second, "blocks")
    connections.set_role(roma, OWNER, first, "books")
    assert (of(roma, "calcom").role, of(roma, "acuity").role) == ("books", "blocks")


def test_rules_name_what_there_is(services: Services, roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    known = of(roma, "calcom").usable[0].id
    rule = {"event_type": known, "people_min": None, "people_max": None, "shift": None}
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"event_type": "no such"}, "event_type"),
        ({"shift": "Merenda"}, "shift"),
        ({"people_min": 0}, "people_min"),
        ({"people_min": 5, "people_max": 4}, "people_max"),
    ]
    for change, field in wrong:
        with pytest.raises(InvalidChoice) as refused:
            connections.choose(roma, OWNER, connection_id, [rule, {**rule, **change}])
        assert (refused.value.field, refused.value.line) == (field, 1)
    connections.choose(roma, OWNER, connection_id, [{**rule, "shift": "Pranzo"}, rule])
    assert [each["shift"] for each in of(roma, "calcom").rules] == ["Pranzo", None]


def test_questions_are_answered_by_a_text_a_field_or_by_asking(services: Services, roma: Place) -> None:
    connection_id = joined(services, roma, "acuity")
    table = ProviderConnection.__table__
    question = {"id": "7", "label": "Allergie?", "kind": "choice", "is_required": True, "options": ["sì", "no"]}
    services_ = [{**each, "questions": [question]} for each in rows()[0].services]
    write(roma.id, lambda connection: connection.execute(update(table).values(services=services_)))
    assert [each.id for each in of(roma, "acuity").unanswered] == ["7"]
    for given, reason in (
        ({"fixed": "forse"}, "not_an_option"),
        ({"field": "wine"}, "unknown"),
        ({"ask": " "}, "missing"),
    ):
        with pytest.raises(InvalidChoice) as refused:
            connections.answer(roma, OWNER, connection_id, {"7": given})
        assert refused.value.reason == reason
    for given in ({"fixed": "no"}, {"field": "notes"}, {"ask": "Avete allergie?"}):
        connections.answer(roma, OWNER, connection_id, {"7": given})
        assert of(roma, "acuity").answers == {"7": given} and of(roma, "acuity").unanswered == []


def test_options_are_the_providers_own(services: Services, roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    connections.set_options(roma, OWNER, connection_id, {"placeholder_email": "tavoli@example.com"})
    assert of(roma, "calcom").options == {"placeholder_email": "tavoli@example.com"}
    for name, text in (("placeholder_email", "nonsense"), ("rid", "1")):
        with pytest.raises(InvalidChoice):
            connections.set_options(roma, OWNER, connection_id, {name: text})
    connections.set_options(roma, OWNER, connection_id, {"placeholder_email": ""})
    assert of(roma, "calcom").options == {}


def test_a_free_plan_of_calendly_is_named_and_does_not_book(services: Services, roma: Place) -> None:
    services["calendly"].app.extensions["account"].is_paid = False
    connection_id = joined(services, roma, "calendly")
    found = of(roma, "calendly")
    assert "free_plan" in {problem.code for problem in found.problems}
    assert (found.role, found.health, found.cannot_book) == ("blocks", "trouble", True)
    with pytest.raises(InvalidChoice):
        connections.set_role(roma, OWNER, connection_id, "books")
    services["calendly"].app.extensions["account"].is_paid = True
    connections.test(roma, OWNER, connection_id)
    connections.set_role(roma, OWNER, connection_id, "books")
    assert (of(roma, "calendly").role, of(roma, "calendly").cannot_book) == ("books", False)
