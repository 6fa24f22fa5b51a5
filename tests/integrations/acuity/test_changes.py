"""How bookings are moved, changed and cancelled at Acuity."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from integrations.errors import NotSupported, OutcomeUnknown, Rejected, SlotTaken
from integrations.sandbox import StandIn
from integrations.vocabulary import State
from tests.integrations.acuity.account import (
    PHONE,
    PLACEHOLDER,
    START,
    TERRACE,
    answer,
    appointment,
    asked,
    client,
    evening,
    held,
    refused,
    wish,
)
from tests.integrations.loopback import Loopback

Serve = Callable[..., Loopback]


def test_a_booking_is_moved_to_a_start_that_overlaps_its_own(acuity: StandIn) -> None:
    wanted = wish(evening(), event_type=TERRACE)
    made = client(acuity.base_url).create_booking(wanted)
    later = replace(wanted, start=wanted.start + timedelta(minutes=30))
    moved = client(acuity.base_url).reschedule_booking(made.id, later)
    assert (moved.id, moved.start, moved.match_key) == (made.id, later.start, wanted.match_key)


def test_a_booking_can_not_be_moved_to_what_is_taken(acuity: StandIn) -> None:
    wanted = wish(evening(), event_type=TERRACE)
    made = client(acuity.base_url).create_booking(wanted)
    other = replace(wanted, start=wanted.start.replace(hour=12), match_key="z1b2c3d4e5f6g7h8")
    client(acuity.base_url).create_booking(other)
    with pytest.raises(SlotTaken):
        client(acuity.base_url).reschedule_booking(made.id, replace(wanted, start=other.start))


def test_another_name_and_number_are_changed_without_moving(acuity: StandIn) -> None:
    wanted = wish(evening())
    made = client(acuity.base_url).create_booking(wanted)
    changed = replace(wanted, name="Anna Maria De Luca", phone="+393330000002", email="anna@example.com")
    now = client(acuity.base_url).reschedule_booking(made.id, changed)
    assert (now.name, now.phone, now.email) == ("Anna Maria De Luca", "+393330000002", "anna@example.com")
    assert (held(acuity)[0]["firstName"], held(acuity)[0]["lastName"]) == ("Anna", "Maria De Luca")
    assert now.start == made.start


def test_another_appointment_type_takes_another_booking(acuity: StandIn) -> None:
    made = client(acuity.base_url).create_booking(wish(evening()))
    with pytest.raises(NotSupported) as caught:
        client(acuity.base_url).reschedule_booking(made.id, wish(evening(6), event_type=TERRACE))
    assert caught.value.code == "other_event_type"


@pytest.mark.parametrize("number", ["54321", "99999"])
def test_what_is_cancelled_or_never_was_can_not_be_moved(acuity: StandIn, number: str) -> None:
    client(acuity.base_url).cancel_booking(client(acuity.base_url).create_booking(wish(evening())).id)
    with pytest.raises(Rejected) as caught:
        client(acuity.base_url).reschedule_booking(number, wish(evening(6)))
    assert caught.value.code == "not_found"


def test_a_booking_that_was_moved_and_only_half_changed_is_unknown(serve: Serve) -> None:
    before, after = appointment(canceled=False), appointment(datetime="2030-02-04T19:00:00+0100")
    server = serve(answer(before), answer(after), refused("invalid_email"))
    with pytest.raises(OutcomeUnknown) as caught:
        client(server.url).reschedule_booking("54321", wish(START.replace(hour=19), phone="+393330000002"))
    assert caught.value.code == "half"


def test_a_change_that_is_refused_without_a_move_is_what_it_says(serve: Serve) -> None:
    server = serve(answer(appointment(canceled=False)), refused("invalid_email"))
    with pytest.raises(Rejected) as caught:
        client(server.url).reschedule_booking("54321", wish(email="mario@"))
    assert caught.value.code == "invalid_email"


def test_a_move_needs_no_address(acuity: StandIn) -> None:
    made = client(acuity.base_url).create_booking(wish(evening()))
    moved = client(acuity.base_url, account_email=None).reschedule_booking(made.id, wish(evening(6), phone=None))
    assert (moved.start, moved.phone) == (evening(6), PHONE)


@pytest.mark.parametrize(("email", "query"), [(PLACEHOLDER, {"noEmail": ["true"]}), ("mario@example.com", {})])
def test_cancelling_and_moving_write_to_guests_and_not_to_placeholders(
    serve: Serve, email: str, query: dict[str, list[str]]
) -> None:
    server = serve(answer(appointment(email=email, canceled=False)))
    client(server.url).cancel_booking("54321", "Il cane sta male")
    assert asked(server) == ("PUT", "/api/v1/appointments/54321/cancel", query, {"cancelNote": "Il cane sta male"})
    client(server.url).cancel_booking("54321")
    assert asked(server)[3] == {}
    client(server.url).reschedule_booking("54321", wish(START.replace(hour=19)))
    moved = {"datetime": "2030-02-04T19:00:00+0100", "timezone": "Europe/Rome"}
    assert asked(server) == ("PUT", "/api/v1/appointments/54321/reschedule", query, moved)


@pytest.mark.parametrize(
    "answers",
    [
        [answer(appointment(canceled=True))],
        [answer(appointment()), answer([appointment(canceled=True, noShow=True)])],
        [refused("not_found", "404 Not Found")],
    ],
    ids=["says so", "is in the list", "is gone"],
)
def test_what_is_cancelled_already_is_left_alone(serve: Serve, answers: list[bytes]) -> None:
    server = serve(*answers)
    client(server.url).cancel_booking("54321")
    assert [asked(server, which)[0] for which in range(len(server.requests))] == ["GET"] * len(answers)


def test_what_goes_while_it_is_cancelled_is_a_success(serve: Serve) -> None:
    server = serve(answer(appointment(canceled=False)), refused("not_found", "404 Not Found"))
    client(server.url).cancel_booking("54321")
    assert asked(server)[0] == "PUT"


def test_a_guest_who_did_not_come_is_a_no_show(serve: Serve) -> None:
    server = serve(answer(appointment()), answer([appointment(canceled=True, noShow=True)]))
    read = client(server.url).booking("54321")
    assert read is not None and read.state is State.NO_SHOW
