"""Reservations are found by phone number, moved and cancelled."""

from datetime import UTC, timedelta
from typing import Any

import pytest

from integrations.errors import NotSupported, OutcomeUnknown, Rejected, SlotTaken, Unavailable
from integrations.opentable.client import OpenTableClient
from integrations.sandbox import StandIn
from integrations.vocabulary import State
from tests.integrations.opentable.asking import (
    AT,
    EVENING,
    MADE,
    Serve,
    body,
    client,
    free,
    next_evening,
    refusal,
    said,
    sent,
    wish,
)


@pytest.mark.parametrize(
    ("phone", "options", "sent_as"),
    [
        ("+442071838750", {}, {"number": "2071838750", "country_code": 44}),
        ("+390612345678", {}, {"number": "0612345678", "country_code": 39}),
        ("+393331234567", {"country_code_form": "region"}, {"number": "3331234567", "country_code": "IT"}),
        ("+12125550123", {"country_code_form": "region"}, {"number": "2125550123", "country_code": "US"}),
    ],
)
def test_a_number_is_sent_without_its_trunk_zero_and_with_its_country(
    serve: Serve, phone: str, options: dict[str, str], sent_as: dict[str, object]
) -> None:
    server = serve(said({"reservations": [{**MADE, "phone": sent_as}]}))
    found = client(server.url, options={"rid": "12345", **options}).find_bookings(phone)
    assert body(server.requests[0]) == {"phone": sent_as} and found[0].phone == phone


@pytest.mark.parametrize(
    ("answer", "ids"),
    [
        ({"reservations": [MADE]}, ["2110000123"]),
        ({"reservations": MADE}, ["2110000123"]),
        (MADE, ["2110000123"]),
        ([MADE | {"reservation_id": 7}], ["7"]),
        ({"reservations": []}, []),
        ({"reservations": [MADE | {"status": "CancelledWeb"}]}, []),
        ({"reservations": [MADE | {"date_time": "2020-03-05T19:00"}]}, []),
        ({"reservations": None}, []),
        ([], []),
    ],
)
def test_what_a_search_shows_is_read_in_any_of_its_shapes(serve: Serve, answer: object, ids: list[str]) -> None:
    found = client(serve(said(answer)).url).find_bookings("+393331234567")
    assert [each.id for each in found] == ids


@pytest.mark.parametrize("answer", ["no", 7, None, {}, [7], [{}], {"reservations": [{"reservation_id": 1}]}])
def test_a_search_that_can_not_be_read_is_unavailable_and_never_none(serve: Serve, answer: object) -> None:
    with pytest.raises(Unavailable):
        client(serve(said(answer)).url).find_booking(wish())


@pytest.mark.parametrize("phone", [None, 7, {}, {"number": "3331234567"}, {"number": "1", "country_code": "XX"}])
def test_a_reservation_without_a_readable_number_is_read_all_the_same(serve: Serve, phone: object) -> None:
    found = client(serve(said({"reservations": [MADE | {"phone": phone}]})).url).find_bookings("+393331234567")
    assert [(each.id, each.phone) for each in found] == [("2110000123", None)]


def test_a_time_with_an_offset_is_the_moment_it_names(serve: Serve) -> None:
    answer = {"reservations": [MADE | {"date_time": EVENING.astimezone(UTC).isoformat()}]}
    assert client(serve(said(answer)).url).find_booking(wish()) is not None


def test_a_status_nobody_knows_is_unknown_and_an_experience_is_marked(serve: Serve) -> None:
    answer = {"reservations": [MADE | {"status": "Seated", "experience_id": 42}]}
    found = client(serve(said(answer)).url).find_bookings("+393331234567")
    assert found[0].state is State.UNKNOWN and found[0].facts == {"experience_id": 42} and found[0].event_type is None


@pytest.mark.parametrize("change", [{"start": EVENING + timedelta(minutes=30)}, {"people": 3}])
def test_another_time_or_party_is_another_booking(serve: Serve, change: dict[str, Any]) -> None:
    server = serve(said({"reservations": [MADE]}))
    assert client(server.url).find_booking(wish()) is not None
    assert client(server.url).find_booking(wish(**change)) is None


def test_a_move_to_a_start_that_is_taken_is_taken(restaurant: StandIn, tables: OpenTableClient) -> None:
    later = EVENING + timedelta(hours=1)
    for number in range(3):
        tables.create_booking(wish(start=later, match_key=f"b1b2c3d4e5f6g7h{number}"))
    made = tables.create_booking(wish())
    with pytest.raises(SlotTaken):
        tables.reschedule_booking(made.id, wish(start=later))
    assert tables.find_booking(wish()) is not None


def test_a_move_at_a_time_that_is_refused_though_free_is_rejected(serve: Serve) -> None:
    server = serve(said(free(AT)), refusal("InvalidStartDateTime"))
    with pytest.raises(Rejected) as refused:
        client(server.url).reschedule_booking("1", wish())
    assert refused.value.code == "invalid_time"


def test_another_party_at_the_same_full_start_keeps_the_table(tables: OpenTableClient) -> None:
    made = [tables.create_booking(wish(match_key=f"b1b2c3d4e5f6g7h{number}")) for number in range(3)]
    moved = tables.reschedule_booking(made[0].id, wish(people=3))
    assert (moved.id, moved.people, moved.state) == (made[0].id, 3, State.CONFIRMED)


def test_a_move_to_a_start_with_a_deposit_is_provisional(tables: OpenTableClient) -> None:
    saturday = next_evening(weekday=5)
    made = tables.create_booking(wish(start=saturday))
    moved = tables.reschedule_booking(made.id, wish(start=saturday + timedelta(minutes=90)))
    assert moved.state is State.PENDING and moved.facts["policy"] == "Deposit"


def test_what_the_restaurant_wants_to_do_itself_goes_to_a_person(tables: OpenTableClient, serve: Serve) -> None:
    server = serve(refusal("RedirectToHost", "403 Forbidden"))
    with pytest.raises(NotSupported) as refused:
        client(server.url).cancel_booking("1")
    assert refused.value.code == "to_a_person"


@pytest.mark.parametrize("phone", [None, "333", "+393331234567"])
def test_a_move_answered_with_nothing_is_what_was_asked_for(serve: Serve, phone: str | None) -> None:
    server = serve(said(free(AT)), said(None))
    moved = client(server.url).reschedule_booking("17", wish(phone=phone))
    assert (moved.id, moved.start, moved.people) == ("17", EVENING, 2)


@pytest.mark.parametrize("answer", [refusal("InvalidRidOrReservationId"), refusal(None, "404 Not Found"), said({})])
def test_cancelling_what_is_gone_is_a_success(serve: Serve, answer: bytes) -> None:
    server = serve(answer)
    client(server.url).cancel_booking("21/../1?x")
    assert sent(server) == [("DELETE", "/inhouse/v1/booking/12345/reservations/21%2F..%2F1%3Fx")]


def test_a_cancellation_whose_answer_is_lost_is_unknown(serve: Serve) -> None:
    with pytest.raises(OutcomeUnknown):
        client(serve(refusal(None, "500 Oops")).url).cancel_booking("1")
