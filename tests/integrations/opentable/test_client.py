"""What we ask OpenTable, and how we read its refusals and its free tables."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from integrations.errors import ReconnectNeeded, Rejected, ServiceError, Unavailable
from integrations.opentable.client import RESERVATION, OpenTableClient
from integrations.opentable.wire import Call, Wire
from integrations.opentable.words import REFUSALS
from integrations.sandbox import StandIn
from tests.integrations.opentable.asking import (
    AT,
    EVENING,
    LOCKED,
    NOTHING_FREE,
    Serve,
    client,
    free,
    link,
    next_evening,
    refusal,
    said,
    wish,
)
from tests.integrations.opentable.described import Description, recorded


def test_every_request_is_as_it_is_described(restaurant: StandIn, known: dict[str, str]) -> None:
    description, seen = Description(), recorded(restaurant.app)
    tables = client(restaurant.base_url, credentials=known)
    tables.whoami()
    tables.availability("standard", EVENING, EVENING + timedelta(hours=4), 2)
    made = tables.create_booking(wish())
    tables.reschedule_booking(made.id, wish(start=EVENING + timedelta(hours=1), people=3))
    assert tables.find_bookings("+393331234567") and not tables.find_bookings("+393339999999")
    tables.cancel_booking(made.id)
    tables.cancel_booking(made.id)
    assert [one.status for one in seen] == [200, 200, 200, 200, 200, 200, 200, 200, 404, 200, 400]
    for one in seen:
        description.check(one)


@pytest.mark.parametrize(
    "credentials", [{}, {"access_token": ""}, {"access_token": "old", "expires_at": 1.0}], ids=["none", "empty", "old"]
)
def test_without_a_token_that_lasts_nothing_is_sent(serve: Serve, credentials: dict[str, Any]) -> None:
    server = serve(said(free(AT)))
    with pytest.raises(ReconnectNeeded) as refused:
        client(server.url, credentials=credentials).whoami()
    assert refused.value.code == "expired" and server.requests == []


@pytest.mark.parametrize("answer", [refusal(None, "401 Unauthorized"), refusal(None, "403 Forbidden")])
def test_a_token_that_is_refused_wants_to_be_renewed(serve: Serve, answer: bytes) -> None:
    with pytest.raises(ReconnectNeeded) as refused:
        client(serve(answer).url).find_bookings("+393331234567")
    assert refused.value.code == "expired"


def test_without_the_restaurants_number_nothing_is_sent(serve: Serve) -> None:
    server = serve(said(free(AT)))
    with pytest.raises(ReconnectNeeded) as refused:
        client(server.url, options={}).whoami()
    assert refused.value.code == "not_configured" and server.requests == []


@pytest.mark.parametrize("code", REFUSALS)
def test_each_code_of_the_table_is_its_error(serve: Serve, code: str) -> None:
    error, reason, _ = REFUSALS[code]
    status = {"RedirectToHost": "403 Forbidden", "NoAvailability": "404 Not Found"}.get(code, "400 Bad Request")
    with pytest.raises(ServiceError) as refused:
        Wire(link(serve(refusal(code, status)).url)).send(Call("PUT", RESERVATION, json={}, booking_id="1"))
    assert (type(refused.value), refused.value.code) == (error, reason)


@pytest.mark.parametrize(
    "answer", [{"errors": "no"}, {"errors": [7, {"code": 7}]}, ["no"], {"errors": [{"code": "X"}]}]
)
def test_a_refusal_nobody_knows_is_refused_by_its_status(serve: Serve, answer: object) -> None:
    with pytest.raises(Rejected) as refused:
        client(serve(said(answer, "400 Bad Request")).url).find_bookings("+393331234567")
    assert refused.value.code == "http_400"


def test_no_table_at_all_is_no_error(serve: Serve) -> None:
    for answer in (said(NOTHING_FREE), refusal("NoAvailability", "404 Not Found")):
        assert client(serve(answer).url).availability("standard", EVENING, EVENING + timedelta(hours=3), 2) == ()


def test_a_deposit_is_asked_for_at_some_starts_only(tables: OpenTableClient) -> None:
    saturday = next_evening(weekday=5)
    slots = tables.availability("standard", saturday, saturday + timedelta(hours=4), 2)
    assert [slot.start.strftime("%H:%M") for slot in slots if slot.is_provisional] == ["20:30"]


@pytest.mark.parametrize(("policy", "is_provisional"), [("None", False), ("Prepayment", True), ("Sacrifice", True)])
def test_a_policy_nobody_knows_is_provisional(serve: Serve, policy: str, is_provisional: bool) -> None:
    server = serve(said(free(AT, policy=policy)))
    slots = client(server.url).availability("standard", EVENING, EVENING + timedelta(hours=1), 2)
    assert [slot.is_provisional for slot in slots] == [is_provisional]


def test_of_several_kinds_of_table_the_most_demanding_counts(serve: Serve) -> None:
    answer = free(AT)
    answer["times_available"][0]["availability_types"] += free(AT, policy="Hold")["times_available"][0][
        "availability_types"
    ]
    (slot,) = client(serve(said(answer)).url).availability("standard", EVENING, EVENING + timedelta(hours=1), 2)
    assert slot.is_provisional


@pytest.mark.parametrize(
    ("kind", "options", "count"),
    [
        ({"type": "Experience"}, {}, 0),
        ({"diningArea": [{"table_type": ["outdoor", "bar"]}]}, {}, 0),
        ({"diningArea": [{"table_type": ["outdoor", "bar"]}]}, {"table_type": "bar"}, 1),
        ({"diningArea": [{"table_type": ["bar"]}, {"table_type": ["default"]}]}, {}, 1),
        ({"diningArea": []}, {}, 1),
        ({"cancellationPolicy": None, "diningArea": None}, {}, 1),
    ],
)
def test_only_ordinary_tables_of_the_owners_type_are_offered(
    serve: Serve, kind: dict[str, Any], options: dict[str, Any], count: int
) -> None:
    tables = client(serve(said(free(AT, **kind))).url, options={"rid": "12345", **options})
    assert len(tables.availability("standard", EVENING, EVENING + timedelta(hours=1), 2)) == count


def test_times_alone_are_enough(serve: Serve) -> None:
    slots = client(serve(said({"times": [AT]})).url).availability("standard", EVENING, EVENING + timedelta(hours=1), 2)
    assert [slot.start for slot in slots] == [EVENING]


@pytest.mark.parametrize("answer", [None, [], {}, {"times_available": 7}, {"times_available": [{}]}, free("soon")])
def test_an_availability_of_the_wrong_shape_is_unavailable(serve: Serve, answer: object) -> None:
    with pytest.raises(Unavailable) as unclear:
        client(serve(said(answer)).url).availability("standard", EVENING, EVENING + timedelta(hours=1), 2)
    assert unclear.value.code == "bad_answer"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (refusal("RestaurantNotSCEnabled"), "not_enabled"),
        (refusal("InvalidRidOrReservationId"), "restaurant_unknown"),
        (refusal(None, "404 Not Found"), "restaurant_unknown"),
    ],
)
def test_an_account_that_can_not_be_booked_says_why(serve: Serve, answer: bytes, problem: str) -> None:
    account = client(serve(answer).url).whoami()
    assert [each.code for each in account.problems] == [problem] and account.facts == {"rid": "12345"}


def test_a_full_evening_is_no_problem_of_the_account(serve: Serve) -> None:
    assert client(serve(refusal("NoAvailability", "404 Not Found")).url).whoami().problems == ()


def test_what_is_past_is_not_asked_for(serve: Serve) -> None:
    server, now = serve(said(free(AT))), datetime.now(UTC)
    assert client(server.url).availability("standard", now - timedelta(days=1), now, 2) == ()
    assert server.requests == []


def test_neither_logs_nor_errors_tell_who_books_or_with_what_token(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = serve(said(free(AT)), said(LOCKED), said({"errors": [{"code": "IllegalPhoneNumber"}]}, "400 Bad Request"))
    with pytest.raises(Rejected) as refused:
        client(server.url).create_booking(wish())
    told = caplog.text + str(refused.value) + repr(refused.value)
    assert "/inhouse/v1/booking/{rid}/reservations" in caplog.text
    assert not [word for word in ("3331234567", "Rossi", "Mario", "token-1", "lock-1", "Compleanno") if word in told]
