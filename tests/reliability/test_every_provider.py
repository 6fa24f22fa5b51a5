"""The main faults at each provider there is: pending and then made once, moved once, given up once, taken, revoked."""

from collections.abc import Iterator

import pytest

from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn
from tests.reliability import asking
from tests.reliability.elsewhere import Elsewhere, join, opened
from tests.reliability.running import Tavolo
from tests.size import size

pytestmark = pytest.mark.parametrize("database", size(("sqlite",), ("sqlite", "postgresql")))
MOVES = {
    "acuity": "reschedule",
    "calcom": "reschedule",
    "calendly": "create",
    "opentable": "change",
    "square": "update",
}


@pytest.fixture(params=sorted(BOOKING_PROVIDERS))
def house(tavolo: Tavolo, services: dict[str, StandIn], request: pytest.FixtureRequest) -> Iterator[Elsewhere]:
    with opened(tavolo, services, request.param) as made:
        yield made


def in_order(house: Elsewhere) -> None:
    assert house.waiting == [] and house.tavolo.faults(house.place) == []


@pytest.mark.parametrize("fault", ["no_such_name", "html_200", "hang"])
def test_whatever_is_wrong_the_caller_hears_what_is_so(house: Elsewhere, fault: str) -> None:
    house.goes_wrong(fault)
    assert house.check()["notes"] == "Da confermare."
    assert house.book("vapi").told["booking"]["status"] == "pending"
    assert house.connection.status == "connected" and house.connection.last_error
    house.goes_wrong(None)
    house.work()
    assert (house.booking.status, house.held(), len(house.texted)) == ("confirmed", 1, 1)
    in_order(house)


@pytest.mark.parametrize("fault", ["429", "500", "drop_after_write", "truncated", "wrong_shape"])
def test_a_lost_answer_books_once(house: Elsewhere, fault: str) -> None:
    house.goes_wrong(fault, only="create")
    assert house.book().told["status"] == "pending" and house.connection.last_error
    house.goes_wrong(None)
    house.work()
    assert (house.booking.status, house.held(), len(house.texted)) == ("confirmed", 1, 1)
    in_order(house)


@pytest.mark.parametrize("fault", ["500", "drop_after_write"])
def test_a_lost_answer_moves_once_and_cancels_once(house: Elsewhere, fault: str) -> None:
    house.book()
    to = house.fresh_start()
    house.goes_wrong(fault, only=MOVES[house.name])
    assert house.move(to).told["pending"] == "change"
    house.goes_wrong(None)
    house.work()
    assert (house.held(), house.held(to), f"{house.booking.time:%H:%M}") == (0, 1, to[1])
    house.goes_wrong(fault, only="cancel")
    assert house.cancel().told["pending"] == "cancel"
    house.goes_wrong(None)
    house.work()
    assert (house.held(to), house.booking.status, len(house.texted)) == (0, "cancelled", 2)
    in_order(house)


def test_what_is_taken_there_after_the_check_is_refused(house: Elsewhere) -> None:
    assert house.time in house.check()["slots"]
    rival = Elsewhere(house.tavolo, house.place, house.name, house.there, house.connection_id)
    rival.day, rival.time = house.day, house.time
    while rival.book(phone=asking.phone()).ok:
        assert house.held() < 10
    held = house.held()
    refused = house.book()
    assert refused.code == "CLOSED_OR_FULL" and {"day": house.day, "time": house.time} not in refused.alternatives
    assert house.held() == held and house.work() == 0
    in_order(house)


def test_access_that_is_taken_away_is_shown_and_stops_no_booking(
    house: Elsewhere, services: dict[str, StandIn]
) -> None:
    house.goes_wrong("401")
    assert house.book().told["status"] == "pending"
    assert house.connection.status == "error" and house.connection.last_error
    assert house.book(phone=asking.phone()).told["status"] == "confirmed"  # by the house book alone
    house.goes_wrong(None)
    join(house.tavolo, house.place, services, house.name)
    house.work()
    assert house.held() == 1 and {row.status for row in house.tavolo.book(house.place).live} == {"confirmed"}
    in_order(house)
