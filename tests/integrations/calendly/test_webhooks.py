"""Calendly calls us: what is believed, what it says, and how we ask to be called."""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from integrations.calendly import webhooks
from integrations.calendly.client import CalendlyClient
from integrations.errors import NotSupported
from integrations.provider import Note, Unreadable
from integrations.sandbox import StandIn
from integrations.sandbox.calendly.courier import signature
from integrations.sandbox.calendly.menu import COUNTER, OWNER, TABLE_FOR_2
from integrations.vocabulary import BookingRequest, State
from tests.contract.case import ROME
from tests.contract.case_calendly import FACTS, link_to
from tests.integrations.calendly.description import check, description, recorded
from tests.integrations.loopback import Loopback, reply
from tests.integrations.specs import validator
from tests.until import until

BODY = b"{}"
MOMENT = 1492774577
NOW = datetime.fromtimestamp(MOMENT, UTC)
VECTOR = "t=1492774577,v1=2ddb0fdc1ad242a0eece9d964270ad86442b7381d25d1f99cd41a46999919e32"
URL = "https://book.example.com/webhooks/calendly/1"
API = "https://api.calendly.com"
Serve = Callable[..., Loopback]


def genuine(
    header: str | None = VECTOR, secrets: tuple[str, ...] = ("secret",), body: bytes = BODY, **late: int
) -> bool:
    headers = {} if header is None else {"Calendly-Webhook-Signature": header}
    return webhooks.is_genuine(secrets, URL, headers, body, NOW + timedelta(**late))


@pytest.mark.parametrize("secrets", [("secret",), ("new", "secret"), ("secret", "the app's own key"), ("", "secret")])
def test_a_message_signed_with_one_of_the_secrets_is_genuine(secrets: tuple[str, ...]) -> None:
    assert genuine(secrets=secrets)
    assert webhooks.is_genuine(secrets, URL, {"calendly-webhook-signature": VECTOR}, BODY, NOW)


def test_a_message_counts_for_five_minutes_on_either_side() -> None:
    assert genuine(seconds=299) and genuine(seconds=-299)
    assert not genuine(seconds=301) and not genuine(seconds=-301) and not genuine(days=1)


@pytest.mark.parametrize(
    ("header", "secrets", "body"),
    [
        (None, ("secret",), BODY),
        ("", ("secret",), BODY),
        (VECTOR, (), BODY),
        (VECTOR, ("other",), BODY),
        (VECTOR, ("secret",), b'{"a":1}'),
        (VECTOR, ("secret",), b""),
        (VECTOR[:-1], ("secret",), BODY),
        (VECTOR.replace("v1=", "v0="), ("secret",), BODY),
        (VECTOR.replace("1492774577", "1492774578"), ("secret",), BODY),
        (VECTOR.partition(",")[2], ("secret",), BODY),
        (VECTOR.partition(",")[0], ("secret",), BODY),
        (VECTOR.replace("t=1492774577", "t=soon"), ("secret",), BODY),
        (VECTOR.replace("t=1492774577", "t=²"), ("secret",), BODY),
        (VECTOR.replace("t=1492774577", f"t={'9' * 400}"), ("secret",), BODY),
        ("t=1492774577,v1=è\udc80", ("secret",), BODY),
    ],
)
def test_anything_else_is_not(header: str | None, secrets: tuple[str, ...], body: bytes) -> None:
    assert not genuine(header, secrets, body)


def test_an_empty_secret_signs_nothing() -> None:
    forged = hmac.new(b"", f"{MOMENT}.{{}}".encode(), hashlib.sha256).hexdigest()
    assert not genuine(f"t={MOMENT},v1={forged}", ("",))


# What it says


def message(event: str = "invitee.canceled", **payload: object) -> bytes:
    """The contract's own example."""
    guest = {
        "uri": f"{API}/scheduled_events/EV1/invitees/INV1",
        "event": f"{API}/scheduled_events/EV1",
        "email": "guest@example.com",
        "name": "Guest Example",
        "status": "canceled",
        "rescheduled": False,
        "old_invitee": None,
        "new_invitee": None,
        "timezone": "America/New_York",
        "questions_and_answers": [],
        "cancellation": {"canceled_by": "Owner Example", "reason": "Caller asked to cancel", "canceler_type": "host"},
        "scheduled_event": {
            "uri": f"{API}/scheduled_events/EV1",
            "status": "canceled",
            "start_time": "2026-12-04T19:00:00.000000Z",
            "end_time": "2026-12-04T20:30:00.000000Z",
            "event_type": f"{API}/event_types/ET1",
        },
    }
    said = {
        "event": event,
        "created_at": "2026-11-22T09:00:01.000000Z",
        "created_by": OWNER,
        "payload": guest | payload,
    }
    return json.dumps(said).encode()


def test_a_cancellation_is_a_booking_as_it_is_now() -> None:
    (notice,) = webhooks.notices({}, message(), ROME)
    assert notice.note is Note.BOOKING and notice.booking is not None
    assert notice.booking_id == notice.booking.id == f"{API}/scheduled_events/EV1/invitees/INV1"
    assert (notice.booking.state, notice.booking.email) == (State.CANCELLED, "guest@example.com")
    assert notice.booking.start == datetime(2026, 12, 4, 19, tzinfo=UTC)


def test_deliveries_of_one_message_have_one_id_and_others_another() -> None:
    ids = [webhooks.notices({}, body, ROME)[0].id for body in (message(), message(), message("invitee.created"))]
    assert ids[0] == ids[1] != ids[2]


def test_a_message_of_2023_has_no_event_and_its_booking_is_to_be_read() -> None:
    (notice,) = webhooks.notices({}, message(scheduled_event=None, canceled=True), ROME)
    assert (notice.note, notice.booking) == (Note.BOOKING, None)
    assert notice.booking_id == f"{API}/scheduled_events/EV1/invitees/INV1"


@pytest.mark.parametrize("who", [{"invitee": f"{API}/x"}, {"invitee": {"uri": f"{API}/x"}}])
def test_a_no_show_names_the_booking_to_read(who: dict[str, object]) -> None:
    (notice,) = webhooks.notices({}, message("invitee_no_show.created", uri=f"{API}/no_shows/1", **who), ROME)
    assert (notice.booking_id, notice.booking) == (f"{API}/x", None)


@pytest.mark.parametrize("event", ["routing_form_submission.created", "contact.created", "something.new"])
def test_what_is_not_about_bookings_is_something_else(event: str) -> None:
    (notice,) = webhooks.notices({}, message(event), ROME)
    assert (notice.note, notice.booking_id) == (Note.OTHER, None)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"event": "invitee.created"}',
        b"[" * 100_000,
        message(uri=None),
        message(uri=5),
        message(scheduled_event={"start_time": "soon"}),
        message(scheduled_event={"start_time": "2026-12-04T19:00:00"}),
        message(scheduled_event=5),
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(Unreadable):
        webhooks.notices({}, body, ROME)


# Being called


def wish(client: CalendlyClient, event_type: str = COUNTER) -> BookingRequest:
    day = datetime.now(ROME) + timedelta(days=3)
    start = client.availability(event_type, day, day + timedelta(days=1), 2)[0].start
    return BookingRequest("a1b2c3d4e5f6g7h8", event_type, start, 2, "Mario Rossi", "+393331234567")


def calls(listener: Loopback, number: int) -> list[tuple[dict[str, str], bytes]]:
    """The first so many calls, when they have come."""
    until(lambda: len(listener.requests) >= number)
    found = []
    for request in listener.requests[:number]:
        head, _, body = request.partition(b"\r\n\r\n")
        lines = [line.partition(": ")[::2] for line in head.decode().split("\r\n")[1:]]
        found.append((dict(lines), body))
    return found


def test_who_subscribes_is_told_of_every_hosts_bookings(
    serve: Serve, calendar: StandIn, connect: Callable[..., CalendlyClient]
) -> None:
    listener = serve(reply(b"{}"))
    made = webhooks.subscribe(link_to(calendar), f"{listener.url}/hook", "a secret")
    assert made.secret == "a secret" and made.id.startswith(f"{API}/webhook_subscriptions/")
    first = connect().create_booking(wish(connect(), TABLE_FOR_2))
    second = connect().create_booking(wish(connect(), TABLE_FOR_2))
    told = set()
    for headers, body in calls(listener, 2):
        assert webhooks.is_genuine(["a secret"], listener.url, headers, body, datetime.now(UTC))
        (notice,) = webhooks.notices(headers, body, ROME)
        assert notice.booking is not None and notice.booking.match_key == "a1b2c3d4e5f6g7h8"
        told.add((notice.booking_id, notice.booking.state))
    assert told == {(first.id, State.CONFIRMED), (second.id, State.CONFIRMED)}


def test_a_move_on_the_web_is_told_as_an_end_and_a_beginning(
    serve: Serve, calendar: StandIn, connect: Callable[..., CalendlyClient]
) -> None:
    made = connect().create_booking(wish(connect()))
    listener = serve(reply(b"{}"))
    webhooks.subscribe(link_to(calendar), f"{listener.url}/hook", "a secret")
    event_id = made.id.split("/scheduled_events/")[1].split("/")[0]
    calendar.app.extensions["diary"].move(event_id, made.start + timedelta(days=1))
    told = [webhooks.notices({}, body, ROME)[0].booking for _, body in calls(listener, 2)]
    states = {each.id: (each.state, each.replaces) for each in told if each}
    assert states.pop(made.id) == (State.CANCELLED, None)
    assert list(states.values()) == [(State.CONFIRMED, made.id)]


def test_calls_are_what_the_vendor_describes(
    serve: Serve, calendar: StandIn, connect: Callable[..., CalendlyClient]
) -> None:
    spec, listener = description(), serve(reply(b"{}"))
    with recorded(calendar.app) as seen:
        made = webhooks.subscribe(link_to(calendar), f"{listener.url}/hook", "a secret")
        webhooks.subscribe(link_to(calendar), f"{listener.url}/hook", "another")
        webhooks.unsubscribe(link_to(calendar), made.id)
    for exchange in seen:
        check(spec, exchange)
    webhooks.subscribe(link_to(calendar), f"{listener.url}/hook", "a secret")
    booked = connect().create_booking(wish(connect()))
    connect().cancel_booking(booked.id)
    for _, body in calls(listener, 2):
        validator(spec, spec["components"]["schemas"]["WebhookPayload"]).validate(json.loads(body))


def test_a_subscription_that_is_in_the_way_is_replaced_by_one_with_our_secret(serve: Serve, calendar: StandIn) -> None:
    old, new = (webhooks.subscribe(link_to(calendar), URL, secret) for secret in ("old", "new"))
    (held,) = calendar.app.extensions["courier"].subscriptions()
    assert held["uri"] == new.id != old.id
    other = webhooks.subscribe(link_to(calendar), f"{URL}0", "other")
    assert len(calendar.app.extensions["courier"].subscriptions()) == 2
    for _ in range(2):
        webhooks.unsubscribe(link_to(calendar), other.id)
    assert [each["uri"] for each in calendar.app.extensions["courier"].subscriptions()] == [new.id]


def test_who_sees_only_the_own_bookings_is_told_of_those(calendar: StandIn) -> None:
    calendar.app.extensions["account"].is_admin = False
    link = link_to(calendar, facts=FACTS | {"sees": "user"})
    for secret in ("old", "new"):
        webhooks.subscribe(link, URL, secret)
    (held,) = calendar.app.extensions["courier"].subscriptions()
    assert (held["scope"], held["user"]) == ("user", OWNER)
    assert set(held["events"]) == set(webhooks.EVENTS)


def test_a_free_plan_is_told_nothing(calendar: StandIn) -> None:
    calendar.app.extensions["account"].is_paid = False
    with pytest.raises(NotSupported) as refused:
        webhooks.subscribe(link_to(calendar), URL, "secret")
    assert refused.value.code == "free_plan"


def test_the_stand_in_signs_as_the_vendor_does() -> None:
    assert webhooks.is_genuine(["key"], URL, {webhooks.HEADER: signature("key", b"body")}, b"body", datetime.now(UTC))


def test_a_call_that_is_not_taken_is_repeated(serve: Serve, calendar: StandIn, connect: Any) -> None:
    listener = serve(reply(b"", "301 Elsewhere", Location="/"), reply(b"", "500 Broken"), reply(b"{}"))
    webhooks.subscribe(link_to(calendar), f"{listener.url}/hook", "a secret")
    connect().create_booking(wish(connect()))
    bodies = {body for _, body in calls(listener, 3)}
    assert len(bodies) == 1
