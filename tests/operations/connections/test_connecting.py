"""Connecting by key and by consent, what is chosen, tested, reconnected and disconnected, at every stand-in."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, Rejected, Unavailable
from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn
from tests import stand_ins
from tests.operations.settings_place import OWNER, logged, version
from tests.restaurants import Place as Keys
from tests.restaurants import open_restaurant
from tests.stand_ins import BY_KEY, BY_OAUTH, KEYS
from webapp.models import ProviderConnection
from webapp.operations import connections
from webapp.operations.connections import Connected, InvalidChoice, InvalidKey, messages, stored
from webapp.operations.memberships import Place
from webapp.store.transaction import read, write

pytestmark = [pytest.mark.both_databases, pytest.mark.settings(API_BASE_URL="http://127.0.0.1:9")]
BACK = "https://book.example.com/connections/{}/callback"
CREDENTIAL_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
ALL = tuple(BOOKING_PROVIDERS)


@pytest.fixture
def services() -> Iterator[dict[str, StandIn]]:
    with stand_ins.opened() as opened:
        yield opened


@pytest.fixture
def environ(environ: dict[str, str], services: dict[str, StandIn]) -> dict[str, str]:
    return {**environ, **stand_ins.environment(services)}


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield place_of(opened)


def place_of(keys: Keys) -> Place:
    return Place(keys.id, keys.slug, keys.slug.title(), "Europe/Rome", "it", "owner")


def allowed(services: dict[str, StandIn], place: Place, name: str, level: str | None = None) -> str:
    """Connect by consent; the connection's id."""
    consent = connections.begin_oauth(name, BACK.format(name), level)
    back = stand_ins.decide(services[name], consent.url)
    assert back["state"] == consent.state
    return connections.finish_oauth(place, OWNER, name, back["code"], BACK.format(name), consent.verifier, level)


def joined(services: dict[str, StandIn], place: Place, name: str) -> str:
    """Connect whichever way it connects."""
    if name in KEYS:
        return connections.connect_by_key(place, OWNER, name, KEYS[name])
    return allowed(services, place, name)


def of(place: Place, name: str) -> Connected:
    card = connections.card(place, name)
    assert card is not None and card.connected is not None
    return card.connected


def rows() -> list[Any]:
    table = ProviderConnection.__table__
    return read(lambda connection: list(connection.execute(select(table).order_by(table.c.connected_at))))


@pytest.mark.parametrize("name", ALL)
def test_every_provider_connects_and_can_be_asked(services: dict[str, StandIn], roma: Place, name: str) -> None:
    before = version(roma)
    connection_id = joined(services, roma, name)
    found = of(roma, name)
    assert (found.id, found.status, found.role, found.health) == (connection_id, "connected", "books", "ok")
    assert found.account_name and found.services and found.rules and found.last_success_at
    account = connections.call(roma.id, connection_id, Deadline(10), lambda client: client.whoami())
    assert account.name == found.account_name
    assert version(roma) > before
    assert [entry.action for entry in logged(roma)] == ["connection.connected"]
    assert str(KEYS.get(name, {}).get("api_key", "no key")) not in str([tuple(entry) for entry in logged(roma)])


@pytest.mark.parametrize("name", BY_KEY)
def test_a_key_is_stored_encrypted_and_only_its_end_is_shown(
    services: dict[str, StandIn], roma: Place, name: str
) -> None:
    joined(services, roma, name)
    field = next(field.name for field in reversed(BOOKING_PROVIDERS[name].key_fields) if field.is_secret)
    key = KEYS[name][field]
    assert key not in str(rows())
    assert of(roma, name).key_hint == key[-4:]
    assert stored.opened(rows()[0])[field] == key


@pytest.mark.parametrize("name", BY_KEY)
def test_a_wrong_key_is_not_stored(services: dict[str, StandIn], roma: Place, name: str) -> None:
    wrong = {field: value if field == "rid" else f"{value[:4]}wrong" for field, value in KEYS[name].items()}
    with pytest.raises(ReconnectNeeded):
        connections.connect_by_key(roma, OWNER, name, wrong)
    assert rows() == [] and logged(roma) == []


@pytest.mark.parametrize(
    ("name", "given", "field", "reason"),
    [
        ("calcom", {}, "api_key", "missing"),
        ("acuity", {"user_id": "12"}, "api_key", "missing"),
        ("calcom", {"api_key": "è" * 20}, "api_key", "unreadable"),
        ("calcom", {"api_key": "x" * 2000}, "api_key", "too_long"),
        ("calcom", {"api_key": "cal_1", "base_url": "cal.example.com"}, "base_url", "not_a_url"),
        ("calcom", {"api_key": "cal_1", "base_url": "https://u:p@cal.example.com"}, "base_url", "not_a_url"),
    ],
)
def test_what_cannot_be_a_key_is_said_at_its_field(
    roma: Place, name: str, given: dict[str, str], field: str, reason: str
) -> None:
    with pytest.raises(InvalidKey) as refused:
        connections.connect_by_key(roma, OWNER, name, given)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_a_provider_that_is_away_is_not_connected(services: dict[str, StandIn], roma: Place) -> None:
    services["calcom"].app.extensions["faults"].switch("500")
    with pytest.raises(Unavailable):
        joined(services, roma, "calcom")
    assert rows() == []


@pytest.mark.parametrize("name", BY_OAUTH)
def test_a_denial_gives_no_code(services: dict[str, StandIn], roma: Place, name: str) -> None:
    consent = connections.begin_oauth(name, BACK.format(name))
    back = stand_ins.decide(services[name], consent.url, "deny")
    assert back["error"] == "access_denied" and back["state"] == consent.state and "code" not in back


@pytest.mark.parametrize("name", BY_OAUTH)
def test_a_code_works_once_and_only_for_its_address(services: dict[str, StandIn], roma: Place, name: str) -> None:
    consent = connections.begin_oauth(name, BACK.format(name))
    code = stand_ins.decide(services[name], consent.url)["code"]
    connections.finish_oauth(roma, OWNER, name, code, BACK.format(name), consent.verifier, None)
    for address in (BACK.format(name), "https://elsewhere.example.com/callback"):
        with pytest.raises(ReconnectNeeded):
            connections.finish_oauth(roma, OWNER, name, code, address, consent.verifier, None)


def test_each_provider_is_connected_in_its_own_way_only(services: dict[str, StandIn], roma: Place) -> None:
    for attempt in (
        lambda: connections.begin_oauth("calcom", BACK.format("calcom")),
        lambda: connections.connect_by_key(roma, OWNER, "calendly", {}),
        lambda: connections.connect_by_key(roma, OWNER, "nowhere", {}),
    ):
        with pytest.raises(connections.UnknownProvider):
            attempt()


def test_the_first_books_and_the_next_only_blocks_until_that_is_changed(
    services: dict[str, StandIn], roma: Place
) -> None:
    first, second = joined(services, roma, "calcom"), joined(services, roma, "acuity")
    assert (of(roma, "calcom").role, of(roma, "acuity").role) == ("books", "blocks")
    connections.set_role(roma, OWNER, second, "books")
    assert (of(roma, "calcom").role, of(roma, "acuity").role) == ("blocks", "books")
    connections.set_role(roma, OWNER, second, "blocks")
    connections.set_role(roma, OWNER, first, "books")
    assert (of(roma, "calcom").role, of(roma, "acuity").role) == ("books", "blocks")


def test_a_free_plan_of_calendly_is_named_and_does_not_book(services: dict[str, StandIn], roma: Place) -> None:
    services["calendly"].app.extensions["account"].is_paid = False
    connection_id = allowed(services, roma, "calendly")
    found = of(roma, "calendly")
    assert "free_plan" in {problem.code for problem in found.problems}
    assert (found.role, found.health, found.cannot_book) == ("blocks", "trouble", True)
    with pytest.raises(InvalidChoice):
        connections.set_role(roma, OWNER, connection_id, "books")
    services["calendly"].app.extensions["account"].is_paid = True
    connections.test(roma, OWNER, connection_id)
    connections.set_role(roma, OWNER, connection_id, "books")
    assert (of(roma, "calendly").role, of(roma, "calendly").cannot_book) == ("books", False)


@pytest.mark.parametrize("name", ALL)
def test_a_test_asks_for_the_account_and_for_tomorrow(services: dict[str, StandIn], roma: Place, name: str) -> None:
    steps = connections.test(roma, OWNER, joined(services, roma, name))
    assert [step.name for step in steps] == ["account", "times"]
    assert all(step.error is None for step in steps) and steps[0].found > 0


def test_a_test_that_fails_says_why_and_one_that_works_again_mends_the_connection(
    services: dict[str, StandIn], roma: Place
) -> None:
    connection_id = joined(services, roma, "calcom")
    services["calcom"].app.extensions["faults"].switch("401")
    [step] = connections.test(roma, OWNER, connection_id)
    assert isinstance(step.error, ReconnectNeeded) and of(roma, "calcom").status == "error"
    services["calcom"].app.extensions["faults"].switch(None)
    connections.test(roma, OWNER, connection_id)
    assert (of(roma, "calcom").status, of(roma, "calcom").last_error) == ("connected", None)
    assert [entry.action for entry in logged(roma)][1:] == ["connection.failed", "connection.recovered"]


def test_connecting_again_keeps_the_row_and_what_was_chosen(services: dict[str, StandIn], roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    rules = [{"event_type": of(roma, "calcom").usable[-1].id, "people_min": 1, "people_max": 9, "shift": "Cena"}]
    connections.choose(roma, OWNER, connection_id, rules)
    table = ProviderConnection.__table__
    write(roma.id, lambda connection: connection.execute(update(table).values(status="error", last_error="expired")))
    assert joined(services, roma, "calcom") == connection_id
    found = of(roma, "calcom")
    assert (found.status, found.last_error, list(found.rules)) == ("connected", None, rules)
    assert rows()[0].credentials_version == 2
    assert logged(roma)[-1].action == "connection.reconnected"


def test_another_account_is_not_put_in_the_place_of_the_first(services: dict[str, StandIn], roma: Place) -> None:
    joined(services, roma, "calcom")
    table = ProviderConnection.__table__
    write(roma.id, lambda connection: connection.execute(update(table).values(account_id="another")))
    with pytest.raises(connections.OtherAccount):
        joined(services, roma, "calcom")


def test_rules_name_what_there_is(services: dict[str, StandIn], roma: Place) -> None:
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


def test_questions_are_answered_by_a_text_a_field_or_by_asking(services: dict[str, StandIn], roma: Place) -> None:
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


def test_options_are_the_providers_own(services: dict[str, StandIn], roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    connections.set_options(roma, OWNER, connection_id, {"placeholder_email": "tavoli@example.com"})
    assert of(roma, "calcom").options == {"placeholder_email": "tavoli@example.com"}
    for name, text in (("placeholder_email", "nonsense"), ("rid", "1")):
        with pytest.raises(InvalidChoice):
            connections.set_options(roma, OWNER, connection_id, {name: text})
    connections.set_options(roma, OWNER, connection_id, {"placeholder_email": ""})
    assert of(roma, "calcom").options == {}


@pytest.mark.parametrize("name", ["calcom", "acuity", "calendly"])
def test_messages_are_asked_for_once_at_an_address_of_its_own(
    services: dict[str, StandIn], roma: Place, name: str
) -> None:
    joined(services, roma, name)
    row = rows()[0]
    assert row.webhook_id and of(roma, name).has_messages
    assert messages.address(row) == f"http://127.0.0.1:9/webhooks/{name}/{row.webhook_key}"
    assert len(messages.secrets_of(row)) == 1
    joined(services, roma, name)
    assert rows()[0].webhook_key == row.webhook_key and rows()[0].webhook_id


@pytest.mark.parametrize("name", ALL)
def test_disconnecting_erases_the_credentials_and_keeps_the_row(
    services: dict[str, StandIn], roma: Place, name: str
) -> None:
    connection_id, before = joined(services, roma, name), version(roma)
    assert connections.disconnect(roma, OWNER, connection_id) is True
    row = rows()[0]
    assert (row.status, row.credentials_encrypted, row.webhook_secrets_encrypted) == ("disconnected", None, None)
    assert row.disconnected_at is not None and version(roma) == before + 1
    card = connections.card(roma, name)
    assert card is not None and card.connected is None
    assert logged(roma)[-1].action == "connection.disconnected"
    with pytest.raises(ReconnectNeeded):
        connections.call(roma.id, connection_id, Deadline(5), lambda client: client.whoami())
    connections.disconnect(roma, OWNER, connection_id)
    assert version(roma) == before + 1


def test_the_same_account_connected_anew_is_the_same_connection(services: dict[str, StandIn], roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    connections.disconnect(roma, OWNER, connection_id)
    assert joined(services, roma, "calcom") == connection_id
    assert of(roma, "calcom").role == "books" and len(rows()) == 1


def test_access_is_revoked_at_the_provider_unless_another_restaurant_has_it(
    services: dict[str, StandIn], roma: Place, app: Flask
) -> None:
    milano = place_of(open_restaurant(app, "milano"))
    ours, theirs = allowed(services, roma, "square"), allowed(services, milano, "square")
    connections.disconnect(roma, OWNER, ours)
    assert connections.call(milano.id, theirs, Deadline(10), lambda client: client.whoami()).name
    token = stored.opened(next(row for row in rows() if row.id == theirs))["access_token"]
    connections.disconnect(milano, OWNER, theirs)
    answer = (
        services["square"]
        .app.test_client()
        .get("/v2/merchants/me", headers={"Authorization": f"Bearer {token}", "Square-Version": "2025-08-20"})
    )
    assert answer.status_code == 401


def test_disconnecting_is_done_though_the_provider_is_away(services: dict[str, StandIn], roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    services["calcom"].app.extensions["faults"].switch("500")
    assert connections.disconnect(roma, OWNER, connection_id) is False
    assert rows()[0].status == "disconnected"


def test_what_disconnecting_changes_is_known_before(services: dict[str, StandIn], roma: Place, app: Flask) -> None:
    found = connections.consequences(roma, joined(services, roma, "calcom"))
    assert (found.books, found.house_answers, found.copies, found.unsent) == (True, True, 0, 0)
    milano = place_of(open_restaurant(app, "milano", house_book=False))
    found = connections.consequences(milano, joined(services, milano, "acuity"))
    assert (found.books, found.house_answers) == (True, False)


def test_a_neighbours_connection_is_not_there(services: dict[str, StandIn], roma: Place, app: Flask) -> None:
    connection_id = joined(services, roma, "calcom")
    milano = place_of(open_restaurant(app, "milano"))
    for attempt in (connections.test, connections.disconnect):
        with pytest.raises(connections.UnknownConnection):
            attempt(milano, OWNER, connection_id)
    with pytest.raises(connections.UnknownConnection):
        connections.set_role(milano, OWNER, connection_id, "books")
    assert of(roma, "calcom").status == "connected"


def test_the_stand_ins_are_told_apart_from_the_real_ones(services: dict[str, StandIn], roma: Place) -> None:
    assert all(card.is_stand_in and card.can_connect for card in connections.of_restaurant(roma))


@pytest.mark.settings(
    APP_ENV="production", SECRET_KEY="s" * 40, CREDENTIAL_KEYS="MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
)
def test_in_production_a_typed_address_is_of_the_public_network(roma: Place, services: dict[str, StandIn]) -> None:
    key = KEYS["calcom"]
    with pytest.raises(InvalidKey) as refused:
        connections.connect_by_key(roma, OWNER, "calcom", {**key, "base_url": services["calcom"].base_url})
    assert refused.value.reason == "not_https"
    for address in ("https://127.0.0.1:8443", "https://169.254.169.254", "https://localhost"):
        with pytest.raises(Rejected) as private:
            connections.connect_by_key(roma, OWNER, "calcom", {**key, "base_url": address})
        assert private.value.code == "private_address"
    assert rows() == []
