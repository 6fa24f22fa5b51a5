"""A provider on its bad days: the caller hears the truth in time, nothing is booked twice, nothing is lost, and the
owner sees it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from integrations.sandbox import StandIn
from tests.reliability import asking
from tests.reliability.elsewhere import NO_PLACE, ROOM, Elsewhere, join, opened
from tests.reliability.running import Tavolo
from tests.reliability.test_locked import locked
from tests.size import size
from tests.until import until

pytestmark = [pytest.mark.both_databases, pytest.mark.deadlines]
AWAY = tuple(NO_PLACE)
UNREADABLE = ("invalid_json", "truncated", "html_200", "wrong_shape", "redirect", "huge")
FAULTS = (*AWAY, *UNREADABLE, "500", "429", "html_502", "hang", "drip", "drop_after_write")
NOT_SENT = ("429", "500", "html_502", "hang")  # with these nothing was booked there
CROWD = size(8, 24)


@pytest.fixture
def house(tavolo: Tavolo, services: dict[str, StandIn]) -> Iterator[Elsewhere]:
    with opened(tavolo, services, "calcom") as made:
        yield made


def settled(house: Elsewhere) -> None:
    """With the provider well again, the worker makes it one booking here and one there, and the guest is told once."""
    house.goes_wrong(None)
    house.work()
    assert (house.booking.status, house.copy.state, house.held()) == ("confirmed", "confirmed", 1)
    assert len([text for text in house.texted if "è confermato" in text]) == 1
    house.work()
    assert house.held() == 1 and len(house.texted) == 1 and house.waiting == []
    assert house.connection.last_error is None and house.copy.trouble is None
    assert house.tavolo.faults(house.place) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_is_wrong_a_check_is_answered_and_a_booking_is_kept_until_it_is_well(
    house: Elsewhere, fault: str
) -> None:
    house.goes_wrong(fault)
    found = house.check()
    assert house.time in found["slots"] and found["notes"] == "Da confermare."
    told = house.book("vapi").told
    assert told["booking"]["status"] == "pending" and "da confermare" in told["message"]
    assert house.connection.status == "connected" and house.connection.last_error
    assert house.booking.status == "pending" and house.copy.action == "create" and len(house.waiting) == 1
    settled(house)


@pytest.mark.parametrize("fault", ["500", "429", "html_502", "hang", *UNREADABLE, "drip", "drop_after_write"])
def test_a_booking_whose_answer_is_lost_is_found_there_and_made_once(house: Elsewhere, fault: str) -> None:
    house.goes_wrong(fault, only="create")
    assert house.book().told["status"] == "pending"
    assert house.held() == (0 if fault in NOT_SENT else 1)
    assert house.connection.last_error
    again = house.book("vapi")
    assert again.reference == house.booking.reference and again.told["booking"]["status"] == "pending"
    settled(house)


def test_a_slow_answer_is_waited_for(house: Elsewhere) -> None:
    house.goes_wrong("slow")
    assert house.check()["notes"] == "Da confermare."
    assert house.book().told["status"] == "confirmed"
    assert house.held() == 1 and house.texted == []


def test_a_book_that_can_not_be_written_when_the_answer_comes_leaves_it_pending(house: Elsewhere) -> None:
    house.goes_wrong("slow", only="create")
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(house.book, "vapi")
        until(house.held)
        with locked(house.tavolo, house.place):
            told = asked.result()
    assert (told.reference, told.told["booking"]["status"]) == (house.booking.reference, "pending")
    settled(house)


@pytest.mark.parametrize("fault", ["500", "hang", "drop_after_write", "truncated"])
def test_a_move_whose_answer_is_lost_is_made_once(house: Elsewhere, fault: str) -> None:
    house.book()
    to = house.fresh_start()
    house.goes_wrong(fault, only="reschedule")
    assert house.move(to).told["pending"] == "change"
    house.goes_wrong(None)
    house.work()
    assert (house.held(), house.held(to)) == (0, 1)
    assert (f"{house.booking.day}", f"{house.booking.time:%H:%M}", house.waiting) == (*to, [])
    assert len(house.texted) == 1 and house.tavolo.faults(house.place) == []


@pytest.mark.parametrize("fault", ["500", "hang", "drop_after_write", "truncated"])
def test_a_cancellation_whose_answer_is_lost_is_made(house: Elsewhere, fault: str) -> None:
    house.book()
    house.goes_wrong(fault, only="cancel")
    assert house.cancel().told["pending"] == "cancel"
    assert house.booking.status == "confirmed"
    house.goes_wrong(None)
    house.work()
    assert (house.booking.status, house.held(), house.waiting) == ("cancelled", 0, [])
    assert len(house.texted) == 1 and house.tavolo.faults(house.place) == []


def test_a_key_revoked_in_the_middle_of_a_call_stops_no_booking(house: Elsewhere) -> None:
    house.goes_wrong("401", only="create")
    assert house.book().told["status"] == "pending"
    assert (house.connection.status, bool(house.connection.last_error)) == ("error", True)
    other = house.book(phone=asking.phone())
    assert other.told["status"] == "confirmed"  # by the house book alone, from now on
    house.goes_wrong(None)
    house.work(seconds=30)
    assert house.held() == 0 and len(house.waiting) == 1
    join(house.tavolo, house.place, {house.name: house.there}, house.name)
    house.work()
    by_phone = {row.phone: row.status for row in house.tavolo.book(house.place).live}
    assert by_phone == {house.phone: "confirmed", other.told["phone"]: "confirmed"}
    assert house.held() == 1 and house.waiting == []


def test_a_time_taken_between_the_check_and_the_booking_is_refused_with_others(house: Elsewhere) -> None:
    assert house.time in house.check()["slots"]
    for _ in range(ROOM):
        with opened(house.tavolo, {"calcom": house.there}, "calcom") as rival:
            rival.day, rival.time = house.day, house.time
            assert rival.book().ok
    refused = house.book()
    assert (refused.code, refused.told["reason"]) == ("CLOSED_OR_FULL", "elsewhere")
    assert refused.alternatives and {"day": house.day, "time": house.time} not in refused.alternatives
    assert house.held() == ROOM and house.booking.status == "cancelled" and house.copy.state == "refused"
    assert house.work() == 0 and house.texted == []


def test_many_at_once_for_what_is_left_there_get_just_that(tavolo: Tavolo, services: dict[str, StandIn]) -> None:
    with opened(tavolo, services, "calcom", seats=((1, 2),) * CROWD, joined=False) as house:
        requests = [house.wish(asking.DOORS[n % 2], phone=asking.phone()) for n in range(CROWD)]
        outcomes = [asking.outcome(answer) for answer in tavolo.together(requests)]
        assert {each.code for each in outcomes} <= {None, "CLOSED_OR_FULL"}
        house.work()
        assert house.held() == ROOM and house.waiting == []
        live = tavolo.book(house.place).live
        assert [row.status for row in live] == ["confirmed"] * ROOM
        refused = sum(not each.ok for each in outcomes)
        assert refused + len([text for text in house.texted if "nulla è prenotato" in text]) == CROWD - ROOM
        assert tavolo.faults(house.place) == []
