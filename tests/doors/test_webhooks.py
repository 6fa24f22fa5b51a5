"""Where booking providers call us: their signature lets them in, and nothing else does."""

import base64
import hashlib
import hmac
import io
import json
import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.restaurants import Place, open_restaurant
from webapp.extensions import db
from webapp.models import Job, ProviderConnection, ProviderNotice
from webapp.models.types import new_id
from webapp.operations.connections import stored

URL = "https://book.example.com"
KEYS = "square-key-new,square-key-old"
MERCHANT = "M-1"
SIGNED_BY_US, BEFORE = "the-secret-of-now", "the-secret-before"
pytestmark = pytest.mark.settings(API_BASE_URL=URL, SQUARE_WEBHOOK_SIGNATURE_KEY=KEYS, ADDRESS_RATE_LIMIT="off")


@dataclass(frozen=True)
class Called:
    """A connection with Cal.com and one with Square, and where each calls us."""

    app: Flask
    client: FlaskClient
    place: Place
    key: str

    def send(self, body: bytes, secret: str = SIGNED_BY_US, **changed: Any) -> int:
        """Cal.com's message; `changed` are other bytes or another key than those signed for."""
        signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        address = f"/webhooks/calcom/{changed.get('key', self.key)}"
        headers = {"X-Cal-Signature-256": changed.get("signature", signature)}
        return self.client.post(address, data=changed.get("sent", body), headers=headers).status_code

    def send_as_square(self, body: bytes, secret: str = "square-key-new", url: str = f"{URL}/webhooks/square") -> int:
        digest = hmac.new(secret.encode(), url.encode() + body, hashlib.sha256).digest()
        headers = {"x-square-hmacsha256-signature": base64.b64encode(digest).decode()}
        return self.client.post("/webhooks/square", data=body, headers=headers).status_code

    @property
    def promised(self) -> list[dict[str, Any]]:
        with self.app.app_context():
            found = [dict(job.payload) for job in db.session.query(Job).filter_by(kind="take_notice")]
            kept = db.session.query(ProviderNotice).count()
            db.session.remove()
        assert len(found) == kept
        return found


def message(**changes: Any) -> bytes:
    told = {"triggerEvent": "BOOKING_CREATED", "createdAt": "2026-01-01T10:00:00Z", "payload": {"uid": "u-1"}}
    return json.dumps(told | changes).encode()


def squares(**changes: Any) -> bytes:
    booking = {"id": "b-1", "status": "ACCEPTED", "start_at": "2099-01-01T19:00:00Z", "version": 1}
    data = {"object": {"booking": booking}}
    now = datetime.now(UTC).isoformat()
    told = {"type": "booking.created", "event_id": "e-1", "merchant_id": MERCHANT, "created_at": now, "data": data}
    return json.dumps(told | changes).encode()


def connect(place: Place, provider: str, account: str, key: str, **columns: Any) -> None:
    names = {"restaurant_id": place.id, "provider": provider, "account_id": account, "account_name": account}
    db.session.add(ProviderConnection(id=new_id(), status="connected", webhook_key=key, **names, **columns))


@pytest.fixture
def called(app: Flask, client: FlaskClient) -> Called:
    place, key = open_restaurant(app), "a-key-that-is-long-and-secret"
    with app.app_context():
        secrets = stored.sealed([SIGNED_BY_US, BEFORE])
        connect(place, "calcom", "A-1", key, role="books", webhook_secrets_encrypted=secrets, webhook_id="1")
        connect(place, "square", MERCHANT, "another-key", role="blocks")
        db.session.commit()
        db.session.remove()
    return Called(app, client, place, key)


def test_a_genuine_message_is_kept_and_promised(called: Called) -> None:
    assert called.send(message()) == 200
    (promised,) = called.promised
    assert (promised["note"], promised["booking_id"]) == ("booking", "u-1")


def test_it_keeps_nothing_of_the_guest(called: Called) -> None:
    guest = {"attendees": [{"name": "Anna Bianchi", "email": "anna@example.com"}]}
    assert called.send(message(payload={"uid": "u-1", **guest})) == 200
    assert "anna" not in json.dumps(called.promised).lower()


def test_a_repeated_message_is_kept_once(called: Called) -> None:
    assert [called.send(message()) for _ in range(3)] == [200, 200, 200]
    assert len(called.promised) == 1
    assert called.send(message(createdAt="2026-01-01T10:00:01Z")) == 200
    assert len(called.promised) == 2


def test_two_secrets_count_while_one_is_replaced(called: Called) -> None:
    assert called.send(message(), BEFORE) == 200
    assert called.send_as_square(squares(), "square-key-old") == 200
    assert called.send_as_square(squares(event_id="e-2"), "square-key-new") == 200
    assert len(called.promised) == 3


@pytest.mark.parametrize("changed", [
    {"secret": "guessed"}, {"signature": ""}, {"signature": "0" * 64}, {"signature": "è"},
    {"sent": message(payload={"uid": "u-2"})}, {"sent": message() + b" "}, {"sent": b""},
], ids=str)  # fmt: skip
def test_what_was_forged_or_altered_changes_nothing(called: Called, changed: dict[str, Any]) -> None:
    assert called.send(message(), **changed) == 401
    assert called.promised == []


def test_a_signature_of_another_connection_does_not_count(called: Called) -> None:
    other = open_restaurant(called.app, "milano")
    with called.app.app_context():
        secrets = stored.sealed(["the-secret-of-milano"])
        connect(other, "calcom", "A-2", "key-of-milano", role="books", webhook_secrets_encrypted=secrets)
        db.session.commit()
        db.session.remove()
    assert called.send(message(), "the-secret-of-milano") == 401
    assert called.send(message(), key="key-of-milano") == 401
    assert called.send(message(), "the-secret-of-milano", key="key-of-milano") == 200
    assert len(called.promised) == 1


@pytest.mark.parametrize("address", [
    "calcom/unknown", "opentable/unknown", "nobody/unknown", "calcom/another-key", "calcom",
])  # fmt: skip
def test_an_unknown_address_is_not_there(called: Called, address: str) -> None:
    assert called.client.post(f"/webhooks/{address}", data=message()).status_code == 404


def test_a_connection_that_was_ended_has_no_address(called: Called) -> None:
    with called.app.app_context():
        db.session.query(ProviderConnection).filter_by(provider="calcom").update({"status": "disconnected"})
        db.session.commit()
        db.session.remove()
    assert called.send(message()) == 404


def test_what_is_signed_and_yet_unreadable_is_answered_and_logged(
    called: Called, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert called.send(b"not json") == 200
    assert "can't be read" in caplog.text and called.promised == []


def test_a_body_that_is_too_large_is_not_read(called: Called) -> None:
    assert called.send(b"x" * (256 * 1024 + 1)) == 413
    assert called.send(b"x" * (256 * 1024)) == 200  # signed, and unreadable


def test_nobody_needs_a_session_or_gets_one(called: Called) -> None:
    signature = hmac.new(SIGNED_BY_US.encode(), message(), hashlib.sha256).hexdigest()
    headers = {"X-Cal-Signature-256": signature}
    answer = called.client.post(f"/webhooks/calcom/{called.key}", data=message(), headers=headers)
    assert answer.status_code == 200 and "Set-Cookie" not in answer.headers
    assert called.client.get(f"/webhooks/calcom/{called.key}").status_code == 405


class Slow(io.BytesIO):
    """A body that does not come until it is let go."""

    def __init__(self) -> None:
        super().__init__(b"0123456789")
        self.is_read, self.go_on = threading.Event(), threading.Event()

    def readinto(self, into: Any) -> int:
        self.is_read.set()
        self.go_on.wait(5)
        return super().readinto(into)

    def read(self, size: int | None = -1) -> bytes:
        self.is_read.set()
        self.go_on.wait(5)
        return super().read(size)


def test_showing_any_secret_does_not_get_slow_bodies_read(called: Called) -> None:
    bodies = [Slow(), Slow()]

    def send(body: Slow) -> None:
        headers = {"X-Vapi-Secret": "anything"}
        stream = {"input_stream": body, "content_length": 10}
        called.app.test_client().post("/webhooks/square", headers=headers, **stream)

    slow = [threading.Thread(target=send, args=(body,)) for body in bodies]
    for thread, body in zip(slow, bodies, strict=True):
        thread.start()
        assert body.is_read.wait(5)
    assert called.send(message()) == 429  # they count as those who have proved nothing
    for thread, body in zip(slow, bodies, strict=True):
        body.go_on.set()
        thread.join()
    assert called.send(message()) == 200


def test_squares_messages_go_to_the_restaurants_of_the_account(called: Called) -> None:
    other = open_restaurant(called.app, "milano")
    with called.app.app_context():
        connect(other, "square", MERCHANT, "third-key", role="books")
        db.session.commit()
        db.session.remove()
    assert called.send_as_square(squares()) == 200
    assert len({promised["connection_id"] for promised in called.promised}) == 2
    assert called.send_as_square(squares(event_id="e-2", merchant_id="M-9")) == 200
    assert len(called.promised) == 2


@pytest.mark.parametrize("changed", [{"secret": "guessed"}, {"url": f"{URL}/webhooks/square/"}, {"url": ""}], ids=str)
def test_square_signs_our_address_too(called: Called, changed: dict[str, str]) -> None:
    assert called.send_as_square(squares(), **changed) == 401
    assert called.promised == []


def test_an_old_message_of_square_is_not_taken_again(called: Called) -> None:
    old = (datetime.now(UTC) - timedelta(days=5)).isoformat()
    assert called.send_as_square(squares(created_at=old)) == 401
    assert called.promised == []
