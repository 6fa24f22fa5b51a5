"""Cal.com calls us: which messages are genuine, what they are about, and how we ask for them."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from integrations import sandbox
from integrations.calcom.webhooks import TRIGGERS, is_genuine, notices, subscribe, unsubscribe
from integrations.errors import ReconnectNeeded
from integrations.provider import Note, Unreadable
from tests.contract.case import ROME
from tests.integrations.calcom.connecting import link_to

URL = "https://app.example/hooks/calcom/1"
SECRET = "whsec-test-cal"
BODY = (
    b'{"triggerEvent":"BOOKING_CANCELLED","createdAt":"2026-11-21T10:00:00.000Z",'
    b'"payload":{"uid":"bFJeNb2uX8ANpT3JL5EfXw","status":"CANCELLED"}}'
)
SIGNATURE = "67bd335222c1329700898bb1e0c31c353c60b69bf7abeb9c6914d72a4d4dcafd"  # of BODY with SECRET
NOW = datetime(2026, 11, 21, 10, 0, 1, tzinfo=UTC)


def is_taken(secrets: list[str], body: bytes, signature: str | None) -> bool:
    headers = {} if signature is None else {"X-Cal-Signature-256": signature}
    return is_genuine(secrets, URL, headers, body, NOW)


def told(**changes: Any) -> bytes:
    return json.dumps({**json.loads(BODY), **changes}).encode()


@pytest.mark.parametrize("secrets", [[SECRET], ["new", SECRET], [SECRET, "old"], ["", SECRET]])
def test_a_message_signed_with_one_of_our_secrets_is_genuine(secrets: list[str]) -> None:
    assert is_taken(secrets, BODY, SIGNATURE)


@pytest.mark.parametrize(
    ("secrets", "body", "signature"),
    [
        ([SECRET], BODY, None),
        ([SECRET], BODY, ""),
        ([SECRET], BODY, "no-secret-provided"),
        ([SECRET], BODY, "è" * 64),
        ([SECRET], BODY, SIGNATURE[:-1]),
        ([SECRET], BODY, SIGNATURE.upper()),
        (["another"], BODY, SIGNATURE),
        ([], BODY, SIGNATURE),
        ([SECRET], BODY + b" ", SIGNATURE),
        ([SECRET], BODY.replace(b"CANCELLED", b"ACCEPTED"), SIGNATURE),
        ([""], BODY, hmac.new(b"", BODY, hashlib.sha256).hexdigest()),
        ([""], BODY, "no-secret-provided"),
    ],
    ids=[
        "missing",
        "empty",
        "unsigned",
        "no hex",
        "cut",
        "other case",
        "wrong secret",
        "no secret",
        "longer",
        "altered",
        "by the empty secret",
        "unsigned, empty secret",
    ],
)
def test_anything_else_is_not(secrets: list[str], body: bytes, signature: str | None) -> None:
    assert not is_taken(secrets, body, signature)


def test_a_message_names_the_booking_to_be_read() -> None:
    (notice,) = notices({}, BODY, ROME)
    assert (notice.note, notice.booking_id, notice.booking) == (Note.BOOKING, "bFJeNb2uX8ANpT3JL5EfXw", None)


def test_a_repeated_message_has_the_id_of_the_first() -> None:
    (first,) = notices({}, BODY, ROME)
    assert notices({}, told(), ROME)[0].id == first.id
    others = [
        told(triggerEvent="BOOKING_CREATED"),
        told(createdAt="2026-11-21T10:00:01.000Z"),
        told(payload={"uid": "another"}),
    ]
    assert len({first.id, *(notices({}, other, ROME)[0].id for other in others)}) == 4


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_every_message_we_ask_for_is_about_a_booking(trigger: str) -> None:
    assert notices({}, told(triggerEvent=trigger), ROME)[0].note is Note.BOOKING


@pytest.mark.parametrize("change", [
    {"triggerEvent": "PING", "payload": {}}, {"triggerEvent": "MEETING_ENDED", "payload": None}, {"triggerEvent": 5},
])  # fmt: skip
def test_a_message_about_something_else_is_left_aside(change: dict[str, Any]) -> None:
    (notice,) = notices({}, told(**change), ROME)
    assert (notice.note, notice.booking_id) == (Note.OTHER, None)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"5", b"null", b"{}", b"[" * 100_000, b"\xff", told(payload=None), told(payload=[]),
     told(payload={"uid": 5}), told(payload={"uid": ""})],
    ids=range(12),
)  # fmt: skip
def test_a_message_that_can_not_be_read_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(Unreadable):
        notices({}, body, ROME)


def test_messages_are_asked_for_once(calcom: sandbox.StandIn) -> None:
    first = subscribe(link_to(calcom.base_url), URL, "first")
    second = subscribe(link_to(calcom.base_url), URL, "second")
    assert (first.id, second.secret) == (second.id, "second")
    (held,) = calcom.app.extensions["subscriptions"].all()
    assert (held["subscriberUrl"], held["secret"], held["active"]) == (URL, "second", True)
    assert held["triggers"] == [*TRIGGERS]


def test_two_addresses_are_two_subscriptions(calcom: sandbox.StandIn) -> None:
    ids = {subscribe(link_to(calcom.base_url), f"{URL}{number}", "secret").id for number in (1, 2)}
    assert len(ids) == 2


def test_an_end_of_messages_may_be_asked_for_twice(calcom: sandbox.StandIn) -> None:
    subscription = subscribe(link_to(calcom.base_url), URL, SECRET)
    for _ in range(2):
        unsubscribe(link_to(calcom.base_url), subscription.id)
    assert calcom.app.extensions["subscriptions"].all() == []


def test_with_a_wrong_key_there_are_no_messages(calcom: sandbox.StandIn) -> None:
    with pytest.raises(ReconnectNeeded):
        subscribe(link_to(calcom.base_url, credentials={"api_key": "cal_wrong"}), URL, SECRET)
