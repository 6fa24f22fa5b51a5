"""Testing a connection, being told of changes, and leaving a provider."""

import pytest
from flask import Flask

from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded
from tests.operations.connections.joining import ALL, Services, joined, of, rows
from tests.operations.settings_place import OWNER, logged, version
from tests.restaurants import open_restaurant, workplace_of
from webapp.operations import connections
from webapp.operations.connections import messages, stored
from webapp.operations.memberships import Place

pytestmark = [pytest.mark.both_databases, pytest.mark.settings(API_BASE_URL="http://127.0.0.1:9")]


@pytest.mark.parametrize("name", ALL)
def test_a_test_asks_for_the_account_and_for_tomorrow(services: Services, roma: Place, name: str) -> None:
    steps = connections.test(roma, OWNER, joined(services, roma, name))
    assert [step.name for step in steps] == ["account", "times"]
    assert all(step.error is None for step in steps) and steps[0].found > 0


def test_a_test_that_fails_says_why_and_one_that_works_again_mends_the_connection(
    services: Services, roma: Place
) -> None:
    connection_id = joined(services, roma, "calcom")
    services["calcom"].app.extensions["faults"].switch("401")
    [step] = connections.test(roma, OWNER, connection_id)
    assert isinstance(step.error, ReconnectNeeded) and of(roma, "calcom").status == "error"
    services["calcom"].app.extensions["faults"].switch(None)
    connections.test(roma, OWNER, connection_id)
    assert (of(roma, "calcom").status, of(roma, "calcom").last_error) == ("connected", None)
    assert [entry.action for entry in logged(roma)][1:] == ["connection.failed", "connection.recovered"]


@pytest.mark.parametrize("name", ["calcom", "acuity", "calendly"])
def test_messages_are_asked_for_once_at_an_address_of_its_own(services: Services, roma: Place, name: str) -> None:
    joined(services, roma, name)
    row = rows()[0]
    assert row.webhook_id and of(roma, name).has_messages
    assert messages.address(row) == f"http://127.0.0.1:9/webhooks/{name}/{row.webhook_key}"
    assert len(messages.secrets_of(row)) == 1
    joined(services, roma, name)
    assert rows()[0].webhook_key == row.webhook_key and rows()[0].webhook_id


@pytest.mark.parametrize("name", ALL)
def test_disconnecting_erases_the_credentials_and_keeps_the_row(services: Services, roma: Place, name: str) -> None:
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


def test_the_same_account_connected_anew_is_the_same_connection(services: Services, roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    connections.disconnect(roma, OWNER, connection_id)
    assert joined(services, roma, "calcom") == connection_id
    assert of(roma, "calcom").role == "books" and len(rows()) == 1


def test_access_is_revoked_at_the_provider_unless_another_restaurant_has_it(
    services: Services, roma: Place, app: Flask
) -> None:
    milano = workplace_of(open_restaurant(app, "milano"))
    ours, theirs = joined(services, roma, "square"), joined(services, milano, "square")
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


def test_disconnecting_is_done_though_the_provider_is_away(services: Services, roma: Place) -> None:
    connection_id = joined(services, roma, "calcom")
    services["calcom"].app.extensions["faults"].switch("500")
    assert connections.disconnect(roma, OWNER, connection_id) is False
    assert rows()[0].status == "disconnected"


def test_what_disconnecting_changes_is_known_before(services: Services, roma: Place, app: Flask) -> None:
    found = connections.consequences(roma, joined(services, roma, "calcom"))
    assert (found.books, found.house_answers, found.copies, found.unsent) == (True, True, 0, 0)
    milano = workplace_of(open_restaurant(app, "milano", house_book=False))
    found = connections.consequences(milano, joined(services, milano, "acuity"))
    assert (found.books, found.house_answers) == (True, False)


def test_a_neighbours_connection_is_not_there(services: Services, roma: Place, app: Flask) -> None:
    connection_id = joined(services, roma, "calcom")
    milano = workplace_of(open_restaurant(app, "milano"))
    for attempt in (connections.test, connections.disconnect):
        with pytest.raises(connections.UnknownConnection):
            attempt(milano, OWNER, connection_id)
    with pytest.raises(connections.UnknownConnection):
        connections.set_role(milano, OWNER, connection_id, "books")
    assert of(roma, "calcom").status == "connected"
