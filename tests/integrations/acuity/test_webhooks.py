"""Messages of Acuity: genuine or not, what they say, and asking for them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from integrations.acuity.webhooks import is_genuine, notices, signature, subscribe, unsubscribe
from integrations.errors import OutcomeUnknown, ReconnectNeeded, Rejected, ServiceError, Unavailable
from integrations.provider import Note, Unreadable
from integrations.sandbox import StandIn
from integrations.sandbox.acuity import API_KEY
from tests.integrations.acuity.account import ROME, answer, asked, link, refused
from tests.integrations.loopback import Loopback, reply

Serve = Callable[..., Loopback]
KEY = "acuity-api-key-test"
BODY = b"action=scheduled&id=54321&calendarID=27238&appointmentTypeID=1"
SIGNATURE = "xB4egE+emxq0FB2fEdznAnS8ODzhpZgmWBBYq6ahcyU="
URL = "https://app.example/webhooks/acuity/abc"
NOW = datetime(2026, 11, 21, 19, tzinfo=UTC)


def genuine(secrets: list[str], body: bytes, headers: dict[str, str]) -> bool:
    return is_genuine(secrets, URL, headers, body, NOW)


@pytest.mark.parametrize("secrets", [[KEY], ["new", KEY], [KEY, "old"], ["", KEY]])
@pytest.mark.parametrize("name", ["X-Acuity-Signature", "x-acuity-signature", "X-ACUITY-SIGNATURE"])
def test_a_message_signed_with_one_of_our_keys_is_genuine(secrets: list[str], name: str) -> None:
    assert genuine(secrets, BODY, {name: SIGNATURE})


@pytest.mark.parametrize(
    ("secrets", "body", "given"),
    [
        (["other"], BODY, SIGNATURE),
        ([], BODY, SIGNATURE),
        ([KEY], BODY + b"\n", SIGNATURE),
        ([KEY], BODY.replace(b"54321", b"54322"), SIGNATURE),
        ([KEY], BODY, SIGNATURE[:-1]),
        ([KEY], BODY, "è" * 44),
        ([KEY], BODY, ""),
        ([""], BODY, signature("", BODY).decode()),
    ],
    ids=["wrong key", "no key", "longer", "altered", "signature cut", "no base64", "empty", "empty key"],
)
def test_anything_else_is_not(secrets: list[str], body: bytes, given: str) -> None:
    assert not genuine(secrets, body, {"X-Acuity-Signature": given})


def test_a_message_that_is_replayed_is_genuine_since_no_time_is_signed() -> None:
    headers = {"X-Acuity-Signature": SIGNATURE}
    assert is_genuine([KEY], URL, headers, BODY, NOW) and is_genuine([KEY], URL, headers, BODY, NOW + timedelta(days=9))


def test_a_message_without_signature_is_not_genuine() -> None:
    assert not genuine([KEY], BODY, {})


@pytest.mark.parametrize("action", ["scheduled", "rescheduled", "canceled", "changed"])
@pytest.mark.parametrize("prefix", ["", "appointment."])
def test_both_spellings_of_an_action_name_the_booking_to_read(action: str, prefix: str) -> None:
    (notice,) = notices({}, f"action={prefix}{action}&id=54321&calendarID=1&appointmentTypeID=1".encode(), ROME)
    assert (notice.note, notice.booking_id, notice.booking) == (Note.BOOKING, "54321", None)


def test_a_second_change_of_a_booking_is_never_taken_for_the_first_one_again() -> None:
    first, second = (notices({}, BODY, ROME)[0].id for _ in range(2))
    assert first != second


@pytest.mark.parametrize("body", [b"action=order.completed&id=7", b"action=teleported&id=7"])
def test_what_is_not_about_bookings_is_something_else(body: bytes) -> None:
    assert [notice.note for notice in notices({}, body, ROME)] == [Note.OTHER]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"action=scheduled",
        b"id=54321",
        b"action=scheduled&id=",
        b"action=scheduled&id=../me",
        b"action=scheduled&id=1\xff",
        b"&".join([b"action=scheduled&id=1"] * 40),
    ],
)
def test_a_message_that_can_not_be_read_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(Unreadable):
        notices({}, body, ROME)


# Asking for them


def test_messages_are_asked_for_once_and_signed_with_the_key(acuity: StandIn) -> None:
    first = subscribe(link(acuity.base_url), URL, "proposed")
    assert first.secret == API_KEY
    assert subscribe(link(acuity.base_url), URL, "proposed") == first
    other = subscribe(link(acuity.base_url), f"{URL}d", "proposed")
    assert other.id != first.id
    assert [hook["target"] for hook in acuity.app.extensions["hooks"].all()] == [URL, f"{URL}d"]


def test_a_subscription_is_what_the_contract_says(serve: Serve) -> None:
    made = {"id": 12, "event": "appointment.changed", "target": URL, "status": "active"}
    others = [made | {"status": "disabled"}, made | {"event": "order.completed"}]
    server = serve(answer(others), answer(made | {"id": 13}))
    assert subscribe(link(server.url), URL, "proposed").id == "13"
    assert asked(server) == ("POST", "/api/v1/webhooks", {}, {"event": "appointment.changed", "target": URL})


def test_giving_messages_up_twice_is_a_success(acuity: StandIn) -> None:
    made = subscribe(link(acuity.base_url), URL, "proposed")
    for _ in range(2):
        unsubscribe(link(acuity.base_url), made.id)
    assert acuity.app.extensions["hooks"].all() == []


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ([refused("unauthorized", "401 Unauthorized")], ReconnectNeeded),
        ([answer({"id": 1})], Unavailable),
        ([answer([]), refused("bad_request")], Rejected),
        ([answer([]), answer([])], OutcomeUnknown),
        ([answer([]), reply(b"", "500 Oops")], OutcomeUnknown),
    ],
)
def test_messages_that_can_not_be_asked_for_are_an_error(
    serve: Serve, answers: list[bytes], kind: type[ServiceError]
) -> None:
    with pytest.raises(kind):
        subscribe(link(serve(*answers).url), URL, "proposed")


def test_messages_that_can_not_be_given_up_are_an_error(serve: Serve) -> None:
    with pytest.raises(ReconnectNeeded):
        unsubscribe(link(serve(refused("forbidden", "403 Forbidden")).url), "12")
