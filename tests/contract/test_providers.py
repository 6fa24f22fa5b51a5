"""The same questions to every provider of the registry."""

from dataclasses import replace
from datetime import timedelta

import pytest

from integrations.errors import OutcomeUnknown, ReconnectNeeded, ServiceError, SlotTaken, Unavailable
from integrations.vocabulary import BookingProvider, ProviderBooking, State, match_key_of_email
from tests.contract.case import Case, wish

SECONDS = 10.0  # a bound against hanging
SHORT = 0.8


def client_of(case: Case, seconds: float = SECONDS) -> BookingProvider:
    return case.provider.client(case.link(seconds))


def read_again(case: Case, made: ProviderBooking) -> ProviderBooking | None:
    """The booking as the provider holds it now: by its id, or among those of its phone number."""
    if case.provider.capabilities.reads_by_id:
        return client_of(case).booking(made.id)
    with pytest.raises(ServiceError) as refused:
        client_of(case).booking(made.id)
    assert type(refused.value).__name__ == "NotSupported" and case.provider.capabilities.finds_by_phone
    return next((each for each in client_of(case).find_bookings(made.phone or "") if each.id == made.id), None)


def first_slots(case: Case) -> list[object]:
    return list(client_of(case).availability(case.event_type, case.noon, case.midnight, case.people))


def booked(case: Case, which: int = 0, **changes: object) -> ProviderBooking:
    slots = client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)
    return client_of(case).create_booking(wish(case, slots[which].start, **changes))


def starts(case: Case) -> list[object]:
    return [slot.start for slot in client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)]


def test_the_account_is_named(case: Case) -> None:
    account = client_of(case).whoami()
    assert account.id and account.name and account.problems == ()


def test_what_can_be_booked_is_listed(case: Case) -> None:
    found = {each.id: each for each in client_of(case).event_types()}
    assert case.event_type in found
    assert found[case.event_type].minutes > 0 and found[case.event_type].problems == ()


def test_starts_are_aware_ordered_and_within_what_was_asked(case: Case) -> None:
    found = client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)
    assert len(found) >= 3
    assert all(slot.start.tzinfo is not None for slot in found)
    assert [slot.start for slot in found] == sorted(slot.start for slot in found)
    assert all(case.noon <= slot.start < case.midnight for slot in found)


def test_a_check_of_one_day_takes_two_requests_at_most(case: Case) -> None:
    before = case.requests()
    first_slots(case)
    assert case.requests() - before <= 2


def test_every_slot_offered_can_be_booked_once(case: Case) -> None:
    made = booked(case)
    assert made.state in (State.CONFIRMED, State.PENDING)
    assert made.id
    assert made.start not in starts(case) or case.provider.capabilities.takes_people
    with pytest.raises(SlotTaken):
        for number in range(30):  # a provider may have several tables for one start
            client_of(case).create_booking(wish(case, made.start, match_key=f"x1b2c3d4e5f6g7{number:02}"))


def test_a_booking_is_found_again_as_it_was_made(case: Case) -> None:
    made = booked(case)
    read = read_again(case, made)
    assert read is not None
    assert (read.id, read.start, read.state) == (made.id, made.start, made.state)
    assert "Rossi" in read.name


def test_the_booking_of_a_request_is_found_by_its_match_key(case: Case) -> None:
    slots = client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)
    request = wish(case, slots[0].start)
    assert client_of(case).find_booking(request) is None
    made = client_of(case).create_booking(request)
    found = client_of(case).find_booking(request)
    assert found is not None and found.id == made.id
    other = replace(request, match_key="z9z9z9z9z9z9z9z9", start=slots[1].start)
    assert client_of(case).find_booking(other) is None


def test_guests_with_an_address_of_their_own_are_found_too(case: Case) -> None:
    slots = client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)
    request = wish(case, slots[0].start, email="mario@example.com")
    made = client_of(case).create_booking(request)
    found = client_of(case).find_booking(request)
    assert found is not None and found.id == made.id
    assert match_key_of_email(made.email) is None


def test_a_cancelled_booking_is_free_again(case: Case) -> None:
    made = booked(case)
    client_of(case).cancel_booking(made.id, "Il cane sta male")
    client_of(case).cancel_booking(made.id)  # again: a success
    read = read_again(case, made)
    assert read is None or read.state is State.CANCELLED
    assert made.start in starts(case)


def test_cancelling_what_never_was_is_a_success_or_said_plainly(case: Case) -> None:
    assert read_again(case, replace(booked(case), id="999999999999999999999999")) is None


def test_a_moved_booking_is_at_its_new_time_and_the_old_one_is_free(case: Case) -> None:
    slots = client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)
    request = wish(case, slots[0].start)
    made = client_of(case).create_booking(request)
    if not case.provider.capabilities.reschedules:
        with pytest.raises(ServiceError) as refused:
            client_of(case).reschedule_booking(made.id, replace(request, start=slots[-1].start))
        assert type(refused.value).__name__ == "NotSupported"
        return
    moved = client_of(case).reschedule_booking(made.id, replace(request, start=slots[-1].start))
    assert moved.start == slots[-1].start
    assert (moved.id == made.id) is case.provider.capabilities.keeps_id
    if not case.provider.capabilities.keeps_id:
        assert moved.replaces == made.id
    assert slots[0].start in starts(case)


def test_bookings_of_a_day_are_listed_to_the_end(case: Case) -> None:
    if not case.provider.capabilities.lists_bookings:
        with pytest.raises(ServiceError) as refused:
            client_of(case).bookings(case.noon, case.midnight)
        assert type(refused.value).__name__ == "NotSupported"
        return
    made = [booked(case, match_key=f"a1b2c3d4e5f6g7h{number}").id for number in range(3)]
    found = client_of(case).bookings(case.noon, case.midnight)
    assert sorted(each.id for each in found if each.state.is_live) == sorted(made)
    assert client_of(case).bookings(case.midnight, case.midnight + timedelta(days=1)) == ()


def test_bookings_of_a_phone_number_are_found_where_that_is_promised(case: Case) -> None:
    made = booked(case)
    if not case.provider.capabilities.finds_by_phone:
        return
    assert [each.id for each in client_of(case).find_bookings("+393331234567")] == [made.id]
    assert client_of(case).find_bookings("+393339999999") == ()


def test_times_come_back_as_the_moments_they_are(case: Case) -> None:
    made = booked(case)
    listed = read_again(case, made)
    assert listed is not None and listed.start == made.start and listed.start.tzinfo is not None


@pytest.mark.parametrize("fault", ["500", "hang", "html_502", "429", "invalid_json", "drip", "huge"])
def test_a_check_of_a_service_in_trouble_is_unavailable_within_its_deadline(case: Case, fault: str) -> None:
    case.stand_in.app.extensions["faults"].switch(fault)
    with pytest.raises(Unavailable):
        client_of(case, SHORT).availability(case.event_type, case.noon, case.midnight, case.people)


def test_credentials_that_no_longer_work_are_said_to_be_so(case: Case) -> None:
    case.stand_in.app.extensions["faults"].switch("401")
    with pytest.raises(ReconnectNeeded):
        client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)


def test_a_create_whose_answer_is_lost_is_unknown_and_found_again(case: Case) -> None:
    slots = client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)
    request = wish(case, slots[0].start)
    case.stand_in.app.extensions["faults"].switch("drop_after_write", only="create")
    with pytest.raises(OutcomeUnknown):
        client_of(case).create_booking(request)
    case.stand_in.app.extensions["faults"].switch(None)
    found = client_of(case).find_booking(request)
    assert found is not None and found.start == request.start


def test_a_create_that_was_refused_before_it_was_done_is_not_found(case: Case) -> None:
    slots = client_of(case).availability(case.event_type, case.noon, case.midnight, case.people)
    request = wish(case, slots[0].start)
    case.stand_in.app.extensions["faults"].switch("500", only="create")
    with pytest.raises((OutcomeUnknown, Unavailable)):
        client_of(case).create_booking(request)
    case.stand_in.app.extensions["faults"].switch(None)
    assert client_of(case).find_booking(request) is None
