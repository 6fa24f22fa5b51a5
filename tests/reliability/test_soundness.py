"""The reader of the book sees each thing that can be wrong with it."""

import pytest
from sqlalchemy import create_engine, text

from tests.reliability import asking
from tests.reliability.running import Tavolo
from tests.reliability.test_start import without_guard
from tests.restaurants import Place

SPOILT = {
    "is held twice": "update seating set table_no = (select min(table_no) from seating)",
    "people sit at": "update booking set people = 40",
    "is live and holds no table": "delete from seating",
    "held by a booking that is not expected": "update booking set status = 'cancelled'",
    "at another time than its own": "update seating set starts_at = starts_at + 1",
    "tells of a booking that is not there": "update tool_call set booking_id = restaurant_id",
    "was made by nobody's call": "delete from tool_call",
    "µs": "update tool_call set duration_us = -1",
    "times over": "update booking set phone = '+390612345678'",
}


@pytest.fixture
def place(own_tavolo: Tavolo) -> Place:
    """Two parties at the same hour."""
    opened = own_tavolo.open()
    client = own_tavolo.app.test_client()
    for _ in range(2):
        assert asking.outcome(asking.through(client, asking.create("json", opened))).ok
    without_guard(own_tavolo)
    return opened


@pytest.mark.parametrize("fault", SPOILT)
def test_a_spoilt_book_is_noticed(own_tavolo: Tavolo, place: Place, fault: str) -> None:
    assert own_tavolo.faults(place) == []
    engine = create_engine(own_tavolo.url)
    with engine.begin() as connection:
        connection.execute(text(SPOILT[fault]))
    engine.dispose()
    assert fault in "\n".join(own_tavolo.faults(place))
