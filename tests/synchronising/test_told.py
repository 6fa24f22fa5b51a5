"""A provider's messages: taken once, followed soon, and never answered with anything."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.synchronising.conftest import House
from tests.until import until
from webapp.operations import jobs

each_that_tells = pytest.mark.parametrize("provider", ["acuity", "calcom", "calendly", "square"], indirect=True)
QUIET_S = 0.3  # in which a message that should not come would have


@each_that_tells
def test_what_is_booked_moved_and_cancelled_there_is_told(served: House) -> None:
    served.other_side.book("20:00")
    served.told(0)
    served.work()
    assert served.booking.status == "confirmed" and served.booking.source == "provider"
    before = served.notices
    served.other_side.move("21:00")
    served.told(before)
    time.sleep(QUIET_S)
    served.work()
    assert served.booking.time.isoformat("minutes") == "21:00"
    before = served.notices
    served.other_side.cancel()
    served.told(before)
    served.work()
    assert served.booking.status == "cancelled" and served.seatings == []


@each_that_tells
def test_what_we_book_and_move_ourselves_is_never_sent_back(served: House) -> None:
    made = served.book()
    served.told(0)
    time.sleep(QUIET_S)
    served.work()
    assert len(served.other_side.live()) == 1 and served.booking.status == "confirmed"
    version, requests = served.booking.version, served.requests
    time.sleep(QUIET_S)
    assert served.work() == 0
    assert (served.booking.version, served.requests) == (version, requests)
    assert made["status"] == "confirmed"


def test_a_message_about_our_own_booking_changes_nothing(served: House) -> None:
    served.book()
    served.told(0)
    version = served.booking.version
    before = served.requests
    assert served.work() == 1
    assert served.requests == before + 1  # it was read, and nothing was sent
    assert served.booking.version == version
    assert served.log == [("Tavolo", "booking.confirmed")]


@pytest.mark.deadlines
def test_a_message_while_the_answer_is_on_its_way_does_no_harm(served: House) -> None:
    served.there.app.extensions["faults"].switch("slow", times=1, only="create")
    with ThreadPoolExecutor(1) as pool:
        booked = pool.submit(served.book)
        served.told(0)
        assert served.work(0) == 1
        assert served.booking.status == "confirmed" and served.copy.action is None
        assert booked.result()["status"] == "confirmed"
    assert served.work(60) == 0
    assert len(served.other_side.live()) == 1 and len(served.seatings) == 1
    assert served.log == [("Tavolo", "booking.confirmed")]


def test_a_message_before_the_answer_settles_the_booking(served: House) -> None:
    served.there.app.extensions["faults"].switch("drop_after_write", times=1, only="create")
    assert served.book()["status"] == "pending"
    assert served.copy.external_id is None
    until(lambda: served.notices)
    with served.app.app_context():
        jobs.run_one(datetime.now(UTC))  # the message: the booking's own job is leased, or waits
    assert served.booking.status == "confirmed" and served.copy.action is None
    served.work(60)
    assert len(served.other_side.live()) == 1 and len(served.seatings) == 1


@pytest.mark.parametrize("provider", ["square"], indirect=True)
def test_access_that_was_taken_away_turns_the_connection_to_error(served: House) -> None:
    served.there.app.test_client().post("/_sandbox/revoke")
    served.told(0)
    served.work()
    assert served.connection.status == "error"


@pytest.mark.both_databases
def test_a_message_and_fetching_at_once_bring_one_booking(served: House, database: str) -> None:
    served.other_side.book("20:00")
    served.told(0)
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for work in (served.pull, served.work, served.pull, served.work)]:
            done.result()
    assert served.booking.source == "provider" and len(served.seatings) == 1
