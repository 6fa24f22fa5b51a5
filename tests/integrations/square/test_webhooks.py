"""Is it Square that calls, and what does it say?"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from integrations.errors import NotSupported
from integrations.provider import Note, Unreadable
from integrations.square import webhooks
from integrations.square.webhooks import is_genuine, notices, signature
from integrations.vocabulary import Link, State

# Square's own example: square/square-python-sdk, tests/integration/test_webhooks_helper.py
KEY = "Ibxx_5AKakO-3qeNVR61Dw"
URL = "https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9"
SIGNATURE = "GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4="
BODY = (
    b'{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification",'
    b'"event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f","created_at":"2022-07-13T20:30:59.037339943Z",'
    b'"data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}'
)
HEADERS = {"X-Square-Hmacsha256-Signature": SIGNATURE}
THEN = datetime(2022, 7, 13, 20, 31, tzinfo=UTC)
ROME = ZoneInfo("Europe/Rome")


@pytest.mark.parametrize("secrets", [[KEY], ["new", KEY], [KEY, "old"]])
@pytest.mark.parametrize("name", ["X-Square-Hmacsha256-Signature", "x-square-hmacsha256-signature"])
def test_what_one_of_our_keys_signed_is_genuine(secrets: list[str], name: str) -> None:
    assert is_genuine(secrets, URL, {name: SIGNATURE}, BODY, THEN)


@pytest.mark.parametrize(
    ("secrets", "url", "headers", "body"),
    [
        (["another"], URL, HEADERS, BODY),
        ([], URL, HEADERS, BODY),
        ([KEY], URL + "/", HEADERS, BODY),
        ([KEY], URL.replace("https", "http"), HEADERS, BODY),
        ([KEY], URL, HEADERS, BODY + b" "),
        ([KEY], URL, HEADERS, BODY.replace(b"ML", b"MM")),
        ([KEY], URL, {"X-Square-Hmacsha256-Signature": SIGNATURE[:-1]}, BODY),
        ([KEY], URL, {"X-Square-Hmacsha256-Signature": "è" * 44}, BODY),
        ([KEY], URL, {"X-Square-Hmacsha256-Signature": ""}, BODY),
        ([KEY], URL, {"X-Square-Signature": SIGNATURE}, BODY),
        ([KEY], URL, {}, BODY),
    ],
    ids=[
        *("wrong key", "no key", "other path", "other scheme", "added to", "altered"),
        *("cut", "no base64", "empty", "old header", "missing"),
    ],
)
def test_anything_else_is_not(secrets: list[str], url: str, headers: dict[str, str], body: bytes) -> None:
    assert not is_genuine(secrets, url, headers, body, THEN)


def test_an_empty_key_signs_nothing() -> None:
    assert not is_genuine([""], URL, {"X-Square-Hmacsha256-Signature": signature("", URL, BODY)}, BODY, THEN)


def test_a_message_is_believed_as_long_as_square_tries_and_no_longer() -> None:
    assert is_genuine([KEY], URL, HEADERS, BODY, THEN + timedelta(days=3))
    assert not is_genuine([KEY], URL, HEADERS, BODY, THEN + timedelta(days=5))


def test_a_message_that_comes_again_has_the_same_id() -> None:
    assert notices(HEADERS, BODY, ROME) == notices(HEADERS, BODY, ROME)
    assert notices(HEADERS, BODY, ROME)[0].id == "ac3ac95b-f97d-458c-a6e6-18981597e05f"


def message(kind: str = "booking.created", **booking: object) -> dict[str, Any]:
    """Square's own example of a booking's message."""
    segment = {
        "duration_minutes": 30,
        "service_variation_id": "T3WUWYFJOVW2EU6XGRU5YG4A",
        "service_variation_version": 1605808735978,
        "team_member_id": "_4GsfYnqGHyurOwzWdKj",
    }
    held = {
        "id": "i2id2g3enyspi7",
        "version": 0,
        "status": "ACCEPTED",
        "start_at": "2020-12-17T16:00:00Z",
        "location_id": "L9R0X9X5SGDBJ",
        "customer_id": "SSKBT02ECWZXK6W3VWYC78E52R",
        "customer_note": "",
        "seller_note": "",
        "created_at": "2020-12-08T19:56:53Z",
        "updated_at": "2020-12-08T19:56:53Z",
        "appointment_segments": [segment],
    }
    return {
        "merchant_id": "GQQWA3J6A3AEZ",
        "location_id": "L9R0X9X5SGDBJ",
        "type": kind,
        "event_id": "76193e8a-db85-53c6-b538-1837519cbc12",
        "created_at": "2020-12-08T19:56:53Z",
        "data": {"type": "booking", "id": "i2id2g3enyspi7:0", "object": {"booking": {**held, **booking}}},
    }


def said(told: object) -> bytes:
    return json.dumps(told).encode()


@pytest.mark.parametrize("kind", ["booking.created", "booking.updated"])
def test_a_booking_of_others_is_to_be_read(kind: str) -> None:
    [notice] = notices({}, said(message(kind)), ROME)
    assert (notice.note, notice.booking_id, notice.booking) == (Note.BOOKING, "i2id2g3enyspi7", None)
    assert (notice.id, notice.account) == ("76193e8a-db85-53c6-b538-1837519cbc12", "GQQWA3J6A3AEZ")


def test_a_booking_of_ours_comes_whole() -> None:
    note = "Party of 4 for Mario Rossi\nFinestra\nTavolo a1b2c3d4e5f6g7h8"
    told = message("booking.updated", customer_note=note, status="CANCELLED_BY_SELLER", version=3)
    [notice] = notices({}, said(told), ROME)
    assert notice.booking is not None
    assert (notice.booking.match_key, notice.booking.people, notice.booking.name) == (
        *("a1b2c3d4e5f6g7h8", 4),
        "Mario Rossi",
    )
    assert (notice.booking.state, notice.booking.version) == (State.CANCELLED, "3")
    assert notice.booking.start == datetime(2020, 12, 17, 17, tzinfo=ROME)


def test_access_taken_away_is_said_so() -> None:
    revocation = {"revoked_at": "2020-08-14T15:51:00.246373287Z", "revoker_type": "MERCHANT"}
    told = {
        "merchant_id": "J9Z30SF99NPFJ",
        "type": "oauth.authorization.revoked",
        "event_id": "e1d6ae37-5aa9-45a5-b525-b12caf819fdb",
        "created_at": "2020-08-14T15:51:04.246373287Z",
        "data": {"type": "revocation", "id": "415641cf", "object": {"revocation": revocation}},
    }
    [notice] = notices({}, said(told), ROME)
    assert (notice.note, notice.account, notice.booking_id) == (Note.REVOKED, "J9Z30SF99NPFJ", None)


def test_what_we_did_not_ask_for_is_something_other() -> None:
    [notice] = notices(HEADERS, BODY, ROME)
    assert (notice.note, notice.account) == (Note.OTHER, "MLEFBHHSJGVHD")


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"5", b"\xff", b"[" * 100_000),
        *(said({}), said({**message(), "event_id": None}), said({**message(), "merchant_id": 5})),
        *(said({**message(), "data": {}}), said({**message(), "type": []})),
        *(said(message(start_at="soon")), said(message(id=None)), said(message(appointment_segments=[5]))),
    ],
)
def test_what_can_not_be_read_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        notices({}, body, ROME)


def test_the_subscription_is_not_ours_to_make(link: Link) -> None:
    with pytest.raises(NotSupported):
        webhooks.subscribe(link, URL, KEY)
    with pytest.raises(NotSupported):
        webhooks.unsubscribe(link, "wbhk_1")
