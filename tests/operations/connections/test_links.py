"""Asking a provider: with fresh credentials, renewed once however many ask, and what came of it noted."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from config import Settings
from integrations import sandbox
from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, Rejected, Unavailable
from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn
from integrations.vocabulary import BookingProvider
from tests.operations.connections import pretended
from tests.operations.connections.pretended import Tokens, connected
from tests.restaurants import Place, open_restaurant
from tests.until import until
from webapp import create_app
from webapp.models import AuditEvent, ProviderConnection, Restaurant
from webapp.models.types import utc_now
from webapp.operations import connections
from webapp.operations.connections import renewal, stored
from webapp.store import engine
from webapp.store.transaction import read, write

pytestmark = pytest.mark.both_databases
SECONDS = 10.0  # a bound against hanging


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[sandbox.StandIn]:
    """The pretended provider, listed under its name and answering."""
    monkeypatch.setitem(BOOKING_PROVIDERS, pretended.NAME, pretended.PROVIDER)
    monkeypatch.setitem(sandbox.STAND_INS, pretended.NAME, pretended.create_app)
    with sandbox.running(pretended.NAME) as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], provider: sandbox.StandIn) -> dict[str, str]:
    """The settings that point at it."""
    urls = {"CALENDLY_BASE_URL": provider.base_url, "CALENDLY_AUTH_BASE_URL": provider.base_url}
    return {**environ, **pretended.SETTINGS, **urls}


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


@pytest.fixture
def tokens(provider: StandIn) -> Tokens:
    found: Tokens = provider.app.extensions["tokens"]
    return found


def name(client: BookingProvider) -> str:
    return client.whoami().name


def asked(roma: Place, connection_id: str, seconds: float = SECONDS) -> str:
    return connections.call(roma.id, connection_id, Deadline(seconds), name)


def row_of(connection_id: str) -> Any:
    table = ProviderConnection.__table__
    return read(lambda connection: connection.execute(select(table).where(table.c.id == connection_id)).one())


def change(connection_id: str, **values: Any) -> None:
    table = ProviderConnection.__table__
    write(None, lambda connection: connection.execute(update(table).where(table.c.id == connection_id), values))


def version_of(roma: Place) -> int:
    return read(lambda connection: connection.scalars(select(Restaurant.version).filter_by(id=roma.id)).one())


def actions() -> list[tuple[str, str]]:
    table = AuditEvent.__table__
    return read(
        lambda connection: [tuple(row) for row in connection.execute(select(table.c.action, table.c.actor_kind))]
    )


def test_a_token_with_time_to_go_is_used_as_it_is(roma: Place, tokens: Tokens) -> None:
    assert asked(roma, connected(roma.id)) == "Osteria Roma"
    assert tokens.renewals == 0


def test_a_token_that_has_ended_is_renewed_first(roma: Place, tokens: Tokens) -> None:
    connection_id = connected(roma.id, -1)
    assert asked(roma, connection_id) == "Osteria Roma"
    row = row_of(connection_id)
    assert (tokens.renewals, row.credentials_version, row.renewing_until) == (1, 2, None)
    assert stored.opened(row)["refresh_token"] == "refresh-1"


def test_a_token_that_ends_soon_is_renewed_while_it_is_used(roma: Place, tokens: Tokens) -> None:
    connection_id = connected(roma.id, renewal.MARGIN_S / 2)
    assert asked(roma, connection_id) == "Osteria Roma"
    until(lambda: row_of(connection_id).credentials_version == 2)
    assert tokens.renewals == 1


def test_a_token_refused_before_its_end_is_renewed_and_the_work_done_once_more(roma: Place, tokens: Tokens) -> None:
    connection_id = connected(roma.id)
    tokens.access = "another"
    assert asked(roma, connection_id) == "Osteria Roma"
    assert tokens.renewals == 1


def test_two_workers_renew_once(roma: Place, tokens: Tokens, settings: Settings) -> None:
    connection_id, workers = connected(roma.id, -1), 4
    tokens.pause_s = 0.3
    together = threading.Barrier(workers)

    def work(number: int) -> str:
        worker = create_app(settings)
        try:
            with worker.app_context():
                together.wait(SECONDS)
                return asked(roma, connection_id)
        finally:
            worker.extensions["tool_call_batches"].close()
            engine.dispose(worker)

    with ThreadPoolExecutor(workers) as pool:
        assert list(pool.map(work, range(workers))) == ["Osteria Roma"] * workers
    assert tokens.renewals == 1
    assert row_of(connection_id).status == "connected"


def test_a_caller_who_cannot_wait_is_told_so_and_the_answer_is_kept(roma: Place, tokens: Tokens) -> None:
    connection_id = connected(roma.id, -1)
    tokens.pause_s = 0.5
    began = time.monotonic()
    with pytest.raises(Unavailable) as refused:
        asked(roma, connection_id, 0.2)
    assert refused.value.code == "renewing" and time.monotonic() - began < 0.45
    until(lambda: row_of(connection_id).credentials_version == 2)
    assert asked(roma, connection_id) == "Osteria Roma" and tokens.renewals == 1


def test_a_lease_whose_holder_died_is_taken_over(roma: Place, tokens: Tokens) -> None:
    connection_id = connected(roma.id, -1)
    change(connection_id, renewing_until=utc_now() + timedelta(seconds=0.4))
    assert asked(roma, connection_id) == "Osteria Roma"
    assert tokens.renewals == 1


def test_a_lease_that_is_held_is_left_to_its_holder(roma: Place, tokens: Tokens) -> None:
    connection_id = connected(roma.id, -1)
    change(connection_id, renewing_until=utc_now() + timedelta(seconds=30))
    with pytest.raises(Unavailable):
        asked(roma, connection_id, 0.3)
    assert tokens.renewals == 0


@pytest.mark.parametrize("lost", ["drop_after_write", "invalid_json"])
def test_a_renewal_whose_answer_was_lost_asks_the_owner_to_reconnect(roma: Place, provider: StandIn, lost: str) -> None:
    connection_id, before = connected(roma.id, -1), version_of(roma)
    provider.app.extensions["faults"].switch(lost, times=1, only="token")
    with pytest.raises(ReconnectNeeded):
        asked(roma, connection_id)
    row = row_of(connection_id)
    assert (row.status, row.last_error, row.renewing_until) == ("error", "grant_gone", None)
    assert version_of(roma) == before + 1
    assert actions() == [("connection.failed", "system")]
    with pytest.raises(ReconnectNeeded):
        asked(roma, connection_id)
    assert actions() == [("connection.failed", "system")]


def test_a_sign_in_that_is_down_is_no_reason_to_reconnect(roma: Place, tokens: Tokens, provider: StandIn) -> None:
    connection_id = connected(roma.id, -1)
    provider.app.extensions["faults"].switch("429", only="token")
    with pytest.raises(Unavailable):
        asked(roma, connection_id)
    row = row_of(connection_id)
    assert (row.status, row.last_error, row.renewing_until) == ("connected", "rate_limited", None)
    provider.app.extensions["faults"].switch(None)
    assert asked(roma, connection_id) == "Osteria Roma" and tokens.renewals == 1
    assert row_of(connection_id).last_error is None


def test_a_permission_that_is_gone_turns_the_connection_to_error_once(roma: Place, provider: StandIn) -> None:
    connection_id = connected(roma.id)
    provider.app.extensions["faults"].switch("401", only="me")
    with pytest.raises(ReconnectNeeded):
        asked(roma, connection_id)
    assert row_of(connection_id).status == "error"
    assert actions() == [("connection.failed", "system")]


def test_an_outage_leaves_the_connection_connected(roma: Place, provider: StandIn) -> None:
    connection_id, before = connected(roma.id), version_of(roma)
    provider.app.extensions["faults"].switch("500", only="me")
    with pytest.raises(Unavailable):
        asked(roma, connection_id)
    row = row_of(connection_id)
    assert (row.status, row.last_error, version_of(roma)) == ("connected", "http_500", before)


def test_credentials_stored_meanwhile_are_left_in_peace(roma: Place, provider: StandIn) -> None:
    connection_id = connected(roma.id)

    def reconnected_meanwhile(_client: BookingProvider) -> str:
        change(connection_id, credentials_version=2)
        raise ReconnectNeeded("calendly", "gone", "bad_credentials")

    with pytest.raises(ReconnectNeeded):
        connections.call(roma.id, connection_id, Deadline(SECONDS), reconnected_meanwhile)
    assert row_of(connection_id).status == "connected"


def test_success_is_noted_once_a_minute(roma: Place, provider: StandIn) -> None:
    connection_id = connected(roma.id)
    asked(roma, connection_id)
    first = row_of(connection_id).last_success_at
    asked(roma, connection_id)
    assert first is not None and row_of(connection_id).last_success_at == first
    change(connection_id, last_success_at=first - timedelta(minutes=2))
    asked(roma, connection_id)
    assert row_of(connection_id).last_success_at > first - timedelta(minutes=1)


def test_a_refusal_is_an_answer(roma: Place, provider: StandIn) -> None:
    connection_id = connected(roma.id)

    def refuse(_client: BookingProvider) -> str:
        raise Rejected("calendly", "the name is too long", "name")

    with pytest.raises(Rejected):
        connections.call(roma.id, connection_id, Deadline(SECONDS), refuse)
    row = row_of(connection_id)
    assert row.last_error is None and row.last_success_at is not None


@pytest.mark.parametrize("status", ["error", "disconnected"])
def test_what_is_not_connected_is_not_asked(roma: Place, provider: StandIn, status: str) -> None:
    connection_id = connected(roma.id, status=status)
    with pytest.raises(ReconnectNeeded):
        connections.call(roma.id, connection_id, Deadline(SECONDS), lambda _client: pytest.fail("was asked"))


def test_credentials_that_cannot_be_read_ask_for_reconnecting(roma: Place, provider: StandIn) -> None:
    connection_id = connected(roma.id, credentials_encrypted="nonsense")
    with pytest.raises(ReconnectNeeded) as refused:
        asked(roma, connection_id)
    assert refused.value.code == "unreadable" and row_of(connection_id).status == "error"


def test_another_restaurants_connection_is_not_found(roma: Place, app: Flask, provider: StandIn) -> None:
    connection_id = connected(roma.id)
    milano = open_restaurant(app, "milano")
    with pytest.raises(connections.UnknownConnection):
        asked(milano, connection_id)


def test_those_who_wait_for_providers_leave_threads_to_others(roma: Place, app: Flask, settings: Settings) -> None:
    connection_id, most = connected(roma.id), settings.web_threads * 3 // 4
    waiting, goes_on = threading.Barrier(most + 1), threading.Event()

    def wait(_client: BookingProvider) -> bool:
        waiting.wait(SECONDS)
        return goes_on.wait(SECONDS)

    def ask(_number: int) -> bool:
        with app.app_context():
            return connections.call(roma.id, connection_id, Deadline(SECONDS), wait)

    with ThreadPoolExecutor(most) as pool:
        answers = pool.map(ask, range(most))
        waiting.wait(SECONDS)
        with pytest.raises(Unavailable) as refused:
            asked(roma, connection_id)
        goes_on.set()
        assert all(answers)
    assert refused.value.code == "busy" and row_of(connection_id).last_error is None
    assert asked(roma, connection_id) == "Osteria Roma"
