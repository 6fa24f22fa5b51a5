"""Threads of a server come and go; what they opened goes with them."""

import threading
from pathlib import Path

import pytest

from tests.reliability import asking
from tests.reliability.running import Tavolo

THREADS = 60  # more than any pool of connections holds
FEW = 10


@pytest.mark.both_databases
def test_threads_that_have_ended_hold_no_connection(own_tavolo: Tavolo) -> None:
    place = own_tavolo.open()
    outcomes = []

    def ask() -> None:
        client = own_tavolo.app.test_client()
        outcomes.append(asking.outcome(asking.through(client, asking.check("json", place))))

    ask()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(THREADS):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert [each for each in outcomes if not each.ok] == []
    assert len(list(Path("/proc/self/fd").iterdir())) < before + FEW
