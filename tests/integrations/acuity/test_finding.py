"""How a booking is found whose answer was lost, or whose guest calls again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from integrations.sandbox import StandIn
from integrations.vocabulary import State
from tests.integrations.acuity.account import (
    PHONE,
    acuity_spec,
    answer,
    appointment,
    asked,
    client,
    evening,
    wish,
)
from tests.integrations.loopback import Loopback

Serve = Callable[..., Loopback]


@pytest.mark.parametrize("days", [2, 20])
def test_a_booking_is_found_by_its_key_wherever_it_was_moved_to(acuity: StandIn, days: int) -> None:
    wanted = wish(evening(10))
    made = client(acuity.base_url).create_booking(wanted)
    client(acuity.base_url).reschedule_booking(made.id, replace(wanted, start=evening(days)))
    found = client(acuity.base_url).find_booking(wanted)
    assert found is not None and found.id == made.id


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Luigi Verdi"},
        {"phone": "+393330000002"},
        {"event_type": "2"},
        {"email": "anna@example.com"},
        {"start": evening() + timedelta(minutes=30)},
    ],
    ids=str,
)
def test_a_guest_with_an_address_is_found_by_everything_else_that_was_asked_for(
    acuity: StandIn, changes: dict[str, Any]
) -> None:
    wanted = wish(evening(), email="mario@example.com")
    made = client(acuity.base_url).create_booking(wanted)
    assert client(acuity.base_url).find_booking(replace(wanted, **changes)) is None
    found = client(acuity.base_url).find_booking(replace(wanted, email="Mario@Example.com", match_key="z" * 16))
    assert found is not None and found.id == made.id


def test_a_cancelled_booking_is_not_the_one_that_was_made(acuity: StandIn) -> None:
    wanted = wish(evening())
    client(acuity.base_url).cancel_booking(client(acuity.base_url).create_booking(wanted).id)
    assert client(acuity.base_url).find_booking(wanted) is None


def test_cancelled_bookings_of_a_day_are_listed_too(acuity: StandIn) -> None:
    made = client(acuity.base_url).create_booking(wish(evening()))
    client(acuity.base_url).cancel_booking(made.id)
    (listed,) = client(acuity.base_url).bookings(evening() - timedelta(hours=1), evening() + timedelta(hours=1))
    assert (listed.id, listed.state) == (made.id, State.CANCELLED)


def test_upcoming_bookings_are_asked_for_by_the_whole_number(serve: Serve) -> None:
    later = appointment(id=2, datetime="2030-02-05T13:00:00+0100", phone="333 1234567")
    others = [appointment(id=3, phone="+393330000002"), appointment(id=4, datetime="2020-02-05T13:00:00+0100")]
    server = serve(answer([later, appointment(), *others]))
    assert [each.id for each in client(server.url).find_bookings(PHONE)] == ["54321", "2"]
    assert b"phone=%2B393331234567" in server.requests[0]
    operation = acuity_spec()["paths"]["/appointments"]["get"]
    assert asked(server)[2].keys() <= {parameter["name"] for parameter in operation["parameters"]}
