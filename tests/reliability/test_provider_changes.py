"""A change asked for while another one still waits for the provider's answer: in the end both books say the same."""

from collections.abc import Iterator
from datetime import date, time

import pytest

from integrations.sandbox import StandIn
from tests.connected import ANNA
from tests.reliability.elsewhere import Elsewhere, opened
from tests.reliability.running import Tavolo
from tests.restaurants import workplace_of
from webapp.operations.bookings import staff

pytestmark = pytest.mark.both_databases
MOVES = {"calcom": "reschedule", "calendly": "create"}  # where a move's answer is lost


@pytest.fixture(params=sorted(MOVES))
def house(tavolo: Tavolo, services: dict[str, StandIn], request: pytest.FixtureRequest) -> Iterator[Elsewhere]:
    with opened(tavolo, services, request.param) as made:
        yield made


@pytest.fixture
def to(house: Elsewhere) -> tuple[str, str]:
    """Where the booking was moved to at the provider, which we do not know yet."""
    house.book()
    there = house.fresh_start()
    house.goes_wrong("drop_after_write", only=MOVES[house.name])
    assert house.move(there).told["pending"] == "change"
    assert house.held(there) == 1
    house.goes_wrong(None)
    return there


def agree(house: Elsewhere, start: tuple[str, str] | None, *others: tuple[str, str]) -> None:
    """Once the worker is done, both books hold it at `start` alone; nowhere when that is None."""
    house.work()
    assert house.waiting == [] and house.copy.action is None and house.copy.trouble is None
    assert [house.held(each) for each in others] == [0] * len(others)
    live = [(f"{row.day}", f"{row.time:%H:%M}") for row in house.tavolo.book(house.place).live]
    assert live == ([start] if start else [])
    if start:
        assert house.held(start) == 1
    assert house.tavolo.faults(house.place) == []


def test_another_move_waits_for_the_first(house: Elsewhere, to: tuple[str, str]) -> None:
    further = house.fresh_start()
    refused = house.move(further)
    assert refused.code == "PROVIDER_UNAVAILABLE"
    agree(house, to, (house.day, house.time), further)
    assert house.move(further).told["time"] == further[1]
    agree(house, further, to, (house.day, house.time))


def test_a_cancellation_reaches_what_was_moved(house: Elsewhere, to: tuple[str, str]) -> None:
    assert house.cancel().ok
    agree(house, None, to, (house.day, house.time))
    assert not [text for text in house.texted if "prenotazione modificata" in text]


def test_staff_who_cancel_reach_what_was_moved(house: Elsewhere, to: tuple[str, str]) -> None:
    with house.tavolo.app.app_context():
        entry = staff.find(workplace_of(house.place), house.booking.reference)
        staff.cancel(workplace_of(house.place), ANNA, entry.reference, entry.version)
    agree(house, None, to, (house.day, house.time))


def test_staff_who_move_have_the_last_word(house: Elsewhere, to: tuple[str, str]) -> None:
    further = house.fresh_start()
    wanted = staff.Changes(day=date.fromisoformat(further[0]), time=time.fromisoformat(further[1]))
    with house.tavolo.app.app_context():
        entry = staff.find(workplace_of(house.place), house.booking.reference)
        staff.change(workplace_of(house.place), ANNA, entry.reference, entry.version, wanted)
    agree(house, further, to, (house.day, house.time))


def test_what_may_be_cancelled_already_is_not_moved(house: Elsewhere) -> None:
    house.book()
    house.goes_wrong("drop_after_write", only="cancel")
    assert house.cancel().told["pending"] == "cancel"
    house.goes_wrong(None)
    further = house.fresh_start()
    assert house.move(further).code == "PROVIDER_UNAVAILABLE"
    assert house.cancel().ok
    agree(house, None, further, (house.day, house.time))


def test_what_comes_back_while_it_is_cancelled_there_is_made_anew(house: Elsewhere) -> None:
    house.book()
    with house.tavolo.app.app_context():
        entry = staff.find(workplace_of(house.place), house.booking.reference)
        gone = staff.cancel(workplace_of(house.place), ANNA, entry.reference, entry.version)
        staff.set_status(workplace_of(house.place), ANNA, gone.reference, gone.version, "confirmed")
    agree(house, (house.day, house.time))


def test_a_move_by_staff_that_is_refused_there_is_shown_to_them(house: Elsewhere) -> None:
    house.book()
    further = house.fresh_start()
    take_all(house, further)
    wanted = staff.Changes(day=date.fromisoformat(further[0]), time=time.fromisoformat(further[1]))
    with house.tavolo.app.app_context():
        entry = staff.find(workplace_of(house.place), house.booking.reference)
        staff.change(workplace_of(house.place), ANNA, entry.reference, entry.version, wanted)
    house.work()
    assert house.copy.trouble and house.copy.action is None and house.waiting == []
    assert (f"{house.booking.day}", f"{house.booking.time:%H:%M}") == further  # what staff said stands
    assert house.held() == 1 and house.tavolo.faults(house.place) == []


def take_all(house: Elsewhere, start: tuple[str, str]) -> None:
    """Others book what there is at the provider."""
    is_free = True
    while is_free:
        with opened(house.tavolo, {house.name: house.there}, house.name) as rival:
            rival.day, rival.time = start
            is_free = rival.book().ok
