"""What each refusal and each broken answer of Square's means, and that nothing of a guest shows."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from integrations.errors import (
    NotSupported,
    OutcomeUnknown,
    ReconnectNeeded,
    Rejected,
    ServiceError,
    SlotTaken,
    Unavailable,
)
from integrations.sandbox.square.shop import TABLE_FOR_2
from integrations.square.client import SquareClient
from integrations.square.words import REFUSALS
from integrations.vocabulary import BookingRequest, Link
from tests.contract.case_square import link_to
from tests.integrations.loopback import Loopback, reply
from tests.integrations.square.spec import Listener

Wish = Callable[..., BookingRequest]
Serve = Callable[..., Loopback]


def client_of(server: Loopback) -> SquareClient:
    return SquareClient(link_to(server.url))


def refusal(code: str, status: str, category: str = "INVALID_REQUEST_ERROR") -> bytes:
    body = {"errors": [{"category": category, "code": code, "detail": "+393331234567 is wrong", "field": "x"}]}
    return reply(json.dumps(body).encode(), status)


STATUS_OF = {
    "UNAUTHORIZED": "401 Unauthorized",
    "ACCESS_TOKEN_EXPIRED": "401 Unauthorized",
    "ACCESS_TOKEN_REVOKED": "401 Unauthorized",
    "INSUFFICIENT_SCOPES": "403 Forbidden",
    "FORBIDDEN": "403 Forbidden",
    "MERCHANT_SUBSCRIPTION_NOT_FOUND": "403 Forbidden",
    "NOT_FOUND": "404 Not Found",
    "CONFLICT": "409 Conflict",
}


@pytest.mark.parametrize("code", REFUSALS)
def test_each_code_of_the_table_is_its_error(serve: Serve, wish: Wish, code: str) -> None:
    error, reason, _ = REFUSALS[code]
    server = serve(refusal(code, STATUS_OF.get(code, "400 Bad Request")))
    with pytest.raises(error) as caught:
        client_of(server).availability(TABLE_FOR_2, wish().start, wish(hour=21).start, 2)
    assert (type(caught.value), caught.value.code) == (error, reason)
    assert "3331234567" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "error", "reason"),
    [
        (refusal("SOMETHING_NEW", "400 Bad Request"), Rejected, "refused"),
        (refusal("SOMETHING_NEW", "403 Forbidden"), ReconnectNeeded, "bad_credentials"),
        (refusal("X", "400 Bad Request", "MERCHANT_SUBSCRIPTION_ERROR"), NotSupported, "free_plan"),
        (refusal("RATE_LIMITED", "429 Too Many", "RATE_LIMIT_ERROR"), Unavailable, "rate_limited"),
        (refusal("INTERNAL_SERVER_ERROR", "500 Oops", "API_ERROR"), OutcomeUnknown, "http_500"),
        (refusal("GATEWAY_TIMEOUT", "504 Oops", "API_ERROR"), OutcomeUnknown, "http_504"),
        (refusal("REQUEST_TIMEOUT", "408 Slow"), OutcomeUnknown, "http_408"),
        (reply(b"<html>", "401 Unauthorized"), ReconnectNeeded, "bad_credentials"),
        (reply(b"<html>", "404 Not Found"), Rejected, "http_404"),
        (reply(b'{"errors": []}', "400 Bad Request"), Rejected, "http_400"),
        (reply(b'{"errors": [1]}', "400 Bad Request"), Rejected, "http_400"),
        (reply(b'{"errors": [{"code": 5}]}', "400 Bad Request"), Rejected, "http_400"),
        (reply(b"", "302 Found", Location="http://elsewhere.example/"), OutcomeUnknown, "http_302"),
        (reply(b"[]"), OutcomeUnknown, "bad_answer"),
        (reply(b"{}"), OutcomeUnknown, "bad_answer"),
    ],
)
def test_every_other_answer_to_a_write_is_a_named_error(
    serve: Serve, wish: Wish, answer: bytes, error: type[ServiceError], reason: str
) -> None:
    server = serve(reply(b'{"customers": [{"id": "C1"}]}'), opening(wish()), answer)
    with pytest.raises(ServiceError) as caught:
        client_of(server).create_booking(wish())
    assert (type(caught.value), caught.value.code) == (error, reason)
    assert sum(request.startswith(b"POST /v2/bookings HTTP") for request in server.requests) == 1


@pytest.mark.parametrize("body", ["{}", "[]", '{"customer": 1}', '{"customer": {"id": 1}}', "{"])
def test_a_customer_that_may_have_been_made_is_no_booking_that_may_have_been(
    serve: Serve, wish: Wish, body: str
) -> None:
    server = serve(reply(b'{"customers": []}'), opening(wish()), reply(body.encode()))
    with pytest.raises(Unavailable) as caught:
        client_of(server).create_booking(wish())
    assert caught.value.code == "bad_answer" and len(server.requests) == 3


def opening(request: BookingRequest) -> bytes:
    segment = {"service_variation_id": TABLE_FOR_2, "service_variation_version": 1, "team_member_id": "TM1"}
    found = [{"start_at": request.start.isoformat(), "appointment_segments": [segment]}]
    return reply(json.dumps({"availabilities": found}).encode())


@pytest.mark.parametrize(
    "body", ["{}", "[]", '{"booking": 1}', '{"booking": {"id": "b"}}', '{"booking": {"id": "b", "start_at": "soon"}}']
)
def test_a_booking_that_can_not_be_read_may_have_been_made(serve: Serve, wish: Wish, body: str) -> None:
    server = serve(reply(b'{"customers": [{"id": "C1"}]}'), opening(wish()), reply(body.encode()))
    with pytest.raises(OutcomeUnknown):
        client_of(server).create_booking(wish())


@pytest.mark.parametrize(("code", "status"), [("BAD_REQUEST", "400 Bad"), ("CONFLICT", "409 No"), ("X", "404 No")])
def test_any_unclear_refusal_is_decided_by_asking_again_what_is_free(
    serve: Serve, wish: Wish, code: str, status: str
) -> None:
    known, none = reply(b'{"customers": [{"id": "C1"}]}'), reply(b"{}")
    server = serve(known, opening(wish()), refusal(code, status), none, none)
    with pytest.raises(SlotTaken):
        client_of(server).create_booking(wish())
    server = serve(known, opening(wish()), refusal(code, status), opening(wish()))
    with pytest.raises(Rejected):
        client_of(server).create_booking(wish())


BAD_BODIES = ['{"availabilities": 1}', '{"availabilities": [1]}', '{"availabilities": [{"start_at": 5}]}', "[]", "5"]
BAD_BODIES += ['{"availabilities": [{"start_at": "2026-12-04T19:00:00", "appointment_segments": [{}]}]}']


@pytest.mark.parametrize("body", BAD_BODIES)
def test_free_times_that_can_not_be_read_are_unavailable(serve: Serve, wish: Wish, body: str) -> None:
    with pytest.raises(Unavailable) as caught:
        client_of(serve(reply(body.encode()))).availability(TABLE_FOR_2, wish().start, wish(hour=21).start, 2)
    assert caught.value.code == "bad_answer"


@pytest.mark.parametrize("body", ['{"booking": 5}', '{"booking": {}}', '{"booking": {"id": "", "start_at": ""}}', "{}"])
def test_a_booking_that_can_not_be_read_is_no_proof_that_there_is_none(serve: Serve, body: str) -> None:
    with pytest.raises(Unavailable):
        client_of(serve(reply(body.encode()))).booking("b1")


def test_a_list_without_end_is_given_up(serve: Serve, wish: Wish) -> None:
    server = serve(reply(b'{"bookings": [], "cursor": "again"}'))
    with pytest.raises(Unavailable):
        client_of(server).bookings(wish().start, wish(hour=21).start)
    assert len(server.requests) == 50


@pytest.mark.parametrize("token", ["", None, "té", "a\nb"])
def test_without_a_token_there_is_no_client(token: str | None) -> None:
    with pytest.raises(ReconnectNeeded) as caught:
        SquareClient(link_to("http://127.0.0.1:9", credentials={"access_token": token}))
    assert caught.value.code == "not_configured"


def test_without_a_location_nothing_is_asked(link: Link, listener: Listener) -> None:
    with pytest.raises(ReconnectNeeded) as caught:
        SquareClient(replace(link, facts={})).event_types()
    assert caught.value.code == "not_configured" and listener.heard == []


def test_a_service_that_can_not_be_booked_says_why(serve: Serve) -> None:
    variation = {"id": "V1", "item_variation_data": {"name": "Two"}}
    item = {"item_data": {"name": "Table", "variations": [variation]}}
    [found] = client_of(serve(reply(json.dumps({"items": [item]}).encode()))).event_types()
    assert [problem.code for problem in found.problems] == ["not_bookable", "no_team_member", "no_duration"]
