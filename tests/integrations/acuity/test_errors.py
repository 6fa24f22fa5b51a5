"""Every row of the table of errors, and answers that are none."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from integrations.acuity.words import REFUSALS, UNCLEAR
from integrations.errors import (
    NotSupported,
    OutcomeUnknown,
    ReconnectNeeded,
    Rejected,
    ServiceError,
    SlotTaken,
    Unavailable,
)
from integrations.sandbox import StandIn
from integrations.vocabulary import BookingProvider
from tests.integrations.acuity.account import START, answer, appointment, asked, client, evening, refused, wish
from tests.integrations.loopback import Loopback, reply

Serve = Callable[..., Loopback]
FREE = [{"time": "2030-02-04T13:00:00+0100"}]
STATUS = {
    "unauthorized": "401 Unauthorized",
    "forbidden": "403 Forbidden",
    "not_found": "404 Not Found",
    "method_not_allowed": "405 Method Not Allowed",
    "too_many_requests": "429 Too Many Requests",
    "time_unavailable": "422 Unprocessable",
    "double_booked": "409 Conflict",
}


def refused_create(serve: Serve, *answers: bytes) -> tuple[ServiceError, Loopback]:
    server = serve(*answers)
    with pytest.raises(ServiceError) as caught:
        client(server.url).create_booking(wish())
    return caught.value, server


@pytest.mark.parametrize("error", REFUSALS)
def test_each_code_of_the_table_is_its_error(serve: Serve, error: str) -> None:
    kind, reason, _ = REFUSALS[error]
    problem, server = refused_create(serve, refused(error, STATUS.get(error, "400 Bad Request")), answer(FREE))
    assert (type(problem), problem.code) == (kind, reason)
    assert "3331234567" not in str(problem)
    assert len(server.requests) == (2 if reason in UNCLEAR else 1)


@pytest.mark.parametrize(
    "first",
    [
        refused("bad_request"),
        refused("not_found", "404 Not Found"),
        refused("brand_new_code"),
        refused("brand_new_code", "422 Unprocessable"),
        answer([], "400 Bad Request"),
    ],
)
def test_an_unclear_refusal_is_taken_when_the_start_is_no_longer_free(serve: Serve, first: bytes) -> None:
    problem, server = refused_create(serve, first, answer([{"time": "2030-02-04T13:30:00+0100"}]))
    assert type(problem) is SlotTaken
    assert asked(server)[1] == "/api/v1/availability/times"
    problem, _ = refused_create(serve, first, answer(FREE))
    assert type(problem) is Rejected


def test_a_refusal_that_can_not_be_looked_into_is_what_it_says(serve: Serve) -> None:
    problem, _ = refused_create(serve, refused("bad_request"), refused("unauthorized", "401 Unauthorized"))
    assert (type(problem), problem.code) == (Rejected, "bad_request")


def test_moving_asks_what_is_free_without_the_booking_itself(serve: Serve) -> None:
    server = serve(answer(appointment(canceled=False)), refused("bad_request"), answer([]))
    with pytest.raises(SlotTaken):
        client(server.url).reschedule_booking("54321", wish(START.replace(hour=19)))
    assert asked(server)[2]["ignoreAppointmentIDs[]"] == ["54321"]


@pytest.mark.parametrize(
    ("error", "status"), [("cancel_not_allowed", "400 Bad Request"), ("cancel_too_close", "400 Bad Request")]
)
def test_a_booking_that_may_not_be_cancelled_needs_a_person(serve: Serve, error: str, status: str) -> None:
    server = serve(answer(appointment(canceled=False)), refused(error, status))
    with pytest.raises(NotSupported) as caught:
        client(server.url).cancel_booking("54321")
    assert caught.value.code == error


@pytest.mark.parametrize(
    ("given", "kind", "code"),
    [
        (reply(b"<html>", "401 Unauthorized"), ReconnectNeeded, "bad_credentials"),
        (reply(b"<html>", "409 Conflict"), SlotTaken, "http_409"),
        (reply(b"<html>", "429 Too Many", Retry_After="7"), Unavailable, "rate_limited"),
        (refused("not_available", "500 Oops"), OutcomeUnknown, "http_500"),
        (reply(b"<html>", "502 Bad Gateway"), OutcomeUnknown, "http_502"),
        (reply(b"", "302 Found", Location="/elsewhere"), OutcomeUnknown, "http_302"),
        (reply(b"<html>"), OutcomeUnknown, "bad_answer"),
        (reply(b""), OutcomeUnknown, "bad_answer"),
        (answer([]), OutcomeUnknown, "bad_answer"),
        (answer({}), OutcomeUnknown, "bad_answer"),
        (answer(appointment(datetime="soon")), OutcomeUnknown, "bad_answer"),
        (answer(appointment(id="abc")), OutcomeUnknown, "bad_answer"),
    ],
)
def test_every_other_answer_to_a_create_is_a_named_error_too(
    serve: Serve, given: bytes, kind: type[ServiceError], code: str
) -> None:
    problem, server = refused_create(serve, given)
    assert (type(problem), problem.code, len(server.requests)) == (kind, code, 1)


READS: dict[str, Callable[[BookingProvider], Any]] = {
    "whoami": lambda provider: provider.whoami(),
    "event types": lambda provider: provider.event_types(),
    "availability": lambda provider: provider.availability("1", START, START + timedelta(hours=1), 2),
    "dates": lambda provider: provider.availability("1", START, START + timedelta(days=5), 2),
    "booking": lambda provider: provider.booking("1"),
    "bookings": lambda provider: provider.bookings(START, START + timedelta(hours=1)),
    "by phone": lambda provider: provider.find_bookings("+393331234567"),
    "by request": lambda provider: provider.find_booking(wish()),
}


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize(
    "body", ["null", '"text"', "7", "[1]", '[{"id": 1}]', '{"a": [], "b": 1}', '[{"time": "soon"}]']
)
def test_an_answer_of_another_shape_is_no_answer(serve: Serve, read: str, body: str) -> None:
    with pytest.raises(Unavailable) as caught:
        READS[read](client(serve(reply(body.encode())).url))
    assert caught.value.code == "bad_answer"


def test_a_page_that_is_missing_is_no_proof_that_the_booking_is(serve: Serve) -> None:
    with pytest.raises(Rejected):
        client(serve(reply(b"<html>", "404 Not Found")).url).booking("54321")


def test_a_wrong_key_means_reconnecting(acuity: StandIn) -> None:
    with pytest.raises(ReconnectNeeded) as caught:
        client(acuity.base_url, credentials={"user_id": "12345", "api_key": "another"}).whoami()
    assert caught.value.code == "bad_credentials"


@pytest.mark.parametrize(
    ("changes", "kind", "code"),
    [
        ({"start": evening().replace(hour=16)}, SlotTaken, "not_available"),
        ({"start": evening() + timedelta(minutes=7)}, SlotTaken, "not_available"),
        ({"start": evening(-1)}, SlotTaken, "too_soon"),
        ({"start": evening(70)}, SlotTaken, "too_far_ahead"),
        ({"event_type": "5"}, NotSupported, "bad_event_type"),
        ({"event_type": "77"}, NotSupported, "bad_event_type"),
        ({"email": "mario"}, Rejected, "invalid_email"),
        ({"answers": {"99": "?"}}, Rejected, "invalid_fields"),
    ],
)
def test_what_acuity_does_not_book_is_said_by_name(
    acuity: StandIn, changes: dict[str, Any], kind: type[ServiceError], code: str
) -> None:
    with pytest.raises(ServiceError) as caught:
        client(acuity.base_url).create_booking(wish(**{"start": evening(), **changes}))
    assert (type(caught.value), caught.value.code) == (kind, code)
