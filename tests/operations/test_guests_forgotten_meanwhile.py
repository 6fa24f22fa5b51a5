"""A guest is erased while another process keeps what it heard of their calls in memory, or writes it just then."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from config import Settings
from tests.operations.guest_book import ANNA, add_guest, place_of
from tests.operations.test_guests_forgotten import rows, stored
from tests.restaurants import CALLER, Place, envelope, open_restaurant
from webapp import create_app
from webapp.extensions import db
from webapp.models import AuditEvent, Call, ToolCall, UnansweredQuestion
from webapp.operations import guests
from webapp.store import engine, forgetting, tool_calls
from webapp.store.forgetting import COMMITTED_WITHIN

pytestmark = pytest.mark.both_databases
SECRETS = ("3331234567", "333 123 45 67", "Mario", "vapi-call-9")
ASKED = (
    ("t1", "lookup_booking", {"phone": "333 123 45 67"}),
    ("t2", "answer_question", {"question": "Sono Mario, dove lascio il cavallo?"}),
)


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


@pytest.fixture
def mario(roma: Place) -> str:
    return add_guest(roma, "Mario Rossi", CALLER)


@pytest.fixture
def elsewhere(app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Another process's application, which writes down what it heard when it is told to."""
    monkeypatch.setattr(tool_calls, "EVERY_S", 3600)
    made = create_app(settings)
    yield made
    made.extensions["tool_call_batches"].close()
    engine.dispose(made)


def call(client: FlaskClient, place: Place, call_id: str = "vapi-call-9", caller: str = CALLER) -> None:
    body = envelope(place, *ASKED, call_id=call_id, caller=caller)
    assert client.post("/api/vapi/tools", json=body, headers=place.bearer).status_code == 200


def flush(app: Flask) -> None:
    app.extensions["tool_call_batches"].flush()


def as_if_long_ago() -> None:
    """What begins now is well after the guest was erased."""
    event = update(AuditEvent).where(AuditEvent.action == forgetting.ERASED)
    db.session.execute(event.values(at=rows(AuditEvent)[-1].at - COMMITTED_WITHIN - timedelta(milliseconds=1)))
    db.session.commit()


def test_what_was_kept_in_memory_meanwhile_is_not_written(elsewhere: Flask, roma: Place, mario: str) -> None:
    call(elsewhere.test_client(), roma)
    guests.erase(place_of(roma), ANNA, mario)
    flush(elsewhere)
    assert not [secret for secret in SECRETS if secret in stored("restaurant")]
    assert (rows(ToolCall), rows(Call), rows(UnansweredQuestion)) == ([], [], [])


def test_what_is_heard_afterwards_is_written_of_the_same_call_too(elsewhere: Flask, roma: Place, mario: str) -> None:
    call(elsewhere.test_client(), roma)
    guests.erase(place_of(roma), ANNA, mario)
    flush(elsewhere)
    as_if_long_ago()
    call(elsewhere.test_client(), roma)
    flush(elsewhere)
    assert [row.tool for row in rows(ToolCall)] == ["list_bookings", "faq"]
    assert [row.vapi_call_id for row in rows(Call)] == ["vapi-call-9"]


def test_what_other_restaurants_heard_is_written(app: Flask, elsewhere: Flask, roma: Place, mario: str) -> None:
    milano = open_restaurant(app, "milano")
    call(elsewhere.test_client(), milano)
    guests.erase(place_of(roma), ANNA, mario)
    flush(elsewhere)
    assert [row.restaurant_id for row in rows(Call)] == [milano.id]


def test_who_is_erased_while_it_is_being_written_is_nowhere_afterwards(
    app: Flask, elsewhere: Flask, roma: Place, mario: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has looked, and found that nobody was erased, when the guest is."""
    call(elsewhere.test_client(), roma)
    looked, erased = threading.Event(), threading.Event()
    look = forgetting.lately

    def look_and_wait(*given: Any) -> dict[str, Any]:
        found = look(*given)
        looked.set()
        erased.wait(0.5)  # it has to wait for us, so that this is not
        return found

    def erase() -> None:
        looked.wait(10)
        with app.app_context():
            guests.erase(place_of(roma), ANNA, mario)
        erased.set()

    monkeypatch.setattr(forgetting, "lately", look_and_wait)
    threads = [threading.Thread(target=erase), threading.Thread(target=flush, args=(elsewhere,))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert erased.is_set()
    assert not [secret for secret in SECRETS if secret in stored("restaurant")]
    assert len(rows(ToolCall)) == len(ASKED), "it was written before, and is counted"
