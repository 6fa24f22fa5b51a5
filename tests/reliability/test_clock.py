"""The machine's clock is set an hour back and forth under load: nothing took less than no time, nothing is lost, and a
key that was used an hour from now still counts."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.reliability import asking
from tests.reliability.asking import DOORS
from tests.reliability.running import Tavolo
from tests.restaurants import ahead
from tests.size import size
from webapp.store import tool_calls

THREADS = 4
ROUNDS = size(6, 100)
AN_HOUR = timedelta(hours=1)
MOST_S = 60.0  # no call takes longer; an hour would


@pytest.mark.both_databases
def test_a_clock_that_jumps_makes_no_duration_negative(own_tavolo: Tavolo) -> None:
    place = own_tavolo.open(seats=((1, 2),) * 4, joined=False)
    keys = [f"key-{number}" for number in range(ROUNDS)]
    requests = {key: asking.create(DOORS[n % 2], place, key, day=ahead(3 + n % 60)) for n, key in enumerate(keys)}
    failures: list[object] = []
    is_over = threading.Event()

    def keep_asking() -> None:
        client = own_tavolo.app.test_client()
        while not is_over.is_set():
            for request in (*requests.values(), asking.check("json", place)):
                outcome = asking.outcome(asking.through(client, request))
                failures.extend([outcome] * (not outcome.ok))

    threads = [threading.Thread(target=keep_asking) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    true_time = datetime.now(UTC)
    for round_ in range(ROUNDS):
        with time_machine.travel(true_time + AN_HOUR * (-1) ** round_, tick=True):
            is_over.wait(0.1)
    is_over.set()
    for thread in threads:
        thread.join()
    with own_tavolo.app.app_context():
        tool_calls.batches().flush()
    book = own_tavolo.book(place)
    assert failures == []
    assert own_tavolo.faults(place) == []
    assert len(book.live) == ROUNDS
    assert all(0 <= call.duration_us < MOST_S * 1_000_000 for call in book.tool_calls)
    assert {call.tool for call in book.tool_calls} == {"create_booking", "check_openings"}
