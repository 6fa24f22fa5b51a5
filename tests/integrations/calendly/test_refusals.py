"""What Calendly's refusals and odd answers mean to whoever asked: every row of the contract's table."""

from datetime import timedelta

import pytest

from integrations.calendly.words import in_utc
from integrations.errors import (
    NotSupported,
    OutcomeUnknown,
    ReconnectNeeded,
    Rejected,
    ServiceError,
    SlotTaken,
    Unavailable,
)
from tests.integrations.calendly.replies import (
    API,
    BOOKING,
    EVENT_TYPE,
    START,
    Json,
    Serve,
    client,
    event,
    event_type,
    invitee,
    one,
    page,
    said,
    times,
    title,
    wish,
)

PERMISSION, SCOPE = "Permission Denied", "Insufficient scope"
PLAN = "The Scheduling API is only available on paid Calendly plans. Upgrade your plan to access this feature."
LIST = "This operation requires the scopes listed in the 'required_scopes' array."
TABLE: list[tuple[int, Json, type[ServiceError], str]] = [
    (401, title("Unauthenticated", "The access token is invalid"), ReconnectNeeded, "expired"),
    (401, title("Unauthenticated", "The access token expired"), ReconnectNeeded, "expired"),
    (401, title("Unauthenticated", "The access token was revoked"), ReconnectNeeded, "expired"),
    (403, title(SCOPE, LIST, required_scopes=["scheduled_events:write"]), ReconnectNeeded, "scopes"),
    (403, title(PERMISSION, PLAN), NotSupported, "free_plan"),
    (403, title(PERMISSION, "Please upgrade your Calendly account to Standard"), NotSupported, "free_plan"),
    (403, title(PERMISSION, "Please upgrade your Calendly account to Professional"), NotSupported, "free_plan"),
    (403, title(PERMISSION, "You do not have permission"), NotSupported, "not_allowed"),
    (403, title(PERMISSION, "This user is not in your organization"), NotSupported, "not_allowed"),
    (403, {}, NotSupported, "not_allowed"),
    (424, title("External Calendar Error", "There is a problem accessing your calendar."), ReconnectNeeded, "calendar"),
    (429, {}, Unavailable, "rate_limited"),
]


@pytest.mark.parametrize(("status", "body", "error", "code"), TABLE)
def test_a_refusal_means_the_same_to_a_booking_and_to_a_list(
    serve: Serve, status: int, body: Json, error: type[ServiceError], code: str
) -> None:
    wait = {"X_RateLimit_Reset": "60"}
    listing, booking = serve(said(status, body, **wait)), serve(one(event_type()), said(status, body, **wait))
    for ask in (client(listing).event_types, lambda: client(booking).create_booking(wish())):
        with pytest.raises(error) as refused:
            ask()
        assert type(refused.value) is error and refused.value.code == code
        assert refused.value.retry_after == (60.0 if status == 429 else None)
    assert len(listing.requests) == 1 and len(booking.requests) == 2


@pytest.mark.parametrize("status", [400, 404, 409])
@pytest.mark.parametrize("is_free", [True, False])
def test_an_unclear_refusal_of_a_booking_is_looked_into(serve: Serve, status: int, is_free: bool) -> None:
    refusal = said(status, title("Invalid Argument", "The supplied parameters are invalid."))
    server = serve(one(event_type()), refusal, times(START) if is_free else times(START + timedelta(minutes=30)))
    with pytest.raises(Rejected if is_free else SlotTaken) as refused:
        client(server).create_booking(wish())
    assert refused.value.code == ("refused" if is_free else "slot_taken")
    assert len(server.requests) == 3


def test_a_refusal_that_cannot_be_looked_into_was_still_no_booking(serve: Serve) -> None:
    server = serve(one(event_type()), said(404, {}), said(429, {}))
    with pytest.raises(Unavailable):
        client(server).create_booking(wish())


@pytest.mark.parametrize("status", [500, 503, 301, 408])
def test_a_booking_without_a_clear_answer_is_never_sent_again(serve: Serve, status: int) -> None:
    server = serve(one(event_type()), said(status, {}, Location="/elsewhere"))
    with pytest.raises(OutcomeUnknown):
        client(server).create_booking(wish())
    assert len(server.requests) == 2


@pytest.mark.parametrize("body", [[], None, {}, {"resource": None}, {"resource": BOOKING}, {"resource": {"a": 1}}])
def test_an_answer_of_another_shape_leaves_a_booking_unknown_and_a_reading_unavailable(
    serve: Serve, body: object
) -> None:
    with pytest.raises(OutcomeUnknown) as unknown:
        client(serve(one(event_type()), said(201, body))).create_booking(wish())
    with pytest.raises(Unavailable) as unclear:
        client(serve(said(200, body))).booking(BOOKING)
    assert unknown.value.code == unclear.value.code == "bad_answer"


@pytest.mark.parametrize(
    "body", [[], {"collection": [1], "pagination": {}}, {"collection": [{}]}, {"collection": None}]
)
def test_a_list_of_another_shape_is_unavailable(serve: Serve, body: object) -> None:
    for ask in ("event_types", "find_booking", "bookings", "availability"):
        asked = {
            "event_types": (),
            "find_booking": (wish(),),
            "bookings": (START, START + timedelta(days=1)),
            "availability": (EVENT_TYPE, START, START + timedelta(days=1), 2),
        }[ask]
        with pytest.raises(Unavailable) as unclear:
            getattr(client(serve(said(200, body))), ask)(*asked)
        assert unclear.value.code == "bad_answer"


@pytest.mark.parametrize("start", ["2026-12-04T19:00:00", "soon", None, 5])
def test_a_start_that_is_no_moment_is_unavailable(serve: Serve, start: object) -> None:
    body = {"collection": [{"start_time": start}]}
    with pytest.raises(Unavailable):
        client(serve(said(200, body))).availability(EVENT_TYPE, START, START + timedelta(days=1), 2)


def test_starts_with_and_without_fractions_are_read_and_full_ones_left_out(serve: Serve) -> None:
    offered = [
        {"start_time": START.strftime("%Y-%m-%dT%H:%M:%S.000000Z"), "invitees_remaining": 1},
        {"start_time": in_utc(START + timedelta(minutes=30)), "invitees_remaining": 0},
        {"start_time": in_utc(START + timedelta(minutes=60)), "status": "unavailable"},
        {"start_time": in_utc(START + timedelta(days=2))},
    ]
    server = serve(said(200, {"collection": offered}))
    found = client(server).availability(EVENT_TYPE, START, START + timedelta(days=1), 2)
    assert [slot.start for slot in found] == [START]


def test_every_page_is_read(serve: Serve) -> None:
    server = serve(page(event_type(), token="next one"), page(event_type(uri=f"{API}/event_types/ET2")))
    assert [each.id[-3:] for each in client(server).event_types()] == ["ET1", "ET2"]
    assert b"page_token=next+one" in server.requests[1]


def test_a_list_without_an_end_is_given_up(serve: Serve) -> None:
    server = serve(page(event_type(), token="again"))
    with pytest.raises(Unavailable) as refused:
        client(server).event_types()
    assert refused.value.code == "too_many" and len(server.requests) == 30


@pytest.mark.parametrize(
    ("body", "error", "code"),
    [
        (title(PERMISSION, "Event is already canceled"), None, None),
        (title(PERMISSION, "Event in the past"), Rejected, "past"),
        (title(PERMISSION, "You are not allowed to cancel this event"), NotSupported, "not_allowed"),
    ],
)
def test_a_refusal_to_cancel_says_which(
    serve: Serve, body: Json, error: type[ServiceError] | None, code: str | None
) -> None:
    asking = client(serve(one(event()), said(403, body)))
    if error is None:
        asking.cancel_booking(BOOKING)
        return
    with pytest.raises(error) as refused:
        asking.cancel_booking(BOOKING)
    assert refused.value.code == code


def test_what_is_gone_or_cancelled_is_not_cancelled_again(serve: Serve) -> None:
    for answer in (said(404, title("Resource Not Found", "")), one(event(status="canceled"))):
        server = serve(answer)
        client(server).cancel_booking(BOOKING, "Reason")
        assert len(server.requests) == 1


def test_a_group_is_not_cancelled_for_one_of_its_guests(serve: Serve) -> None:
    shared = one(event(invitees_counter={"total": 3, "active": 2, "limit": 8}))
    server = serve(shared, one(invitee()), shared)
    with pytest.raises(NotSupported) as refused:
        client(server).cancel_booking(BOOKING)
    assert refused.value.code == "group"
    assert all(request.startswith(b"GET ") for request in server.requests)
    gone = serve(shared, one(invitee(status="canceled")), shared)
    client(gone).cancel_booking(BOOKING)
    assert all(request.startswith(b"GET ") for request in gone.requests)


def test_the_last_guest_of_a_group_can_be_cancelled(serve: Serve) -> None:
    alone = one(event(invitees_counter={"total": 3, "active": 1, "limit": 8}))
    server = serve(alone, one(invitee()), alone, one({}, 201))
    client(server).cancel_booking(BOOKING)
    assert server.requests[-1].startswith(b"POST /scheduled_events/EV1/cancellation ")
