"""Moves that the provider was asked for until nobody asked any more, and the ways out of them."""

from integrations.breaker import breaker_of
from integrations.sandbox.calcom.event_types import FOR_FOUR, FOR_TWO
from tests.providers.conftest import ANNA, House
from webapp.operations.bookings import staff


def give_up(house: House) -> None:
    """The worker tries until it leaves it to staff; what was sent first may have been done there."""
    house.goes_wrong("500")
    for round_ in range(12):
        house.work(minutes=60 * (round_ + 1))
    house.goes_wrong(None)
    breaker_of.cache_clear()  # it has had its rest
    assert (house.copy.action, bool(house.copy.trouble)) == ("move", True)


def stuck_for_another_time(house: House) -> str:
    """A caller's move to half past twelve that never was made; the reference."""
    reference: str = house.book()["booking_id"]
    house.goes_wrong("500")
    assert house.post("modify_booking", booking_id=reference, new_time="12:30")["pending"] == "change"
    give_up(house)
    assert len(house.seatings) == 2
    return reference


def stuck_for_more_people(house: House) -> str:
    """A move by staff that may have booked another event type there: its answer was lost; the reference."""
    house.serve([(FOR_TWO, 1, 2), (FOR_FOUR, 3, 8)])
    reference: str = house.book()["booking_id"]
    with house.app.app_context():
        entry = staff.find(house.workplace, reference)
        staff.change(house.workplace, ANNA, reference, entry.version, staff.Changes(people=4))
    house.goes_wrong("drop_after_write", only="create")
    house.work(minutes=0)
    assert len(house.held_there) == 2
    give_up(house)
    return reference


def test_the_day_shows_the_table_that_is_kept_for_a_move_and_for_whom(house: House) -> None:
    reference = stuck_for_another_time(house)
    with house.app.app_context():
        sheet = staff.sheet(house.workplace, house.booking.day)
        (line,), (held,) = sheet.lines, sheet.held
        assert (held.reference, held.name) == (reference, house.booking.name)
        assert held.start != line.entry.start and f"{sheet.local(held.start):%H:%M}" == "12:30"
        staff.see_to(house.workplace, ANNA, reference, house.copy.id)
        assert staff.sheet(house.workplace, house.booking.day).held == ()


def test_a_move_that_was_seen_to_holds_the_tables_of_the_time_it_has(house: House) -> None:
    reference = stuck_for_another_time(house)
    with house.app.app_context():
        staff.see_to(house.workplace, ANNA, reference, house.copy.id)
    (held,) = house.seatings
    assert held.starts_at == house.booking.starts_at


def test_a_move_kept_without_the_provider_holds_the_tables_of_the_time_it_has(house: House) -> None:
    reference = stuck_for_another_time(house)
    with house.app.app_context():
        staff.keep_without(house.workplace, ANNA, reference, house.booking.version, house.copy.id)
    house.work(minutes=0)
    (held,) = house.seatings
    assert held.starts_at == house.booking.starts_at
    assert house.held_there == []


def test_a_cancellation_after_a_move_that_may_have_booked_anew_leaves_nothing_there(house: House) -> None:
    reference = stuck_for_more_people(house)
    assert house.post("cancel_booking", booking_id=reference)["canceled"] is True
    assert house.held_there == [] and house.seatings == []


def test_staff_who_cancel_after_a_move_that_may_have_booked_anew_leave_nothing_there(house: House) -> None:
    reference = stuck_for_more_people(house)
    with house.app.app_context():
        staff.cancel(house.workplace, ANNA, reference, house.booking.version)
    house.work(minutes=0)
    assert house.held_there == []


def test_a_move_that_is_tried_again_is_looked_for_first(house: House) -> None:
    reference = stuck_for_more_people(house)
    with house.app.app_context():
        assert staff.try_again(house.workplace, ANNA, reference, house.copy.id)
    house.work(minutes=0)
    (there,) = house.held_there
    assert there["eventTypeId"] == FOR_FOUR and house.copy.external_id == there["uid"]


def test_when_the_old_booking_can_not_be_cancelled_there_staff_are_told_of_both(house: House) -> None:
    house.serve([(FOR_TWO, 1, 2), (FOR_FOUR, 3, 8)])
    reference = house.book()["booking_id"]
    (there,) = house.held_there
    house.there.app.extensions["book"]._held[there["uid"]]["end"] = "2020-01-01T10:00:00.000Z"
    told = house.post("modify_booking", booking_id=reference, new_people=4)
    assert told["pending"] == "change" and len(house.held_there) == 2
    assert (house.copy.action, bool(house.copy.trouble)) == ("move", True)
