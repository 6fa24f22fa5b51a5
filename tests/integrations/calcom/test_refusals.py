"""Every refusal of Cal.com's is its error, in both of its bodies; what is unclear is found out."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from integrations import sandbox
from integrations.calcom.client import CalcomClient
from integrations.calcom.words import REFUSALS
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, SlotTaken, Unavailable
from integrations.sandbox.calcom.event_types import FOR_TWO
from tests.integrations.calcom.connecting import PHONE, at, link_to, wish
from tests.integrations.loopback import Loopback, reply

Serve = Callable[..., Loopback]
TOO_SOON = (
    "The event type can't be booked at the \"start\" time provided. This could be because it's too soon (violating the "
    "minimum booking notice) or too far in the future (outside the event's scheduling window)."
)
TEXTS: list[tuple[int, str, type[ServiceError], str]] = [
    (400, "User either already has booking at this time or is not available", SlotTaken, "taken"),
    (400, "One of the hosts either already has booking at this time or is not available", SlotTaken, "taken"),
    (409, "booking_conflict_error", SlotTaken, "taken"),
    (409, "reserved_slot_not_first_in_line", SlotTaken, "taken"),
    (422, "Can't reserve a slot if the event is already booked.", SlotTaken, "taken"),
    (422, "This time slot is already reserved by another user. Please choose a different time.", SlotTaken, "taken"),
    (400, TOO_SOON, SlotTaken, "outside_window"),
    (400, "Attempting to book a meeting in the past.", Rejected, "past"),
    (
        400,
        "Attendee with this email can't book because the maximum number of active bookings has been reached.",
        Rejected,
        "booker_limit",
    ),
    (400, "Attendee must have at least one contact method (email or phone number)", Rejected, "no_contact"),
    (400, "At least one contact method (email or phone number) must be provided", Rejected, "no_contact"),
    (400, "property endd should not exist", Rejected, "bad_request"),
    (400, "start must be a valid ISO 8601 date string", Rejected, "bad_request"),
    (404, "Event type with id 5 not found.", ReconnectNeeded, "event_type_gone"),
    (404, "Event Type not found", ReconnectNeeded, "event_type_gone"),
    (404, "Booking with uid=X was not found in the database", Rejected, "gone"),
    (404, "Could not find original booking", Rejected, "gone"),
    (404, "Cannot GET /v2/slots?eventTypeId=5", NotSupported, "wrong_version"),
    (404, "Cannot POST /v2/bookings/X/reschedule", NotSupported, "wrong_version"),
    (
        400,
        (
            "Can't reschedule booking with uid=X because it has been cancelled. Please provide uid of a booking that "
            "is not cancelled."
        ),
        Rejected,
        "cancelled",
    ),
    (
        400,
        (
            "Can't cancel booking with uid=X because it has been cancelled already. Please provide uid of a booking "
            "that is not cancelled."
        ),
        Rejected,
        "cancelled",
    ),
    (400, "Cannot cancel a booking that has already ended", Rejected, "ended"),
    (401, "ApiAuthStrategy - api key - Your api key is not valid", ReconnectNeeded, "bad_credentials"),
    (403, "Forbidden resource", ReconnectNeeded, "scopes"),
]
EVENT_TYPES = reply(b'{"data": [{"id": 5, "lengthInMinutes": 90}]}')


def envelope(status: int, text: str) -> dict[str, Any]:
    return {
        "status": "error",
        "timestamp": "2026-08-04T11:35:40.675Z",
        "path": "/v2/bookings",
        "error": {"code": "BadRequestException", "message": text, "details": {"message": text, "statusCode": status}},
    }


BODIES: list[Callable[[int, str], dict[str, Any]]] = [
    envelope,
    lambda status, text: {"statusCode": status, "message": text},
    lambda status, text: {"statusCode": status, "message": [text], "error": "Bad Request"},
]


def refusal(status: int, text: str, body: Callable[[int, str], Any] = envelope, **headers: str) -> bytes:
    return reply(json.dumps(body(status, text)).encode(), f"{status} No", **headers)


def booking(server: Loopback) -> ServiceError:
    """What a create at this server raises."""
    with pytest.raises(ServiceError) as refused:
        CalcomClient(link_to(server.url)).create_booking(wish(at(12), 5))
    return refused.value


@pytest.mark.parametrize("body", BODIES, ids=["envelope", "raw", "raw list"])
@pytest.mark.parametrize(("status", "text", "error", "code"), TEXTS)
def test_each_text_is_its_error(
    serve: Serve, status: int, text: str, error: type[ServiceError], code: str, body: Callable[[int, str], Any]
) -> None:
    server = serve(EVENT_TYPES, refusal(status, text + f" {PHONE}", body))
    refused = booking(server)
    assert (type(refused), refused.code) == (error, code)
    assert PHONE[1:] not in str(refused) and "uid=" not in str(refused)
    assert len(server.requests) == 2


def test_each_row_of_the_table_has_its_text() -> None:
    for status, pattern, *_ in REFUSALS:
        assert any(given == status and re.search(pattern, text, re.IGNORECASE) for given, text, *_ in TEXTS), pattern


@pytest.mark.parametrize(
    "answer",
    [
        reply(b"<html>Just a moment...</html>", "403 Forbidden", Content_Type="text/html"),
        reply(b"{}", "403 Forbidden", cf_mitigated="challenge"),
        reply(b"", "403 Forbidden"),
    ],
)
def test_being_taken_for_a_robot_is_no_wrong_key(serve: Serve, answer: bytes) -> None:
    refused = booking(serve(EVENT_TYPES, answer))
    assert (type(refused), refused.code) == (Unavailable, "blocked")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"X_RateLimit_Reset_Default": "7"}, 7),
        ({"X_RateLimit_Reset_Default": "7", "Retry_After": "3"}, 7),
        ({"Retry_After": "3"}, 3),
        ({"X_RateLimit_Reset_Default": "60000"}, 60),
        ({"X_RateLimit_Reset_Default": "soon"}, None),
    ],
)
def test_too_many_requests_say_when_to_come_back(serve: Serve, headers: dict[str, str], seconds: float | None) -> None:
    answer = refusal(429, "ThrottlerException: Too Many Requests", envelope, **headers)
    refused = booking(serve(EVENT_TYPES, answer))
    assert (type(refused), refused.code, refused.retry_after) == (Unavailable, "rate_limited", seconds)


@pytest.mark.parametrize(
    ("status", "body"),
    [(400, b'{"message": "no_available_users_found_error"}'), (404, b"{}"), (409, b"<html>"), (422, b"")],
)  # fmt: skip
@pytest.mark.parametrize(
    ("slots", "error"),
    [
        (reply(json.dumps({"data": {"d": [at(12).isoformat()]}}).encode()), Rejected),
        (reply(json.dumps({"data": {"d": [at(13).isoformat()]}}).encode()), SlotTaken),
        (reply(b'{"data": {}}'), SlotTaken),
        (refusal(401, "Your api key is not valid"), Rejected),
        (reply(b"", "500 Oops"), Rejected),
    ],
    ids=["free", "not free", "nothing free", "not allowed", "not known"],
)
def test_an_unclear_refusal_is_decided_by_whether_the_time_is_still_free(
    serve: Serve, status: int, body: bytes, slots: bytes, error: type[ServiceError]
) -> None:
    refused = booking(serve(EVENT_TYPES, reply(body, f"{status} No"), slots))
    assert isinstance(refused, error)
    assert refused.code == ("taken" if error is SlotTaken else f"http_{status}")


def test_a_blocked_way_is_unavailable_and_nothing_was_booked(calcom: sandbox.StandIn, ours: CalcomClient) -> None:
    calcom.app.extensions["faults"].switch("html_403", only="create")
    with pytest.raises(Unavailable):
        ours.create_booking(wish(at(12)))
    assert ours.find_booking(wish(at(12))) is None


def test_over_the_limit_a_check_waits_or_says_so() -> None:
    with sandbox.running("calcom", per_minute=2) as stand_in:
        ours = CalcomClient(link_to(stand_in.base_url))
        for _ in range(2):
            ours.availability(str(FOR_TWO), at(12), at(13), 2)
        with pytest.raises(Unavailable) as refused:
            ours.availability(str(FOR_TWO), at(12), at(13), 2)
        assert (refused.value.code, refused.value.retry_after) == ("rate_limited", 60)
