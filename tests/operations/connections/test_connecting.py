"""Connecting by key and by consent, at every stand-in."""

import pytest
from sqlalchemy import update

from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, Rejected, Unavailable
from integrations.registry import BOOKING_PROVIDERS
from tests import stand_ins
from tests.operations.connections.joining import ALL, Services, joined, of, rows
from tests.operations.settings_place import OWNER, logged, version
from tests.stand_ins import BACK, BY_KEY, BY_OAUTH, KEYS
from webapp.models import ProviderConnection
from webapp.operations import connections
from webapp.operations.connections import InvalidKey, stored
from webapp.operations.memberships import Place
from webapp.store.transaction import write

pytestmark = [pytest.mark.both_databases, pytest.mark.settings(API_BASE_URL="http://127.0.0.1:9")]
CREDENTIAL_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


@pytest.mark.parametrize("name", ALL)
def test_every_provider_connects_and_can_be_asked(services: Services, roma: Place, name: str) -> None:
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
def test_a_key_is_stored_encrypted_and_only_its_end_is_shown(services: Services, roma: Place, name: str) -> None:
    joined(services, roma, name)
    field = next(field.name for field in reversed(BOOKING_PROVIDERS[name].key_fields) if field.is_secret)
    key = KEYS[name][field]
    assert key not in str(rows())
    assert of(roma, name).key_hint == key[-4:]
    assert stored.opened(rows()[0])[field] == key


@pytest.mark.parametrize("name", BY_KEY)
def test_a_wrong_key_is_not_stored(services: Services, roma: Place, name: str) -> None:
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


def test_a_provider_that_is_away_is_not_connected(services: Services, roma: Place) -> None:
    services["calcom"].app.extensions["faults"].switch("500")
    with pytest.raises(Unavailable):
        joined(services, roma, "calcom")
    assert rows() == []


@pytest.mark.parametrize("name", BY_OAUTH)
def test_a_denial_gives_no_code(services: Services, roma: Place, name: str) -> None:
    consent = connections.begin_oauth(name, BACK.format(name))
    back = stand_ins.decide(services[name], consent.url, "deny")
    assert back["error"] == "access_denied" and back["state"] == consent.state and "code" not in back


@pytest.mark.parametrize("name", BY_OAUTH)
def test_a_code_works_once_and_only_for_its_address(services: Services, roma: Place, name: str) -> None:
    consent = connections.begin_oauth(name, BACK.format(name))
    code = stand_ins.decide(services[name], consent.url)["code"]
    connections.finish_oauth(roma, OWNER, name, code, BACK.format(name), consent.verifier, None)
    for address in (BACK.format(name), "https://elsewhere.example.com/callback"):
        with pytest.raises(ReconnectNeeded):
            connections.finish_oauth(roma, OWNER, name, code, address, consent.verifier, None)


def test_each_provider_is_connected_in_its_own_way_only(services: Services, roma: Place) -> None:
    for attempt in (
        lambda: connections.begin_oauth("calcom", BACK.format("calcom")),
        lambda: connections.connect_by_key(roma, OWNER, "calendly", {}),
        lambda: connections.connect_by_key(roma, OWNER, "nowhere", {}),
    ):
        with pytest.raises(connections.UnknownProvider):
            attempt()


def test_connecting_again_keeps_the_row_and_what_was_chosen(services: Services, roma: Place) -> None:
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


def test_an_address_that_is_left_out_the_next_time_is_the_usual_one(services: Services, roma: Place) -> None:
    key, typed = KEYS["calcom"], f"{services['calcom'].base_url}/v2"
    connections.connect_by_key(roma, OWNER, "calcom", {**key, "base_url": typed})
    assert of(roma, "calcom").options == {"base_url": typed}
    connections.connect_by_key(roma, OWNER, "calcom", key)
    assert of(roma, "calcom").options == {}


def test_another_account_is_not_put_in_the_place_of_the_first(services: Services, roma: Place) -> None:
    joined(services, roma, "calcom")
    table = ProviderConnection.__table__
    write(roma.id, lambda connection: connection.execute(update(table).values(account_id="another")))
    with pytest.raises(connections.OtherAccount):
        joined(services, roma, "calcom")


def test_the_stand_ins_are_told_apart_from_the_real_ones(services: Services, roma: Place) -> None:
    assert all(card.stand_in_url and card.can_connect for card in connections.of_restaurant(roma))


@pytest.mark.settings(
    APP_ENV="production", SECRET_KEY="s" * 40, CREDENTIAL_KEYS="MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
)
def test_in_production_a_typed_address_is_of_the_public_network(roma: Place, services: Services) -> None:
    key = KEYS["calcom"]
    with pytest.raises(InvalidKey) as refused:
        connections.connect_by_key(roma, OWNER, "calcom", {**key, "base_url": services["calcom"].base_url})
    assert refused.value.reason == "not_https"
    for address in ("https://127.0.0.1:8443", "https://169.254.169.254", "https://localhost"):
        with pytest.raises(Rejected) as private:
            connections.connect_by_key(roma, OWNER, "calcom", {**key, "base_url": address})
        assert private.value.code == "private_address"
    assert rows() == []
